"""Claims by hand: what a person read and the machine did not; in the case as long as their decision holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from asreported.claims import Claim, Event, Figure, Person, Statement
from asreported.errors import CaseError

from .. import schema, storing
from ..stored import claim_columns, claim_of, report_of
from .decision import Decision
from .live import live
from .log import append, entries
from .reviews import basis

_KINDS: dict[str, type[Claim]] = {kind.kind: kind for kind in (Figure, Statement, Event, Person)}


def add(connection: Connection, taken: Decision, claim: Claim) -> Decision:
    """Write the decision and the claim. Raises CaseError where the report has the claim already, or not its words."""
    row = connection.execute(select(schema.reports).where(schema.reports.c.id == claim.report)).mappings().first()
    if row is None:
        raise CaseError("AR211", f"The case has no report {claim.report!r}.", "See them with: asreported reports")
    report, there = report_of(row), storing.claims_of(connection, claim.report)
    if claim.id in {one.id for one in there}:
        raise CaseError("AR246", f"{report.name} has this claim already: {claim.id}.", "Correct or confirm that one.")
    storing.checked(report, (claim,))
    entered = replace(taken, value=claim_columns(claim), basis={claim.id: basis(claim, report.text)})
    written = append(connection, entered, None)
    _put(connection, report.id, (*there, claim))
    return written


def claims(connection: Connection, report_id: str) -> tuple[Claim, ...]:
    """The claims by hand of a report that hold."""
    log = entries(connection, kinds=("add", "undo"))
    return tuple(made for one in live(log) if one.kind == "add" and (made := _claim(one)).report == report_id)


def follow(connection: Connection, subjects: Iterable[str]) -> None:
    """Bring the claims of a case to what the log says of these, after an undo."""
    about = entries(connection, subjects=subjects)
    for report_id in sorted({_claim(one).report for one in about if one.kind == "add"}):
        added = {one.subjects[0] for one in about if one.kind == "add"}
        machine = [claim for claim in storing.claims_of(connection, report_id) if claim.id not in added]
        _put(connection, report_id, (*machine, *claims(connection, report_id)))


def _claim(decision: Decision) -> Claim:
    row: Any = decision.value
    return claim_of(_KINDS[str(decision.field)], row)


def _put(connection: Connection, report_id: str, all_claims: Iterable[Claim]) -> None:
    row = connection.execute(select(schema.reports).where(schema.reports.c.id == report_id)).mappings().one()
    report = report_of(row)
    kept = storing.checked(report, all_claims)
    versions = (row["reader_version"], row["rules_version"])
    storing.replace(connection, report_id, kept, storing.profiles_of(report, kept), versions)
