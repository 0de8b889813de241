"""Passages: which stretch of one report repeats which stretch of another, a few words changed or not.

Equal runs of words are laid side by side from the longest down, none used twice ("greedy string tiling", Wise 1993,
made to find copied programs); neighbouring runs make one passage as long as little was changed between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import heapify, heappop, heappush

from asreported.claims import Span

from .storywords import story

# With one word in ten changed, two of three runs of four words are still whole.
SEED = 4
# Between two runs of one passage: two changed words and what stands between them.
GAP = 6
# A passage has most of its words in both texts; with one in ten changed it has nine tenths.
KEPT = 0.75
# Fewer equal words are a formula ("was taken to hospital where he died"), not a passage of another's.
FEWEST = 12
# A run that comes back this often is a formula of that report; each place would be laid beside each.
REPEATED = 8

Run = tuple[int, int, int]  # where in the first, where in the second, how many words


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of each text, and how many words they have in common in the same order."""

    first: Span
    second: Span
    words: int


@dataclass(frozen=True, slots=True, order=True)
class Repeat:
    """The same in words: from where to where in each, ends exclusive, and how many are equal."""

    first: int
    first_end: int
    second: int
    second_end: int
    words: int


def passages(first: str, second: str) -> tuple[Passage, ...]:
    """The passages of the first text that the second repeats, in the order of the first; page furniture left out."""
    one, other = story(first), story(second)
    return tuple(
        Passage(one.span(found.first, found.first_end), other.span(found.second, found.second_end), found.words)
        for found in repeats(one.words, other.words)
    )


def repeats(first: Sequence[str], second: Sequence[str], fewest: int = FEWEST) -> tuple[Repeat, ...]:
    """The stretches of at least `fewest` equal words that two rows of words have in common, none used twice."""
    return _joined(sorted(_tiles(_runs(first, second), len(first), len(second))), first, second, fewest)


def _joined(runs: list[Run], first: Sequence[str], second: Sequence[str], fewest: int) -> tuple[Repeat, ...]:
    found: list[Repeat] = []
    for i, j, length in runs:
        alone = Repeat(i, i + length, j, j + length, length)
        longer = _longer(found[-1], alone, first, second) if found else None
        if longer is None:
            found.append(alone)
        else:
            found[-1] = longer
    return tuple(repeat for repeat in found if repeat.words >= fewest)


def _longer(before: Repeat, run: Repeat, first: Sequence[str], second: Sequence[str]) -> Repeat | None:
    """The repeat with the run that follows it; None where too much between them was changed."""
    if not (0 <= run.first - before.first_end <= GAP and 0 <= run.second - before.second_end <= GAP):
        return None
    gap = first[before.first_end : run.first], second[before.second_end : run.second]
    blocks = SequenceMatcher(None, *gap, autojunk=False).get_matching_blocks()
    words = before.words + run.words + sum(block.size for block in blocks)
    extent = max(run.first_end - before.first, run.second_end - before.second)
    if words < KEPT * extent:
        return None
    return Repeat(before.first, run.first_end, before.second, run.second_end, words)


def _runs(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    """The equal runs of at least `SEED` words, as long as they get."""
    places = defaultdict[tuple[str, ...], list[int]](list)
    for j in range(len(second) - SEED + 1):
        places[tuple(second[j : j + SEED])].append(j)
    reached: dict[int, int] = {}  # diagonal -> where in the first text its last run ended
    found = []
    for i in range(len(first) - SEED + 1):
        there = places.get(tuple(first[i : i + SEED]), ())
        for j in there if len(there) <= REPEATED else ():
            if i >= reached.get(j - i, 0):
                length = _common(first, second, i, j)
                reached[j - i] = i + length
                found.append((i, j, length))
    return found


def _common(first: Sequence[str], second: Sequence[str], i: int, j: int) -> int:
    length = SEED
    while i + length < len(first) and j + length < len(second) and first[i + length] == second[j + length]:
        length += 1
    return length


def _tiles(runs: list[Run], first: int, second: int) -> list[Run]:
    """Runs of which no two share a word of either text, the longest first."""
    taken = (bytearray(first), bytearray(second))
    waiting = [(-length, i + j, i, j) for i, j, length in runs]
    heapify(waiting)
    found = []
    while waiting:
        negative, _, i, j = heappop(waiting)
        left = _free(taken, i, j, -negative)
        if left == (i, j, -negative):
            found.append(left)
            taken[0][i : i - negative] = taken[1][j : j - negative] = b"\1" * -negative
        elif left[2] >= SEED:
            heappush(waiting, (-left[2], left[0] + left[1], *left[:2]))
    return found


def _free(taken: tuple[bytearray, bytearray], i: int, j: int, length: int) -> Run:
    """The longest part of a run whose words are free in both texts."""
    both = bytes(one | other for one, other in zip(taken[0][i : i + length], taken[1][j : j + length], strict=True))
    at, longest = 0, (i, j, 0)
    for part in both.split(b"\1"):
        if len(part) > longest[2]:
            longest = (i + at, j + at, len(part))
        at += len(part) + 1
    return longest
