"""Restrictions: cases that only some people of the team may open, each page that they see noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from .members import Member, key_of, known
from .schema import admitted, people, restricted


def restrict(connection: Connection, case: str, names: Iterable[str]) -> tuple[str, ...]:
    """Let these people and nobody else open the case; their names. Raises TeamError where one is not of the team."""
    people_of = [known(connection, name).name for name in dict.fromkeys(names)]
    lift(connection, case)
    connection.execute(insert(restricted).values(case=case))
    for name in people_of:
        connection.execute(insert(admitted).values(case=case, person=key_of(name)))
    return tuple(people_of)


def lift(connection: Connection, case: str) -> bool:
    """Let the whole team open the case again; whether it was restricted."""
    connection.execute(delete(admitted).where(admitted.c.case == case))
    return bool(connection.execute(delete(restricted).where(restricted.c.case == case)).rowcount)


def is_restricted(connection: Connection, case: str) -> bool:
    """Whether only some may open the case."""
    return connection.execute(select(restricted).where(restricted.c.case == case)).first() is not None


def is_admitted(connection: Connection, case: str, member: Member) -> bool:
    """Whether the person is among those who may open a restricted case."""
    chosen = select(admitted).where(admitted.c.case == case, admitted.c.person == key_of(member.name))
    return connection.execute(chosen).first() is not None


def every(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """The restricted cases, each with the names of those who may open it."""
    cases = sorted(connection.execute(select(restricted.c.case)).scalars())
    rows = connection.execute(select(admitted.c.case, people.c.name).join(people, people.c.key == admitted.c.person))
    pairs = sorted((row.case, row.name) for row in rows)
    return {case: tuple(name for of, name in pairs if of == case) for case in cases}
