"""Quotation marks in pairs: paragraph by paragraph, whatever their style, with a way out where one is missing."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..claim import Span
from .turns import Turn

DOUBLE: Final = frozenset('"“”„‟«»')
OPENERS: Final = frozenset("“„‟«‘")
CLOSERS: Final = frozenset("”»’")
SINGLE: Final = frozenset("'‘’")
PARAGRAPH: Final = re.compile(r"(?:(?!\n[ \t\r\f\v]*\n).)+", re.S)
LINE: Final = re.compile(r"[^\n]+")
# No wrapped line is as long: where one is, each line is a paragraph, as pages are often handed on.
LONG_LINE: Final = re.compile(r"[^\n]{200}")
FIRST_SENTENCE: Final = re.compile(r".{12,}?[.!?](?=\s+[A-Z])", re.S)
REPORT_SPEAKS: Final = re.compile(r"\b(?:said|says|told|according to|added)\b")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. `closed` False: its end is the paragraph's, no mark closes it."""

    span: Span
    closed: bool

    def words(self, text: str) -> str:
        """What stands between the marks."""
        return text[self.span.start + 1 : self.span.end - self.closed].strip("`'")


def paragraphs(text: str) -> list[Span]:
    """Stretches between blank lines, or lines where the text is not wrapped; without the white space around them."""
    spans = []
    for match in (LINE if LONG_LINE.search(text) else PARAGRAPH).finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append(Span(start, end))
    return spans


def quotes(text: str) -> list[Quote]:
    """The outermost quotations of a text, in order, never overlapping, each inside one paragraph."""
    shadow = text.replace("``", "“\u2060").replace("''", "\u2060”")  # the same length: offsets hold
    return [quote for paragraph in paragraphs(text) for quote in _pairs(shadow, paragraph)]


def _pairs(text: str, paragraph: Span) -> Iterator[Quote]:
    opened: int | None = None
    single = False
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark in DOUBLE:
            if opened is None or single:
                if _may_open(text, at, paragraph):
                    opened, single = at, False
            elif _opens_anew(text, opened, at, paragraph):
                yield Quote(Span(opened, _lost_end(text, opened, _trimmed(text, opened, at))), closed=False)
                opened = at
            else:
                yield Quote(Span(opened, at + 1), closed=True)
                opened = None
        elif mark in SINGLE:
            if opened is None and _single_opens(text, at, paragraph):
                opened, single = at, True
            elif opened is not None and single and _single_closes(text, at, paragraph):
                yield Quote(Span(opened, at + 1), closed=True)
                opened, single = None, False
    if opened is not None and not single:
        yield Quote(Span(opened, _lost_end(text, opened, paragraph.end)), closed=False)


def _lost_end(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation ends: after its first sentence if the report speaks again, else at the end."""
    first = FIRST_SENTENCE.match(text, start, end)
    return first.end() if first and REPORT_SPEAKS.search(text, first.end(), end) else end


def _before(text: str, at: int, paragraph: Span) -> str:
    return text[at - 1] if at > paragraph.start else " "


def _after(text: str, at: int, paragraph: Span) -> str:
    return text[at + 1] if at + 1 < paragraph.end else " "


def _may_open(text: str, at: int, paragraph: Span) -> bool:
    """With no quotation open every mark before a word opens one, also a wrong-way one."""
    return not _after(text, at, paragraph).isspace() or (
        text[at] not in CLOSERS and _before(text, at, paragraph).isspace()
    )


def _opens_anew(text: str, opened: int, at: int, paragraph: Span) -> bool:
    """A second opening mark with none between: the first was never closed.

    Only where the mark can be nothing else: it points the opening way, or stands after a space and before a word
    while the first one stood the same way.
    """
    before, after = _before(text, at, paragraph), _after(text, at, paragraph)
    if text[at] in CLOSERS or not before.isspace() or after.isspace():
        return False
    return text[at] in OPENERS or (text[at] == '"' and after.isalnum() and text[at] == text[opened])


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _single_opens(text: str, at: int, paragraph: Span) -> bool:
    """An apostrophe is no quotation: it must stand before a word, after a space, and find its partner in time."""
    before, after = _before(text, at, paragraph), _after(text, at, paragraph)
    if text[at] == "’" or not (before.isspace() or before in "([—–-") or not (after.isalnum() or after in "[…"):
        return False
    return any(
        _single_closes(text, other, paragraph)
        for other in range(at + 2, min(paragraph.end, at + 1500))
        if text[other] in SINGLE
    )


def _single_closes(text: str, at: int, paragraph: Span) -> bool:
    before, after = _before(text, at, paragraph), _after(text, at, paragraph)
    if text[at] == "‘" or before.isspace() or after.isalnum():
        return False
    return before != "s" or after in ",.;:!?)" or (after.isspace() and at + 1 >= paragraph.end) or not after.isspace()


class Quoted:
    """The quotations of a report, asked by place."""

    def __init__(self, quotes: list[Quote], turns: Sequence[Turn] = ()) -> None:
        """`turns` are those of a transcript, quoted without marks."""
        self.all = quotes
        self.turns = turns
        self._starts = [quote.span.start for quote in quotes]

    @cached_property
    def closed(self) -> Quoted:
        """The quotations that a mark closes, alone: where the others end is a guess."""
        return Quoted([quote for quote in self.all if quote.closed], self.turns)

    def turn(self, character: int) -> Turn | None:
        """The turn of a transcript that the character stands in."""
        return next((turn for turn in self.turns if turn.span.start <= character < turn.span.end), None)

    def around(self, character: int) -> Quote | None:
        """The quotation that the character stands in, its marks included."""
        at = bisect_right(self._starts, character) - 1
        return self.all[at] if at >= 0 and character < self.all[at].span.end else None

    def touching(self, span: Span) -> list[Quote]:
        """The quotations that share a character with the span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, span.end - 1)
        return [quote for quote in self.all[first:last] if quote.span.end > span.start]

    def kind(self, text: str, span: Span) -> str:
        """`direct`, `indirect` or `mixed`: how much of the content stands between quotation marks."""
        inside = self.touching(span)
        if not inside:
            return "indirect"
        opens = inside[0].span.start <= span.start
        closes = inside[-1].span.end >= len(text[: span.end].rstrip(" \t\r\n\f\v\u00a0.,;:")) or not inside[-1].closed
        return "direct" if opens and closes and (len(inside) == 1 or _speech(text, inside)) else "mixed"


def _speech(text: str, inside: list[Quote]) -> bool:
    """Whether what stands between the quotations is short enough to be a cue alone."""
    gaps = [text[a.span.end : b.span.start] for a, b in itertools.pairwise(inside)]
    return sum(map(len, gaps)) < sum(quote.span.end - quote.span.start for quote in inside)
