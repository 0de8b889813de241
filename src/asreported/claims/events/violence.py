"""Violence or mishap: what a report tells besides decides whether an explosion or a killing is an attack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .. import vocabulary
from ..inflections import verbs_of
from ..nounclasses import members
from ..parse import Parse
from .trigger import Trigger

EXPLOSION: Final = "explosion"  # an attack or an accident
KILLING: Final = "killing"  # an attack, or the harm of what is told already
DEEDS: Final = frozenset({"attack", "clash", "raid"})
MISHAPS: Final = frozenset({"accident", "disaster"})


def settled(parse: Parse, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with every explosion called an attack or an accident, and every killing an attack or left out."""
    if any(trigger.type == "disaster" for trigger in found):
        found = [_brought_down(parse, trigger) for trigger in found]
    if not any(trigger.type in {EXPLOSION, KILLING} for trigger in found):
        return list(found)
    words = vocabulary.load("events")["explosion"]
    deeds = sum(t.type == "attack" for t in found) + sum(word in words["attack"] for word in parse.low)
    mishaps = sum(t.type in MISHAPS for t in found) + sum(word in words["accident"] for word in parse.low)
    meant = "attack" if deeds > mishaps else "accident"
    told = [replace(t, type=meant) if t.type == EXPLOSION else t for t in found]
    deeds = deeds or sum(word in members("armed") for word in parse.low)
    return _killings(parse, told, violent=deeds > mishaps)


def _brought_down(parse: Parse, trigger: Trigger) -> Trigger:
    """What collapses in a report of an earthquake or a flood collapses in it."""
    falls = trigger.type == "accident" and parse.low[trigger.token] in verbs_of("events", "falling", "verbs")
    return replace(trigger, type="disaster") if falls else trigger


def _killings(parse: Parse, told: Sequence[Trigger], violent: bool) -> list[Trigger]:
    """The killings of a violent report as attacks, as far as no other trigger tells them."""
    taken = {parse.opens[t.token] for t in told if t.type in DEEDS | MISHAPS}
    kept = [t for t in told if t.type != KILLING or (violent and (not taken or _is_apart(parse, t.token, taken)))]
    return [replace(t, type="attack") if t.type == KILLING else t for t in kept]


def _is_apart(parse: Parse, token: int, taken: set[int]) -> bool:
    """Whether a killing has a day of its own, in a sentence that tells no other deed."""
    dated = any(parse.names[child] == "Date" for child in parse.children_as(token, "obl", "obl:unmarked"))
    return dated and parse.opens[token] not in taken
