"""What a report tells as a whole: its telling words, the people it names, their ages, its other numbers.

A report about one happening is known again by these even where its dates and places are vague.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from asreported.claims import Claim, Event, Figure, Person

from .. import wordbands

# Pages of local papers end in heads of other stories.
REACH: Final = 6000
WORDS, NAMES, NUMBERS = 80, 24, 12
STORY: Final = 16
COMMON: Final = 2  # bands below say nothing of one report
RARE: Final = 6  # a name has a word of this band or above: “Deputy Sheriff” has none
_NAME = re.compile(r"[A-Z][\w'’.-]*\w(?:\s+(?:[A-Z]\.?\s+)?[A-Z][\w'’-]*\w)+")
_PART = re.compile(r"\w+")
_AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old|,\s(\d\d),")


@dataclass(frozen=True, slots=True)
class Backdrop:
    """`words` with their weights (squares sum up to 1), `names` as pairs of folded words, all sorted."""

    words: tuple[tuple[str, float], ...] = ()
    names: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def backdrop(text: str, claims: Iterable[Claim]) -> Backdrop:
    """The backdrop of a report's text; people who only speak in it are no mark of what it tells."""
    held = text[:REACH]
    weighed = telling(held)
    mentioned = names(held) - spoken(claims) - placed(claims) | suffered(claims)
    return Backdrop(
        words=_normal(weighed, WORDS),
        names=tuple(sorted(mentioned)[:NAMES]),
        ages=tuple(sorted({first or second for first, second in _AGE.findall(held)})),
        numbers=tuple(sorted(word for word in weighed if _is_number(word)))[:NUMBERS],
    )


def story(seen: Backdrop) -> tuple[str, ...]:
    """The words that tell most of a report, sorted."""
    return tuple(sorted(word for word, _ in sorted(seen.words, key=lambda item: (-item[1], item[0]))[:STORY]))


def telling(text: str) -> dict[str, float]:
    """The words of a text that are not common in reports, with how much they tell: rare ones and names most."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for word, capital in wordbands.words(text):
        counts[word] += 1
        capitals[word] += capital
    found = {}
    for word, count in counts.items():
        rarity = 7 if word.isdigit() else wordbands.band(word)
        if rarity >= COMMON:
            named = 1.5 if capitals[word] == count and rarity > 3 else 1.0
            found[word] = rarity**1.5 * (1 + math.log(count)) * named
    return found


def _normal(weighed: dict[str, float], most: int) -> tuple[tuple[str, float], ...]:
    kept = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:most]
    # The words beyond count in the length, so that a long report is not like every other.
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return tuple(sorted((word, round(weight / length, 4)) for word, weight in kept))


def names(text: str) -> set[str]:
    """The names of two words and more, as pairs of neighbouring folded words of which one is rare."""
    found: set[str] = set()
    for match in _NAME.finditer(text):
        found |= _pairs(match[0])
    return found


def _pairs(name: str) -> set[str]:
    parts = [wordbands.folded(part) for part in _PART.findall(name) if len(part) > 1]
    return {
        f"{one} {other}" for one, other in pairwise(parts) if max(wordbands.band(one), wordbands.band(other)) >= RARE
    }


def spoken(claims: Iterable[Claim]) -> set[str]:
    """The names of those whom the report quotes."""
    return {pair for claim in claims if claim.speaker for pair in _pairs(claim.speaker)}


def placed(claims: Iterable[Claim]) -> set[str]:
    """The names of the places that the report's events and figures are set in."""
    named = (claim.place for claim in claims if isinstance(claim, Event | Figure) and claim.place)
    return {pair for name in named for pair in names(name)}


def suffered(claims: Iterable[Claim]) -> set[str]:
    """The names of those whom the report says something happened to."""
    return {pair for claim in claims if isinstance(claim, Person) for pair in _pairs(claim.name)}


def _is_number(word: str) -> bool:
    year = len(word) == 4 and word[:2] in {"19", "20"}
    return word.isdigit() and len(word) >= 3 and not year


def shared(one: Backdrop, other: Backdrop) -> float:
    """How much of their words two reports share, 0 to 1."""
    theirs = dict(other.words)
    return sum(weight * theirs.get(word, 0.0) for word, weight in one.words)
