"""The number of a search row: its day, its id, what it is: an index of numbers alone sorts, narrows and counts.

The highest 16 of its 63 bits are the day of publication, then 39 of its id, then 3 for the kind and 5 for the word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

WORD_BITS: Final = 5
CODE_BITS: Final = 8
_DAY_AT: Final = 47
_ID_BITS: Final = _DAY_AT - CODE_BITS
# Days are counted from here; a report of before stands with those of no day, one of after 2129 with the last.
_FIRST: Final = date(1950, 1, 1)
_LAST: Final = 2**16 - 1


def number(name: str, part: int, day: str | None, kind: str, word: str | None) -> int:
    """The number of a part of a report or of a claim. Two may have the same: whoever keeps them takes the next."""
    digest = int.from_bytes(sha256(f"{name} {part}".encode()).digest()[:8]) >> (64 - _ID_BITS)
    return _day(day) << _DAY_AT | digest << CODE_BITS | code(kind, word)


def following(taken: int) -> int:
    """The next number of the same day and code."""
    step = taken + (1 << CODE_BITS)
    return step if step >> _DAY_AT == taken >> _DAY_AT else (taken >> _DAY_AT << _DAY_AT) | taken & (2**CODE_BITS - 1)


def code(kind: str, word: str | None = None) -> int:
    """Kind and word as the last bits of a number hold them."""
    listed = codes()["words"][kind]
    return int(codes()["kinds"].index(kind)) << WORD_BITS | (listed.index(word) + 1 if word in listed else 0)


def told(found: int) -> tuple[str, str | None]:
    """The kind and the word of a code."""
    kind = codes()["kinds"][found >> WORD_BITS]
    at = found & (2**WORD_BITS - 1)
    return kind, codes()["words"][kind][at - 1] if at else None


def span(since: str | None, until: str | None) -> tuple[int, int]:
    """The lowest and the highest number of the days from `since` to `until`, both with them; all where None."""
    low = max(1, _day(since)) << _DAY_AT if since else 0
    high = (max(1, _day(until)) + 1 << _DAY_AT) - 1 if until else 2**63 - 1
    return (low, high) if since or not until else (1 << _DAY_AT, high)


def day(found: int) -> str | None:
    """The day that a number holds; None of a row without one."""
    at = found >> _DAY_AT
    return (_FIRST + timedelta(days=at - 1)).isoformat() if at else None


def _day(iso: str | None) -> int:
    try:
        at = (date.fromisoformat((iso or "")[:10]) - _FIRST).days + 1
    except ValueError:
        return 0
    return min(max(0, at), _LAST)


@cache
def codes() -> Mapping[str, Any]:
    """The lists of `codes.toml`."""
    return tomllib.loads(files(__package__).joinpath("codes.toml").read_text("utf-8"))
