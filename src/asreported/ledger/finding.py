"""Finding reports and claims in a case, and the one order in which every list has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, Table, func, select

from asreported.claims import Claim, Event, Figure, Person, Statement
from asreported.errors import CaseError
from asreported.intake import Report

from . import schema
from .decisions.groups import FIELDS, regrouped
from .decisions.log import entries
from .decisions.regrouping import Regrouping
from .decisions.reviews import Review, reviews
from .rows import ClaimRow, EventRow, FigureRow, PersonRow, ReportRow, StatementRow
from .stored import TABLES, claim_of, report_of

C = TypeVar("C", bound=Claim)
R = TypeVar("R", bound=ClaimRow[Any])
# The report, the claim, its group, what people decided about it.
Found: TypeAlias = tuple[Report, C, str | None, Review | None]

_TABLES = (schema.reports, schema.figures, schema.statements, schema.events, schema.persons)
_CANDIDATES = 12
_BATCH = 900
# No text goes on with a later character.
_LAST = "\U0010ffff"
ROWS: Mapping[type[Claim], Callable[..., ClaimRow[Any]]] = {
    Figure: FigureRow,
    Statement: StatementRow,
    Event: EventRow,
    Person: PersonRow,
}
# The columns of `ClaimRow.key`.
_KEYS: Mapping[type[Claim], str] = {Figure: "number", Statement: "cue", Event: "trigger", Person: "trigger"}


def place(report: Report) -> tuple[bool, str, str, str]:
    """Where a report stands in every list: by day of publication, undated ones last, then by name."""
    return (report.published is None, report.published or "", report.name, report.id)


def in_order(rows: list[R]) -> tuple[R, ...]:
    """The rows by report, then by their place in the text."""
    return tuple(sorted(rows, key=lambda row: (*place(row.report), row.claim.evidence, row.key, row.id)))


def in_order_of_date(rows: list[PersonRow]) -> tuple[PersonRow, ...]:
    """The statuses by the day they are of, undated ones last; those of one day as `in_order` has them."""
    return tuple(sorted(in_order(rows), key=lambda row: (row.claim.date_start is None, row.claim.date_start or "")))


def report_rows(connection: Connection, ids: Iterable[str] | None = None) -> tuple[ReportRow, ...]:
    """The reports of the case with their numbers of claims, or those of some ids, few enough for one statement."""
    counts = []
    for table in _TABLES[1:]:
        of_report = select(func.count()).where(table.c.report == schema.reports.c.id).scalar_subquery()
        counts.append(of_report.label(f"{table.name}_count"))
    wanted = select(schema.reports, *counts)
    if ids is not None:
        wanted = wanted.where(schema.reports.c.id.in_(sorted(ids)))
    rows = [_report_row(row) for row in connection.execute(wanted).mappings()]
    return tuple(sorted(rows, key=lambda row: place(row.report)))


def _report_row(row: RowMapping) -> ReportRow:
    return ReportRow(
        report=report_of(row),
        figures=row["figures_count"],
        statements=row["statements_count"],
        events=row["events_count"],
        persons=row["persons_count"],
        sha256=row["sha256"],
        reader_version=row["reader_version"],
        rules_version=row["rules_version"],
        story=row["story"],
    )


def claims_with_reports(connection: Connection, kind: type[C], wanted: Select[Any]) -> list[Found[C]]:
    """The claims that a select over their table finds, each with its report, its group and what people decided."""
    links, claim = schema.grouped.c, TABLES[kind].c.id
    linked = wanted.add_columns(links.name.label("link")).outerjoin(
        schema.grouped, (links.claim == claim) & (links.kind == kind.kind)
    )
    rows = connection.execute(linked).mappings().all()
    ids = wanted.with_only_columns(wanted.selected_columns.report).distinct()
    reports = connection.execute(select(schema.reports).where(schema.reports.c.id.in_(ids))).mappings()
    known = {row["id"]: report_of(row) for row in reports}
    claims = {row["id"]: claim_of(kind, row) for row in rows}
    people, judged = _regrouped(connection, kind), _reviews(connection, claims)
    return [
        (known[row["report"]], claims[row["id"]], people.name(row["id"], row["link"]), judged.get(row["id"]))
        for row in rows
    ]


def _regrouped(connection: Connection, kind: type[Claim]) -> Regrouping:
    return regrouped(connection, FIELDS[kind.kind]) if kind.kind in FIELDS else Regrouping()


def _reviews(connection: Connection, claims: Mapping[str, Claim]) -> dict[str, Review]:
    """What people decided about claims; the whole log is read where that is less than asking for each."""
    if connection.execute(select(schema.decisions.c.number).limit(1)).first() is None:
        return {}
    return reviews(entries(connection, subjects=claims if len(claims) <= _BATCH else None), claims)


def anything(connection: Connection, wanted: str) -> ReportRow | ClaimRow[Any]:
    """The report or claim that `wanted` names."""
    table, found = _one(connection, wanted, _TABLES)
    this = select(table).where(table.c.id == found)
    for kind, made in ROWS.items():
        if table is TABLES[kind]:
            return made(*claims_with_reports(connection, kind, this)[0])
    return report_rows(connection, [found])[0]


def claim_rows(connection: Connection, claims: Iterable[str]) -> dict[str, ClaimRow[Any]]:
    """The rows of claims of any kind, by their ids."""
    wanted, found = sorted(set(claims)), dict[str, ClaimRow[Any]]()
    for at in range(0, len(wanted), _BATCH):
        for kind, made in ROWS.items():
            table = TABLES[kind]
            some = select(table).where(table.c.id.in_(wanted[at : at + _BATCH]))
            found.update((row[1].id, made(*row)) for row in claims_with_reports(connection, kind, some))
    return found


class Place(NamedTuple):
    """Where a claim stands in every list, as `in_order` has them."""

    report: tuple[bool, str, str, str]
    evidence: tuple[int, int]
    key: tuple[int, int]
    id: str


def claim_places(connection: Connection) -> dict[str, Place]:
    """Where each claim of the case stands."""
    table, found = schema.reports.c, dict[str, Place]()
    rows = connection.execute(select(table.id, table.published, table.name))
    reports = {name: (day is None, day or "", called, name) for name, day, called in rows}
    for kind, claims in TABLES.items():
        key = _KEYS[kind]
        columns = ("id", "report", "evidence_start", "evidence_end", f"{key}_start", f"{key}_end")
        for one in connection.execute(select(*(claims.c[name] for name in columns))):
            found[one[0]] = Place(reports[one[1]], (one[2], one[3]), (one[4], one[5]), one[0])
    return found


def report_id(connection: Connection, wanted: str) -> str:
    """The id of the report that `wanted` names."""
    return _one(connection, wanted, (schema.reports,))[1]


def begins(column: Column[Any], wanted: str) -> ColumnElement[bool]:
    """Whether a text begins so. Not LIKE: in SQLite that uses no index, and takes capitals for small letters."""
    return column.between(wanted, wanted + _LAST)


def _one(connection: Connection, wanted: str, tables: tuple[Table, ...]) -> tuple[Table, str]:
    """The table and the id of a whole id, of a report's name, or of the unique beginning of an id, in this order."""
    reports = schema.reports
    whole = [(table, table.c.id == wanted) for table in tables]
    begun = [(table, begins(table.c.id, wanted)) for table in tables if wanted]
    for tries in (whole, [(reports, reports.c.name == wanted)], begun):
        found: list[tuple[Table, str]] = []
        for table, fits in tries:
            ids = connection.execute(select(table.c.id).where(fits).order_by(table.c.id).limit(_CANDIDATES)).scalars()
            found += [(table, one) for one in ids]
        if len(found) == 1:
            return found[0]
        if found:
            candidates = ", ".join(one for _, one in found[:_CANDIDATES])
            raise CaseError("AR212", f"{wanted!r} may be one of several: {candidates}.", "Give more of the id.")
    raise CaseError("AR211", f"Nothing in the case is called {wanted!r}.", "See what is there with: asreported reports")
