"""The same question answered by another: 31 died, the army says, the rebels gave 52, against the 27 of Monday."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..attribution import giving
from ..parse import Parse
from . import senses
from .counted import Counted, Fate

SENTENCES: Final = 2  # back from the answer to the number that it answers
QUOTE_MARKS: Final = frozenset({"“", '"', "‘", "'", "``"})
PART: Final = (["of", "whom"], ["of", "them"])


def answered(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """What a number that stands alone counts where somebody is said to give, have or speak of it, as before it."""
    if not before or not count.bare or count.number.kind != "cardinal" or _is_year(parse, count):
        return None
    how = _given(parse, count) or _set_against(parse, count) or _of_a_toll(parse, count)
    asked = nearest(parse, count, before) if how else None
    if how is None or asked is None:
        return None
    return replace(asked[1], trigger=how[1], verb=how[1], reason=f"“{how[0]}” answers what was counted before")


def nearest(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> tuple[Counted, Fate] | None:
    """Of the figures shortly before, the one nearest in size, the last of several: answers to one question differ
    less than answers to two."""
    near = [
        (other, fate)
        for other, fate in reversed(before)
        if _is_whole(parse, other) and sentences_between(parse, other.first, count.first) <= SENTENCES
    ]
    return min(near, key=lambda found: _distance(count, found[0]), default=None)


def _distance(count: Counted, other: Counted) -> float:
    """How many times the one number is the other, as a logarithm."""
    mine, theirs = (number.low or number.high or 1 for number in (count.number, other.number))
    return abs(math.log(mine / theirs))


def last_whole(
    parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]], sentences: int = SENTENCES
) -> tuple[Counted, Fate] | None:
    """The last figure so few sentences back that is no part of another (of whom nine)."""
    for other, fate in reversed(before):
        if sentences_between(parse, other.first, count.first) > sentences:
            return None
        if _is_whole(parse, other):
            return other, fate
    return None


def _is_whole(parse: Parse, other: Counted) -> bool:
    part = parse.low[other.first - 2 : other.first] in PART or parse.low[other.first - 1] == "including"
    return other.number.kind == "cardinal" and not part


def sentences_between(parse: Parse, first: int, last: int) -> int:
    """How many sentences further on the second token stands; empty lines are none."""
    between, at = 0, parse.opens[first]
    while at < parse.opens[last] and between <= SENTENCES:
        at = parse.stops[at]
        between += at < len(parse) and any(parse.is_word(k) for k in range(at, parse.stops[at]))
    return between


def _is_year(parse: Parse, count: Counted) -> bool:
    words = count.number.core.of(parse.text)
    return len(words) == 4 and words.isdigit() and words[:2] in {"19", "20"}


def _lead(parse: Parse, count: Counted) -> int:
    """The token before the number, quotation marks and adverbs left out."""
    at = count.first - 1
    while at > parse.opens[count.first] and (parse.low[at] in QUOTE_MARKS or parse.pos[at] == "ADV"):
        at -= 1
    return at


def _given(parse: Parse, count: Counted) -> tuple[str, int] | None:
    """The rebels gave 52, the harbour office has 11, he had spoken of 60."""
    found = giving(parse, count.first, count.last)
    return (parse.low[found[0]], found[0]) if found else None


def _set_against(parse: Parse, count: Counted) -> tuple[str, int] | None:
    """Against the 54 of the day before, up from 31, instead of the nine given on Monday."""
    at = count.first - 1
    if parse.low[at] == "the":
        at -= 1
    for phrase in senses.table("contrasts")["phrases"]:
        words = phrase.split()
        first = at + 1 - len(words)
        if first >= parse.opens[count.first] and parse.low[first : at + 1] == words:
            return phrase, at
    return None


def _of_a_toll(parse: Parse, count: Counted) -> tuple[str, int] | None:
    """The figure of nineteen, an estimate of “at least 90”."""
    of = _lead(parse, count)
    if of < 1 or parse.low[of] != "of" or parse.lemmas[of - 1] not in senses.words("tolls"):
        return None
    return f"{parse.low[of - 1]} of", of - 1
