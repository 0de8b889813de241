"""Sums: 104 rescued, 58 men, 31 women and 15 children: numbers that add up to the one before them are its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..parse import Parse
from .counted import Counted

REACH: Final = 50  # tokens behind a whole in which its parts end
LEAST: Final = 3  # two is too often the sum of two ones


def wholes_of(parse: Parse, counts: Sequence[Counted]) -> dict[int, int]:
    """For each count that is a part by its number the place of its whole, both as places in `counts`."""
    found: dict[int, int] = {}
    for place, whole in enumerate(counts):
        if whole.number.kind != "cardinal" or whole.number.low != whole.number.high or (whole.number.low or 0) < LEAST:
            continue
        for part in _parts(parse, counts, place):
            found.setdefault(part, place)
    return found


def _parts(parse: Parse, counts: Sequence[Counted], place: int) -> range:
    """The counts right behind a whole that add up to it; empty where none do."""
    whole = counts[place]
    most, added = whole.number.low or 0, 0
    for at in range(place + 1, len(counts)):
        part = counts[at]
        value = part.number.low
        if value is None or part.number.form != "exact" or not value or not (part.people or part.bare):
            break
        if part.first > whole.last + REACH or not _same_list(parse, counts[at - 1], part):
            break
        added += value
        if added >= most:
            several = any(counts[k].number.kind == "cardinal" for k in range(place + 1, at + 1))
            return range(place + 1, at + 1) if added == most and at > place + 1 and several else range(0)
    return range(0)


def _same_list(parse: Parse, left: Counted, right: Counted) -> bool:
    """Whether no sentence of its own stands between two counts: they share one, or the next begins with the second."""
    return parse.opens[left.first] == parse.opens[right.first] or right.first <= parse.opens[right.first] + 2
