"""Reports of a case in parts, what their claims are in, and the versions of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from asreported.claims import Claim
from asreported.intake import Report

from .. import linked, schema
from ..decisions.groups import names
from ..finding import ROWS, claims_with_reports, in_order, report_rows
from ..rows import ClaimRow, DisputeRow, ReportRow
from ..stored import TABLES, report_of

_BATCH = 900


def sizes(connection: Connection) -> Mapping[str, int]:
    """How many rows the tables of reports and claims have, by their names."""
    tables = (schema.reports, *TABLES.values())
    return {one.name: connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}


def reports_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """The reports of these ids."""
    wanted, found = sorted(set(ids)), dict[str, Report]()
    for at in range(0, len(wanted), _BATCH):
        some = select(schema.reports).where(schema.reports.c.id.in_(wanted[at : at + _BATCH]))
        found.update((row["id"], report_of(row)) for row in connection.execute(some).mappings())
    return found


def reports_part(connection: Connection, limit: int, offset: int) -> tuple[ReportRow, ...]:
    """A part of the reports, in the order of every list."""
    table = schema.reports.c
    order = (table.published.is_(None), table.published, table.name, table.id)
    ids = connection.execute(select(table.id).order_by(*order).limit(limit).offset(offset)).scalars().all()
    return _report_rows(connection, ids)


def _report_rows(connection: Connection, ids: Sequence[str]) -> tuple[ReportRow, ...]:
    """The reports of some ids with their numbers of claims, in the order of the ids."""
    found = {row.report.id: row for row in report_rows(connection, ids)}
    return tuple(found[name] for name in ids)


def latest_reports(connection: Connection, limit: int) -> tuple[ReportRow, ...]:
    """The reports that were published last, the last of them first; undated ones behind them."""
    table = schema.reports.c
    order = (table.published.is_(None), table.published.desc(), table.id.desc())
    ids = connection.execute(select(table.id).order_by(*order).limit(limit)).scalars().all()
    return _report_rows(connection, ids)


def disputes_of(connection: Connection, reports: Iterable[str]) -> tuple[DisputeRow, ...]:
    """The disputes that a claim of these reports is in, as `Case.disputes` has them."""
    return linked.disputes(connection, _claims_of(connection, reports))


def _claims_of(connection: Connection, reports: Iterable[str]) -> set[str]:
    wanted, found = sorted(set(reports)), set[str]()
    for at in range(0, len(wanted), _BATCH):
        for table in TABLES.values():
            some = select(table.c.id).where(table.c.report.in_(wanted[at : at + _BATCH]))
            found.update(connection.execute(some).scalars())
    return found


def claims_in(connection: Connection, kind: type[Claim], reports: Iterable[str]) -> tuple[ClaimRow[Any], ...]:
    """The claims of a kind in these reports, in the order of every list."""
    wanted, table = sorted(set(reports)), TABLES[kind]
    found: list[ClaimRow[Any]] = []
    for at in range(0, len(wanted), _BATCH):
        some = select(table).where(table.c.report.in_(wanted[at : at + _BATCH]))
        found += [ROWS[kind](*row) for row in claims_with_reports(connection, kind, some)]
    return in_order(found)


def triggers(connection: Connection, reports: Iterable[str]) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
    """Where the events of reports have their trigger words, from and to, and the incident of each; by report."""
    table, wanted = schema.events.c, sorted(set(reports))
    places: dict[str, tuple[str, int, int]] = {}
    for at in range(0, len(wanted), _BATCH):
        some = select(table.id, table.report, table.trigger_start, table.trigger_end)
        rows = connection.execute(some.where(table.report.in_(wanted[at : at + _BATCH])))
        places.update((event, (report, start, end)) for event, report, start, end in rows)
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event, name in names(connection, "incident", places).items():
        report, start, end = places[event]
        found[report].append((start, end, name))
    return {report: tuple(sorted(told)) for report, told in found.items()}


@dataclass(frozen=True, slots=True)
class Story:
    """A page that was fetched more than once: its address, its newest version, how many versions the case has."""

    story: str
    newest: str
    title: str
    outlet: str | None
    versions: int


def stories(connection: Connection, limit: int, offset: int) -> tuple[tuple[Story, ...], int]:
    """A part of the pages that the case has several versions of, by address, and how many there are."""
    table = schema.reports.c
    several = (
        select(table.story, func.count().label("versions"))
        .where(table.story.is_not(None))
        .group_by(table.story)
        .having(func.count() > 1)
    )
    total = connection.execute(select(func.count()).select_from(several.subquery())).scalar_one()
    part = connection.execute(several.order_by(table.story).limit(limit).offset(offset)).all()
    found = []
    for story, versions in part:
        changed = func.coalesce(table.updated, table.published, "")
        newest_ = select(table.id, table.title, table.name, table.outlet).where(table.story == story)
        row = connection.execute(
            newest_.order_by(changed.desc(), func.coalesce(table.retrieved, "").desc(), table.id.desc()).limit(1)
        ).one()
        found.append(Story(story, row.id, row.title or row.name, row.outlet, versions))
    return tuple(found), total


def versions_of(connection: Connection, story: str) -> int:
    """How many reports are versions of one page."""
    return connection.execute(select(func.count()).where(schema.reports.c.story == story)).scalar_one()
