"""The claims that one report makes: figures, statements, events, persons. Immutable, each with its exact words.

The fields and their words are those of `docs/coding-rules.md`. Offsets count Unicode characters of the report's text;
`text[start:end]` is always the quoted words.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the report's text, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has.

    `evidence` is the clause that carries it. `speaker` is the immediate claimant's fullest name in the report, None
    where the report says it in its own voice; `speaker_span` are the words that name the source at this place.
    `relay` lists outlets between claimant and report, nearest to the report first. `verification` is `unverified`,
    `confirmed` or None. `hedge` are the words that weaken the claim, as they stand. `reasons` says for each field why
    it is what it is.
    """

    kind: ClassVar[str]

    report: str
    evidence: Span
    speaker: str | None = None
    speaker_span: Span | None = None
    relay: tuple[str, ...] = ()
    hedge: tuple[str, ...] = ()
    verification: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    id: str = field(init=False, default="")

    def key(self) -> tuple[object, ...]:
        """What tells this claim from every other of its report: stable while the reading of its words is."""
        raise NotImplementedError

    def __post_init__(self) -> None:
        digest = hashlib.sha256(repr((self.report, self.kind, *self.key())).encode()).hexdigest()
        object.__setattr__(self, "id", f"{self.kind[0]}-{digest[:12]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Claim):
    """A count of people. `low` and `high` are None where open or vague; killed, held, missing are never added up.

    `part_of` is the id of the count in the same report that already holds those counted here.
    """

    kind: ClassVar[str] = "figure"

    number: Span
    measure: str
    low: int | None
    high: int | None
    form: str
    group: str
    people: str = "unspecified"
    side: str | None = None
    nationality: str | None = None
    scope: str = "event"
    mode: str = "happened"
    as_of: str | None = None
    place: str | None = None
    event: str | None = None
    part_of: str | None = None

    def key(self) -> tuple[object, ...]:
        return (self.number.start, self.number.end, self.measure, self.group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """An attribution of content to a source; `evidence` runs over source, cue and content.

    `denies` is the id of the claim in the same report that a denial points at.
    """

    kind: ClassVar[str] = "statement"

    cue: Span
    content: Span
    act: str
    quote: str
    named: bool | None
    denies: str | None = None

    def key(self) -> tuple[object, ...]:
        return (self.cue.start, self.cue.end, self.content.start, self.content.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """What is said to have happened or to be planned. `date_start` and `date_end` are ISO days."""

    kind: ClassVar[str] = "event"

    trigger: Span
    type: str
    stage: str
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None

    def key(self) -> tuple[object, ...]:
        return (self.trigger.start, self.trigger.end, self.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Claim):
    """One status of one named person, as one account gives it.

    `name` is the fullest name of the person in the report, `mention` the name, pronoun or noun that stands for it
    here, `trigger` the words that give the status. `role`, `age` (years) and `nationality` are what the report says
    of the person at any place. `date_start` and `date_end` are ISO days.
    """

    kind: ClassVar[str] = "person"

    name: str
    mention: Span
    status: str
    trigger: Span
    mode: str = "happened"
    role: str | None = None
    age: int | None = None
    nationality: str | None = None
    place: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None

    def key(self) -> tuple[object, ...]:
        return (self.mention.start, self.mention.end, self.trigger.start, self.trigger.end, self.status, self.name)
