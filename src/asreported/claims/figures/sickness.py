"""Counts of an illness: 750 infections, 1,200 cases of cholera; cases before a court are none."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from . import senses
from .counted import Counted

BEHIND: Final = 4  # tokens behind “of” in which the illness stands
COUNTS: Final = frozenset({"case", "infection"})


def is_sick_count(parse: Parse, count: Counted) -> bool:
    """Whether cases or infections of an illness are counted: people who have it."""
    if count.noun is None or parse.lemmas[count.noun] not in COUNTS or count.number.kind in {"one", "zero"}:
        return False
    behind = parse.low[count.end + 1 : min(count.end + 2 + BEHIND, parse.stops[count.end])]
    if behind[:1] == ["of"]:
        return not senses.words("diseases").isdisjoint(behind)
    opened = parse.opens[count.first]
    opened = parse.opens[opened - 1] if opened else opened
    around = parse.low[opened : parse.stops[count.end]]
    if not senses.words("trials").isdisjoint(around):
        return False
    return not (senses.words("diseases") | senses.words("outbreaks")).isdisjoint(around)
