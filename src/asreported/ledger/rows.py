"""What the ledger answers with: a report, or a claim beside the report that makes it and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from asreported.claims import Claim, Event, Figure, Person, Span, Statement
from asreported.intake import Report
from asreported.linking import Independence, Move

from .sentences import context

if TYPE_CHECKING:
    from .decisions.reviews import Review

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the case, how many claims of each kind it makes, and what read it."""

    report: Report
    figures: int
    statements: int
    events: int
    persons: int
    sha256: str
    reader_version: str
    rules_version: str
    # What the versions of one page have in common: its address in one spelling.
    story: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow(Generic[C]):
    """A claim of the case and the report that makes it.

    `claim` is what the machine read, or a person entered as a claim of its own. `link` is the id of the incident that
    an event is part of, of the series of a figure; None of other claims, and of claims that are in no case. `review`
    is what people decided about it, None where nobody did.
    """

    report: Report
    claim: C
    link: str | None = None
    review: Review | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def decided(self) -> C:
        """The claim with what people corrected in it."""
        return self.review.decided(self.claim) if self.review else self.claim

    @property
    def status(self) -> str:
        """How far people have judged it: the words of `Review.status`."""
        return self.review.status if self.review else "untouched"

    @property
    def words(self) -> str:
        """The words of the evidence."""
        return self.claim.evidence.of(self.report.text)

    @property
    def key(self) -> Span:
        """The words that the claim turns on: the number, the cue, the trigger; of a person the status word."""
        raise NotImplementedError

    @property
    def key_words(self) -> str:
        """The words of `key`."""
        return self.key.of(self.report.text)

    @property
    def sentence(self) -> Span:
        """The bounds of the sentence that holds the evidence."""
        return Span(*context(self.report.text, self.claim.evidence.start, self.claim.evidence.end))

    @property
    def sentence_words(self) -> str:
        """The words of the sentence that holds the evidence."""
        return self.sentence.of(self.report.text)


class FigureRow(ClaimRow[Figure]):
    """A figure of the case."""

    __slots__ = ()

    @property
    def key(self) -> Span:
        return self.claim.number


class StatementRow(ClaimRow[Statement]):
    """A statement of the case."""

    __slots__ = ()

    @property
    def key(self) -> Span:
        return self.claim.cue

    @property
    def content_words(self) -> str:
        """The words of what was said."""
        return self.claim.content.of(self.report.text)


class EventRow(ClaimRow[Event]):
    """An event of the case, as one account tells it."""

    __slots__ = ()

    @property
    def key(self) -> Span:
        return self.claim.trigger


class PersonRow(ClaimRow[Person]):
    """A status of a named person in the case, as one account gives it."""

    __slots__ = ()

    @property
    def key(self) -> Span:
        return self.claim.trigger


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """The accounts of one event, in the order of every list; `open` are ids of incidents that may be the same."""

    id: str
    events: tuple[EventRow, ...]
    open: tuple[str, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell of it, each once."""
        return tuple({row.report.id: row.report for row in self.events}.values())


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The figures of one question in the order of time, `label` the question in words, and a move for each figure."""

    id: str
    label: str
    figures: tuple[FigureRow, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """What two sides say that cannot both be right.

    `kind` is number, outcome, responsibility, happened_or_not or identity; `sides` name who or what each stands for.
    """

    id: str
    kind: str
    sides: tuple[str, str]
    a: tuple[ClaimRow[Any], ...]
    b: tuple[ClaimRow[Any], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Another figure of the same question, with why the two are in no dispute; `why` is None where they are in one."""

    other: FigureRow
    why: str | None


@dataclass(frozen=True, slots=True)
class History:
    """A figure among those of its question: its series, how others differ, how many voices say the same number."""

    series: SeriesRow
    differences: tuple[Difference, ...]
    voices: Independence
