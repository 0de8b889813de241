"""The track record of sources among the figures of a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, func, select

from .. import schema
from ..finding import claim_rows
from ..grades import SourceRow
from ..rows import FigureRow
from ..stored import TABLES

_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Record:
    """The track record of a source among the figures of a case.

    `questions` are the series that it gave a figure for, `shared` those that others did too, `first` how many of these
    it was the first to give one for, by day of publication; `changed` how many it later gave another number for;
    `disputed` how many of its claims of any kind another claimant contradicts.
    """

    questions: int
    shared: int
    first: int
    changed: int
    disputed: int


def newest_figures(connection: Connection, speakers: Iterable[str], limit: int) -> tuple[FigureRow, ...]:
    """At most `limit` figures of speakers of exactly these names, those published last first."""
    figures, reports = schema.figures.c, schema.reports.c
    newest = (
        select(figures.id)
        .join(schema.reports, reports.id == figures.report)
        .where(figures.speaker.in_(sorted(set(speakers))))
        .order_by(func.coalesce(reports.published, "").desc(), figures.id.desc())
        .limit(limit)
    )
    ids = connection.execute(newest).scalars().all()
    rows = claim_rows(connection, ids)
    return tuple(cast(FigureRow, rows[one]) for one in ids)


def records(connection: Connection, sources: Iterable[SourceRow]) -> dict[str, Record]:
    """The track records of some sources, by their ids."""
    wanted = {name: row.id for row in sources for name in row.names}
    if not wanted:
        return {}
    figures, groups, reports = schema.figures.c, schema.grouped.c, schema.reports.c
    one_question = (groups.claim == figures.id) & (groups.kind == "figure")
    of_them = select(groups.name).join(schema.figures, one_question).where(figures.speaker.in_(sorted(wanted)))
    told = (
        select(groups.name, figures.speaker, figures.low, figures.high, reports.published)
        .join(schema.grouped, one_question)
        .join(schema.reports, reports.id == figures.report)
        .where(groups.name.in_(of_them))
    )
    series: defaultdict[str, defaultdict[str, set[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(set))
    days: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, speaker, low, high, published in connection.execute(told):
        who = wanted.get(speaker, f"={speaker}") if speaker else ""
        series[name][who].add((low, high))
        days[name][who] = min(days[name].get(who, _UNDATED), (published or _UNDATED)[:10])
    odds = _odds(connection, wanted)
    return {source: _record(source, series, days, odds[source]) for source in set(wanted.values())}


def _record(
    source: str,
    series: Mapping[str, Mapping[str, set[tuple[Any, ...]]]],
    days: Mapping[str, Mapping[str, str]],
    disputed: int,
) -> Record:
    own = [name for name, told in series.items() if source in told]
    shared = [name for name in own if len(series[name]) > 1]
    first = [
        name
        for name in shared
        if days[name][source] != _UNDATED
        and all(days[name][source] < day for who, day in days[name].items() if who != source)
    ]
    changed = [name for name in own if len(series[name][source]) > 1]
    return Record(len(own), len(shared), len(first), len(changed), disputed)


def _odds(connection: Connection, wanted: Mapping[str, str]) -> Mapping[str, int]:
    """How many claims of each source others contradict."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    table = schema.conflicts.c
    for claims in TABLES.values():
        for side in (table.one, table.other):
            at_odds_ = select(claims.c.id, claims.c.speaker).join(schema.conflicts, side == claims.c.id)
            for claim, speaker in connection.execute(at_odds_.where(claims.c.speaker.in_(sorted(wanted)))):
                found[wanted[speaker]].add(claim)
    return defaultdict(int, {source: len(claims) for source, claims in found.items()})
