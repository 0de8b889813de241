"""Whether two events are one incident: the evidence weighed, and what rules it out whatever else speaks for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ..judgements import Judgement, Verdict
from .contradictions import FAR, OLD, contradiction, footing
from .kinds import UNTOLD, ahead, deed, kin, lasting, table
from .likeness import WEEK, days_apart, features, fitted, late, likelihood, models
from .mentions import GIVEN
from .profiles import EventProfile

REASONS: Final = {
    "day_same": "the same day",
    "place_same": "the same place",
    "actor_same": "the same actor",
    "target_same": "the same target",
    "victims": "the same people suffered it",
    "people_same": "one who suffered it is named in both",
    "names": "the same people are named",
    "main_names": "the reports name the same people",
    "trigger": "the same word for it",
    "told_rare": "rare words in common",
    "main_words": "the reports share telling words",
    "means_same": "done by the same means",
    "day_other": "another day",
    "place_other": "another place",
    "actor_other": "another actor",
    "target_other": "another target",
    "too_late": "it had been reported before the other began",
}
# A report with this part of its events about one incident is about it, whatever crisis that is in.
LARGE: Final = 0.12
OWN: Final = (
    "day_same",
    "place_same",
    "actor_same",
    "actor_side",
    "target_same",
    "target_side",
    "victims",
    "people_same",
    "people_maybe",
    "names",
    "means_same",
)


def judge(one: EventProfile, other: EventProfile) -> Judgement | None:
    """Whether two events are one incident, from the two alone; None where nothing speaks for it or against it."""
    if not kin(one.type, other.type):
        return Judgement(Verdict.DIFFERENT, 0.0, (f"{one.type} and {other.type} are two things",))
    if against := _apart(one, other):
        return Judgement(Verdict.DIFFERENT, 0.0, (against,))
    found = features(one, other)
    # Above its threshold counts for a model what lies above it for another.
    likely, limits, by = max(
        ((round(likelihood(found, by), 4), fitted()["thresholds"][by], by) for by in models(one, other)),
        key=lambda made: made[0] / made[1]["same"],
    )
    reasons = tuple(words for name, words in REASONS.items() if found.get(name))
    doubt = None if found["lasting"] else _doubt(one, other, found)
    # A report may be read wrongly; it seldom names the same people by mistake.
    if doubt and (likely < limits["same"] or not (found["people_same"] or found["names"] or found.get("main_named"))):
        return Judgement(Verdict.DIFFERENT, likely, (doubt,))
    if likely >= limits["same"] and not vague(one) and not vague(other) and (by != "main" or _alike(one, other, found)):
        return Judgement(Verdict.SAME, likely, reasons)
    return Judgement(Verdict.UNSURE, likely, reasons) if likely >= limits["unsure"] else None


def _alike(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> bool:
    """Whether reports are about the events, or these have something in common: words and names are of the crisis."""
    following = one.type in table()["following"]["types"]
    about = one.type == other.type and (following or min(one.share, other.share) >= LARGE)
    word = found["trigger"] and one.trigger not in table()["harm"]["words"]
    return bool(about or word or UNTOLD in (one.type, other.type) or any(found[name] for name in OWN))


def vague(profile: EventProfile) -> bool:
    """Whether it is no account of one deed: how many it befell in all, or “a pause in the shooting”."""
    unset = not (profile.actor or profile.target or profile.place or profile.start)
    return profile.tally or (unset and profile.mention == GIVEN and ahead(profile.stage) and deed(profile.type))


def _apart(one: EventProfile, other: EventProfile) -> str | None:
    if not (one.type == other.type and lasting(one.type)):
        if (days_apart(one, other) or 0) > FAR:
            return f"{one.start} and {other.start}"
        for dated, undated in ((one, other), (other, one)):
            if dated.end and undated.published and not undated.start and _days(dated.end, undated.published) > OLD:
                return f"{dated.end} was long before {undated.published}, and the other gives no date"
    return contradiction(footing(one), footing(other))


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _doubt(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> str | None:
    if late(one, other) >= WEEK:
        return REASONS["too_late"]
    if found["place_other"] and one.place and other.place:
        return f"{one.place.name} and {other.place.name}"
    if found["actor_other"] and found["target_other"]:
        return "other parties"
    return None
