"""Earlier deeds: nouns whose clause speaks of what was before it, and of what was no more than tried or planned."""

from __future__ import annotations

from typing import Final

from ..inflections import nouns_of, verbs_of
from ..parse import Parse
from .auxiliaries import Stage, listed
from .trigger import Trigger

NATURAL: Final = frozenset({"accident", "disaster"})
DEEDS: Final = frozenset({"attack", "clash", "raid", "abduction", "accident", "disaster"})


def earlier(parse: Parse, trigger: Trigger, noun: int) -> Stage | None:
    """“After the attack”, “about the stabbing”, “will debate the killing”: the clause speaks of what was before."""
    case, verb = parse.case(noun), parse.heads[noun]
    definite = parse.has(noun, "det", "the", "this", "that", "these", "those") or parse.has(noun, "nmod:poss")
    if trigger.type not in DEEDS:
        return None
    if case in listed("earlier", "always") or (definite and case in listed("earlier", "definite")):
        return "done", f"“{case}” it: it was before"
    if definite and parse.deps[noun] == "obj" and parse.low[verb] in verbs_of("stages", "talking", "verbs"):
        return "done", f"“{parse.words[verb]}” only speaks of it"
    called = case == "to" and trigger.type in NATURAL and parse.tags[verb] in {"VBN", "VBD"}
    return ("done", f"“{parse.words[verb]}” to it") if called else None


def begun(parse: Parse, trigger: Trigger) -> Stage | None:
    """“The fire started in a car”: told in the past, it has happened."""
    verb = parse.heads[trigger.token if trigger.verbal else trigger.end - 1]
    opening = verbs_of("stages", "opening", "verbs")
    if trigger.verbal:
        opening |= verbs_of("stages", "opening", "pursuing")
    opens = parse.low[verb] in opening and parse.tags[verb] == "VBD"
    return ("done", f"“{parse.words[verb]}” in the past") if opens else None


def only_tried(parse: Parse, trigger: Trigger, noun: int) -> Stage | None:
    """“An assassination attempt”, “a bomb plot”: what the attack did not get beyond."""
    if trigger.type != "attack":
        return None
    if parse.low[noun] in nouns_of("stages", "attempts", "nouns"):
        return "failed", f"“{parse.words[noun]}”: no more than tried"
    if parse.low[noun] in nouns_of("stages", "attempts", "plans"):
        return "planned", f"“{parse.words[noun]}”: no more than planned"
    return None
