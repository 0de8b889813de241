"""Contents behind a colon: a quotation, the rest of the sentence, or a statement in paragraphs of its own."""

from __future__ import annotations

from ..claim import Span
from ..parse import Parse
from .extents import Content, trimmed
from .quotes import Quote, Quoted


def after_colon(parse: Parse, colon: int, limit: int, quoted: Quoted) -> Content | None:
    """What stands behind a colon: a quotation, the rest of the sentence, or the paragraphs that follow."""
    start = next_word(parse, colon)
    if start >= len(parse):
        return None
    quote = opening(parse, start, quoted)
    if quote is not None:
        return Content(quote.span, "quote", colon)
    if start >= limit:  # the words stand in the paragraphs that follow
        end = _block_end(parse, start)
        span = trimmed(parse, parse.starts[start], end, quoted)
        while span and parse.text[span.end : span.end + 1] in {".", "!", "?"}:
            span = Span(span.start, span.end + 1)
        return Content(span, "block", colon) if span else None
    span = trimmed(parse, parse.starts[start], parse.span(start, limit).end, quoted)
    return Content(span, "clause", colon) if span else None


def _block_end(parse: Parse, start: int) -> int:
    """The end of a statement set off in paragraphs of its own: up to a heading, a quotation, or the text's end."""
    end = parse.starts[start]
    for block in parse.text[end:].split("\n\n"):
        words_here = block.split()
        short = len(words_here) < 8 and not block.strip().endswith((".", "!", "?", "”", '"'))
        if words_here and (short or block.lstrip()[0] in '"“' or block.lstrip().startswith("Notes to")):
            break
        end += len(block) + 2
    return min(end, len(parse.text))


def opening(parse: Parse, token: int, quoted: Quoted) -> Quote | None:
    """The quotation whose opening mark the token holds."""
    quote = quoted.around(parse.starts[token]) if token < len(parse) else None
    return quote if quote and parse.starts[token] <= quote.span.start < parse.ends[token] else None


def next_word(parse: Parse, at: int) -> int:
    """The token behind this one, white space left out."""
    at += 1
    while at < len(parse) and parse.pos[at] == "SPACE":
        at += 1
    return at
