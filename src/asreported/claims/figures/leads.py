"""Phrases right before those counted that say what became of them: fatal to three people, no word on 30 miners."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .deployments import deployable
from .roles import verb_above

TRACES: Final = frozenset({"trace", "sign", "word", "news", "sight"})


def led_by(parse: Parse, count: Counted) -> Fate | None:
    """The measure of the listed phrase that ends right before the number, articles left out."""
    known = count.people is True or (count.bare and count.number.kind == "cardinal")
    if count.number.kind == "zero" or not known:
        return None
    floor = parse.opens[count.first]
    lost = _without_trace(parse, count)
    if lost is not None:
        return lost
    at = _past_articles(parse, count.first - 1, floor)
    if at > floor and parse.low[at] == "of" and parse.lemmas[at - 1] in senses.words("bodies"):
        at = _past_articles(parse, at - 2, floor)
    for phrase, measure in senses.leads().get(parse.low[at], ()):
        first = at + 1 - len(phrase)
        if first < floor or tuple(parse.low[first : at + 1]) != phrase:
            continue
        if measure == "deployed" and not deployable(parse, count) and phrase[-1] != "of":
            continue
        words = parse.span(first, at + 1).of(parse.text)
        return Fate(measure, at, verb_above(parse, count.node), f"“{words}” before those counted")
    return None


def _without_trace(parse: Parse, count: Counted) -> Fate | None:
    """Of 14 passengers there is no trace, from nine no word."""
    if parse.low[count.first - 1] not in {"of", "from", "with"} or parse.low[count.first - 2 : count.first - 1] == [
        "trace"
    ]:
        return None
    behind = range(count.end + 1, min(count.end + 8, parse.stops[count.end]))
    at = next((k for k in behind if parse.low[k] in TRACES and parse.low[k - 1] in {"no", "any"}), None)
    nothing = next((k for k in behind if parse.low[k] == "nothing"), None)
    heard = (
        parse.low[count.first - 2] in {"heard", "known", "seen"}
        and "nothing" in parse.low[parse.opens[count.first] : count.first]
    )
    if nothing is not None or heard:
        at = nothing if nothing is not None else count.first - 2
    elif parse.low[count.first - 2 : count.first] == ["contact", "with"] and {"lost", "no"} & set(
        parse.low[parse.opens[count.first] : parse.stops[count.first]]
    ):
        at = count.first - 2
    return None if at is None else Fate("missing", at, verb_above(parse, count.node), f"no “{parse.low[at]}” of them")


def _past_articles(parse: Parse, at: int, floor: int) -> int:
    """The first token leftwards that is no article: fate of | the other nine."""
    while at > floor and (parse.pos[at] == "DET" or parse.low[at] in {"other", "remaining"}):
        at -= 1
    return at
