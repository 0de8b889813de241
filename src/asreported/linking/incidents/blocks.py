"""Blocks: which events of many reports are compared at all, so that one more report costs what its own blocks hold.

Two events are compared where they share a block key and stand near each other in it; which pairs that are is a function
of the set of events, so that order and batches of adding make no difference, and a new event brings no more than a
bounded number of new pairs however large the case is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from .. import wordbands
from ..names import words
from .kinds import lasting, table
from .likeness import side
from .profiles import EventProfile

Pair = tuple[str, str]
# Neighbours on each side in a block that are compared: with the number of keys it bounds the pairs of one event.
WINDOW: Final = 6
NAME_KEYS, WORD_KEYS, OWN_WORD_KEYS, VICTIM_KEYS = 10, 12, 6, 4
RARE: Final = 8


def keys(profile: EventProfile) -> tuple[str, ...]:
    """The blocks that an event stands in across reports: of itself alone. None where another event is its head."""
    if profile.head != profile.event:
        return ()
    found = [f"name {name}" for name in _rarest(_named(profile))[:NAME_KEYS]]
    found += [f"word {word}" for word in _rarest(_telling(profile))[:WORD_KEYS]]
    family = _family(profile.type)
    days = _buckets(profile.start if profile.start and profile.precision == "day" else profile.published)
    found += [f"type {family} {bucket}" for bucket in days]
    if profile.place:
        found += [f"place {family} {profile.place.id} {bucket}" for bucket in days]
    for role, party in (("actor", profile.actor), ("target", profile.target)):
        if who := side(party):
            found += [f"{role} {family} {who} {bucket}" for bucket in days]
    if side(profile.actor) and (who := side(profile.target)):
        found.append(f"parties {family} {side(profile.actor)} {who}")
    if lasting(profile.type):
        found.append(f"lasting {profile.type}")
    found += [f"victims {family} {word}" for word in _rarest(profile.victims)[:VICTIM_KEYS]]
    found += [f"person {family} {words(name)[-1]}" for name in profile.people[:NAME_KEYS]]
    if profile.backdrop:
        found += [f"word {word}" for word in _rarest(_rare(profile))[:OWN_WORD_KEYS]]
    return tuple(dict.fromkeys(found))


def _named(profile: EventProfile) -> tuple[str, ...]:
    return (*profile.names, *(profile.backdrop.names if profile.backdrop else ()))


def _telling(profile: EventProfile) -> list[str]:
    if profile.backdrop:
        return [word for word, _ in sorted(profile.backdrop.words, key=lambda item: (-item[1], item[0]))]
    return _rare(profile)


def _rare(profile: EventProfile) -> list[str]:
    return [word for word in profile.told if wordbands.band(word) >= RARE]


def _rarest(words: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(words), key=lambda word: -sum(wordbands.band(part) for part in word.split()))


def _family(kind: str) -> str:
    """The first row of kin types that holds the type, else the type itself."""
    return next((name for name, row in table()["kin"].items() if kind in row), kind)


def _buckets(day: str | None) -> tuple[int, ...]:
    """Two overlapping stretches of four days: days next to each other share one. 0 for no day."""
    if day is None:
        return (0,)
    number = date.fromisoformat(day).toordinal()
    return number // 4 * 4, (number + 2) // 4 * 4 + 2


def order(profile: EventProfile) -> tuple[str, str]:
    """Where an event stands within a block: by the day of its report."""
    return profile.published or profile.start or "", profile.event


def compared(all_profiles: Iterable[EventProfile]) -> set[Pair]:
    """The pairs of heads to compare across reports."""
    blocks: defaultdict[str, list[EventProfile]] = defaultdict(list)
    for profile in all_profiles:
        for key in keys(profile):
            blocks[key].append(profile)
    found: set[Pair] = set()
    for members in blocks.values():
        members.sort(key=order)
        for at, one in enumerate(members):
            found.update(pair(one.event, other.event) for other in beside(members, at) if other.report != one.report)
    return found


def beside(block: Sequence[EventProfile], at: int) -> Sequence[EventProfile]:
    """The members that follow one in its block's order and are compared with it."""
    return block[at + 1 : at + 1 + WINDOW]


def pair(one: str, other: str) -> Pair:
    """The ids of two events, the smaller first."""
    return min(one, other), max(one, other)
