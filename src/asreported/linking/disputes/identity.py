"""Disputes of identity: the same people called otherwise, and two names for one person."""

from __future__ import annotations

from collections.abc import Mapping

from ..bounds import agree
from ..names import alike, words
from ..occasions.setting import Setting, incident, window
from ..series.counted import calling
from ..series.profiles import FigureProfile
from ..series.series import equal
from .accounts import Account
from .conflicts import Conflict, independent, one_event, one_occasion, sides

_CALLED = ("militants", "civilians")
# Characters between two accounts of one people.
_NEXT = 200
_ARMED = {"militants", "security"}
_UNARMED = {"civilians", "children", "women"}
# Two spellings of one name are more alike than this; two names less.
_SPELLING = 0.5


def victims_conflict(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> Conflict | None:
    """The same people called fighters by one claimant, civilians by another, or given two nationalities."""
    if not independent(one, other):
        return None
    if _soldiers_among(one, other) and one_occasion(one.setting, other.setting, incidents, 0.0, story=True):
        named = ("militants", "civilians") if other.whom == "civilians" else ("civilians", "militants")
        return Conflict("identity", one.id, other.id, named, "all civilians by one, soldiers among them by the other")
    called = _called(one, other)
    if not called or not one_occasion(one.setting, other.setting, incidents):
        return None
    if not (_one_blow if one.report != other.report else one_event)(one.setting, other.setting, incidents):
        return None
    return Conflict("identity", one.id, other.id, called, "the same people called otherwise")


def _soldiers_among(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether one counts all the dead as civilians, the other soldiers or fighters “among the dead”."""
    if not one.family == other.family == "killed" or one.report == other.report or one.part == other.part:
        return False
    among, toll = (one, other) if one.part else (other, one)
    armed = among.whom in _ARMED or calling(among.group) == "soldiers"
    both = {f"killed {kind}" for kind in _ARMED} & {*toll.also}
    return armed and toll.whom == "civilians" and toll.rank == 0 and among.size <= toll.size and not both


def _one_blow(one: Setting, other: Setting, incidents: Mapping[str, str]) -> bool:
    """Whether two reports surely tell of one blow: in one story fighters die today, villagers tomorrow."""
    mine = incident(one, incidents)
    if mine and mine == incident(other, incidents):
        return True
    return bool(window(one) and window(other))


def _called(one: FigureProfile, other: FigureProfile) -> tuple[str, str] | None:
    if one.family != other.family or "planned" in {one.mode, other.mode} or one.part or other.part:
        return None
    if one.family == "killed" and "militants" in {one.whom, other.whom}:
        armed, unarmed = (one, other) if one.whom == "militants" else (other, one)
        # Who tells of both sorts sets nobody's words against another's. Numbers need not be the same: each counts anew.
        both = {f"killed {kind}" for kind in _UNARMED} & {*armed.also} or "killed militants" in unarmed.also
        if unarmed.whom in _UNARMED and not both:
            return ("militants", "civilians") if armed is one else ("civilians", "militants")
    if not agree(one.range, other.range) or one.form == "vague" or not equal(one, other):
        return None
    if one.nationality and other.nationality and one.nationality != other.nationality and one.whom == other.whom:
        return one.nationality, other.nationality
    return None


def person_conflict(one: Account, other: Account, incidents: Mapping[str, str]) -> Conflict | None:
    """Two people named for one role and fate: the commander killed is one by the army, another by the rebels."""
    if not one.person or not other.person or one.status != other.status or not one.role or one.role != other.role:
        return None
    if set(words(one.person)) & set(words(other.person)) or alike(one.person, other.person) > _SPELLING:
        return None
    if not independent(one, other) or not one_occasion(one.setting, other.setting, incidents):
        return None
    reason = f"two names for one {one.role}, {one.status}"
    return Conflict("identity", one.id, other.id, sides(one, other), reason)


def called_conflict(one: Account, other: Account) -> Conflict | None:
    """The dead called fighters in the one's words, civilians in the other's, side by side in one report."""
    between = max(one.start - other.end, other.start - one.end)
    if one.report != other.report or not 0 <= between <= _NEXT or {one.called, other.called} != {*_CALLED}:
        return None
    called = (one.called or "", other.called or "")
    return Conflict("identity", one.id, other.id, called, "the same people called otherwise")
