"""The review queue: one claim at a time, with its words in context, what hangs on it, and what a person may decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asreported.ledger import Case, ClaimRow, FigureRow, IncidentRow, claim_fields

from ..holdings import Holdings
from ..telling.happenings import incident_title
from ..telling.highlights import Piece, marks_of, paragraphs
from ..telling.judgements import shown, word_of
from ..telling.rows import Row, row
from ..words import label, vocabulary

PATH = "/review"
# What stands before and behind the paragraph of the claim.
AROUND = 1
SIMILAR = 6
ODDS = 6


@dataclass(frozen=True, slots=True)
class FieldForm:
    """A field of the claim that may be corrected: what was read, what it is now, what may be entered.

    `choices` are the words that it takes with their labels, empty where it takes any; `type` is that of an HTML input.
    """

    name: str
    label: str
    read: str
    now: str
    value: str
    type: str
    choices: tuple[tuple[str, str], ...]

    @property
    def corrected(self) -> bool:
        """Whether it is another than was read."""
        return self.read != self.now


@dataclass(frozen=True, slots=True)
class AtOdds:
    """A claim that this one contradicts, in what, and why."""

    label: str
    reason: str
    row: Row


@dataclass(frozen=True, slots=True)
class Part:
    """What the claim is part of: a series or an incident, and how many claims that holds."""

    what: str
    label: str
    href: str
    size: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody entered that could not be written, and why not."""

    problem: str
    advice: str
    comment: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the review of one claim shows. `why` is the reason it waits; `seen` what the reviewer knows of."""

    row: Row
    why: str
    waiting: tuple[tuple[str, int], ...]
    context: tuple[tuple[Piece, ...], ...]
    fields: tuple[FieldForm, ...]
    parts: tuple[Part, ...]
    odds: tuple[AtOdds, ...]
    similar: tuple[Row, ...]
    seen: int
    attempt: Attempt | None

    @property
    def comment(self) -> str:
        """What was entered as a comment and not written."""
        return self.attempt.comment if self.attempt else ""


@dataclass(frozen=True, slots=True)
class Left:
    """The end of the queue: how many claims were skipped."""

    left: int


@dataclass(frozen=True, slots=True)
class AskedName:
    """The page that asks who decides: where it leads to, the name so far, why what was entered is none."""

    next: str
    name: str
    problem: str


def review_page(
    case: Case, held: Holdings, found: ClaimRow[Any], why: str | None, attempt: Attempt | None = None
) -> ReviewPage:
    """The review of a claim."""
    known = why if why in vocabulary("waiting") else case.why_waiting(found.id)
    return ReviewPage(
        row=row(found, held.repeats),
        why=known or "rest",
        waiting=tuple((label("waiting", name), count) for name, count in case.waiting().counts.items()),
        context=_context(found),
        fields=_fields(found, attempt.fields if attempt else {}),
        parts=_parts(case, found),
        odds=tuple(
            AtOdds(label("disputes", one.kind), one.reason.replace("name:", ""), row(one.other, held.repeats))
            for one in case.at_odds(found.id)[:ODDS]
        ),
        similar=tuple(row(one, held.repeats) for one in case.similar(found, SIMILAR)),
        seen=case.newest_decision(found.id),
        attempt=attempt,
    )


def _context(found: ClaimRow[Any]) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs around the claim, with its words marked."""
    every = paragraphs(found.report.text, marks_of(found.claim))
    with_it = [at for at, pieces in enumerate(every) if any(piece.marks for piece in pieces)]
    return every[max(0, with_it[0] - AROUND) : with_it[-1] + 1 + AROUND]


def _fields(found: ClaimRow[Any], entered: Mapping[str, str]) -> tuple[FieldForm, ...]:
    kind = found.claim.kind
    return tuple(_field(found, name, entered.get(name)) for name in _named(kind))


def _named(kind: str) -> Iterable[str]:
    """The fields that may be corrected, those first that say most."""
    listed = claim_fields(kind)
    names = {*listed["words"], *(name for group in ("whole", "text", "days") for name in listed.get(group, ()))}
    order = list(vocabulary("fields_in_order"))
    return sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))


def _field(found: ClaimRow[Any], name: str, entered: str | None) -> FieldForm:
    listed = claim_fields(found.claim.kind)
    read, now = getattr(found.claim, name), getattr(found.decided, name)
    choices = [(word, word_of(name, word)) for word in listed["words"].get(name, ())]
    if choices and name in listed["blank"]:
        choices.insert(0, ("", "not said"))
    kinds = {**dict.fromkeys(listed.get("whole", ()), "number"), **dict.fromkeys(listed.get("days", ()), "date")}
    value = "" if now is None else str(now)
    return FieldForm(
        name=name,
        label=label("fields", name),
        read=shown(name, read),
        now=shown(name, now),
        value=value if entered is None else entered,
        type=kinds.get(name, "text"),
        choices=tuple(choices),
    )


def _parts(case: Case, found: ClaimRow[Any]) -> tuple[Part, ...]:
    """What would change with the claim."""
    if found.link is None:
        return ()
    if isinstance(found, FigureRow):
        series = case.one_series(found.link)
        return (Part("series", series.label, f"/series/{series.id}", len(series.figures)),)
    incident: IncidentRow = case.incident(found.link)
    return (Part("incident", incident_title(incident), f"/incidents/{incident.id}", len(incident.events)),)
