"""Conflicts: two claims that contradict each other, who stands against whom, and whether both speak of one occasion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..bounds import vocabulary
from ..names import plain
from ..occasions.setting import Setting, contradiction, evidence, incident, months
from ..occasions.voices import Claimant
from ..series.profiles import FigureProfile
from ..series.series import SAME
from .accounts import Account

# What claims of two incidents must show beyond `SAME` to be of one occasion all the same.
APART = 2.0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that contradict each other; `sides` names who or what they stand for: two claimants, or two causes."""

    kind: str
    one: str
    other: str
    sides: tuple[str, str]
    reason: str


def independent(one: FigureProfile | Account, other: FigureProfile | Account) -> bool:
    """Whether two bodies speak: a spokesman and his ministry are one voice, and the report's own is none.

    “Authorities” may be the very police of the other sentence.
    """
    return _other_bodies(one.claimant, other.claimant)


# A newcomer's claims are held against dozens of a few claimants.
@lru_cache(maxsize=2**14)
def _other_bodies(one: Claimant, other: Claimant) -> bool:
    if not one.apart_from(other):
        return False
    said = vocabulary("disputes")["claimants"]
    mine, theirs = (plain(side.id.removeprefix("name:")) for side in (one, other))
    return not any(
        vague in said["vague"] and (set(body.split()) & set(said["official"]) or body in said["vague"])
        for vague, body in ((mine, theirs), (theirs, mine))
    )


def enemies(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether an armed group and an official body speak: what each counts is no news of the other's count."""
    bodies = {*vocabulary("disputes")["claimants"]["forces"]}
    mine, theirs = (
        claimant.kind == "state" or bool(bodies & {*plain(claimant.id.removeprefix("name:")).replace("-", " ").split()})
        for claimant in (one.claimant, other.claimant)
    )
    armed = [claimant.kind == "group" for claimant in (one.claimant, other.claimant)]
    return (mine and armed[1] and not theirs) or (theirs and armed[0] and not mine)


def sides(one: FigureProfile | Account, other: FigureProfile | Account) -> tuple[str, str]:
    """The sides by their parties where there are two (an army and its state are one), else by the claimants."""
    mine, theirs = one.claimant, other.claimant
    return (mine.side, theirs.side) if mine.side and theirs.side and mine.side != theirs.side else (mine.id, theirs.id)


def meetings(there: Setting, incidents: Mapping[str, str]) -> list[str]:
    """The blocks in which accounts of one occasion meet across reports: its incident, its places in its months."""
    known = incident(there, incidents)
    places = sorted({where.id for where in (there.place, there.scene) if where})
    found = [f"{name}|{month}" for name in places for month in sorted(months(there))]
    return [f"incident|{known}", *found] if known else found


def one_occasion(
    one: Setting, other: Setting, incidents: Mapping[str, str], apart: float = APART, *, story: bool = False
) -> bool:
    """Whether two claims may be set against each other: of one incident, or so alike that nothing parts them.

    `apart` is what claims must show beyond `SAME` where the incident of one is known and the other's is not that. One
    `story` is enough for tolls alone.
    """
    mine, theirs = incident(one, incidents), incident(other, incidents)
    if mine and mine == theirs:
        return True
    if contradiction(one, other, incidents):
        return False
    if one.report == other.report:
        return True
    enough = SAME + apart if mine or theirs else SAME
    return sum(value for value, _ in evidence(one, other, incidents, story=story)) >= enough


def one_event(one: Setting, other: Setting, incidents: Mapping[str, str]) -> bool:
    """Whether two claims stand with one event, or with two that go by one name."""
    mine = incident(one, incidents)
    if one.event == other.event or (mine and mine == incident(other, incidents)):
        return True
    return bool({*one.happening} & {*other.happening})


def shared(mine: Iterable[str], theirs: Iterable[str]) -> set[str]:
    """The telling words that two accounts share; two nouns for those of one calling (“inmate”, “prisoner”) are one."""
    return {_calling(word) for word in mine} & {_calling(word) for word in theirs}


def _calling(word: str) -> str:
    callings: dict[str, list[str]] = vocabulary("questions")["callings"]
    return next((name for name, nouns in callings.items() if word in nouns), word)
