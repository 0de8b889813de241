"""Deployments: whether those counted are sent out to work or fight, kept somewhere, or come to a place."""

from __future__ import annotations

from ..nounclasses import members as forces
from ..parse import Parse
from ..people import kind, members
from . import senses
from .counted import Counted


def many(count: Counted, least: int) -> bool:
    """Whether the number is vague or at least so high: a few people do not flee a war, a crowd does."""
    return count.number.kind == "vague" or (count.number.low or count.number.high or 0) >= least


def deployable(parse: Parse, count: Counted) -> bool:
    """Whether those counted are sent out to work or fight: soldiers, members of a regiment."""
    if count.noun is None:
        return False
    if senses.is_deployable(parse.lemmas[count.noun], parse.low[count.noun]):
        return True
    if parse.lemmas[count.noun] not in members() or parse.low[count.end + 1 : count.end + 2] != ["of"]:
        return False
    behind = range(count.end + 2, min(count.end + 12, parse.stops[count.end]))
    named = (at for at in behind if parse.pos[at] in {"NOUN", "PROPN"})
    return any(kind(parse.lemmas[at], parse.low[at]) == "security" or parse.low[at] in forces("forces") for at in named)


def helping(parse: Parse, count: Counted) -> bool:
    """Whether rescuers are counted: 600 firefighters battle a blaze."""
    if count.noun is None or not many(count, 10):
        return False
    return parse.lemmas[count.noun] in senses.words("helpers") or parse.low[count.noun] in senses.words("helpers")


def stationed(parse: Parse, count: Counted) -> bool:
    """Whether soldiers or helpers are counted and a place follows them at once."""
    if not deployable(parse, count) or not many(count, 10):
        return False
    return parse.low[count.end + 1 : count.end + 2] != [] and parse.low[count.end + 1] in senses.words("there")


def reaching(parse: Parse, count: Counted, verb: int) -> bool:
    """Whether soldiers or helpers come to a named place: reached Orvik, not a deal."""
    goal = parse.child(verb, "obj")
    somewhere = goal is not None and parse.names[goal] in {"Location", "Facility"}
    return somewhere and many(count, 10) and deployable(parse, count)
