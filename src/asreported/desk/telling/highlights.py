"""Highlights: a text split wherever a claim begins or ends, so that overlapping claims each keep their exact words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from asreported.claims import Claim, Event, Figure, Person, Span, Statement

# What the claim turns on; a click there opens the claim.
KEY_PARTS = frozenset({"number", "cue", "trigger", "status"})
# Two lines of a table cell; the mean sentence of news has about 150 characters.
LONGEST_SENTENCE = 600
_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
_PARAGRAPH_GAP = re.compile(rf"{_LINE_END}(?:[^\S\r\n]*{_LINE_END})+")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a claim: `part` is `evidence`, `speaker`, or what the claim calls them."""

    span: Span
    claim: str
    part: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover from end to end. `opens` are the claims whose first words it has."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that cover it."""
        return tuple(sorted({mark.claim for mark in self.marks}))

    @property
    def parts(self) -> tuple[str, ...]:
        """What it is to those claims."""
        return tuple(sorted({mark.part for mark in self.marks}))

    @property
    def key_of(self) -> str | None:
        """The claim that turns on these words; of several the one with the fewest words."""
        keys = [mark for mark in self.marks if mark.part in KEY_PARTS]
        nearest = min(keys, key=lambda mark: (mark.span.end - mark.span.start, mark), default=None)
        return nearest.claim if nearest else None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the words in it that a claim turns on; `before` and `after` may begin or end with an ellipsis."""

    before: str
    words: str
    after: str


def marks_of(claim: Claim) -> tuple[Mark, ...]:
    """The marks of a claim: its evidence, its source, and the words that it turns on."""
    found: dict[str, Span | None] = {"evidence": claim.evidence, "speaker": claim.speaker_span}
    if isinstance(claim, Figure):
        found["number"] = claim.number
    elif isinstance(claim, Statement):
        found["cue"], found["content"] = claim.cue, claim.content
    elif isinstance(claim, Event):
        found["trigger"] = claim.trigger
    elif isinstance(claim, Person):
        found["person"], found["status"] = claim.mention, claim.trigger
    return tuple(Mark(span, claim.id, part) for part, span in found.items() if span)


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text split at every bound of a mark and of a paragraph, each piece with the marks that cover it.

    The pieces joined are the text, character by character. Marks outside the text, or of no words, are left out.
    """
    kept = sorted({mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)})
    begins, ends = defaultdict[int, list[Mark]](list), defaultdict[int, list[Mark]](list)
    for mark in kept:
        begins[mark.span.start].append(mark)
        ends[mark.span.end].append(mark)
    bounds = sorted({0, len(text), *begins, *ends, *_paragraph_ends(text)})
    return tuple(_swept(text, bounds, begins, ends))


def _swept(
    text: str, bounds: Sequence[int], begins: dict[int, list[Mark]], ends: dict[int, list[Mark]]
) -> Iterable[Piece]:
    open_marks: set[Mark] = set()
    seen: set[str] = set()
    for start, end in pairwise(bounds):
        open_marks.difference_update(ends.get(start, ()))
        open_marks.update(begins.get(start, ()))
        opens = tuple(sorted({mark.claim for mark in open_marks} - seen))
        seen.update(opens)
        yield Piece(start, text[start:end], tuple(sorted(open_marks)), opens)


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces by paragraph, the empty lines between two paragraphs with the first of them."""
    ends = _paragraph_ends(text)
    return tuple(
        tuple(found) for _, found in groupby(pieces(text, marks), key=lambda piece: bisect_right(ends, piece.start))
    )


def quote(text: str, sentence: Span, key: Span, longest: int = LONGEST_SENTENCE) -> Quote:
    """The sentence around the key words, cut to about `longest` characters where a text knows no sentences."""
    room = longest // 2
    first = sentence.start if key.start - sentence.start <= room else text.find(" ", key.start - room, key.start)
    last = sentence.end if sentence.end - key.end <= room else text.rfind(" ", key.end, key.end + room)
    first, last = first if first >= 0 else key.start - room, last if last >= 0 else key.end + room
    before, after = text[first : key.start], text[key.end : last]
    return Quote(
        before if first == sentence.start else f"…{before}",
        text[key.start : key.end],
        after if last == sentence.end else f"{after}…",
    )


def paragraph_start(text: str, at: int) -> int:
    """Where the paragraph begins that holds a place of the text."""
    ends = _paragraph_ends(text)
    found = bisect_right(ends, at)
    return ends[found - 1] if found else 0


def _paragraph_ends(text: str) -> list[int]:
    return [gap.end() for gap in _PARAGRAPH_GAP.finditer(text)]
