"""Moves: a series in the order of time and by claimant, with the reason for every step."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from ..bounds import agree, vocabulary
from ..judgements import Verdict
from .profiles import FigureProfile
from .series import compare

Range: TypeAlias = tuple[float, float]

_UNDATED: Final = "9999"


class Reason(StrEnum):
    """Why a figure stands where it does. `LAGGED` repeats an old figure when newer ones are out."""

    FIRST = "first"
    REPEAT = "repeat"
    NEW_COUNT = "new count"
    CORRECTION_UP = "correction up"
    CORRECTION_DOWN = "correction down"
    ADDITION = "retroactive addition"
    LAGGED = "lagged"
    EARLIER = "earlier count, as quoted"
    SUBSET = "subset"
    OTHER_SCOPE = "other scope"


@dataclass(frozen=True, slots=True)
class Move:
    """One step: the figure, the figure of the same claimant before it (None for the first), why, and why in words."""

    figure: str
    before: str | None
    claimant: str
    reason: Reason
    words: str


def in_time(series: Iterable[FigureProfile]) -> tuple[FigureProfile, ...]:
    """Figures by their report's day, then as its text goes; what is said to be earlier first, undated reports last."""
    return tuple(
        sorted(
            series,
            key=lambda profile: (
                profile.setting.day or _UNDATED,
                profile.report,
                profile.moved != "earlier",
                profile.at,
                profile.id,
            ),
        )
    )


def moves(series: Sequence[FigureProfile]) -> tuple[Move, ...]:
    """The moves of one series in the order of time. The report's own voice counts as one claimant."""
    last: dict[str, FigureProfile] = {}
    past, made = _Past(), []
    for profile in in_time(series):
        before = last.get(profile.claimant.id)
        reason, words = _reason(profile, before, past)
        made.append(Move(profile.id, before.id if before else None, profile.claimant.id, reason, words))
        past.add(profile)
        if reason is not Reason.LAGGED:
            last[profile.claimant.id] = profile
    return tuple(made)


class _Past:
    """What was said so far. A large question has thousands of figures, but few numbers: they are kept by number."""

    def __init__(self) -> None:
        self._count = 0
        # The first figure of a number, and the first of another report.
        self._first: defaultdict[Range, list[FigureProfile]] = defaultdict(list)
        # Of each claimant and number the figures with their places in the order of time.
        self._told: defaultdict[str, defaultdict[Range, list[tuple[str, int, FigureProfile]]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def add(self, profile: FigureProfile) -> None:
        """Take in the next figure in the order of time."""
        first = self._first[profile.range]
        if len(first) < 2 and all(one.report != profile.report for one in first):
            first.append(profile)
        if profile.moved != "earlier":
            day = profile.setting.day or _UNDATED
            self._told[profile.claimant.id][profile.range].append((day, self._count, profile))
        self._count += 1

    def first(self, profile: FigureProfile) -> FigureProfile | None:
        """The first that gave the number of a figure, in another report."""
        return next((one for one in self._first.get(profile.range, ()) if one.report != profile.report), None)

    def last_further(
        self, profile: FigureProfile, claimants: set[str], after: str, before: str
    ) -> FigureProfile | None:
        """The last figure of the claimants between two days that the number of `profile` leads to."""
        found = []
        for claimant in claimants & self._told.keys():
            for number, told in self._told[claimant].items():
                if number != profile.range and _further(number, profile):
                    at = bisect_left(told, (before,)) - 1
                    if at >= 0 and told[at][0] > after:
                        found.append(told[at][1:])
        return max(found, key=lambda one: one[0])[1] if found else None


def by_claimant(series: Sequence[FigureProfile]) -> dict[str, tuple[Move, ...]]:
    """The moves of each claimant, by the claimants' ids."""
    found: defaultdict[str, list[Move]] = defaultdict(list)
    for move in moves(series):
        found[move.claimant].append(move)
    return {claimant: tuple(found[claimant]) for claimant in sorted(found)}


def _reason(profile: FigureProfile, before: FigureProfile | None, past: _Past) -> tuple[Reason, str]:
    if profile.moved == "earlier":
        return Reason.EARLIER, "the report quotes it as an earlier count"
    if (newer := _overtaken(profile, past)) is not None:
        return Reason.LAGGED, f"{profile.words} was said before; {newer.words} has been out since"
    if before is None:
        return Reason.FIRST, "the first of this claimant"
    if profile.range[0] == before.range[0] and agree(profile.range, before.range):
        return Reason.REPEAT, "as before"
    return _step(profile, before)


def _overtaken(profile: FigureProfile, past: _Past) -> FigureProfile | None:
    """A newer figure, out before this report's day, that the same old number is repeated after; None if there is none.

    A claimant may come back to an old number (a correction), so only another's words or a report's own are late.
    """
    if profile.moved or not profile.setting.day:
        return None
    old = past.first(profile)
    if old is None:
        return None
    own = profile.claimant.id
    claimants = {own} if own else {own, old.claimant.id}
    return past.last_further(profile, claimants, old.setting.day or _UNDATED, profile.setting.day)


def _further(newer: Range, old: FigureProfile) -> bool:
    """Whether a number is one that the old figure leads to: a toll higher, people still held fewer."""
    return newer[0] > old.range[0] if rising(old) else newer[1] < old.range[1]


def rising(profile: FigureProfile) -> bool:
    """Whether what is counted only grows unless it is corrected."""
    return profile.measure in vocabulary("questions")["course"]["rising"] and profile.scope != "standing"


def _step(profile: FigureProfile, before: FigureProfile) -> tuple[Reason, str]:
    up = profile.range > before.range
    step = f"{before.words} to {profile.words}"
    if profile.moved == "corrected":
        return (Reason.CORRECTION_UP if up else Reason.CORRECTION_DOWN), f"corrected, as the words say: {step}"
    if profile.moved == "added" and up:
        return Reason.ADDITION, f"cases of before were added, as the words say: {step}"
    lower = profile.range[1] < before.range[0]
    if rising(profile) and lower:
        return Reason.CORRECTION_DOWN, f"such a count does not fall by itself: {step}"
    if not rising(profile) and profile.report == before.report and profile.range[0] > before.range[1]:
        return Reason.CORRECTION_UP, f"two counts of one day: {step}"
    return Reason.NEW_COUNT, step


def relation(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> tuple[Reason, str] | None:
    """How two figures of two series go together: `SUBSET` or `OTHER_SCOPE` with why; None where nothing says so."""
    judged = compare(one, other, incidents)
    if judged.verdict is not Verdict.DIFFERENT:
        return None
    why = judged.reasons[0]
    if why.startswith("narrower"):
        return Reason.SUBSET, why
    return (Reason.OTHER_SCOPE, why) if why.startswith("other scope") else None
