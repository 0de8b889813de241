"""What waits for a person again: decisions whose claim is gone or reads otherwise since a report was read anew.

The rule. A verdict or a grade rests on all that was read of the claim; a correction on the field that it corrects, and
is not asked again where the reader has come to the same; a judgement of incidents or series on some claim of each side
being there. What rests on something else now is not in force until a person decides anew, or takes it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from asreported.claims import Claim

from ..finding import claim_rows
from ..stored import TABLES
from ..storing import claims_of
from .decision import Decision
from .live import live
from .log import entries
from .regrouping import anchors
from .reviews import changes


@dataclass(frozen=True, slots=True)
class Again:
    """A decision that waits for a person. `fields` read otherwise now; where the claim is gone, `instead` are the
    claims of its kind whose evidence overlaps the one it had."""

    decision: Decision
    why: str
    fields: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


def again(connection: Connection) -> tuple[Again, ...]:
    """The decisions of a case that wait for a person, in the order of the log."""
    held = live(entries(connection))
    ids = {kind.kind[0] + "-" for kind in TABLES}
    subjects = {one for decision in held for one in decision.subjects if one[:2] in ids} | anchors(held)
    subjects |= {claim for decision in held for claim in _accounts(decision)}
    there = {name: row.claim for name, row in claim_rows(connection, subjects).items()}
    found = (_asked(connection, one, there) for one in held)
    return tuple(one for one in found if one is not None)


def _asked(connection: Connection, decision: Decision, there: Mapping[str, Claim]) -> Again | None:
    if sides := anchors([decision]):
        both = [any(claim in there for claim in side) for side in decision.value]
        return None if all(both) or not sides else Again(decision, "the claims of one side are gone")
    if (accounts := _accounts(decision)) and not any(claim in there for claim in accounts):
        return Again(decision, "the accounts of the incident are gone")
    for subject, read in (decision.basis or {}).items():
        if not isinstance(read, dict):
            continue
        if subject not in there:
            return Again(decision, "the claim is gone", instead=_instead(connection, read))
        if fields := changes(decision, there[subject]):
            return Again(decision, "the claim reads otherwise", fields=fields)
    return None


def _accounts(decision: Decision) -> list[str]:
    """What the grade of an incident rests on."""
    graded = decision.kind == "grade" and decision.field == "incident"
    return [claim for held in decision.basis.values() for claim in held] if graded else []


def _instead(connection: Connection, read: Mapping[str, object]) -> tuple[str, ...]:
    """The claims that stand where a claim stood."""
    fields = read["fields"]
    assert isinstance(fields, dict)
    start, end = fields["evidence_start"], fields["evidence_end"]
    return tuple(
        sorted(
            claim.id
            for claim in claims_of(connection, str(read["report"]))
            if claim.kind == read["kind"] and claim.evidence.start < end and start < claim.evidence.end
        )
    )
