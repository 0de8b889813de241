"""Disputes of whether it happened at all: a denial of that very event, by another source than the one that tells it."""

from __future__ import annotations

from ..bounds import vocabulary
from .accounts import Account
from .blame import DEEDS
from .conflicts import Conflict, shared, sides
from .deeds import one_doer

# Characters between a claim and the denial that answers it; letters that tell a word in its forms.
_NEXT, _STEM = 200, 5
_TOLD = {"done", "under_way", "succeeded", "failed"}


def happened_conflict(one: Account, other: Account) -> Conflict | None:
    """One denies what the other tells as a fact."""
    for denial, claim in ((one, other), (other, one)):
        if _told_as_fact(claim) and not _within(denial, claim) and (reason := _denied(denial, claim)):
            return Conflict("happened_or_not", one.id, other.id, sides(one, other), reason)
    return None


def _within(denial: Account, claim: Account) -> bool:
    """Whether the one words hold the other's: who reports a denial affirms nothing."""
    return denial.report == claim.report and denial.start < claim.end and claim.start < denial.end


def _told_as_fact(claim: Account) -> bool:
    """Whether somebody asserts it: a plan, a question, a demand or what may have been is nothing to be denied."""
    if claim.denies or claim.negated or claim.open or claim.absent:
        return False
    if claim.kind == "event":
        return claim.stage in _TOLD
    return claim.act in vocabulary("disputes")["blame"]["acts"] and claim.act != "deny"


def _denied(denial: Account, claim: Account) -> str | None:
    if {*denial.absent} & {*claim.words}:
        return "no trace of what the other tells of"
    if denial.negated and _answered(denial, claim):
        return "denied by one, told by the other"
    if not denial.denies or denial.refers_back:
        return None
    if denial.kind == claim.kind == "event":
        return "denied by one, told as done by the other" if _same_event(denial, claim) else None
    if denial.kind == "statement" and (not denial.type or denial.type == claim.type):
        same = shared(denial.words, claim.words)
        near = len(same) > 1 and 2 * len(same) >= len(denial.words)
        told = (near and not _of_another(denial, claim)) or _answered(denial, claim)
        return "denied by one, told by the other" if told else None
    return None


def _answered(denial: Account, claim: Account) -> bool:
    """Whether a denial stands right beside the claim and takes its word up (“had agreed”; “denied any agreement”)."""
    between = max(denial.start - claim.end, claim.start - denial.end)
    if denial.report != claim.report or claim.kind != "statement" or not 0 <= between <= _NEXT:
        return False
    mine, theirs = ({word[:_STEM] for word in one.words} for one in (denial, claim))
    return bool(shared(mine, theirs) or shared(denial.words, claim.words)) and not _of_another(denial, claim)


def _same_event(denial: Account, claim: Account) -> bool:
    """Whether both are of one deed: its sort, who is said to have done it, and what was struck, or else its word."""
    if denial.type not in DEEDS or denial.type != claim.type or _of_another(denial, claim):
        return False
    if denial.struck or claim.struck:
        return bool(shared(denial.struck, claim.struck))
    # “He denied shooting anyone” leaves the shooting undisputed.
    return bool({*denial.trigger.split()} & {*claim.trigger.split()}) and bool(claim.blamed or not denial.blamed)


def _of_another(denial: Account, claim: Account) -> bool:
    return bool(denial.blamed and claim.blamed and not one_doer(denial, claim))
