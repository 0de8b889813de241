"""Numerals: the value of a number in digits or words, and both ends of a range."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .. import vocabulary
from .wordings import GAP

# 1 800 as the French and the ISO write it.
SPACED: Final = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
LEAD: Final = re.compile(rf"^(?:between|\w+{GAP}from){GAP}", re.IGNORECASE)
BETWEEN: Final = re.compile(rf"{GAP}(?:to|or|and){GAP}|{GAP}?[–—]{GAP}?|(?<=\d){GAP}?[-‑]{GAP}?(?=\d)|{GAP}[-‑]{GAP}")

HALF_MORE: Final = re.compile(r"([\w-]+) and a half (\w+)")


@cache
def _values() -> dict[str, int]:
    tables: list[dict[str, int]] = [vocabulary.load("numbers")[name] for name in ("small", "tens")]
    return tables[0] | tables[1]


@cache
def _multipliers() -> dict[str, int]:
    table: dict[str, int] = vocabulary.load("numbers")["times"]
    return table


def value(words: str) -> int | None:
    """The value of one cardinal in digits or words (`1.2 million`, `half a dozen`); None where it has none."""
    values, times = _values(), _multipliers()
    total, half = 0, False
    share, whole_words = _share(" ".join(SPACED.sub("", words.lower()).split()))
    current: float | None = None
    for low in re.split(r"[ \t\r\n\-‑\u00a0\u202f]+", whole_words):
        if low == "half":
            half = True
        elif low in {"a", "an"}:
            current = current if current is not None else 1
        elif low in times:
            scale = times[low]
            current = (1 if current is None else current) * scale
            if scale >= 1000:
                total, current = total + round(current), 0
        elif low in values:
            current = (current or 0) + values[low]
        elif low not in {"and", ""}:
            digits = _digits(low)
            if digits is None:
                return None
            current = (current or 0) + digits
    if current is None and not total:
        return None
    whole = (total + (current or 0)) / (2 if half else 1) * share
    return round(whole) if abs(whole - round(whole)) < 1e-6 else None


def _share(words: str) -> tuple[float, str]:
    """What part of the rest is meant (“a quarter of” a million; 5/4 of “two and a half million”), and the rest."""
    for lead, share in vocabulary.load("numbers")["fractions"].items():
        if words.startswith(f"{lead} "):
            return share, words.removeprefix(f"{lead} ")
    more = HALF_MORE.fullmatch(words)
    whole = value(more[1]) if more else None
    if more is None or not whole:
        return 1.0, words
    return (whole + 0.5) / whole, f"{more[1]} {more[2]}"


def _digits(word: str) -> float | None:
    suffixes: dict[str, int] = vocabulary.load("numbers")["suffixes"]
    found = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)([a-z]*)", word)
    if not found or (found[2] and found[2] not in suffixes):
        return None
    return float(found[1].replace(",", "")) * suffixes.get(found[2], 1)


def ends(words: str) -> tuple[int, int] | None:
    """Both ends of a range; a multiplier behind the second counts for the first (30 to 40 thousand)."""
    inner = LEAD.sub("", words)
    parts = BETWEEN.split(inner, maxsplit=1)
    if len(parts) != 2:
        parts = re.split(r"[-‑]", inner, maxsplit=1)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        return None
    low, high = value(parts[0]), value(parts[1])
    if low is None or high is None:
        return None
    last = parts[1].split()[-1].lower()
    scale = _multipliers().get(last, 1)
    if scale > 1 and last not in parts[0].lower() and low < high // scale:
        low *= scale
    return (low, high) if low < high else None
