"""Where a text may be cut before it is read: sure sentence ends only. What is not sure, the encoder decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.attrs import IDX, IS_SPACE, LENGTH
from spacy.tokens import Doc

BLANK_LINE: Final = re.compile(r"\n[ \t\r\f\v]*\n")
STOPS: Final = frozenset({".", "!", "?", "…", "...", "?!", "!!", "..", "!?"})
CLOSERS: Final = frozenset("\"'”’)]»") | {"''"}
CLOSING: Final = frozenset("”’)]»")  # those that never open
OPENERS: Final = frozenset("\"'“‘([«—–-•*") | {"``"}
WRAPPED_LINE: Final = (
    45  # characters: a shorter line without a stop is a heading or a list item, not a wrapped sentence
)
MAX_WORDS: Final = 120
TOGETHER_WORDS: Final = 80


class Word(NamedTuple):
    """A token that is no white space: its number, where it starts, and its text."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Segment:
    """What the encoder reads at once: token numbers, their words, and which of these surely start a sentence.

    `inside` are words that surely start none: marks that close what stands right before them.
    """

    tokens: list[int]
    words: list[str]
    starts: list[int]
    inside: list[int] = field(default_factory=list)


def segments(doc: Doc, fits: Callable[[list[str]], bool]) -> list[Segment]:
    """The segments of a text, white space left out. Together they hold every other token once, in order.

    Neighbouring sentences are read together up to `TOGETHER_WORDS`: who speaks is often told in the one before.
    """
    out: list[Segment] = []
    for sentence in sentences(doc):
        words = [word.text for word in sentence]
        last = out[-1] if out else None
        if last and len(last.words) + len(words) <= TOGETHER_WORDS and fits(last.words + words):
            first = len(last.words)
            last.starts.append(first)
            last.inside.extend(first + place for place in _closing(sentence))
            last.tokens.extend(word.number for word in sentence)
            last.words.extend(words)
        else:
            out += [Segment([word.number for word in part], [word.text for word in part], [], list(_closing(part)))
                    for part in _fitting(sentence, fits)]  # fmt: skip
    return out


def _closing(sentence: list[Word]) -> Iterator[int]:
    """The places of closing marks that stand right behind a word or a stop."""
    for place, (before, word) in enumerate(pairwise(sentence), start=1):
        if word.text in CLOSING and before.end == word.start:
            yield place


def _fitting(words: list[Word], fits: Callable[[list[str]], bool]) -> list[list[Word]]:
    """The sentence, halved until each part fits the encoder's window."""
    if len(words) == 1 or fits([word.text for word in words]):
        return [words]
    middle = len(words) // 2
    return [*_fitting(words[:middle], fits), *_fitting(words[middle:], fits)]


def sentences(doc: Doc) -> Iterator[list[Word]]:
    """The text cut at sure sentence ends; what is not sure stays together."""
    text = doc.text
    columns = doc.to_array([IDX, LENGTH, IS_SPACE]).tolist()  # a Token for each word would take longer than the cutting
    words = [Word(i, start, text[start : start + length])
             for i, (start, length, space) in enumerate(columns) if not space]  # fmt: skip
    current: list[Word] = []
    for word, following in zip(words, [*words[1:], None], strict=False):
        current.append(word)
        if following is None or len(current) >= MAX_WORDS or _ends(text, current, following):
            yield current
            current = []


def _ends(text: str, current: list[Word], following: Word) -> bool:
    """Whether a sentence surely ends after these words."""
    gap = text[current[-1].end : following.start]
    if "\n" in gap or "\r" in gap:
        return _line_ends(text, current[-1], following, gap)
    stop = len(current) - 1
    while stop and current[stop].text in CLOSERS:
        stop -= 1
    if current[stop].text not in STOPS or not (gap or stop < len(current) - 1):
        return False
    first = following.text[0]
    return first.isupper() or first.isdigit() or (following.text in OPENERS and bool(gap))


def _line_ends(text: str, last: Word, following: Word, gap: str) -> bool:
    if BLANK_LINE.search(gap) or gap.count("\n") + gap.count("\r") > 2:
        return True
    if last.text in STOPS or last.text in CLOSERS or last.text == ":":
        return True
    line = text.rfind("\n", 0, last.start) + 1
    return not following.text[0].islower() and last.end - line < WRAPPED_LINE
