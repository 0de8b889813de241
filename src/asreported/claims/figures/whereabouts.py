"""Where those counted are said to be: on board, in captivity, under the rubble, in the theatre at the time."""

from __future__ import annotations

from typing import Final

from ..nounclasses import members
from ..parse import Parse
from ..people import kind
from . import senses
from .counted import Counted, Fate
from .deployments import many
from .roles import verb_above

HURTS: Final = frozenset({"injury", "wound", "burn", "fracture"})


def where(parse: Parse, count: Counted, at: int) -> Fate | None:
    """Behind those counted, or behind “are” and “remain”: on board, in captivity, under the rubble, with burns."""
    stop = parse.stops[count.end]
    while at < stop and (parse.pos[at] in {"AUX", "ADV", "PART"} or parse.lemmas[at] in senses.words("light_verbs")):
        at += 1
    for phrase, measure in senses.phrases().items():
        if tuple(parse.low[at : at + len(phrase)]) == phrase:
            last = at + len(phrase) - 1
            return Fate(measure, last, verb_above(parse, count.node), f"“{' '.join(phrase)}” behind those counted")
    custody = _in_custody(parse, at, stop)
    if custody:
        return Fate(custody, at, verb_above(parse, count.node), "“custody” behind those counted")
    if count.people and parse.low[at : at + 1] in (["in"], ["inside"], ["aboard"]) and _at_the_time(parse, at, stop):
        return Fate("affected", at, verb_above(parse, count.node), "said to have been inside at the time")
    if at + 1 < stop and parse.low[at] in senses.words("there") and _is_posted(parse, count, at):
        return Fate("deployed", at, verb_above(parse, count.node), f"“{parse.low[at]}” a place behind those counted")
    if parse.low[at : at + 1] == ["with"] and any(parse.lemmas[k] in HURTS for k in range(at + 1, min(stop, at + 6))):
        return Fate("wounded", at, verb_above(parse, count.node), "“with” injuries behind those counted")
    return None


def _in_custody(parse: Parse, at: int, stop: int) -> str | None:
    """In the unlawful custody of a group they are held, in that of the police detained."""
    if parse.low[at : at + 1] != ["in"]:
        return None
    custody = next((k for k in range(at + 1, min(stop, at + 5)) if parse.low[k] == "custody"), None)
    if custody is None:
        return None
    behind = range(custody + 2, min(stop, custody + 6)) if parse.low[custody + 1 : custody + 2] == ["of"] else range(0)
    captors = any(
        parse.lemmas[k] in senses.words("captors") or kind(parse.lemmas[k], parse.low[k]) == "militants" for k in behind
    )
    return "held" if captors or senses.words("unlawful") & set(parse.low[at:custody]) else "detained"


def _at_the_time(parse: Parse, at: int, stop: int) -> bool:
    """In the theatre at the time, inside the plant when it collapsed: those whom it befell."""
    head = next((k for k in range(at + 1, min(stop, at + 6)) if parse.pos[k] == "NOUN"), None)
    known = members("structures") | members("vehicles") | members("places")
    if head is None or parse.low[head] not in known or parse.low[head] in senses.words("posts"):
        return False
    behind = parse.low[head + 1 : min(stop, head + 9)]
    return "when" in behind or any(behind[k : k + 3] == ["at", "the", "time"] for k in range(len(behind)))


def _is_posted(parse: Parse, count: Counted, at: int) -> bool:
    """Some 450 trainers are in Norra: helpers or soldiers said to be at a named place, or in the country."""
    named = parse.names[at + 1] in {"Location", "Facility"}
    told = parse.low[at + 1] == "the" and not senses.words("posts").isdisjoint(parse.low[at + 2 : at + 3])
    if count.noun is None or at == count.end + 1 or not many(count, 10) or not (named or told):
        return False
    return senses.is_deployable(parse.lemmas[count.noun], parse.low[count.noun])
