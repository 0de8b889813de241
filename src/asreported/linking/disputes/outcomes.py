"""Disputes of outcome: a success by one account, a failure by the other."""

from __future__ import annotations

from collections.abc import Mapping

from ..bounds import vocabulary
from ..occasions.setting import incident, window
from .accounts import Account
from .conflicts import Conflict, sides

_TOLD = {"done", "under_way", "succeeded", "failed"}
# Who says that they were done says that they succeeded; a raid that took place may have failed.
_DONE_IS_WON = {"rescue", "release", "evacuation", "delivery"}
_FORCE = {"raid", "rescue", "attack", "clash"}


def outcome_conflict(one: Account, other: Account, incidents: Mapping[str, str]) -> Conflict | None:
    """Failed by one and succeeded by the other; freed by force by one and let go by the other."""
    reason = _reason(one, other, incidents)
    if reason is None:
        return None
    # All who call it a success stand against all who call it a failure.
    ends = (one.outcome or "", other.outcome or "") if _ends(one, other) else sides(one, other)
    return Conflict("outcome", one.id, other.id, ends, reason)


def _ends(one: Account, other: Account) -> bool:
    return {one.outcome, other.outcome} == {"won", "lost"}


def _reason(one: Account, other: Account, incidents: Mapping[str, str]) -> str | None:
    if one.denies or other.denies or one.open or other.open:
        return None
    if _ends(one, other) and _one_attempt(one, other, incidents):
        return "failed by one account, succeeded by the other"
    shared = {*one.words} & {*other.words}
    if {one.type, other.type} == {"rescue", "release"} and shared and {one.stage, other.stage} <= _TOLD:
        return "freed by force by one account, let go by the other"
    attempts = set(vocabulary("disputes")["outcomes"]["attempts"])
    for failed, done in ((one, other), (other, one)):
        tried = attempts & set(done.trigger.split())
        if failed.type != done.type or failed.type not in _DONE_IS_WON or tried:
            continue
        if failed.stage == "failed" and done.stage == "done":
            return "failed by one account, done by the other"
    return None


def _one_attempt(one: Account, other: Account, incidents: Mapping[str, str]) -> bool:
    """Whether both speak of one attempt: of one event or incident, or, in one report, of force."""
    mine, theirs = one.setting, other.setting
    known, other_known = incident(mine, incidents), incident(theirs, incidents)
    if (mine.event and mine.event == theirs.event) or (known and known == other_known):
        return True
    if not mine.occasion or not theirs.occasion or not {mine.occasion, theirs.occasion} <= _FORCE:
        return False
    if mine.report == theirs.report:
        return True
    dated = window(mine) and window(theirs)
    return mine.occasion == theirs.occasion and bool(dated or not (known or other_known))
