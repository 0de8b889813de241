"""Ages: the bishop, 79, died; he was 101. A number alone beside one person counts nobody."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from ..people import is_people
from . import senses
from .counted import Counted

OLDEST: Final = 125
BEARERS: Final = frozenset({"PROPN", "NOUN", "PRON"})
BEHIND: Final = frozenset({",", "and", ".", "(", "from", "of", "who", "was"})
ONE_PERSON: Final = frozenset({"he", "she", "i"})


def is_age(parse: Parse, count: Counted) -> bool:
    """Whether a bare number is the age of one person: behind a name and a comma, or what he or she is said to be."""
    number = count.number
    if not count.bare or number.form != "exact" or number.kind != "cardinal" or not 0 < (number.low or 0) < OLDEST:
        return False
    return _aged(parse, count) or _between_commas(parse, count) or _said_to_be(parse, count)


def _aged(parse: Parse, count: Counted) -> bool:
    """Two girls, aged six and nine: the second of two ages."""
    at = count.first - 1
    while at > parse.opens[count.first] and (parse.pos[at] == "NUM" or parse.low[at] in {",", "and", "to"}):
        at -= 1
    return at < count.first - 1 and parse.low[at] in {"aged", "ages"} and _closed(parse, count.last + 1)


def _closed(parse: Parse, behind: int) -> bool:
    return behind >= parse.stops[behind - 1] or parse.low[behind] in {",", "and", ".", ")", ";"}


def _between_commas(parse: Parse, count: Counted) -> bool:
    before, behind = count.first - 1, count.last + 1
    if before <= parse.opens[count.first] or parse.low[before] != "," or parse.pos[before - 1] not in BEARERS:
        return False
    return behind >= parse.stops[count.last] or (parse.low[behind] in BEHIND and parse.low[count.last].isdigit())


def _said_to_be(parse: Parse, count: Counted) -> bool:
    """He was 101 and died; the driver is 34."""
    if count.first < 1 or parse.lemmas[count.first - 1] != "be":
        return False
    subject = parse.child(count.node, "nsubj")
    subject = count.first - 2 if subject is None else subject
    if subject < parse.opens[count.first] or subject > count.first:
        return False
    lemma, low = parse.lemmas[subject], parse.low[subject]
    if low in ONE_PERSON or parse.names[subject] == "Person":
        return True
    collective = lemma in senses.words("collectives") or lemma in senses.words("tolls")
    return parse.tags[subject] == "NN" and not collective and is_people(lemma, low) is True
