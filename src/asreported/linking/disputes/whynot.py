"""Why two figures are in no dispute, in words that a reader can check against the two sentences."""

from __future__ import annotations

from collections.abc import Mapping

from ..bounds import agree, vocabulary
from ..judgements import Judgement, Verdict
from ..occasions.setting import days_between
from ..series.profiles import FigureProfile
from ..series.series import compare
from .conflicts import APART, enemies, independent, one_occasion

# Two counts a day apart are of one time.
DAY = 1


def why_not(
    one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str], judged: Judgement | None = None
) -> str | None:
    """Why two figures are in no dispute, in words; None where they are in one. `judged` is their comparison."""
    judged = judged or compare(one, other, incidents)
    if judged.verdict is Verdict.DIFFERENT:
        return judged.reasons[0]
    if one.claimant.id and other.claimant.id and not independent(one, other):
        return "an update by the same claimant"
    if not independent(one, other) and not _set_beside(one, other):
        return "one is in the report's own voice"
    if agree(one.range, other.range):
        return "both can be right"
    return _by_words(one, other) or _by_occasion(one, other, incidents, judged.verdict)


def _by_words(one: FigureProfile, other: FigureProfile) -> str | None:
    if (one.moved == "earlier") != (other.moved == "earlier"):
        return "one is an earlier count, as the words say"
    if {one.scope, other.scope} & {"total", "period"} and one.scope != other.scope:
        return "other scope: one counts more than this occasion"
    if one.single or other.single:
        return "one tells of a single person, and counts nobody"
    if one.more or other.more:
        return "one counts those beyond a number that stands before it"
    if any(profile.high == 0 and profile.mode != "happened" for profile in (one, other)):
        return "one is a hope or a fear, no count"
    if "denied" in (one.mode, other.mode):
        return "one is a count that is denied, not given"
    # Whoever is thought to lie under rubble is counted; a toll that may be reached is not.
    if one.family == "killed" and (one.mode == "possible") != (other.mode == "possible"):
        return "one is what may be, no count"
    return "one is a plan" if "planned" in (one.mode, other.mode) else None


def _by_occasion(
    one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str], verdict: Verdict
) -> str | None:
    # The hostages of two reports are sooner the same than their people.
    apart = 0.0 if one.whom == other.whom != "everyone" else APART
    stories = (False, True) if days_between(one.setting, other.setting) <= DAY else (False,)
    if verdict is Verdict.UNSURE or not any(
        one_occasion(one.setting, other.setting, incidents, apart, story=story) for story in stories
    ):
        return "they may be of two occasions"
    return "a later count" if _later(one, other) else None


def _set_beside(one: FigureProfile, other: FigureProfile) -> bool:
    """A limit of the report's own beside a claimant's number (“tolls exceeded 100; the governor said 12”).

    Or any number of its own beside one that a claimant holds against it (“the mayor stood by her 300”).
    """
    own, claimed = (one, other) if not one.claimant.id else (other, one)
    beside = one.report == other.report and claimed.claimant.id and not own.claimant.id and not own.moved
    return bool(beside and (own.form in {"at_least", "at_most"} or claimed.contested))


def _later(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether the difference is one of time: a toll that rose, people still held that became fewer."""
    # “No hostage was killed” is no count that rises.
    if one.report == other.report or 0 in (one.high, other.high) or not one.setting.day or not other.setting.day:
        return False
    first, second = sorted((one, other), key=lambda profile: profile.setting.day or "")
    days = days_between(one.setting, other.setting)
    if days > 0 and second.moved in {"corrected", "risen"}:
        return True
    rising = one.measure in vocabulary("questions")["course"]["rising"] and "standing" not in {one.scope, other.scope}
    if rising and days <= DAY and enemies(one, other):
        return False
    if rising:
        return days > 0 and second.range[0] > first.range[0]
    return days > DAY or (days > 0 and second.range[1] < first.range[1])
