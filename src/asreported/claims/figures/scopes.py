"""What stretch a count covers: one event, a period, a running total, or how things stand."""

from __future__ import annotations

import re
from functools import cache

from .. import vocabulary
from ..claim import Span
from ..parse import Parse
from .counted import Counted, Fate
from .senses import words


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(vocabulary.load("modes")["scopes"][name]), re.IGNORECASE)


def _standing(name: str) -> frozenset[str]:
    return vocabulary.words("modes", "standing", name)


def scope(parse: Parse, count: Counted, fate: Fate, evidence: Span, mode: str) -> tuple[str, str]:
    """The scope and the words that show it."""
    if fate.measure in _standing("measures"):
        if mode == "happened":
            return "event", "over since"
        return "standing", f"“{fate.measure}” is told as it stands at that moment"
    if fate.measure == "deployed" and parse.lemmas[fate.trigger] in words("keeping") | words("there") | _standing(
        "posted"
    ):
        return "standing", "told as it stands at that moment"
    clause = parse.text[evidence.start : evidence.end]
    sentence = parse.text[parse.starts[parse.opens[count.first]] : parse.ends[parse.stops[count.first] - 1]]
    if fate.measure == "displaced" and (
        parse.lemmas[fate.trigger] in _standing("verbs") or _words(parse, fate) & _standing("words")
    ):
        return "standing", "told as it stands at that moment"
    if fate.measure == "affected" and _words(parse, fate) & _standing("affected"):
        return "standing", "told as it stands at that moment"
    for name in ("total", "period"):
        found = _patterns(name).search(clause) or _patterns(name).search(sentence)
        if found:
            return name, f"“{found[0]}” in the sentence"
    loose = None if _patterns("events").search(sentence) else _patterns("loose_period").search(sentence)
    if loose:
        return "period", f"“{loose[0]}” in the sentence, which names no single event"
    if mode == "ongoing" and fate.measure in {"killed", "surrendered", "wounded", "detained"}:
        return "period", "going on, without one event"
    return "event", "nothing says more than one event"


def _words(parse: Parse, fate: Fate) -> set[str]:
    at = {fate.trigger, fate.verb, *parse.children[fate.verb], *parse.children[fate.trigger]}
    return {parse.low[token] for token in at} | {
        parse.low[token] for token in range(fate.trigger, min(fate.trigger + 4, parse.stops[fate.trigger]))
    }
