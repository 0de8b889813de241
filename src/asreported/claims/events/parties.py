"""Parties: which words can name who did it or who suffered it; a day, “no group” and “nobody” cannot."""

from __future__ import annotations

from functools import cache
from typing import Final

from .. import vocabulary
from ..inflections import nouns_of, verbs_of
from ..nounclasses import members
from ..parse import Parse
from .arguments import agents
from .claimed import claiming_verb

NO_PARTY: Final = frozenset({"Date", "Money"})
NOBODY: Final = frozenset({"no", "neither"})
BODIES: Final = frozenset({"Organization", "Location"})
SUPERLATIVES: Final = frozenset({"JJS", "RBS"})


def is_party(parse: Parse, head: int) -> bool:
    """Whether the word can name somebody or something that acts or suffers."""
    word = parse.low[head]
    if word in vocabulary.words("events", "faceless", "words") or parse.names[head] in NO_PARTY:
        return False
    if word in members("periods") and parse.tags[head] != "MD":
        return False
    return not is_nobody(parse, head) and not _is_hour(parse, head)


def is_nobody(parse: Parse, head: int) -> bool:
    """“No group”, “no one”, “nobody”."""
    word = parse.low[head]
    return word in {"nobody", "none", "no-one"} or any(parse.low[c] in NOBODY for c in parse.children_as(head, "det"))


def _is_hour(parse: Parse, head: int) -> bool:
    return any(parse.low[child] in {"p.m.", "a.m.", "pm", "am", "o'clock"} for child in parse.children[head])


def suffers(parse: Parse, noun: int, possessor: int, *, named_besides: bool) -> bool:
    """Whether the deed was done to its possessor (“the teacher's murder”); `named_besides` if the noun says to whom."""
    if named_besides or parse.low[noun] not in nouns_of("events", "suffered", "nouns"):
        return False
    if parse.tags[noun] in {"NNS", "NNPS"} or parse.names[possessor] in BODIES:
        return False  # “the regime's executions”
    word = parse.low[possessor]
    return word not in members("parties") or word in members("people")


def only_marks(parse: Parse, noun: int, possessor: int) -> bool:
    """Whether the possessor is where the deed stands out (“the city's worst attack”), not who did it."""
    placelike = parse.names[possessor] in {"Location", "Facility"} or parse.low[possessor] in members("places")
    best = any(parse.tags[child] in SUPERLATIVES for child in parse.children_as(noun, "amod"))
    return placelike and (best or not parse.names[possessor])


def claimers(parse: Parse, noun: int) -> list[int]:
    """Who claims or carries out, in another clause, what the noun tells."""
    above = parse.heads[noun]
    if parse.deps[noun] == "nsubj:pass" and parse.low[above] in verbs_of("events", "doing", "verbs"):
        return list(parse.children_as(above, "obl:agent"))  # “was claimed by”, “was carried out by”
    verb = claiming_verb(parse, noun)
    return [] if verb is None else agents(parse, verb)


@cache
def thrown() -> frozenset[str]:
    """What is fired or thrown at somebody, and so is not itself attacked."""
    return members("arms") | members("projectiles") | nouns_of("events", "thrown", "nouns")


def under_it(parse: Parse, token: int) -> list[int]:
    """Who comes or is under fire or attack, for the verb or for the noun; empty where the words do not say so."""
    nouns = nouns_of("events", "under", "nouns")
    below = [*parse.children_as(token, "obl"), token]
    if not any(parse.low[at] in nouns and parse.case(at) == "under" for at in below):
        return []
    verb = token if parse.tags[token][:2] == "VB" or parse.has(token, "cop") else parse.heads[token]
    return agents(parse, verb)
