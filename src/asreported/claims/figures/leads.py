"""Phrases right before those counted that say what became of them: fatal to three people, no word on 30 miners."""

from __future__ import annotations

from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .deployments import deployable
from .roles import verb_above


def led_by(parse: Parse, count: Counted) -> Fate | None:
    """The measure of the listed phrase that ends right before the number, articles left out."""
    known = count.people is True or (count.bare and count.number.kind == "cardinal")
    if count.number.kind == "zero" or not known:
        return None
    floor = parse.opens[count.first]
    at = _past_articles(parse, count.first - 1, floor)
    if at > floor and parse.low[at] == "of" and parse.lemmas[at - 1] in senses.words("bodies"):
        at = _past_articles(parse, at - 2, floor)
    for phrase, measure in senses.leads().get(parse.low[at], ()):
        first = at + 1 - len(phrase)
        if first < floor or tuple(parse.low[first : at + 1]) != phrase:
            continue
        if measure == "deployed" and not deployable(parse, count):
            continue
        words = parse.span(first, at + 1).of(parse.text)
        return Fate(measure, at, verb_above(parse, count.node), f"“{words}” before those counted")
    return None


def _past_articles(parse: Parse, at: int, floor: int) -> int:
    """The first token leftwards that is no article: fate of | the other nine."""
    while at > floor and (parse.pos[at] == "DET" or parse.low[at] in {"other", "remaining"}):
        at -= 1
    return at
