"""Names that count people: a list of 28 names, the stone carries 29: what befell those whom the list is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..parse import Parse
from . import senses
from .answers import last_whole
from .counted import Counted, Fate
from .roles import verb_above

LISTS: Final = frozenset(
    {"list", "register", "roll", "stone", "memorial", "plaque", "monument", "wall", "book", "tally", "tablet"}
)
STONES: Final = frozenset({"stone", "memorial", "plaque", "monument", "wall", "tablet"})
MANIFEST: Final = frozenset({"manifest", "passenger"})
BACK: Final = 2  # sentences back to what the list is of


def names(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The fate of those whose names are counted: by the words of the list, else by the count before it."""
    noun = count.noun
    if noun is None or parse.lemmas[noun] != "name" or count.number.kind != "cardinal" or (count.number.low or 2) < 2:
        return None
    here = range(parse.opens[count.first], parse.stops[count.end])
    lists = [at for at in here if parse.lemmas[at] in LISTS]
    if not lists:
        return None
    verb = verb_above(parse, count.node)
    if any(parse.lemmas[at] in STONES for at in lists):
        return Fate("killed", noun, verb, "names on a stone")
    start = parse.opens[count.first]
    for _ in range(BACK):
        for at in range(start, parse.stops[count.end]):
            measure = senses.states().get(parse.low[at]) if parse.low[at - 1] in {"the", "of"} else None
            if measure:
                return Fate(measure, noun, verb, f"names of the “{parse.low[at]}”")
        start = parse.opens[start - 1] if start else 0
    whole = last_whole(parse, count, before)
    return (
        None
        if whole is None
        else replace(whole[1], trigger=noun, verb=verb, reason=f"names of those counted before: {whole[1].reason}")
    )
