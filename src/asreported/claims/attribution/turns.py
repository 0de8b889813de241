"""Turns: who speaks in each stretch of a transcript, and whom “you” and “we” stand for there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..claim import Span
from ..parse import Parse
from ..transcripts import Line, lines, presents
from .draft import Draft
from .nounphrases import Source

# Where the words of the last one end: at a bracketed remark or a paragraph of its own.
REMARK: Final = re.compile(r"\n\s*(?:[(\[]|\n)")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says in a transcript. `source` names who answers; where somebody `asks`, that is whoever is asked."""

    span: Span
    label: Span
    source: Source
    asks: bool


def turns(parse: Parse) -> list[Turn]:
    """The turns of a report, by place; those whose speaker no line names are left out."""
    text, found = parse.text, lines(parse.text)
    named: Source | None = None
    fullest: dict[str, Source] = {}
    drawn: list[tuple[Line, Span, Source | None]] = []
    for number, line in enumerate(found):
        if presents(text, line):
            named = _named(parse, line.words, text.find("\n", line.words))
            continue
        if not line.asks and not line.answers:
            label = _named(parse, line.start, line.label_end)
            named = fullest.setdefault(parse.low[label.head], label)  # Venn is the commissioner Olla Venn above
        drawn.append((line, _words(text, found, number), named))
    return list(_answered(drawn))


def _answered(drawn: Sequence[tuple[Line, Span, Source | None]]) -> Iterator[Turn]:
    """The turns, a question with the source of the answer behind it."""
    for number, (line, span, source) in enumerate(drawn):
        behind = (known for other, _, known in drawn[number + 1 :] if not other.asks)
        meant = (next(behind, None) or source) if line.asks else source
        if meant is not None and span.end > span.start:
            yield Turn(span, Span(line.start, line.words), meant, line.asks)


def _named(parse: Parse, start: int, end: int) -> Source:
    first, last = parse.at(start), parse.at(end - 1)
    return Source(first, last + 1, last)


def _words(text: str, found: Sequence[Line], number: int) -> Span:
    """From behind the colon to the next label."""
    start = found[number].words
    last = number + 1 == len(found)
    end = len(text) if last else found[number + 1].start
    remark = REMARK.search(text, start, end) if last else None
    return Span(start, len(text[: remark.start() if remark else end].rstrip()))


def spoken(parse: Parse, turns: Sequence[Turn]) -> Iterator[Draft]:
    """The drafts of all turns but the questions."""
    for turn in turns:
        if not turn.asks:
            verb = parse.at(turn.label.start)
            yield Draft(
                verb=verb, cue=Span(turn.label.start, len(parse.text[: turn.label.end].rstrip())), content=turn.span,
                source=turn.source, act="say", shape="turn", lemma="say",
            )  # fmt: skip
