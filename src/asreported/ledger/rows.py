"""What the ledger answers with: a report, or a claim beside the report that makes it and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from asreported.claims import Claim, Event, Figure, Span, Statement
from asreported.intake import Report

from .sentences import context

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the case, how many claims of each kind it makes, and what read it."""

    report: Report
    figures: int
    statements: int
    events: int
    sha256: str
    reader_version: str
    rules_version: str


@dataclass(frozen=True, slots=True)
class ClaimRow(Generic[C]):
    """A claim of the case and the report that makes it."""

    report: Report
    claim: C

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def words(self) -> str:
        """The words of the evidence."""
        return self.claim.evidence.of(self.report.text)

    @property
    def key(self) -> Span:
        """The words that the claim turns on: the number, the cue, the trigger."""
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
