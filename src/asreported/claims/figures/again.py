"""Those counted before, counted again or in part: the forty, six were guards, eleven of them, a further 250."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .. import vocabulary
from ..parse import Parse
from ..people import is_people
from . import senses
from .answers import last_whole, sentences_between
from .counted import Counted, Fate
from .deployments import many

FEW: Final = 3  # “the two” are too often two others
BACK: Final = 4  # sentences back to those whom “the forty” were
THEM: Final = frozenset({"them", "these", "those"})
FURTHER: Final = frozenset({"further", "additional", "another"})
KILLING: Final = frozenset({"shoot", "stab", "bayonet", "knife", "trample"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def again(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """What was told of those counted before, where the number counts the same ones, some of them, or more of them."""
    if not before or count.number.kind != "cardinal" or 1 in {count.number.low, count.number.high}:
        return None  # “said one of them” tells who spoke
    return (
        _the_same(parse, count, before)
        or _who_they_were(parse, count, before)
        or _some_of_them(parse, count, before)
        or _further(parse, count, before)
    )


def of_the_dead(parse: Parse, count: Counted, fate: Fate, before: Sequence[tuple[Counted, Fate]]) -> Fate:
    """Nine died; three of these were stabbed: some of the dead, who are not only hit."""
    if fate.measure != "casualties" or not count.partitive or parse.lemmas[fate.trigger] not in KILLING:
        return fate
    for other, told in reversed(before):
        if sentences_between(parse, other.first, count.first) > 1:
            break
        if told.measure == "killed" and _smaller(count, other):
            return replace(fate, measure="killed", reason=f"some of those counted before: {told.reason}")
    return fate


def _smaller(count: Counted, whole: Counted) -> bool:
    most, least = whole.number.high or whole.number.low, count.number.low or count.number.high
    return most is not None and least is not None and least < most


def _the_same(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The forty were taken to a school: the number of a figure before, with the article and no noun."""
    if not count.bare or parse.low[count.first - 1] != "the" or not many(count, FEW + 1):
        return None
    for other, fate in reversed(before):
        if sentences_between(parse, other.first, count.first) > BACK:
            break
        if count.number.low in {other.number.low, other.number.high}:
            return replace(fate, verb=count.node, trigger=count.node, reason=f"the same ones as before: {fate.reason}")
    return None


def _who_they_were(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Twelve people were hurt; three were firefighters: a number alone before “were” and a noun for people."""
    noun = parse.heads[count.node]
    if not count.bare or parse.deps[count.node] not in SUBJECTS or not parse.has(noun, "cop") or noun < count.last:
        return None
    if (
        is_people(parse.lemmas[noun], parse.low[noun], parse.names[noun]) is not True
        or parse.low[noun] in senses.states()
    ):
        return None
    if count.first > parse.opens[count.first] and parse.low[count.first - 1] not in {";", "and", ",", "“", '"'}:
        return None
    return _part(parse, count, before)


def _some_of_them(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Vell knew eleven of them: some of those counted in the sentence before."""
    behind = parse.low[count.last + 1 : count.last + 3]
    return _part(parse, count, before) if behind[:1] == ["of"] and behind[1:] and behind[1] in THEM else None


def _part(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    whole = last_whole(parse, count, before, 1)
    if whole is None or not _smaller(count, whole[0]):
        return None
    return replace(whole[1], reason=f"some of those counted before: {whole[1].reason}")


def _further(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """A further 250 will be moved there; they have since found another nine: more of those counted before."""
    led = parse.low[max(0, count.first - 1) : count.last + 1]
    if not count.bare or FURTHER.isdisjoint(led):
        return None
    other, fate = before[-1]
    verb = parse.heads[count.node]
    near = sentences_between(parse, other.first, count.first) <= 1
    moved = fate.measure == "deployed" and parse.lemmas[verb] in senses.words("carrying") | senses.words("sending")
    found = parse.deps[count.node] == "obj" and parse.lemmas[verb] in vocabulary.words("cues", "answers", "verbs")
    if not near or not (moved or found):
        return None
    return replace(fate, trigger=verb, verb=verb, reason=f"more of them: {fate.reason}")
