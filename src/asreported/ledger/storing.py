"""What is written to a case, all of a report or nothing of it. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import Connection, func, select

from asreported.claims import Claim, Span
from asreported.errors import CaseError
from asreported.intake import Report, Unreadable
from asreported.linking import CopyPair, pairs, shingles

from . import schema
from .stored import TABLES, claim_columns, report_columns

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


def add(connection: Connection, report: Report, claims: tuple[Claim, ...], versions: tuple[str, str]) -> bool:
    """Write a report, its claims and its copies; False where it is there already."""
    there = select(schema.reports.c.id).where(schema.reports.c.id == report.id)
    if connection.execute(there).first() is not None:
        return False
    forget(connection, report.id)
    runs = sorted(shingles(report.text))
    connection.execute(schema.reports.insert(), report_columns(report, *versions, len(runs)))
    _insert_claims(connection, claims)
    copies = _copies(connection, report.id, runs)
    if runs:
        connection.execute(schema.shingles.insert(), [{"shingle": run, "report": report.id} for run in runs])
    if copies:
        rows = [{"first": copy.first, "second": copy.second, "share": copy.share} for copy in copies]
        connection.execute(schema.copies.insert(), rows)
    return True


def replace(connection: Connection, report_id: str, claims: tuple[Claim, ...], versions: tuple[str, str]) -> None:
    """Write other claims in the place of a report's."""
    for table in TABLES.values():
        connection.execute(table.delete().where(table.c.report == report_id))
    _insert_claims(connection, claims)
    read_by = {"reader_version": versions[0], "rules_version": versions[1]}
    connection.execute(schema.reports.update().where(schema.reports.c.id == report_id).values(read_by))


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


def _copies(connection: Connection, report_id: str, runs: list[int]) -> list[CopyPair]:
    """The pairs of a report that is being added with those that share runs of words; no other is looked at."""
    table, shared = schema.shingles, Counter[str]()
    for at in range(0, len(runs), _BATCH):
        same = table.c.shingle.in_(runs[at : at + _BATCH])
        counted = select(table.c.report, func.count()).where(same).group_by(table.c.report)
        for other, count in connection.execute(counted):
            shared[other] += count
    sizes = select(schema.reports.c.id, schema.reports.c.shingle_count).where(schema.reports.c.id.in_(list(shared)))
    others = ((other, size, shared[other]) for other, size in connection.execute(sizes))
    return pairs(report_id, len(runs), others)
