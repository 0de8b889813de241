"""Incidents in outline, without reading their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from asreported.linking import Verdict

from .. import linked, schema
from ..decisions.groups import regrouped
from ..decisions.log import entries
from ..decisions.regrouping import Regrouping
from ..finding import claim_rows
from ..rows import ClaimRow, IncidentRow


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists sort and filter an incident by, without its texts.

    `types`, `places` and `days` are those that its accounts give, each as often as it is given, with what people
    corrected and without what they rejected; `published` the first ISO day of its reports. `open` says whether another
    incident may be the same.
    """

    id: str
    accounts: int
    reports: int
    types: tuple[str, ...]
    places: tuple[str, ...]
    days: tuple[str, ...]
    published: str
    open: bool


def outlines(connection: Connection) -> tuple[Outline, ...]:
    """The outlines of all incidents, by id."""
    events, groups, reports = schema.events.c, schema.grouped.c, schema.reports.c
    rows = connection.execute(
        select(groups.name, events.id, events.type, events.place, events.date_start, events.report, reports.published)
        .join(schema.events, (groups.claim == events.id) & (groups.kind == "event"))
        .join(schema.reports, reports.id == events.report)
    ).all()
    people, judged_ = regrouped(connection, "incident"), judged_events(connection)
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[people.name(row.id, row.name) or row.name].append(row)
    maybe = _maybe(connection, people)
    return tuple(_outline(name, found[name], judged_, name in maybe) for name in sorted(found))


def _outline(name: str, rows: Sequence[Any], judged_: Mapping[str, ClaimRow[Any]], is_open: bool) -> Outline:
    held = [row for row in rows if row.id not in judged_ or judged_[row.id].status != "rejected"] or rows
    told = [
        (judged_[row.id].decided if row.id in judged_ else row)  # the fields have the same names
        for row in held
    ]
    return Outline(
        id=name,
        accounts=len(rows),
        reports=len({row.report for row in rows}),
        types=tuple(sorted(one.type for one in told)),
        places=tuple(sorted(one.place for one in told if one.place)),
        days=tuple(sorted(one.date_start for one in told if one.date_start)),
        published=min((row.published[:10] for row in rows if row.published), default=""),
        open=is_open,
    )


def judged_events(connection: Connection) -> Mapping[str, ClaimRow[Any]]:
    """The events that anybody decided about."""
    held = entries(connection, kinds=("confirm", "reject", "correct", "undo"))
    return claim_rows(connection, {name for one in held for name in one.subjects if name.startswith("e-")})


def _maybe(connection: Connection, people: Regrouping) -> frozenset[str]:
    """The incidents of which another may be the same, by what linking and people say."""
    pairs, one, other = schema.compared.c, schema.grouped.alias(), schema.grouped.alias()
    moved = sorted(people.moved)
    alike = (
        select(pairs.first, one.c.name, pairs.second, other.c.name)
        .join(one, (one.c.claim == pairs.first) & (one.c.kind == "event"))
        .join(other, (other.c.claim == pairs.second) & (other.c.kind == "event"))
        .where(pairs.kind == "event", pairs.verdict.is_not(None), pairs.verdict != str(Verdict.DIFFERENT.value))
        # Two accounts of one incident make no pair, unless people moved one of them.
        .where((one.c.name != other.c.name) | pairs.first.in_(moved) | pairs.second.in_(moved))
    )
    asked = set(people.unsure)
    for first, first_in, second, second_in in connection.execute(alike):
        a, b = people.name(first, first_in) or first_in, people.name(second, second_in) or second_in
        pair = (a, b) if a < b else (b, a)
        if a != b and pair not in people.apart:
            asked.add(pair)
    return frozenset(name for pair in asked for name in pair)


def incidents_by_id(connection: Connection, ids: Iterable[str]) -> tuple[IncidentRow, ...]:
    """The incidents of whole ids, in the order of the ids."""
    wanted = tuple(ids)
    found = {row.id: row for row in linked.incidents(connection, only=set(wanted))} if wanted else {}
    return tuple(found[name] for name in wanted if name in found)
