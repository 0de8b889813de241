"""Disputes of number: two counts of one group, a count denied, dead by one party and only wounded by the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from ..clusters import Pair
from ..judgements import Judgement
from ..series.profiles import FigureProfile
from .accounts import Account
from .conflicts import Conflict, independent, one_event, one_occasion, sides
from .whynot import why_not


def number_conflicts(
    series: Sequence[FigureProfile], incidents: Mapping[str, str], judged: Mapping[Pair, Judgement] | None = None
) -> list[Conflict]:
    """The conflicts among the figures of one series; `judged` are those of their comparisons that are known."""
    known = judged or {}
    pairs = combinations(sorted(series, key=lambda profile: profile.id), 2)
    return [
        Conflict("number", one.id, other.id, sides(one, other), "not both numbers can be right")
        for one, other in pairs
        if why_not(one, other, incidents, known.get((one.id, other.id))) is None
    ]


def denied_counts(figures: Iterable[FigureProfile], told: Iterable[Account]) -> list[Conflict]:
    """The conflicts of denials with the figures that they deny."""
    known = {profile.id: profile for profile in figures}
    return [
        Conflict("number", account.id, profile.id, sides(account, profile), "the one denies the other's count")
        for account in told
        if account.denied and (profile := known.get(account.denied)) and independent(account, profile)
    ]


def harm_conflict(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> Conflict | None:
    """One party tells of its men only as wounded, its enemy of the same men as killed."""
    if {one.measure, other.measure} != {"killed", "wounded"} or one.whom != other.whom or one.whom == "everyone":
        return None
    if not one.claimant.side or not other.claimant.side or one.claimant.side == other.claimant.side:
        return None
    if f"{other.measure} {one.whom}" in one.also or f"{one.measure} {other.whom}" in other.also:
        return None
    if not independent(one, other) or not one_occasion(one.setting, other.setting, incidents):
        return None
    if one.report == other.report and not one_event(one.setting, other.setting, incidents):
        return None
    return Conflict("number", one.id, other.id, sides(one, other), "dead by one party, only wounded by the other")
