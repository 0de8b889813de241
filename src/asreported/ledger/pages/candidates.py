"""Candidates: incidents and series that may be the same as another one, the likeliest first, each with the reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from asreported.linking import Verdict

from .. import schema
from ..decisions.groups import HELD, members, names, regrouped

# The reasons in their order: linking left it open, the same event, the same place, the same day.
_REASONS: Final = ("alike", "event", "place", "day")
_BATCH: Final = 900
# Claims that are looked at for one reason; a place may have thousands of them.
_MOST: Final = 600
# Pairs that were left open; a question of many figures has thousands.
_LIKELIEST: Final = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group that may be the same as another: its id, and why it may be.

    `why` is `alike` (linking left it open), `event` (their figures belong to one incident), `place` or `day` (those of
    one measure or type at the same place, on the same day).
    """

    id: str
    why: str


def candidates(connection: Connection, field: str, group: str, limit: int) -> tuple[Candidate, ...]:
    """At most `limit` groups that may be the same as an incident or a series, without those judged to be another."""
    own = members(connection, field, group)
    found: dict[str, Counter[str]] = {"alike": _alike(connection, field, own)}
    for why, claims in _akin(connection, field, own).items():
        found[why] = Counter(names(connection, field, claims).values())
    people = regrouped(connection, field)
    found["alike"].update(other for pair in people.unsure if group in pair for other in pair)
    apart = {other for pair in people.apart if group in pair for other in pair}
    why_of: dict[str, tuple[int, int, str]] = {}
    for at, why in enumerate(_REASONS):
        for name, times in found.get(why, Counter()).items():
            if name != group and name not in apart:
                why_of.setdefault(name, (at, -times, name))
    best = sorted(why_of.values())[:limit]
    return tuple(Candidate(name, _REASONS[at]) for at, _, name in best)


def _alike(connection: Connection, field: str, own: Iterable[str]) -> Counter[str]:
    """The groups of claims that linking compared with one of these and left open, by how likely they are one."""
    table, wanted = schema.compared.c, sorted(own)
    likely: defaultdict[str, float] = defaultdict(float)
    for at in range(0, len(wanted), _BATCH):
        some = wanted[at : at + _BATCH]
        for here, there in ((table.first, table.second), (table.second, table.first)):
            rows = select(there, table.likeness).where(
                table.kind == HELD[field], here.in_(some), table.verdict == str(Verdict.UNSURE.value)
            )
            for claim, likeness in connection.execute(rows.order_by(table.likeness.desc(), there).limit(_LIKELIEST)):
                likely[claim] = max(likely[claim], likeness)
    found: Counter[str] = Counter()
    for claim, name in names(connection, field, likely).items():
        found[name] = max(found[name], round(1000 * likely[claim]))
    return found


def _akin(connection: Connection, field: str, own: Iterable[str]) -> Mapping[str, list[str]]:
    """Other claims of the same measure or type that share the incident, the place or the day with one of these."""
    table, sort = (schema.figures, "measure") if field == "series" else (schema.events, "type")
    wanted = sorted(own)[:_BATCH]
    rows = connection.execute(select(table).where(table.c.id.in_(wanted))).mappings().all()
    sorts = sorted({row[sort] for row in rows})
    shared: dict[str, tuple[Any, set[Any]]] = {"place": (table.c.place, {row["place"] for row in rows})}
    if field == "series":
        shared["event"] = (table.c.event, _events_beside(connection, {row["event"] for row in rows} - {None}))
    else:
        shared["day"] = (table.c.date_start, {row["date_start"] for row in rows})
    return {
        why: _sharing(connection, table, table.c[sort].in_(sorts), column, values - {None})
        for why, (column, values) in shared.items()
    }


def _events_beside(connection: Connection, events: set[str]) -> set[str]:
    """The accounts of the incidents that these events are accounts of."""
    groups = set(names(connection, "incident", events).values())
    sources = {source for name in groups for source in regrouped(connection, "incident").sources(name)}
    wanted = select(schema.grouped.c.claim).where(
        schema.grouped.c.kind == "event", schema.grouped.c.name.in_(sorted(sources))
    )
    return events | set(connection.execute(wanted.limit(_MOST)).scalars())


def _sharing(connection: Connection, table: Table, of_sort: Any, column: Any, values: set[Any]) -> list[str]:  # noqa: ANN401 - SQL
    wanted = select(table.c.id).where(of_sort, column.in_(sorted(values)[:_BATCH])).order_by(table.c.id).limit(_MOST)
    return list(connection.execute(wanted).scalars()) if values else []
