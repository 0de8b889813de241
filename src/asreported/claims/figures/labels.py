"""Lists behind a colon: Killed: 12 soldiers, 4 civilians; the dead by country: Norra 4; seven hurt: five passengers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .. import vocabulary
from ..parse import Parse
from . import senses
from .counted import Counted, Fate

REACH: Final = 40  # tokens from a colon in which its list may go on
PLACES: Final = frozenset({"Location", "Organization", "Facility", "NORP"})
DASHES: Final = frozenset({"-", "–", "—", "--"})
ENDS: Final = frozenset({",", ";", ".", "and", ")"})


def labelled(parse: Parse, count: Counted) -> Fate | None:
    """Killed: 12 soldiers, 4 civilians: a word of state and a colon before a list."""
    colon = _colon(parse, count)
    if colon is None or count.number.kind in {"one", "zero"} or not (count.people or _stands_alone(parse, count)):
        return None
    for at in range(colon - 1, max(parse.opens[colon], colon - 6) - 1, -1):
        measure = senses.states().get(parse.low[at]) or senses.nouns().get(parse.lemmas[at])
        if measure and (at == colon - 1 or parse.low[at - 1] == "the"):
            return Fate(measure, at, at, f"in a list behind “{parse.low[at]}”")
        if parse.pos[at] in {"VERB", "AUX"}:
            return None
    return None


def _stands_alone(parse: Parse, count: Counted) -> bool:
    """Whether a number alone is an entry of a list: it follows the colon or the name of a place."""
    behind = parse.low[count.end + 1 : count.end + 2]
    if not count.bare or (behind and behind[0] not in ENDS):
        return False
    before = count.first - 1
    return parse.low[before] == ":" or parse.names[before] in PLACES or parse.pos[before] == "PROPN"


def _colon(parse: Parse, count: Counted, *, dashes: bool = False) -> int | None:
    """The colon before a number, or the dash where asked, with no verb in between."""
    for at in range(count.first - 1, max(parse.opens[count.first], count.first - REACH) - 1, -1):
        if parse.low[at] == ":" or (dashes and parse.low[at] in DASHES and parse.ends[at - 1] < parse.starts[at]):
            return at if at > parse.opens[count.first] else None
        if parse.pos[at] in {"VERB", "AUX"} or parse.low[at] == ";":
            return None
    return None


def itemised(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Seven were injured: five passengers, a driver and a farmer: those counted before the colon one by one."""
    colon = _colon(parse, count, dashes=True)
    if colon is None or count.people is not True:
        return None
    before = [(other, fate) for other, fate in here if other.end < colon]
    if not before or not parse.opens[colon] < before[-1][0].end + 1:
        return None
    whole, fate = before[-1]
    most, least = whole.number.high or whole.number.low, count.number.low or 1
    if most is None or least >= most or fate.trigger > colon or more_said(parse, count):
        return None
    return replace(fate, reason=f"in the list of those counted before: {fate.reason}")


def gapped(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Twelve died in Norra, nine in Lod; Norra lost 12 soldiers, Lod nine: a place and a number, the verb left out."""
    behind = parse.low[count.end + 1 : min(count.end + 2, parse.stops[count.end])]
    if not here or not count.bare or count.number.kind != "cardinal" or (behind and behind[0] not in ENDS):
        return None
    other, fate = here[-1]
    between = range(max(other.end, fate.trigger) + 1, count.first)
    if not between or any(parse.pos[at] in {"VERB", "AUX"} for at in between):
        return None
    before = count.first - 1
    if parse.names[before] not in PLACES and parse.lemmas[before] not in vocabulary.words("cues", "answers", "bodies"):
        inside = [at for at in between if parse.low[at] in {"in", "at", "near"}]
        if parse.low[before] != "," or not inside or parse.names[before - 1] not in PLACES:
            return None
    return replace(fate, reason=f"left out here and taken from before: {fate.reason}")


def more_said(parse: Parse, count: Counted) -> bool:
    """Whether a verb of its own follows, before the list goes on."""
    for at in range(count.end + 1, min(parse.stops[count.end], count.end + 8)):
        if parse.low[at] in {",", ";", "and", "."}:
            return False
        if parse.pos[at] in {"VERB", "AUX"} and parse.deps[at] not in {"acl", "acl:relcl"}:
            return True
    return False
