"""Marked cues: the word that a cue of the reader turns on, its act, and whether it says anything at all."""

from __future__ import annotations

from functools import cache
from typing import Final

from .. import vocabulary
from ..negations import negated
from ..parse import Parse
from .cues import NEGATIONS, VERB_TAGS, Cue, acts, puts, unnamed, words
from .trios import Trio

NEAR: Final = 6  # tokens from the word that the cue turns on to another of it: went on to say


def marked_cue(parse: Parse, trio: Trio) -> Cue | None:
    """The cue's own word: a listed verb in it, a noun of saying, else the word that the others hang on."""
    tokens = [at for first, end in trio.cues for at in range(first, end) if parse.is_word(at)]
    verb = _word(parse, tokens)
    if verb is None:
        return None
    near = [at for at in tokens if abs(at - verb) < NEAR]
    lemma = parse.lemmas[verb]
    below = [child for child in parse.children[verb] if parse.deps[child].startswith("aux") and child < verb]
    passive = parse.tags[verb] == "VBN" and (
        parse.has(verb, "aux:pass")
        or (not below and not parse.has(verb, "nsubj") and parse.deps[verb].startswith("acl"))
    )
    trailing = parse.tags[verb] == "VBG" and not below
    return Cue(verb, lemma, _act(parse, verb), min(near), max(near) + 1, passive, trailing)


def _word(parse: Parse, tokens: list[int]) -> int | None:
    listed = [
        at
        for at in tokens
        if parse.tags[at] in VERB_TAGS and (parse.lemmas[at] in acts() or parse.lemmas[at] in heard())
    ]
    listed = [at for at in listed if parse.lemmas[at] not in words("counting", "verbs") or puts(parse, at)]
    named = [at for at in tokens if parse.tags[at] in {"NN", "NNS"} and parse.lemmas[at] in _noun_acts()]
    verbs = [at for at in tokens if parse.pos[at] == "VERB"]
    return next(iter(listed[-1:] or named[-1:] or verbs[-1:]), None)


def _act(parse: Parse, word: int) -> str:
    """The act of a cue's word, empty where it is on no list: what it does then shows by its content alone."""
    lemma = parse.lemmas[word]
    if lemma in words("counting", "verbs") and not puts(parse, word):
        return ""
    return act_of(lemma)


def act_of(lemma: str) -> str:
    """The act of a verb or noun of saying, also of one that attributes only where the reader marks it; else empty."""
    return acts().get(lemma) or _noun_acts().get(lemma) or heard().get(lemma) or ""


@cache
def heard() -> dict[str, str]:
    """The act of each verb that attributes only where the reader marks it."""
    return {verb: act for act, listed in vocabulary.load("cues")["heard"].items() for verb in listed}


@cache
def _noun_acts() -> dict[str, str]:
    """The act of each noun of saying, whether somebody's or in the air."""
    table = vocabulary.load("cues")
    return {noun: act for key in ("airing", "nouns") for act, listed in table[key].items() for noun in listed}


def unsaid(parse: Parse, trio: Trio, cue: Cue) -> bool:
    """Whether the cue says that nothing is said: not, could, wants to."""
    tokens = {at for first, end in trio.cues for at in range(first, end)} | {cue.verb}
    tokens |= {child for child in parse.children[cue.verb] if parse.deps[child] in {"aux", "aux:pass", "advmod"}}
    low = {parse.low[at] for at in tokens if at <= cue.verb}
    if unnamed(parse, cue.verb) or negated(parse, cue.verb) or (low & NEGATIONS and cue.act != "decline"):
        return True
    if low & words("bridges", "blocking"):
        return True
    to = parse.tags[cue.verb] == "VB" and parse.low[cue.verb - 1] == "to"
    if to and negated(parse, parse.heads[cue.verb]):
        return True
    lemmas = {parse.lemmas[at] for at in tokens if at < cue.verb} | {parse.lemmas[parse.heads[cue.verb]]}
    return to and lemmas.isdisjoint(words("bridges", "verbs"))
