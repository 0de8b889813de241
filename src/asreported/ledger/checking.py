"""Whether a case is whole: its storage, what its rows point at, and that every claim still has its words."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, ForeignKey, RowMapping, Table, func, literal, select, union_all

from asreported.claims import Claim, Event, Figure

from . import dialects, schema, search, storing
from .decisions import log
from .stored import SPANS, TABLES, claim_of, report_of


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with a case, a sentence each; nothing where it is whole. Reads all of it, a report at a time."""
    whole = True
    for fault in _stored_faults(connection):
        whole = False
        yield fault
    # What is made from the rest cannot be right where that is wrong.
    if whole:
        yield from _search_faults(connection)


def _stored_faults(connection: Connection) -> Iterator[str]:
    yield from dialects.faults(connection)
    for table in schema.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            yield from _astray(connection, table, key)
    yield from _unlinked(connection)
    yield from (f"decision no. {fault.number}: {fault.problem}" for fault in log.faults(connection))
    for name in connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars().all():
        try:
            yield from _report_faults(connection, name)
        except (TypeError, ValueError) as fault:
            yield f"report {name} or its claims cannot be read as they stand ({fault})"


def _astray(connection: Connection, table: Table, key: ForeignKey) -> Iterator[str]:
    there = select(key.column).where(key.column == key.parent).exists()
    count = connection.execute(select(func.count()).select_from(table).where(~there)).scalar_one()
    if count:
        yield f"{count} rows of {table.name} point at rows of {key.column.table.name} that are not there"


def _unlinked(connection: Connection) -> Iterator[str]:
    """Claims without a place among those of other reports, and places of claims that are not there."""
    links = schema.grouped.c
    # A report that tells of no event has its place among events itself (`untold`).
    reports = select(literal("r-") + schema.reports.c.id)
    for kind in (Event, Figure):
        table = TABLES[kind]
        linked = select(links.claim).where(links.kind == kind.kind)
        missing = select(func.count()).where(table.c.id.not_in(linked))
        known = union_all(select(table.c.id), reports)
        gone = select(func.count()).where(links.kind == kind.kind, links.claim.not_in(known))
        if count := connection.execute(gone).scalar_one():
            yield f"{count} links are of {kind.kind}s that are not there"
        if count := connection.execute(missing).scalar_one():
            yield f"{count} {kind.kind}s are not linked"


def _search_faults(connection: Connection) -> Iterator[str]:
    yield from search.faults(connection)
    for name in connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars().all():
        report = report_of(
            connection.execute(select(schema.reports).where(schema.reports.c.id == name)).mappings().one()
        )
        yield from search.row_faults(connection, report, storing.claims_of(connection, name))


def _report_faults(connection: Connection, name: str) -> Iterator[str]:
    row = connection.execute(select(schema.reports).where(schema.reports.c.id == name)).mappings().one()
    report = report_of(row)
    if report.id != name or sha256(report.text.encode()).hexdigest() != row["sha256"]:
        yield f"report {name} ({report.name}) is not as it was added"
    for kind, table in TABLES.items():
        wanted = select(table).where(table.c.report == name).order_by(table.c.id)
        for claim in connection.execute(wanted).mappings():
            yield from _claim_faults(kind, claim, len(report.text))


def _claim_faults(kind: type[Claim], row: RowMapping, length: int) -> Iterator[str]:
    for span in SPANS:
        start, end = row.get(f"{span}_start"), row.get(f"{span}_end")
        if start is None and end is None:
            continue
        if start is None or end is None or not 0 <= start < end <= length:
            yield f"{row['id']} quotes words that its report has not ({span})"
            return
    if claim_of(kind, row).id != row["id"]:
        yield f"{row['id']} is not as it was added"
