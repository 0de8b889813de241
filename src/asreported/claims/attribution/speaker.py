"""A speaker, and what is known when a source is resolved to one: the names of the report and who was heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from ..parse import Parse
from .actors import Actors, Person
from .nounphrases import Source

DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
PLURAL: Final = frozenset({"NNS", "NNPS"})
RELATIVE: Final = frozenset({"who", "which", "that", "speaking", "whose"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source. `sort` is person, body, crowd or thing; `token` is where it was last heard."""

    name: str | None
    named: bool | None
    sort: str
    token: int
    reason: str
    noun: str = ""


NOBODY: Final = Speaker(None, None, "thing", -1, "the text names no source")


@dataclass(frozen=True, slots=True)
class Known:
    """What a source is resolved from. `outside` are the persons named outside quotations, `heard` who spoke so far."""

    parse: Parse
    actors: Actors
    outside: list[Person]
    heard: list[Speaker] = field(default_factory=list)

    def last(self, fits: Callable[[Speaker], object]) -> Speaker | None:
        """The last one heard who fits."""
        return next((speaker for speaker in reversed(self.heard) if fits(speaker)), None)

    def again(self, speaker: Speaker, token: int, reason: str) -> Speaker:
        """The same speaker, heard again at another place."""
        return Speaker(speaker.name, speaker.named, speaker.sort, token, reason, speaker.noun)

    def label(self, source: Source) -> str:
        """The noun phrase of a source without article, apposition and relative clause."""
        parse, first, end = self.parse, source.first, source.end
        while first < source.head and parse.low[first] in {"the", "a", "an"}:
            first += 1
        for at in range(source.head + 1, end):
            if parse.words[at] in {",", "(", "—", "–"} or parse.low[at] in RELATIVE:
                end = at
                break
        return " ".join(parse.span(first, max(end, source.head + 1)).of(parse.text).split())


def naming(short: str, name: str) -> str:
    """Why a name is taken for the fullest one."""
    return f"“{short}” is named here" if name == short else f"“{short}” is short for {name}"
