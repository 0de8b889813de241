"""What stretch a count covers: one event, a period, a running total, or how things stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..parse import Parse
from .counted import Counted, Fate
from .senses import words

# What stands right behind a number tells its stretch before anything else does: nine this year, 54 since the war.
BEHIND: Final = re.compile(r"[^,;.]{0,60}")
FEW: Final = 3  # so few were taken or killed at one time, whatever month is named


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
        return "standing", f"“{parse.low[fate.trigger]}” is told as it stands at that moment"
    if fate.measure == "deployed" and parse.lemmas[fate.trigger] in words("keeping") | words("there") | _standing(
        "posted"
    ):
        return "standing", "told as it stands at that moment"
    if mode == "planned":
        return "event", "planned as one"
    clause = parse.text[evidence.start : evidence.end]
    sentence = parse.text[parse.starts[parse.opens[count.first]] : parse.ends[parse.stops[count.first] - 1]]
    if fate.measure == "displaced" and (
        parse.lemmas[fate.trigger] in _standing("verbs") or _words(parse, fate) & _standing("words")
    ):
        return "standing", "told as it stands at that moment"
    if fate.measure == "affected":
        if _told_of_the_past(parse, fate) and parse.low[fate.trigger] not in words("homes"):
            return _stretch(parse, count, fate, clause, sentence, mode)
        if _words(parse, fate) & _standing("affected") or mode == "ongoing":
            return "standing", "told as it stands at that moment"
    if fate.measure == "displaced" and mode == "ongoing":
        return "standing", "told as it stands at that moment"
    return _stretch(parse, count, fate, clause, sentence, mode)


def _stretch(parse: Parse, count: Counted, fate: Fate, clause: str, sentence: str, mode: str) -> tuple[str, str]:
    """Event, period or total, by the words right behind the number, the clause and the sentence."""
    behind = BEHIND.match(parse.text, count.number.span.end)
    event = _patterns("events").search(sentence)
    for said in (behind[0] if behind else "", clause, sentence):
        for name in ("total", "period"):
            found = _patterns(name).search(said)
            if found:
                return name, f"“{found[0]}” in the sentence"
    held_true = mode == "happened" or (mode == "possible" and _perfect(parse, fate))
    lasting = _lasting(parse, count, fate, sentence, event is not None) if held_true else ""
    so_far = _patterns("so_far").search(clause) or _patterns("so_far").search(sentence)
    if so_far and (lasting or kind_of(parse.text) != "event"):
        return "total", f"“{so_far[0]}” in the sentence, of what goes on"
    if lasting:
        return "total", lasting
    loose = None if event or _few(count) else _patterns("loose_period").search(sentence)
    if loose and fate.measure in _standing("adding"):
        return "period", f"“{loose[0]}” in the sentence, which names no single event"
    if mode == "ongoing" and fate.measure in {"killed", "surrendered", "wounded", "detained"}:
        return "period", "going on, without one event"
    return "event", "nothing says more than one event"


def _lasting(parse: Parse, count: Counted, fate: Fate, sentence: str, event: bool) -> str:
    """Why the count sums up what lasts: a war, an outbreak; empty where it does not."""
    if fate.measure not in _standing("adding"):
        return ""
    if fate.measure == "affected" and fate.trigger == count.noun:
        return f"“{parse.low[fate.trigger]}” are added up as an illness spreads"
    if fate.measure == "killed" and not event and spreads(parse.text) and not _patterns("days").search(sentence):
        return "an illness spreads in the report, which names no single event here"
    perfect = _perfect(parse, fate)
    told = perfect or parse.pos[fate.trigger] == "NOUN"
    process = _patterns("processes").search(sentence)
    if process and perfect and not event:
        return f"“{process[0]}” in the sentence, told in the perfect"
    if not told or event or not _large(count):
        return ""
    kind = kind_of(parse.text)
    if kind == "process" or (perfect and kind == "none" and _large(count, 1000)):
        return "told in the perfect, of no single event, in a report of what goes on"
    return ""


def _perfect(parse: Parse, fate: Fate) -> bool:
    """Have been killed, have fled, believed to have been killed: what happened to them up to now."""
    helpers = {
        parse.low[child] for at in (fate.trigger, fate.verb) for child in parse.children_as(at, "aux", "aux:pass")
    }
    return not {"have", "has", "'ve"}.isdisjoint(helpers) and not parse.has(fate.trigger, "obj")


def _told_of_the_past(parse: Parse, fate: Fate) -> bool:
    verbs = (fate.trigger, fate.verb)
    helpers = [child for at in verbs for child in parse.children_as(at, "aux", "aux:pass", "cop")]
    return any(parse.tags[at] == "VBD" or parse.low[at] in {"was", "were", "had"} for at in (*verbs, *helpers))


def _large(count: Counted, least: int = 100) -> bool:
    return count.number.kind == "vague" or (count.number.low or count.number.high or 0) >= least


def _few(count: Counted) -> bool:
    return count.number.kind != "vague" and (count.number.low or count.number.high or 0) <= FEW


@lru_cache(maxsize=8)
def spreads(text: str) -> bool:
    """Whether a report is about an illness that spreads: it names one more than once."""
    illnesses, events = (len(_patterns(name).findall(text)) for name in ("illnesses", "events"))
    return illnesses > max(1, events)


@lru_cache(maxsize=8)
def kind_of(text: str) -> str:
    """Whether a report is about an `event` or a `process` such as a war; `none` where it names neither."""
    events, processes = (len(_patterns(name).findall(text)) for name in ("events", "processes"))
    if not events and not processes:
        return "none"
    return "process" if 2 * processes >= events else "event"


def _words(parse: Parse, fate: Fate) -> set[str]:
    at = {fate.trigger, fate.verb, *parse.children[fate.verb], *parse.children[fate.trigger]}
    return {parse.low[token] for token in at} | {
        parse.low[token] for token in range(fate.trigger, min(fate.trigger + 4, parse.stops[fate.trigger]))
    }
