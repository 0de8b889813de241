"""Fits: whether the words around a verb or noun are those that a frame asks for, and none that it refuses."""

from __future__ import annotations

from typing import Final

from .. import vocabulary
from ..parse import Parse
from .arguments import agents, complements, modifiers, obliques, patients
from .frames import Frame, noun_frames, verb_frames
from .governors import governed

NAMES: Final = frozenset({"Person", "Organization", "Product", "Facility", "Location", "NORP", "Money"})
PREDICATES: Final = ("xcomp", "advcl", "obl", "obl:unmarked", "obj", "advmod", "amod", "compound", "acl", "ccomp")
TAKEN: Final = frozenset({"abduction", "captivity", "detention"})  # told before the noun too: “the captured pilot”
HEADLINE: Final = 150  # characters, in which many outlets write every word with a capital
UNKNOWN: Final = frozenset({"", "Product", "Misc"})  # of no use in a text in capitals
PERSON: Final = "#Person"
COUNT: Final = "#count"  # the label of a number that stands for those it counts: “two were released”
ARMED: Final = "#armed"  # the label of people who are called armed
ARMED_ADJECTIVES: Final = frozenset({"armed", "masked", "hooded"})


def verb_type(parse: Parse, token: int, frames: tuple[Frame, ...]) -> str | None:
    """The type of the first frame that the verb fits; None where it fits none or is part of a name."""
    if parse.names[token] in NAMES or parse.deps[token] in {"compound", "case", "flat"}:
        return None
    around: dict[str, list[int]] = {}
    for frame in frames:
        if any(_meets(parse, token, place, words, around) for place, words in frame.refuses):
            continue
        if parse.deps[token] == "amod" and not (frame.type in TAKEN and parse.tags[token] == "VBN"):
            continue
        if all(_meets(parse, token, place, words, around) for place, words in frame.asks):
            return frame.type
    return None


def _meets(parse: Parse, verb: int, place: str, words: frozenset[str], around: dict[str, list[int]]) -> bool:
    """Whether one of the words stands at that place of the verb."""
    if place not in around:
        around[place] = _verb_place(parse, verb, place)
    if place == "oblique" and "#agent" in words and parse.child(verb, "obl:agent") is not None:
        return True
    return any(_is(parse, token, words) for token in around[place])


def _verb_place(parse: Parse, verb: int, place: str) -> list[int]:
    if place == "subject":
        return agents(parse, verb)
    if place == "object":
        return patients(parse, verb)
    if place == "oblique":
        return obliques(parse, verb)
    if place in {"for", "into", "out", "from"}:
        return [at for at in obliques(parse, verb) if parse.case(at) == place]
    if place in {"particle", "modifier"}:
        return list(parse.children_as(verb, "compound:prt", "advmod"))
    if place == "infinitive":
        return [c for c in parse.children_as(verb, "xcomp", "ccomp", "advcl") if parse.tags[c] == "VB"]
    if place == "auxiliary":
        return list(parse.children_as(verb, "aux", "aux:pass"))
    if place == "clause":
        return list(parse.children_as(verb, "xcomp", "ccomp", "obl", "advcl"))
    if place == "governor":
        return [parse.heads[verb]]
    after = verb + 1 if verb + 1 < len(parse) else verb
    return [
        after,
        *parse.children_as(verb, *PREDICATES),
        *(c for o in parse.children_as(verb, "obj") for c in parse.children[o] if parse.deps[c] != "nmod:poss"),
    ]


def noun_type(parse: Parse, token: int, frames: tuple[Frame, ...]) -> str | None:
    """The type of the first frame that the noun fits; None where it fits none, only names, or is said in passing."""
    named = parse.names[token] in NAMES or (parse.tags[token][:3] == "NNP" and not _headline(parse, token))
    if named and parse.low[token] not in vocabulary.words("events", "christened", "words"):
        return None
    around: dict[str, list[int]] = {}
    for frame in frames:
        if frame.plural and parse.tags[token] not in {"NNS", "NNPS"}:
            continue
        if frame.singular and parse.tags[token] in {"NNS", "NNPS"}:
            continue
        if any(_has(parse, token, place, words, around) for place, words in frame.refuses):
            continue
        if not frame.only or any(_has(parse, token, place, words, around) for place, words in frame.asks):
            return None if frame.type == "assistance" and _in_passing(parse, token) else frame.type
    return None


def _in_passing(parse: Parse, noun: int) -> bool:
    """“Foreign aid is debated”: help that nobody gives, wants or refuses here."""
    if parse.deps[noun] not in {"nsubj", "nsubj:pass", "nmod"}:
        return False
    if parse.child(noun, "det", "nmod:poss", "nummod", "nmod") is not None:
        return False
    head = parse.heads[noun]
    if parse.low[head] in verb_frames() or parse.low[head] in noun_frames():
        return False
    above = governed(parse, noun)
    return above is None or above[0] in {"done", "under_way", "possible"}


def _has(parse: Parse, noun: int, place: str, words: frozenset[str], around: dict[str, list[int]]) -> bool:
    if place not in around:
        around[place] = _noun_place(parse, noun, place)
    if place == "after":
        before = " ".join(parse.low[max(0, noun - 4) : noun + 1])
        return any(word in before for word in words)
    return any(_is(parse, token, words) for token in around[place])


def _noun_place(parse: Parse, noun: int, place: str) -> list[int]:
    if place == "modifier":
        return [*modifiers(parse, noun), *([noun - 1] if noun and parse.heads[noun - 1] == noun else [])]
    if place == "of":
        return [*complements(parse, noun), *_following(parse, noun)]
    if place == "governor":
        head = parse.heads[noun]
        return [head] if head != noun and (parse.tags[head][:2] == "VB" or parse.deps[noun] == "nsubj") else []
    if place == "copula":
        return list(parse.children_as(noun, "cop"))
    if place == "infinitive":
        return [child for child in parse.children_as(noun, "acl") if parse.tags[child] == "VB"]
    if place == "before":
        return [noun + 1] if noun + 1 < len(parse) else []
    return []


def _following(parse: Parse, noun: int) -> list[int]:
    """What follows the noun at once but hangs on its verb: “troops on the ground”."""
    after = noun + 1
    if after >= len(parse) or parse.deps[after] != "case":
        return []
    inner = parse.heads[after]
    return [inner] if parse.heads[inner] == parse.heads[noun] and parse.deps[inner] == "obl" else []


def _is(parse: Parse, token: int, words: frozenset[str]) -> bool:
    if parse.low[token] in words or ("#" + parse.names[token]) in words:
        return True
    if PERSON in words and parse.tags[token] == "NNP" and parse.names[token] in UNKNOWN:
        word = parse.words[token]
        return len(word) > 3 and word.isupper()  # a text in capitals, in which the reader knows few names
    if COUNT in words and parse.tags[token] == "CD":
        return True
    return ARMED in words and any(parse.low[c] in ARMED_ADJECTIVES for c in parse.children_as(token, "amod"))


def _headline(parse: Parse, token: int) -> bool:
    """Whether capitals say nothing here: a sentence written in capitals throughout, or its first word."""
    first, end = parse.sentence(token)
    while first < end and not parse.is_word(first):
        first += 1
    if token == first or parse.starts[token] < HEADLINE:
        return True
    long = [word for word in parse.words[first:end] if len(word) > 3 and word.isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
