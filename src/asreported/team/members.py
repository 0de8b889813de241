"""Members: the people of a team, each with one role."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from asreported.errors import TeamError

from .rights import Right, Role, rights_of
from .schema import people

# As the log of decisions takes it.
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the team. `names` is the right to see names, given by itself; `login` how OIDC knows the person."""

    name: str
    role: Role
    names: bool
    login: str | None
    has_password: bool
    since: str

    @property
    def rights(self) -> frozenset[Right]:
        """What the person may do."""
        return rights_of(self.role, names=self.names)


def key_of(name: str) -> str:
    """A name as it is compared."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def every(connection: Connection) -> tuple[Member, ...]:
    """All people of the team, by name."""
    found = connection.execute(select(people)).all()
    return tuple(_member(row) for row in sorted(found, key=lambda row: row.key))


def find(connection: Connection, name: str) -> Member | None:
    """Who has this name."""
    row = connection.execute(select(people).where(people.c.key == key_of(name))).one_or_none()
    return None if row is None else _member(row)


def known(connection: Connection, name: str) -> Member:
    """Who has this name. Raises TeamError where nobody does."""
    found = find(connection, name)
    if found is None:
        raise TeamError("AR611", f"Nobody of the team is called {name!r}.", "See them with: asreported team list")
    return found


def with_login(connection: Connection, *logins: str) -> Member | None:
    """Whom a provider of identities means by one of these."""
    row = connection.execute(select(people).where(people.c.login.in_([one.casefold() for one in logins]))).first()
    return None if row is None else _member(row)


def add(connection: Connection, member: Member, password: str | None) -> Member:
    """Add a person; as the tables keep them. Raises TeamError where the name or the login is taken or is none."""
    name = " ".join(member.name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        advice = f"Take a name of 1 to {LONGEST_NAME} letters, as others should read it in the log."
        raise TeamError("AR613", f"{member.name!r} cannot be a name.", advice)
    row = {
        "key": key_of(name),
        "name": name,
        "role": member.role.value,
        "names": member.names,
        "login": member.login.casefold() if member.login else None,
        "password": password,
        "since": member.since,
    }
    try:
        connection.execute(insert(people).values(row))
    except IntegrityError as fault:
        problem = f"There is somebody called {name!r} already, or with this login."
        raise TeamError("AR612", problem, "Take another name; see them with: asreported team list") from fault
    return known(connection, name)


def remove(connection: Connection, member: Member) -> None:
    """Take a person out of the team, with all sessions. Raises TeamError for the last administrator."""
    _keep_an_administrator(connection, member)
    connection.execute(delete(people).where(people.c.key == key_of(member.name)))


def give_role(connection: Connection, member: Member, role: Role, names: bool) -> None:
    """Give a person another role. Raises TeamError for the last administrator."""
    if role is not Role.ADMINISTRATOR:
        _keep_an_administrator(connection, member)
    chosen = people.c.key == key_of(member.name)
    connection.execute(update(people).where(chosen).values(role=role.value, names=names))


def kept_password(connection: Connection, name: str) -> str | None:
    """The hash of a person's password."""
    return connection.execute(select(people.c.password).where(people.c.key == key_of(name))).scalar_one_or_none()


def keep_password(connection: Connection, name: str, password: str) -> None:
    """Keep the hash of a person's new password."""
    connection.execute(update(people).where(people.c.key == key_of(name)).values(password=password))


def _keep_an_administrator(connection: Connection, member: Member) -> None:
    left = connection.execute(
        select(func.count()).where(people.c.role == Role.ADMINISTRATOR.value, people.c.key != key_of(member.name))
    ).scalar_one()
    if member.role is Role.ADMINISTRATOR and not left:
        problem = f"{member.name} is the only administrator."
        raise TeamError("AR616", problem, "Make somebody else one first: asreported team role NAME administrator")


def _member(row: Any) -> Member:  # noqa: ANN401 - a row of SQLAlchemy
    return Member(row.name, Role(row.role), row.names, row.login, row.password is not None, row.since)
