"""The review queue: one claim at a time, with its words in context, what hangs on it, and what a person may decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asreported.ledger import Case, ClaimRow, claim_fields

from ..holdings import Holdings
from ..lists.filters import link
from ..lists.narrowing import REVIEW, Queue, kept, queue, sought
from ..telling.highlights import Piece, marks_of, paragraphs
from ..telling.judgements import shown, word_of
from ..telling.rows import Row, row
from ..telling.stakes import Part, part
from ..words import label, vocabulary

PATH = REVIEW
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
class Copy:
    """The same claim in the same words of a copy, and what its reviewer has seen of it."""

    row: Row
    seen: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page of the review: their name, empty where they have said none; the query of the address, or the
    form that they sent; who else has the claim open."""

    name: str
    query: Mapping[str, str]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody sent that could not be written, and why not. `sent` are the fields of their form by name."""

    problem: str
    advice: str
    sent: Mapping[str, str]

    @property
    def form(self) -> str:
        """Which form of the page they sent: `correct`, `move`, or `decide` for the first."""
        do = self.sent.get("do", "")
        return {"correct": "correct", "move": "move", "split": "move", "same": "move"}.get(do, "decide")

    def field(self, name: str) -> str | None:
        """What they entered in a field of the claim, None where their form had none."""
        return self.sent.get(f"field-{name}")


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the review of one claim shows.

    `why` is the reason it waits; `seen` what the reviewer knows of the claim, `known` of the whole log; `before` leads
    to the claim before it in the queue, None from the first.
    """

    row: Row
    why: str
    queue: Queue
    before: str | None
    skip: str
    beside: tuple[str, ...]
    context: tuple[tuple[Piece, ...], ...]
    fields: tuple[FieldForm, ...]
    part: Part | None
    copies: tuple[Copy, ...]
    odds: tuple[AtOdds, ...]
    similar: tuple[Row, ...]
    seen: int
    known: int
    attempt: Attempt | None

    def sent(self, form: str, name: str = "comment") -> str:
        """What was entered in a form of the page and not written."""
        return self.attempt.sent.get(name, "") if self.attempt and self.attempt.form == form else ""


@dataclass(frozen=True, slots=True)
class Left:
    """The end of the queue: how many claims were skipped, and how it was narrowed."""

    left: int
    kept: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AskedName:
    """The page that asks who decides: where it leads to, the name so far, why what was entered is none."""

    next: str
    name: str
    problem: str


def review_page(
    case: Case, held: Holdings, found: ClaimRow[Any], reader: Reader, attempt: Attempt | None = None
) -> ReviewPage:
    """The review of a claim."""
    why, narrowed = reader.query.get("why", ""), kept(reader.query)
    why = why if why in vocabulary("waiting") else case.why_waiting(found.id)
    wanted = sought(narrowed)
    done = case.reviewed(reader.name, datetime.now(UTC).date().isoformat()) if reader.name else 0
    before = case.before(found.id, why, sought=wanted)
    return ReviewPage(
        row=row(found, held.repeats),
        why=why,
        queue=queue(narrowed, case.waiting(found.id, why, sought=wanted).counts, why, found.report.id, done),
        before=before and link(f"{PATH}/{before[0]}", narrowed, why=before[1]),
        skip=link(PATH, narrowed, after=found.id, why=why),
        beside=reader.beside,
        context=_context(found),
        fields=_fields(found, attempt),
        part=part(case, found),
        copies=tuple(Copy(row(one, held.repeats), case.newest_decision(one.id)) for one in case.same_words(found)),
        odds=tuple(
            AtOdds(label("disputes", one.kind), one.reason.replace("name:", ""), row(one.other, held.repeats))
            for one in case.at_odds(found.id)[:ODDS]
        ),
        similar=tuple(row(one, held.repeats) for one in case.similar(found, SIMILAR)),
        seen=case.newest_decision(found.id),
        known=case.log_part(0)[1],
        attempt=attempt,
    )


def _context(found: ClaimRow[Any]) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs around the claim, with its words marked."""
    every = paragraphs(found.report.text, marks_of(found.claim))
    with_it = [at for at, pieces in enumerate(every) if any(piece.marks for piece in pieces)]
    return every[max(0, with_it[0] - AROUND) : with_it[-1] + 1 + AROUND]


def _fields(found: ClaimRow[Any], attempt: Attempt | None) -> tuple[FieldForm, ...]:
    names = _named(found.claim.kind)
    return tuple(_field(found, name, attempt.field(name) if attempt else None) for name in names)


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
