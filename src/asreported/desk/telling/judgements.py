"""Judgements: what people decided about a claim or a group, as the pages say it beside what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asreported.ledger import ClaimRow, Decision

from ..lists.filters import Field
from ..words import label, rank
from .dates import ShownDate, stated

# The filter of every list of claims.
REVIEW = Field(
    "review",
    "Reviewed",
    "Reviewed or not",
    lambda found: str(found.status),
    lambda value: label("reviews_chosen", value),
    lambda value: rank("reviews_chosen", value),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that people corrected: what was read and what it is now, both as the pages write them."""

    field: str
    read: str
    now: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said of a thing, beside their decision or alone; `number` is that of the decision."""

    by: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided about a claim: `said` says it in words with their names, `status` is that of the ledger."""

    status: str
    said: str
    corrections: tuple[Correction, ...]
    grades: tuple[str, ...]
    remarks: tuple[Remark, ...]


def judged(found: ClaimRow[Any]) -> Judged | None:
    """What people decided about a claim; None where nobody did, or took it back."""
    review = found.review
    if review is None or not (review.decisions or review.again):
        return None
    return Judged(
        status=review.status,
        said=_said(review.status, review.decisions, review.again),
        corrections=tuple(
            Correction(label("fields", field), shown(field, getattr(found.claim, field)), shown(field, value))
            for field, value in review.corrections.items()
        ),
        grades=tuple(_credibility(by, grade) for by, grade in sorted(review.credibility.items())),
        remarks=remarks((*review.decisions, *review.again)),
    )


def remarks(decisions: Iterable[Decision]) -> tuple[Remark, ...]:
    """The comments on decisions, and those that stand alone, in the order of the log."""
    commented = [Remark(one.by, one.comment, one.number) for one in decisions if one.comment]
    return tuple(sorted(commented, key=lambda one: one.number))


@dataclass(frozen=True, slots=True)
class GroupJudgement:
    """What somebody decided about an incident or a series: who, when, what in words, the others it is about, why."""

    number: int
    by: str
    day: ShownDate
    said: str
    others: tuple[str, ...]
    words: str | None


def group_judgements(decisions: Iterable[Decision], own: str = "") -> tuple[GroupJudgement, ...]:
    """The judgements among decisions: what people joined, parted, left open, graded or said of a group."""
    return tuple(
        GroupJudgement(
            one.number,
            one.by,
            stated(one.at[:10]),
            _judgement(one),
            tuple(name for name in one.subjects if name != own and (one.field == "actor" or name[:2] in {"i-", "q-"})),
            one.comment,
        )
        for one in decisions
        if one.kind in _GROUPS
    )


def _judgement(one: Decision) -> str:
    if one.kind == "grade":
        return f"graded it {label('incident_grades', one.value).lower()}"
    return label("judgements", one.kind)


def shown(field: str, value: Any) -> str:  # noqa: ANN401 - any value of a claim's field
    """A value of a claim's field as the pages write it."""
    if value is None or value == "":
        return "blank"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}" if field in {"low", "high"} else str(value)
    return word_of(field, str(value))


def word_of(field: str, value: str) -> str:
    """A word that a field may hold as the pages write it; names and days as they are."""
    return (label(_TABLES[field], value) or value.replace("_", " ")) if field in _TABLES else value


def named(decisions: Iterable[Decision]) -> str:
    """Who took some decisions: each name once, in the order of the log."""
    return ", ".join(dict.fromkeys(one.by for one in decisions))


# Which table of `words.toml` has the words of a field.
_TABLES: Mapping[str, str] = {
    "measure": "measures", "people": "people", "scope": "scopes", "form": "forms", "mode": "modes_chosen",
    "act": "acts", "quote": "quotes", "type": "types", "stage": "stages", "date_precision": "precisions",
    "status": "statuses", "verification": "verification",
}  # fmt: skip
_GROUPS = frozenset({"same", "different", "unsure", "split", "grade", "comment"})
# Which decision makes which status.
_MAKES = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "add": "added"}


def _said(status: str, decisions: tuple[Decision, ...], again: tuple[Decision, ...]) -> str:
    """The status in words with who decided; empty where people only graded or said something."""
    if status == "asked_again":
        return f"{label('reviews', status)}: the reading has changed since {named(again)} decided"
    verdicts = [one for one in decisions if one.kind in _MAKES]
    if status == "contested":
        told = "; ".join(f"{one.by}: {label('verdicts', one.kind)}" for one in verdicts)
        return f"{label('reviews', status)}: {told}"
    words = label("reviews", status)
    own = [one for one in verdicts if _MAKES[one.kind] == status]
    return f"{words} by {named(own)}" if words else ""


def _credibility(by: str, grade: str) -> str:
    return f"Credibility {grade}, {label('credibility', grade)} ({by})"
