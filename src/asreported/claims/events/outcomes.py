"""Outcomes: an event that somebody calls a success or a failure, and a truce that holds or is broken."""

from __future__ import annotations

from typing import Final

from ..inflections import verbs_of
from ..parse import Parse
from .auxiliaries import Stage, auxiliary_stage, listed
from .trigger import Trigger

NATURAL: Final = frozenset({"accident", "disaster"})  # nobody sets out to have them
REACH: Final = 7  # tokens after the event or the naming verb in which the verdict stands
SUBJECT: Final = ("nsubj", "nsubj:pass")


def outcome(parse: Parse, trigger: Trigger) -> Stage | None:
    """`succeeded`, `failed` or, of a truce, `under_way`, where the words around an event noun say so."""
    if trigger.verbal or trigger.type in NATURAL:
        return None
    noun = trigger.end - 1
    if trigger.type == "ceasefire":
        return _of_truce(parse, noun)
    return _named(parse, noun) or _is_one(parse, noun)


def _named(parse: Parse, noun: int) -> Stage | None:
    """“Called the raid a success”, “a raid that it described as a failure”."""
    verb, at = parse.heads[noun], noun
    if parse.deps[noun] not in {"obj", "nsubj:pass"} or not _names(parse, verb):
        found = next((child for child in parse.children_as(noun, "acl:relcl", "acl") if _names(parse, child)), None)
        if found is None:
            return None
        verb = at = found
    if parse.deps[noun] == "nsubj:pass":
        at = max(at, verb)
    return _verdict(parse, range(at + 1, min(at + 1 + REACH, parse.stops[noun])))


def _names(parse: Parse, verb: int) -> bool:
    return parse.low[verb] in verbs_of("stages", "verdicts", "naming") and parse.tags[verb][:2] == "VB"


def _is_one(parse: Parse, noun: int) -> Stage | None:
    """“The raid was a failure”, “went wrong”, “ended in success”."""
    head = parse.heads[noun]
    if parse.deps[noun] not in SUBJECT or auxiliary_stage(parse, head):
        return None
    below = list(parse.children_as(head, "advmod", "xcomp", "amod", "acl"))
    if any(parse.low[child] in listed("verdicts", "astray") for child in below):
        return "failed", f"“{parse.words[head]}” wrong"
    return _verdict(parse, [head, *(o for o in parse.children_as(head, "obl") if parse.case(o) in {"in", "as"})])


def _verdict(parse: Parse, tokens: range | list[int]) -> Stage | None:
    for token in tokens:
        for stage in ("succeeded", "failed"):
            if parse.low[token] in listed("verdicts", stage):
                return stage, f"called “{parse.words[token]}”"
    return None


def _of_truce(parse: Parse, noun: int) -> Stage | None:
    verb, relation = parse.heads[noun], parse.deps[noun]
    if parse.tags[verb][:2] != "VB" or relation not in {*SUBJECT, "obj"} or auxiliary_stage(parse, verb):
        return None
    above = parse.heads[verb]
    accused = not {parse.low[above], parse.low[parse.heads[above]]}.isdisjoint(verbs_of("events", "blaming", "for"))
    if parse.low[verb] in verbs_of("stages", "truce", "broken") and (accused or parse.tags[verb] != "VBG"):
        return "failed", f"“{parse.words[verb]}” tells its end"
    for told in (verb, *parse.children_as(verb, "conj")):
        holds = relation in SUBJECT and parse.low[told] in verbs_of("stages", "truce", "holding")
        if holds and not auxiliary_stage(parse, told):
            return "under_way", f"“{parse.words[told]}”: it lasts"
    return None
