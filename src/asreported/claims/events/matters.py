"""Matters: where an event is only what a word above speaks of, so that this word does not say how far it has come."""

from __future__ import annotations

from functools import cache

from ..inflections import noun_forms, nouns_of, verb_forms
from ..nounclasses import members
from ..parse import Parse
from .arguments import asked_of
from .auxiliaries import Stage, negated_by
from .frames import noun_frames


def without_evidence(parse: Parse, noun: int) -> Stage | None:
    """“No evidence of an attack”: neither told as a fact nor denied."""
    if parse.low[noun] not in nouns_of("stages", "evidence", "nouns"):
        return None
    verb = parse.heads[noun]
    lacking = any(
        parse.low[child] in {"no", "without", "little"} for child in parse.children_as(noun, "det", "case", "amod")
    )
    if not lacking and not (parse.deps[noun] in {"obj", "nsubj", "nsubj:pass"} and negated_by(parse, verb)):
        return None
    return "possible", f"no “{parse.words[noun]}” of it leaves it open"


def speaks_of(parse: Parse, noun: int) -> bool:
    """Whether the noun only has the event for its matter (“an investigation into the raid”, “an end to attacks”)."""
    word = parse.low[noun]
    if word in nouns_of("stages", "matters", "nouns"):
        return True
    return word not in members("amounts") | members("carriers") and word not in noun_frames()


@cache
def calls() -> frozenset[str]:
    return verb_forms("call") | noun_forms("call")


def calls_for(parse: Parse, child: int, head: int) -> bool:
    """“Called for a truce”, “called on Arland to send food”, “a call to stop”: else to call is to name or to ring."""
    if parse.tags[child] != "VB":
        return parse.case(child) == "for"
    return bool(asked_of(parse, head)) or parse.tags[head][:2] == "NN"
