"""The groups that a case has after people's judgements: incidents, series, and actors that are one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from asreported.errors import CaseError

from ..schema import grouped
from .decision import Decision
from .live import agreed, live
from .log import entries
from .regrouping import Regrouping, anchors, regrouping

# What a group is called, the letter its ids begin with, and the kind of claims it holds.
LETTERS: Final = {"incident": "i", "series": "q"}
HELD: Final = {"incident": "event", "series": "figure"}
FIELDS: Final = {kind: field for field, kind in HELD.items()}
_JUDGED: Final = ("same", "different", "unsure", "split", "undo")
_BATCH = 900
_CANDIDATES = 12


def regrouped(connection: Connection, field: str) -> Regrouping:
    """What people's judgements change about the incidents or the series of a case."""
    judged = [one for one in entries(connection, kinds=_JUDGED) if one.kind == "undo" or one.field == field]
    if all(one.kind == "undo" for one in judged):
        return Regrouping()
    return regrouping(judged, LETTERS[field], linked(connection, field, anchors(judged)))


def linked(connection: Connection, field: str, claims: Iterable[str]) -> dict[str, str]:
    """The group that linking gave each of these claims."""
    wanted, found = sorted(set(claims)), dict[str, str]()
    of_kind = select(grouped.c.claim, grouped.c.name).where(grouped.c.kind == HELD[field])
    for at in range(0, len(wanted), _BATCH):
        some = of_kind.where(grouped.c.claim.in_(wanted[at : at + _BATCH]))
        found.update((row.claim, row.name) for row in connection.execute(some))
    return found


def names(connection: Connection, field: str, claims: Iterable[str]) -> dict[str, str]:
    """The incident or the series of each of these claims, after people's judgements."""
    people = regrouped(connection, field)
    return {claim: people.name(claim, name) or name for claim, name in linked(connection, field, claims).items()}


def members(connection: Connection, field: str, name: str, *, joined: bool = True) -> tuple[str, ...]:
    """The claims of an incident or a series; without `joined` only its own where people joined others to it.

    Raises CaseError where the case has none of this id.
    """
    people = regrouped(connection, field)
    sources = sorted(people.sources(name))
    of_sources = select(grouped.c.claim, grouped.c.name).where(
        grouped.c.kind == HELD[field], grouped.c.name.in_(sources)
    )
    stood = {row.claim: row.name for row in connection.execute(of_sources)} | linked(connection, field, people.moved)
    own = people.name if joined else people.moved.get
    found = tuple(sorted(claim for claim, group in stood.items() if own(claim, group) == name))
    if not found:
        raise _none(field, name)
    return found


def named(connection: Connection, field: str, wanted: str) -> str:
    """The whole id of the incident or series that an id or the unique beginning of one names, joined to another or not.

    Raises CaseError where there is none, or several.
    """
    begun = select(grouped.c.name).where(
        grouped.c.kind == HELD[field], grouped.c.name.between(wanted, wanted + "\U0010ffff")
    )
    found = set(connection.execute(begun.distinct().limit(_CANDIDATES)).scalars())
    found |= {name for name in regrouped(connection, field).moved.values() if name.startswith(wanted)}
    if wanted in found or len(found) == 1:
        return wanted if wanted in found else found.pop()
    if found:
        raise CaseError(
            "AR212", f"{wanted!r} may be one of several: {', '.join(sorted(found))}.", "Give more of the id."
        )
    raise _none(field, wanted)


def _none(field: str, name: str) -> CaseError:
    advice = f"See what is there with: asreported {'incidents' if field == 'incident' else 'figures'}"
    return CaseError("AR211", f"The case has no {field} {name!r}.", advice)


def one_actor(connection: Connection) -> dict[str, str]:
    """The actors that people say are another one: its id for each. Where reviewers differ none is."""
    judged: list[Decision] = [
        one for one in entries(connection, kinds=_JUDGED) if one.kind == "undo" or one.field == "actor"
    ]
    into: dict[str, str] = {}
    for one in sorted(agreed(live(judged)).values(), key=lambda found: found.number):
        if one.kind == "same":
            roots = {into.get(actor, actor) for actor in one.subjects}
            names = roots | {actor for actor, root in into.items() if root in roots} | set(one.subjects)
            into.update((actor, min(roots)) for actor in names if actor != min(roots))
    return into
