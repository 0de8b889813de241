"""Reviews: what people decided about one claim, beside what the machine read of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from asreported.claims import Claim

from ..stored import claim_columns
from .decision import Decision
from .live import agreed, by_subject, live

C = TypeVar("C", bound=Claim)

# What the machine says of how it read a claim, and what it ties it to: nobody decides about these.
_NOT_DECIDED = frozenset({"reasons", "event", "part_of", "denies", "id", "report"})


@dataclass(frozen=True, slots=True)
class Review:
    """What holds of people's decisions about a claim.

    `decisions` are those in force, `again` those that wait for a person because the claim reads otherwise now. `seen`
    is the number of the newest decision about it, live or not.
    """

    decisions: tuple[Decision, ...] = ()
    again: tuple[Decision, ...] = ()
    seen: int = 0

    @property
    def status(self) -> str:
        """`untouched`, `confirmed`, `rejected`, `corrected`, `added`, `contested` (reviewers differ), `asked_again`."""
        if self.again:
            return "asked_again"
        verdicts = {one.kind for one in self.decisions if one.kind in {"confirm", "reject"}}
        corrected = {one.field for one in self.decisions if one.kind == "correct"}
        if len(verdicts) > 1 or corrected - self.corrections.keys():
            return "contested"
        if "reject" in verdicts:
            return "rejected"
        if corrected:
            return "corrected"
        if any(one.kind == "add" for one in self.decisions):
            return "added"
        return "confirmed" if verdicts else "untouched"

    @property
    def corrections(self) -> Mapping[str, Any]:
        """The corrected fields, each with its value; where reviewers differ the machine's stands."""
        return {one.field: one.value for one in agreed(self.decisions).values() if one.kind == "correct" and one.field}

    @property
    def credibility(self) -> Mapping[str, str]:
        """The grade of what is claimed, 1 to 6, by reviewer."""
        return {one.by: one.value for one in self.decisions if one.kind == "grade" and one.field == "credibility"}

    def decided(self, claim: C) -> C:
        """The claim with what was corrected in it; its id stays that of the machine's reading."""
        if not self.corrections:
            return claim
        made = replace(claim, **self.corrections)
        object.__setattr__(made, "id", claim.id)
        return made


def reviews(log: Iterable[Decision], claims: Mapping[str, Claim]) -> dict[str, Review]:
    """The review of each of these claims that somebody decided about, from the entries of the log about them."""
    entries = tuple(log)
    newest: defaultdict[str, int] = defaultdict(int)
    for entry in entries:
        for subject in entry.subjects:
            newest[subject] = max(newest[subject], entry.number)
    found: dict[str, Review] = {}
    for subject, about in by_subject(live(entries)).items():
        if subject in claims:
            again = tuple(one for one in about if changes(one, claims[subject]))
            found[subject] = Review(tuple(one for one in about if one not in again), again, newest[subject])
    return {**{claim: Review(seen=newest[claim]) for claim in newest if claim in claims}, **found}


def basis(claim: Claim, text: str) -> dict[str, object]:
    """What a reviewer sees of a claim: the words of its evidence, and its fields."""
    read = {name: value for name, value in claim_columns(claim).items() if name not in _NOT_DECIDED}
    return {"kind": claim.kind, "report": claim.report, "words": claim.evidence.of(text), "fields": read}


def changes(decision: Decision, claim: Claim) -> tuple[str, ...]:
    """The fields that a reader reads otherwise now than when the decision was taken, and on which it rests.

    The rule: a verdict and a grade rest on every field; a correction on the field that it corrects, unless the reader
    has come to the same; a comment and a judgement of groups on none.
    """
    seen = (decision.basis or {}).get(claim.id, {}).get("fields")
    if seen is None or decision.kind not in {"confirm", "reject", "correct", "grade"}:
        return ()
    now = {name: value for name, value in claim_columns(claim).items() if name in seen}
    other = tuple(sorted(name for name, value in now.items() if value != seen[name]))
    if decision.kind == "correct":
        return tuple(name for name in other if name == decision.field and now[name] != decision.value)
    return other
