"""Where a text may be cut before it is read: sure sentence ends only. What is not sure, the encoder decides."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from spacy.tokens import Doc

BLANK_LINE: Final = re.compile(r"\n[ \t\r\f\v]*\n")
STOPS: Final = frozenset({".", "!", "?", "…", "...", "?!", "!!", "..", "!?"})
CLOSERS: Final = frozenset("\"'”’)]»") | {"''"}
OPENERS: Final = frozenset("\"'“‘([«—–-•*") | {"``"}
WRAPPED_LINE: Final = (
    45  # characters: a shorter line without a stop is a heading or a list item, not a wrapped sentence
)
MAX_WORDS: Final = 120


class Word(NamedTuple):
    """A token that is no white space: its number, where it starts, and its text."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


def segments(doc: Doc) -> list[list[int]]:
    """The token numbers of each segment, white space left out. Together they hold every other token once, in order."""
    text = doc.text  # spaCy puts it together anew at every asking
    words = [Word(i, token.idx, token.text) for i, token in enumerate(doc) if not token.is_space]
    out: list[list[int]] = []
    current: list[Word] = []
    for word, following in zip(words, [*words[1:], None], strict=False):
        current.append(word)
        if following is None or len(current) >= MAX_WORDS or _ends(text, current, following):
            out.append([w.number for w in current])
            current = []
    return out


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
