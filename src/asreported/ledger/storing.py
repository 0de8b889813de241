"""What is written to a case, all of a report or nothing of it. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import Connection, func, select

from asreported.claims import Claim, Span
from asreported.errors import CaseError
from asreported.intake import Report, Unreadable
from asreported.linking import CopyPair, copy, fingerprints, near

from . import schema
from .links import LINKS, Profiled, link, profiled
from .stored import TABLES, claim_columns, claim_of, report_columns, report_of

# SQLite takes 32,766 values a statement, older ones 999.
_BATCH = 900
_LARGEST = 2**63 - 1


def checked(report: Report, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each id once. Raises CaseError where one cannot be kept with its evidence."""
    if "\0" in report.text or any("\ud800" <= character <= "\udfff" for character in report.text):
        raise CaseError("AR221", f"{report.name} holds characters that no text has.", "Write its text again as UTF-8.")
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.report != report.id:
            raise CaseError("AR222", f"A claim of {report.name} belongs to another report.", "Report this as a bug.")
        values = (getattr(claim, field.name) for field in fields(claim))
        spans = [value for value in values if isinstance(value, Span)]
        if any(not 0 <= span.start < span.end <= len(report.text) for span in spans):
            raise CaseError("AR223", f"A claim of {report.name} quotes words that it has not.", "Report this as a bug.")
        if any(abs(getattr(claim, bound, None) or 0) > _LARGEST for bound in ("low", "high")):
            raise CaseError("AR224", f"A number in {report.name} is too large to be people.", "Report this as a bug.")
        kept.setdefault(claim.id, claim)
    return tuple(kept.values())


def profiles_of(report: Report, claims: tuple[Claim, ...]) -> Profiled:
    """What linking needs of the report. Raises CaseError where making it meets a bug: others are not lost by it."""
    try:
        return profiled(report, claims)
    except Exception as fault:
        problem = f"Linking failed on {report.name} ({type(fault).__name__}: {fault})."
        raise CaseError("AR225", problem, "Report this as a bug, with the report if it may be shown.") from fault


def add(
    connection: Connection, report: Report, claims: tuple[Claim, ...], profiles: Profiled, versions: tuple[str, str]
) -> bool:
    """Write a report, its claims, its copies and its links; False where it is there already."""
    there = select(schema.reports.c.id).where(schema.reports.c.id == report.id)
    if connection.execute(there).first() is not None:
        return False
    forget(connection, report.id)
    prints = fingerprints(report.text)
    connection.execute(schema.reports.insert(), report_columns(report, *versions, len(prints)))
    _insert_claims(connection, claims)
    add_copies(connection, report, prints)
    link(connection, report.id, profiles)
    return True


def replace(
    connection: Connection, report_id: str, claims: tuple[Claim, ...], profiles: Profiled, versions: tuple[str, str]
) -> None:
    """Write other claims in the place of a report's, and their links."""
    for table in TABLES.values():
        connection.execute(table.delete().where(table.c.report == report_id))
    _insert_claims(connection, claims)
    link(connection, report_id, profiles)
    read_by = {"reader_version": versions[0], "rules_version": versions[1]}
    connection.execute(schema.reports.update().where(schema.reports.c.id == report_id).values(read_by))


def relink(connection: Connection) -> None:
    """Make the copies and links of a case anew, from the texts and claims that it holds."""
    for table in (schema.copies, schema.shingles, *LINKS):
        connection.execute(table.delete())
    for name in connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars().all():
        row = connection.execute(select(schema.reports).where(schema.reports.c.id == name)).mappings().one()
        report = report_of(row)
        prints = fingerprints(report.text)
        size = {"shingle_count": len(prints)}
        connection.execute(schema.reports.update().where(schema.reports.c.id == name).values(size))
        add_copies(connection, report, prints)
        link(connection, name, profiles_of(report, claims_of(connection, name)))


def claims_of(connection: Connection, report_id: str) -> tuple[Claim, ...]:
    """The claims of a report as they are stored."""
    found: list[Claim] = []
    for kind, table in TABLES.items():
        rows = connection.execute(select(table).where(table.c.report == report_id)).mappings()
        found += [claim_of(kind, row) for row in rows]
    return tuple(found)


def refuse(connection: Connection, source: Unreadable) -> None:
    """Write a source that gave no report, once."""
    table = schema.unreadable
    row = {"source": source.source, "name": source.name, "reason": source.reason, "advice": source.advice}
    same = [table.c[key] == row[key] for key in ("source", "name", "reason")]
    if connection.execute(select(table.c.name).where(*same)).first() is None:
        connection.execute(table.insert(), row)


def forget(connection: Connection, *sources: str) -> None:
    """Take out what was refused of sources that are read anew, or of a report that was read after all."""
    connection.execute(schema.unreadable.delete().where(schema.unreadable.c.source.in_(sources)))


def _insert_claims(connection: Connection, claims: tuple[Claim, ...]) -> None:
    for kind, table in TABLES.items():
        if rows := [claim_columns(claim) for claim in claims if isinstance(claim, kind)]:
            connection.execute(table.insert(), rows)


def add_copies(connection: Connection, report: Report, prints: tuple[int, ...]) -> None:
    """Write a report's fingerprints, and the pairs that it makes with those that it shares them with."""
    found = _copies(connection, report, prints)
    if prints:
        rows = [{"shingle": one, "report": report.id} for one in prints]
        connection.execute(schema.shingles.insert(), rows)
    if found:
        pairs = [{"first": pair.first, "second": pair.second, "share": pair.share} for pair in found]
        connection.execute(schema.copies.insert(), pairs)


def _copies(connection: Connection, report: Report, prints: tuple[int, ...]) -> list[CopyPair]:
    table, shared = schema.shingles, Counter[str]()
    for at in range(0, len(prints), _BATCH):
        same = table.c.shingle.in_(prints[at : at + _BATCH])
        counted = select(table.c.report, func.count()).where(same).group_by(table.c.report)
        for other, count in connection.execute(counted):
            shared[other] += count
    found: list[CopyPair] = []
    ids, reports = sorted(shared), schema.reports
    for at in range(0, len(ids), _BATCH):
        sizes = select(reports.c.id, reports.c.shingle_count).where(reports.c.id.in_(ids[at : at + _BATCH]))
        likely = near(len(prints), ((other, size, shared[other]) for other, size in connection.execute(sizes)))
        rows = connection.execute(select(reports).where(reports.c.id.in_(likely))).mappings()
        found += [pair for row in rows if (pair := copy(report, report_of(row)))]
    return found
