"""Vague words below a chart: each at its date, in the first row where it prints over nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar
from unicodedata import east_asian_width

from .axes import CHARACTER, WIDTH

P = TypeVar("P")

VAGUE_ROW = 18
# More rows would be taller than the chart above them; the table has the rest.
ROWS = 8
LONGEST = 18
# Half a shape, and from its middle to the words.
SHAPE, GAP = 6, 9


@dataclass(frozen=True, slots=True)
class Vague(Generic[P]):
    """Vague words at their date: `words` are cut to what has room, right of the shape or, where `left`, left of it."""

    point: P
    words: str
    style: int
    x: float
    row: int
    left: bool


def laid_out(found: Iterable[tuple[P, str, int, float]]) -> tuple[Vague[P], ...]:
    """Points with their words, style and x, each in a row, as they come; those that no row has room for fall out."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    placed = []
    for point, said, style, x in found:
        words = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
        width = CHARACTER * sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
        left = x + GAP + width > WIDTH
        begin, end = (x - GAP - width, x + SHAPE) if left else (x - SHAPE, x + GAP + width)
        row = next((at for at, spans in enumerate(taken) if _free(spans, begin, end)), None)
        if row is not None:
            taken[row].append((begin, end))
            placed.append(Vague(point, words, style, x, row, left))
    return tuple(placed)


def _free(spans: Iterable[tuple[float, float]], begin: float, end: float) -> bool:
    return all(end <= other_begin or begin >= other_end for other_begin, other_end in spans)
