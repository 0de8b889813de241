"""The words of a report that tell its story: without newsletters' footers, picture credits and other page furniture."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from asreported.claims import Span

_WORD = re.compile(r"\w+")
# A line, or a sentence of it: furniture stands on lines of its own, or after the last sentence.
_END = re.compile(r"\n+|(?<=[.!?…])[\"”’')\]]*\s+(?=[^\sa-z])")


@dataclass(frozen=True, slots=True)
class Story:
    """Words without case and where each stands in the text: `text[spans[n].start : spans[n].end]` is `words[n]`."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of text from word `start` to word `end`, end exclusive."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def story(text: str) -> Story:
    """The words that tell the story; case, punctuation and line breaks do not count."""
    found = [word for piece in pieces(text) if not furniture(piece.of(text)) for word in _words(text, piece)]
    return Story(tuple(word for word, _ in found), tuple(span for _, span in found))


def furniture(sentence: str) -> bool:
    """Whether a sentence or line is of the page, not of the story."""
    anywhere, first = _furniture()
    folded = sentence.strip().casefold().replace("’", "'")
    return first.match(folded) is not None or anywhere.search(folded) is not None


@cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads(files(__package__).joinpath("boilerplate.toml").read_text("utf-8"))
    anywhere, first = (
        "|".join(pattern for patterns in data[place].values() for pattern in patterns)
        for place in ("anywhere", "first")
    )
    # The word's start stands before the alternatives: so tried, they are passed over at all other letters.
    return re.compile(rf"\b(?:{anywhere})"), re.compile(rf"[^\w©>]*(?:{first})")


def pieces(text: str) -> Iterator[Span]:
    """The lines of a text and the sentences of each, as far as marks and capitals tell."""
    start = 0
    for end in _END.finditer(text):
        yield Span(start, end.end())
        start = end.end()
    yield Span(start, len(text))


def _words(text: str, piece: Span) -> Iterator[tuple[str, Span]]:
    for word in _WORD.finditer(text, piece.start, piece.end):
        yield word.group().casefold(), Span(*word.span())
