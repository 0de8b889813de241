"""What is written to a case, all of a report or nothing of it. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import Connection, bindparam, select

from asreported.claims import Claim, Span
from asreported.errors import CaseError
from asreported.intake import Report, Unreadable
from asreported.linking import fingerprints

from . import schema, search, spots
from .links import LINKS, Profiled, add_copies, batches, link, profiled
from .stored import TABLES, claim_columns, claim_of, report_columns, report_of

# Reports that are linked anew together: few enough to hold in memory.
_AT_ONCE = 500
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
    return bool(add_all(connection, [(report, claims, profiles)], versions))


def add_all(
    connection: Connection,
    readings: Iterable[tuple[Report, tuple[Claim, ...], Profiled]],
    versions: tuple[str, str],
) -> int:
    """Write reports with all that is theirs; how many were not there yet. Many at once are cheaper than one by one."""
    every = list(readings)
    there = _there(connection, [report.id for report, _, _ in every])
    new: dict[str, tuple[Report, tuple[Claim, ...], Profiled]] = {}
    again = []
    for reading in every:
        if reading[0].id in there or reading[0].id in new:
            again.append(reading[0])
        else:
            new[reading[0].id] = reading
    if new:
        prints = {name: fingerprints(report.text) for name, (report, _, _) in new.items()}
        forget(connection, *new)
        rows = [report_columns(report, *versions, len(prints[name])) for name, (report, _, _) in new.items()]
        connection.execute(schema.reports.insert(), rows)
        _insert_claims(connection, [claim for _, claims, _ in new.values() for claim in claims])
        add_copies(connection, {name: (report, prints[name]) for name, (report, _, _) in new.items()})
        link(connection, {name: profiles for name, (_, _, profiles) in new.items()})
        _index(connection, new.values())
    for report in again:
        met_again(connection, report)
    return len(new)


def _there(connection: Connection, names: Sequence[str]) -> set[str]:
    known = schema.reports.c.id
    return {
        name for some in batches(names) for name in connection.execute(select(known).where(known.in_(some))).scalars()
    }


def met_again(connection: Connection, report: Report) -> None:
    """Of a report that is there and was fetched again, unchanged, keep the first time, whichever came first."""
    table = schema.reports
    if report.retrieved is not None:
        later = (table.c.id == report.id) & (table.c.retrieved.is_(None) | (table.c.retrieved > report.retrieved))
        connection.execute(table.update().where(later).values(retrieved=report.retrieved))


def replace(
    connection: Connection, report_id: str, claims: tuple[Claim, ...], profiles: Profiled, versions: tuple[str, str]
) -> None:
    """Write other claims in the place of a report's, and their links."""
    for table in TABLES.values():
        connection.execute(table.delete().where(table.c.report == report_id))
    _insert_claims(connection, claims)
    link(connection, {report_id: profiles})
    _index(connection, [(_report(connection, report_id), claims, profiles)])
    read_by = {"reader_version": versions[0], "rules_version": versions[1]}
    connection.execute(schema.reports.update().where(schema.reports.c.id == report_id).values(read_by))


def relink(connection: Connection) -> None:
    """Make the copies and links of a case anew, from the texts and claims that it holds."""
    for table in (schema.copies, schema.shingles, *LINKS):
        connection.execute(table.delete())
    names = connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars().all()
    for some in batches(names, _AT_ONCE):
        reports = {name: _report(connection, name) for name in some}
        prints = {name: fingerprints(report.text) for name, report in reports.items()}
        sizes = [{"of": name, "count": len(its)} for name, its in prints.items()]
        connection.execute(_COUNT, sizes)
        add_copies(connection, {name: (report, prints[name]) for name, report in reports.items()})
        link(connection, {name: profiles_of(report, claims_of(connection, name)) for name, report in reports.items()})


def index_again(connection: Connection) -> None:
    """Make what search and the map need of a case anew, from the reports and claims that it holds."""
    names = connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars().all()
    for some in batches(names, _AT_ONCE):
        search.keep(connection, [(_report(connection, name), claims_of(connection, name)) for name in some])
    spots.keep_again(connection)


def _index(connection: Connection, readings: Iterable[tuple[Report, tuple[Claim, ...], Profiled]]) -> None:
    """Keep what search and the map need of reports that are read."""
    every = list(readings)
    search.keep(connection, [(report, claims) for report, claims, _ in every])
    spots.keep(connection, {report.id: profiles for report, _, profiles in every})


_COUNT = schema.reports.update().where(schema.reports.c.id == bindparam("of")).values(shingle_count=bindparam("count"))


def _report(connection: Connection, name: str) -> Report:
    return report_of(connection.execute(select(schema.reports).where(schema.reports.c.id == name)).mappings().one())


def claims_of(connection: Connection, report_id: str) -> tuple[Claim, ...]:
    """The claims of a report as they are stored."""
    found: list[Claim] = []
    for kind, table in TABLES.items():
        rows = connection.execute(select(table).where(table.c.report == report_id)).mappings()
        found += [claim_of(kind, row) for row in rows]
    return tuple(found)


def claims_of_reports(connection: Connection, reports: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of reports as they are stored, by report."""
    found: dict[str, list[Claim]] = {name: [] for name in sorted(set(reports))}
    for kind, table in TABLES.items():
        for some in batches(list(found)):
            for row in connection.execute(select(table).where(table.c.report.in_(some))).mappings():
                found[row["report"]].append(claim_of(kind, row))
    return {name: tuple(claims) for name, claims in found.items()}


def refuse(connection: Connection, source: Unreadable) -> None:
    """Write a source that gave no report, once."""
    table = schema.unreadable
    row = {"source": source.source, "name": source.name, "reason": source.reason, "advice": source.advice}
    same = [table.c[key] == row[key] for key in ("source", "name", "reason")]
    if connection.execute(select(table.c.name).where(*same)).first() is None:
        connection.execute(table.insert(), row)


def forget(connection: Connection, *sources: str) -> None:
    """Take out what was refused of sources that are read anew, or of a report that was read after all."""
    for some in batches(sources):
        connection.execute(schema.unreadable.delete().where(schema.unreadable.c.source.in_(some)))


def _insert_claims(connection: Connection, claims: Iterable[Claim]) -> None:
    every = list(claims)
    for kind, table in TABLES.items():
        if rows := [claim_columns(claim) for claim in every if isinstance(claim, kind)]:
            connection.execute(table.insert(), rows)
