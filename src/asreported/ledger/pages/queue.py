"""The queue of review: which claim a person should see next, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal, select, tuple_

from .. import schema
from ..decisions.again import again
from ..decisions.live import by_subject, live
from ..decisions.log import entries
from ..decisions.reviews import Review
from ..finding import claim_rows
from ..stored import TABLES

_UNDATED = "9999"
# How many claims of the rest are looked at together for the next that nobody reviewed.
_AHEAD = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """The claim that a reviewer should see next, why it comes there, and how many wait for each reason.

    `why` is `again` (asked again), `contested` (reviewers differ), `dispute`, `moved` (its claimant gave another number
    for the same question) or `rest`; `claim` is None where nothing waits any more.
    """

    claim: str | None
    why: str
    counts: Mapping[str, int]


def waiting(connection: Connection, after: str | None = None, why: str | None = None) -> Waiting:
    """The next claim that waits for a person, behind the claim `after` that stood in the queue for the reason `why`."""
    done, contested = _judged(connection)
    asked = _asked(connection)
    bands = {"again": asked, "contested": contested, "dispute": _disputed(connection), "moved": _moved(connection)}
    left = {name: _left(claims, bands, name, done) for name, claims in bands.items()}
    placed = {claim for claims in left.values() for claim in claims}
    total = sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES.values())
    rest = max(0, total - len(placed) - len(done - placed))
    counts = {name: len(claims) for name, claims in left.items()} | {"rest": rest}
    names = list(left)
    if why != "rest":
        at = names.index(why) if why in left else 0
        for name in names[at:]:
            # The claim that was just decided about has left its list: `bands` still has its place.
            found = _behind(bands[name], left[name], after if name == why else None)
            if found is not None:
                return Waiting(found, name, counts)
    found = _next_of_rest(connection, after if why == "rest" else None, done | placed)
    return Waiting(found, "rest", counts)


def why_waiting(connection: Connection, claim: str) -> str:
    """For which reason a claim stands, or stood, in the queue."""
    if claim in _asked(connection):
        return "again"
    if claim in _judged(connection)[1]:
        return "contested"
    if claim in set(_disputed(connection)):
        return "dispute"
    return "moved" if claim in set(_moved(connection)) else "rest"


def _asked(connection: Connection) -> list[str]:
    """The claims that a decision waits for, and those that stand in the place of one that is gone."""
    letters = {f"{kind.kind[0]}-" for kind in TABLES}
    found = [claim for one in again(connection) for claim in (*one.instead, *one.decision.subjects)]
    wanted = [claim for claim in dict.fromkeys(found) if claim[:2] in letters]
    there = claim_rows(connection, wanted)
    return [claim for claim in wanted if claim in there]


def _judged(connection: Connection) -> tuple[set[str], list[str]]:
    """The claims that somebody gave a verdict on, and those of them that reviewers differ about."""
    held = live(entries(connection, kinds=("confirm", "reject", "correct", "add", "undo")))
    about = by_subject(held)
    contested = [claim for claim, given in about.items() if Review(given).status == "contested"]
    return set(about), contested


def _disputed(connection: Connection) -> list[str]:
    """The claims at odds with another, both of a pair together."""
    table = schema.conflicts.c
    pairs = connection.execute(select(table.one, table.other).order_by(table.type, table.one, table.other))
    return list(dict.fromkeys(claim for pair in pairs for claim in pair))


def _moved(connection: Connection) -> list[str]:
    """The figures of which the claimant gave another number for the same question."""
    figures, groups = schema.figures.c, schema.grouped.c
    one_question = (groups.claim == figures.id) & (groups.kind == "figure")
    low, high = func.coalesce(figures.low, -1), func.coalesce(figures.high, -1)
    changed = (
        select(groups.name, figures.speaker)
        .join(schema.grouped, one_question)
        .where(figures.speaker.is_not(None), figures.mode.in_(("happened", "ongoing")))
        .group_by(groups.name, figures.speaker)
        .having((func.min(low) != func.max(low)) | (func.min(high) != func.max(high)))
        .subquery()
    )
    wanted = (
        select(figures.id)
        .join(schema.grouped, one_question)
        .join(changed, (changed.c.name == groups.name) & (changed.c.speaker == figures.speaker))
        .join(schema.reports, schema.reports.c.id == figures.report)
        .order_by(groups.name, func.coalesce(schema.reports.c.published, _UNDATED), figures.id)
    )
    return list(connection.execute(wanted).scalars())


def _left(claims: Sequence[str], bands: Mapping[str, Sequence[str]], name: str, done: set[str]) -> list[str]:
    """The claims of a list that nobody gave a verdict on and that stand in no list before it."""
    earlier = {claim for other in list(bands)[: list(bands).index(name)] for claim in bands[other]}
    asks_anew = name in {"again", "contested"}
    return [claim for claim in dict.fromkeys(claims) if claim not in earlier and (asks_anew or claim not in done)]


def _behind(every: Sequence[str], left: Sequence[str], after: str | None) -> str | None:
    if after is None or after not in every:
        return next((claim for claim in left if claim != after), None)
    wanted = set(left)
    return next((claim for claim in list(every)[list(every).index(after) + 1 :] if claim in wanted), None)


def _next_of_rest(connection: Connection, after: str | None, leave_out: set[str]) -> str | None:
    place = None if after is None else _place(connection, after)
    for claim in _in_order(connection, place):
        if claim not in leave_out:
            return claim
    return None


def _in_order(connection: Connection, place: tuple[Any, ...] | None) -> Iterator[str]:
    """The claims of the case in the order of every list, from a place on, read in small parts."""
    while True:
        parts = [_part(table, place) for table in TABLES.values()]
        rows = sorted(tuple(row) for part in parts for row in connection.execute(part))[:_AHEAD]
        for row in rows:
            yield row[-1]
        if len(rows) < _AHEAD:
            return
        place = rows[-1]


def _place(connection: Connection, claim: str) -> tuple[Any, ...] | None:
    for table in TABLES.values():
        found = connection.execute(_keyed(table).where(table.c.id == claim)).first()
        if found is not None:
            return tuple(found)
    return None


def _keyed(table: Any) -> Any:  # noqa: ANN401 - a table, a select
    day = func.coalesce(schema.reports.c.published, _UNDATED)
    keys = (day, schema.reports.c.name, table.c.report, table.c.evidence_start, table.c.id)
    return select(*keys).join(schema.reports, schema.reports.c.id == table.c.report)


def _part(table: Any, place: tuple[Any, ...] | None) -> Any:  # noqa: ANN401 - a table, a select
    wanted = _keyed(table)
    keys = list(wanted.selected_columns)
    if place is not None:
        wanted = wanted.where(tuple_(*keys) > tuple_(*(literal(value) for value in place)))
    return wanted.order_by(*keys).limit(_AHEAD)
