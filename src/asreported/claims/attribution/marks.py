"""Marks repaired by syntax: the reader's pieces of a content or a source made one phrase, clause or quotation."""

from __future__ import annotations

from typing import Final

from ..claim import Span
from ..parse import Parse
from .cues import Cue
from .extents import cut, trimmed
from .nounphrases import NOMINAL, Source, phrase, right_phrase
from .quotes import Quoted
from .trios import Range, Trio

NEAR: Final = 3  # tokens between two pieces of one phrase
SPLIT: Final = 3  # tokens on either side of the cue that make a content of two halves
OPENING: Final = frozenset({"that", "and", "but"})
CLOSING: Final = frozenset({"and", "or", "but"})


def source_marked(parse: Parse, trio: Trio, cue: Cue) -> Source | None:
    """The noun phrase of the marked source that stands nearest to the cue, None where none of them is one."""
    found = [(first, end, head) for first, end in trio.sources if (head := _head(parse, first, end)) is not None]
    if not found:
        return None
    first, end, head = min(found, key=lambda piece: _distance(piece, cue))
    if end <= cue.first:
        return phrase(parse, head, cue.first)
    return right_phrase(parse, first, head)


def _head(parse: Parse, first: int, end: int) -> int | None:
    """The highest noun of a piece."""
    nouns = [at for at in range(first, end) if parse.pos[at] in NOMINAL]
    tops = [at for at in nouns if not first <= parse.heads[at] < end or parse.heads[at] == at]
    return next(iter(tops or nouns), None)


def _distance(piece: tuple[int, int, int], cue: Cue) -> int:
    first, end, _ = piece
    return max(cue.first - end, first - cue.end, 0)


def content_marked(parse: Parse, trio: Trio, cue: Cue, quoted: Quoted) -> Span | None:
    """The words of the marked content from first to last: whole clauses, whole quotations, nothing of the cue.

    A quotation that no mark closes is none here: its end, a guess, may lie far past what is marked.
    """
    quoted = quoted.closed
    stretch = _stretch(parse, trio, cue)
    if stretch is None:
        return None
    taken = trio.taken() | set(range(cue.first, cue.end))
    first, end = _grown(parse, *stretch, taken)
    first, end = _trimmed(parse, first, end, quoted)
    if first >= end:
        return None
    if parse.stops[first] >= end and not first < cue.verb < end:
        end = cut(parse, cue, first, end, quoted)
    span = trimmed(parse, parse.starts[first], parse.span(first, end).end, quoted)
    return _whole(parse, span, cue, quoted) if span is not None else None


def _stretch(parse: Parse, trio: Trio, cue: Cue) -> Range | None:
    """The pieces on the side of the cue where most of them stand; on both where each is more than a word or two."""
    before = _joined([piece for piece in trio.contents if piece[1] <= cue.first])
    behind = _joined([piece for piece in trio.contents if piece[0] >= cue.end])
    if before is None or behind is None:
        return before or behind
    sizes = before[1] - before[0], behind[1] - behind[0]
    if min(sizes) > SPLIT and before[0] >= parse.opens[cue.verb] - 1 and behind[0] < parse.stops[cue.verb]:
        return before[0], behind[1]
    return before if sizes[0] > sizes[1] else behind


def _joined(pieces: list[Range]) -> Range | None:
    return (min(first for first, _ in pieces), max(end for _, end in pieces)) if pieces else None


def _grown(parse: Parse, first: int, end: int, taken: set[int]) -> Range:
    """The stretch with the rest of the phrases whose heads it holds, up to the words of the source and the cue."""
    tops = [at for at in range(first, end) if not first <= parse.heads[at] < end or parse.heads[at] == at]
    for top in (at for at in tops if parse.is_word(at) and at not in taken):
        left, right = parse.lefts[top], parse.rights[top] + 1
        while first > max(left, parse.opens[first]) and first - 1 not in taken:
            first -= 1
        while end < min(right, parse.stops[end - 1]) and end not in taken:
            end += 1
    return first, end


def _trimmed(parse: Parse, first: int, end: int, quoted: Quoted) -> Range:
    """The stretch without the marks and joints at its ends, quotation marks kept."""
    while first < end and _is_joint(parse, first, OPENING) and not _opens(parse, first, quoted):
        first += 1
    while end > first and _is_joint(parse, end - 1, CLOSING) and not _closes(parse, end - 1, quoted):
        end -= 1
    return first, end


def _is_joint(parse: Parse, token: int, words: frozenset[str]) -> bool:
    return parse.low[token] in words or not parse.is_word(token)


def _opens(parse: Parse, token: int, quoted: Quoted) -> bool:
    quote = quoted.around(parse.starts[token])
    return quote is not None and quote.span.start == parse.starts[token]


def _closes(parse: Parse, token: int, quoted: Quoted) -> bool:
    quote = quoted.around(parse.starts[token])
    return quote is not None and quote.span.end == parse.ends[token]


def _whole(parse: Parse, span: Span, cue: Cue, quoted: Quoted) -> Span:
    """The span with every quotation whole that begins in it or of which it holds more than half, none that the cue
    stands in."""
    start, end = span.start, span.end
    for quote in quoted.touching(span):
        common = min(end, quote.span.end) - max(start, quote.span.start)
        outside = not quote.span.start <= parse.starts[cue.verb] < quote.span.end
        if outside and (2 * common > quote.span.end - quote.span.start or quote.span.start >= start):
            start, end = min(start, quote.span.start), max(end, quote.span.end)
    return Span(start, end)
