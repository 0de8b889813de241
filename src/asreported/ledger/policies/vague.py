"""Vague words to numbers, by the tables of the policies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from .counts import Count


def point(count: Count) -> int | None:
    """The number that ACLED takes a vague word for; None where it takes it for none."""
    points = _tables()["points"]
    said = _said(count.words)
    return int(points[said[0]]) if len(said) == 1 and said[0] in points else None


def bounds(count: Count) -> tuple[int | None, int | None]:
    """The least and the most of a count: its own, or those that its vague words allow (“dozens, perhaps hundreds”)."""
    if count.form != "vague":
        return count.low, count.high
    found = [_tables()["ranges"][word] for word in _said(count.words)]
    return (min(low for low, _ in found), max(high for _, high in found)) if found else (None, None)


def _said(words: str) -> list[str]:
    """The listed words among those of a number. “Tens of thousands” is neither “tens” nor “thousands”."""
    return _listed().findall(" ".join(words.casefold().split()))


@cache
def _listed() -> re.Pattern[str]:
    listed = sorted(_tables()["ranges"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(listed)})\b")


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("vaguewords.toml").read_text(encoding="utf-8"))
