"""What a figure allows: the least and the most people that its words can mean, and whether two figures agree."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

# “About 200” is not contradicted by 215.
ROUND = 0.12


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The tables of a TOML file of this package; callers must not change them."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def bounds(low: int | None, high: int | None, form: str, words: str) -> tuple[float, float]:
    """Least and most, `(0, inf)` where the words say nothing: “at least 20” is 20 to any, “dozens” 20 to 199."""
    if form == "vague":
        said = words.casefold()
        for vague, (least, most) in vocabulary("questions")["vague"].items():
            if re.search(rf"\b{vague}\b", said):
                return float(least), float(most)
        return 0.0, math.inf
    least = 0.0 if low is None else float(low)
    most = math.inf if high is None else float(high)
    return (math.floor(least * (1 - ROUND)), math.ceil(most * (1 + ROUND))) if form == "approximate" else (least, most)


def agree(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether one number could make both right."""
    return max(one[0], other[0]) <= min(one[1], other[1])
