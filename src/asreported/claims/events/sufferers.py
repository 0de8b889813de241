"""Sufferers: whom a deed reached, where neither its object nor the words after its noun say so directly."""

from __future__ import annotations

from typing import Final

from ..nounclasses import members
from ..parse import Parse
from .arguments import complements, patients

LIVES: Final = frozenset({"life", "lives"})
REACHED: Final = frozenset({"on", "against", "at", "of", "into"})


def lives(parse: Parse, verb: int) -> list[int]:
    """Whose lives it claimed or cost."""
    return [at for o in parse.children_as(verb, "obj") if parse.low[o] in LIVES for at in complements(parse, o)]


def beyond_time(parse: Parse, verb: int) -> list[int]:
    """“Murdered, in less than two days, Judge Keld”: the object that the reader hung on the words that say when."""
    times = [
        o for o in parse.children_as(verb, "obl", "obl:unmarked") if o > verb and parse.low[o] in members("periods")
    ]
    found = [at for o in times for at in parse.children_as(o, "appos", "conj") if parse.words[at][0].isupper()]
    return [part for at in found for part in (at, *parse.children_as(at, "conj"))]


def of_claim(parse: Parse, verb: int) -> list[int]:
    """To whom was done what somebody claims responsibility for: “for killing a judge”, “for the murder of a judge”."""
    below = [verb, *parse.children_as(verb, "obj")]
    deeds = [at for o in below for at in parse.children_as(o, "advcl", "acl", "obl", "nmod") if at > verb]
    return [
        who for at in deeds for who in (patients(parse, at) if parse.tags[at][:2] == "VB" else _after_deed(parse, at))
    ]


def _after_deed(parse: Parse, noun: int) -> list[int]:
    return [at for at in complements(parse, noun) if parse.case(at) in REACHED]
