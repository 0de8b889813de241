"""The sentence around some words of a text, for a reader who wants to see where a claim stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_END = re.compile(r"""(?<![.!?…])(?P<mark>[.!?…]+)[)\]"'”’»]*(?P<gap>\s+)(?=["'“‘«(\[]*[^\W_a-z])""")
_WORD = re.compile(r"\S")
_SPACE = re.compile(r"\s")
_LINE_END = re.compile(r"[\r\n]")
_LAST_WORD = re.compile(r"[\w.]*$")
# No sentence is longer. Some reports are one line of a megabyte, which must not be walked through for every claim.
_WINDOW = 2_000
# Longer than any title or abbreviation.
_WORD_LENGTH = 20


@cache
def _abbreviations() -> frozenset[str]:
    words = tomllib.loads(files(__package__).joinpath("abbreviations.toml").read_text("utf-8"))
    return frozenset(words["abbreviations"])


def context(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence or sentences that hold text[start:end], without white space at their ends.

    A sentence ends at a mark before a capital or a digit, and at the end of a line. The evidence is never cut: it lies
    inside the bounds also where it runs over several lines. Each way at most 2,000 characters are looked at; where no
    sentence ends in them, they are cut there, between words if there is a space.
    """
    first, last = _line(text, start, end)
    for stop in _END.finditer(text, first, last):
        if _is_no_end(text, stop):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start("gap") >= end:
            last = stop.start("gap")
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of every sentence of a text, in its order, as `context` finds them."""
    at = 0
    while start := _WORD.search(text, at):
        first, last = context(text, start.start(), start.start() + 1)
        yield max(first, at), last
        at = last


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the line, or of as much of it as is looked at."""
    lowest, highest = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    before = max(text.rfind("\n", lowest, start), text.rfind("\r", lowest, start))
    after = _LINE_END.search(text, end, highest)
    first, last = before + 1, after.start() if after else highest
    if before < 0:
        space = _SPACE.search(text, lowest, start) if lowest else None
        first = space.end() if space else lowest
    if after is None and highest < len(text):
        last = max(text.rfind(" ", end, highest), end) if " " in text[end:highest] else highest
    return first, last


def _is_no_end(text: str, stop: re.Match[str]) -> bool:
    if stop["mark"] != ".":
        return False
    found = _LAST_WORD.search(text, max(0, stop.start() - _WORD_LENGTH), stop.start())
    word = found[0] if found else ""
    # An initial (J. Doe) or letters with points (U.S. forces).
    is_initial = len(word) == 1 and word.isalpha()
    return is_initial or "." in word or word.casefold() in _abbreviations()
