"""Disputes of responsibility: who did it, by each account; whether anybody did; who is blamed and denies it."""

from __future__ import annotations

from collections.abc import Mapping

from ..bounds import vocabulary
from ..names import words
from ..occasions.setting import incident
from .accounts import Account
from .blame import DEEDS
from .conflicts import Conflict, shared, sides

# “Keshan”, “Kesh”: as many letters tell one name in its forms.
_STEM = 4
# A charge as short as this names somebody, and what he did stands around it.
_NAME = 24
_TELLS = {"say", "report", "confirm", "estimate"}
# Characters between a charge and the answer to it.
_NEXT = 200


def cause_conflict(one: Account, other: Account) -> Conflict | None:
    """A mishap by one, done on purpose by the other."""
    if {one.cause, other.cause} != {"mishap", "deliberate"} or one.denies or other.denies:
        return None
    if _parted(one, other):
        return None
    reason = "a mishap by one, done on purpose by the other"
    return Conflict("responsibility", one.id, other.id, (one.cause or "", other.cause or ""), reason)


def doer_conflict(one: Account, other: Account, incidents: Mapping[str, str]) -> Conflict | None:
    """Another doer by each account, or one who is blamed and denies it."""
    if not one.blamed or not other.blamed or (one.denies and other.denies) or one.open or other.open:
        return None
    if one.denies or other.denies:
        denial, claim = (one, other) if one.denies else (other, one)
        # A deed told and that deed denied: whether it happened is in dispute, not who did it.
        if denial.kind == "event" and claim.act in _TELLS:
            return None
        if not one_doer(one, other) or not _deeds(one, other) or not _cleared(denial, claim):
            return None
        return Conflict("responsibility", one.id, other.id, sides(one, other), "one is blamed and denies it")
    # A communiqué's own tale of a blow accuses nobody.
    if not one.speaker or not other.speaker or one_doer(one, other) or not same_deed(one, other, incidents):
        return None
    reason = f"done by {one.blamed[0]} or by {other.blamed[0]}"
    return Conflict("responsibility", one.id, other.id, sides(one, other), reason)


def answer(one: Account, other: Account) -> Conflict | None:
    """Who is charged with a deed and denies it in the next words, however he calls it."""
    for denial, charge in ((one, other), (other, one)):
        near = denial.report == charge.report and 0 <= denial.start - charge.end <= _NEXT
        if near and denial.denies and charge.act == "accuse" and {*denial.claimant.levels} & {*charge.blamed}:
            return Conflict("responsibility", one.id, other.id, sides(one, other), "one is blamed and denies it")
    return None


def one_doer(one: Account, other: Account) -> bool:
    """Whether one and the same may be meant among those blamed: “the army”, “Keshan soldiers”."""
    return any(_alike(mine, theirs) for mine in one.blamed for theirs in other.blamed)


def _alike(one: str, other: str) -> bool:
    if one == other or not one.startswith("name:") or not other.startswith("name:"):
        return one == other
    forces = set(vocabulary("disputes")["blame"]["forces"])
    mine, theirs = (set(words(name.replace("name:", ""))) for name in (one, other))
    if mine & forces and theirs & forces and not (mine - forces and theirs - forces):
        return True
    return bool({word[:_STEM] for word in mine - forces} & {word[:_STEM] for word in theirs - forces})


def same_deed(one: Account, other: Account, incidents: Mapping[str, str]) -> bool:
    """Whether both speak of one deed, not of blow and counterblow."""
    if _parted(one, other):
        return False
    if one.kind == other.kind == "statement" and one.report == other.report:
        named = min(one.end - one.start, other.end - other.start) <= _NAME
        return named or "claim" in (one.act, other.act) or bool(shared(one.words, other.words))
    # Who tells of a blow of others, and is read as its doer, is no second claimant of it.
    if any({*account.blamed} & {*account.claimant.levels} and not _charge(account) for account in (one, other)):
        return False
    if _charge(one) != _charge(other) and one.report == other.report and _two_incidents(one, other, incidents):
        return False
    if _charge(one) or _charge(other):
        return one.report == other.report or _one_incident(one, other, incidents)
    if one.struck and other.struck:
        return True
    return _one_incident(one, other, incidents) and bool({*one.words} & {*other.words})


def _charge(account: Account) -> bool:
    """Whether it is a charge or a claim of responsibility: by its act, or by an event's own words."""
    if account.kind == "statement":
        # To accuse somebody of a broken word charges him with no blow.
        blow = account.type in DEEDS or account.end - account.start <= _NAME
        return account.act == "claim" or (account.act == "accuse" and blow)
    return bool({*account.trigger.split()} & {*vocabulary("disputes")["blame"]["charge"]})


def _one_incident(one: Account, other: Account, incidents: Mapping[str, str]) -> bool:
    known = incident(one.setting, incidents)
    return bool(known and known == incident(other.setting, incidents))


def _two_incidents(one: Account, other: Account, incidents: Mapping[str, str]) -> bool:
    mine, theirs = incident(one.setting, incidents), incident(other.setting, incidents)
    return bool(mine and theirs and mine != theirs)


def _parted(one: Account, other: Account) -> bool:
    """Whether the two tell of deeds of another sort, or done to others."""
    if one.type and other.type and one.type != other.type and not {"accident", "disaster"} & {one.type, other.type}:
        return True
    return bool(one.struck and other.struck and not {*one.struck} & {*other.struck})


def _deeds(one: Account, other: Account) -> bool:
    """Whether the accusation is one of a deed: not every denial is of blame."""
    return all(account.kind == "statement" or account.type in DEEDS for account in (one, other))


def _cleared(denial: Account, claim: Account) -> bool:
    """Whether the denial is of that deed: it points back at a charge, or names what the charge names."""
    if denial.refers_back:
        # What is told after a denial is nothing that it answers.
        return denial.report != claim.report or claim.start < denial.start
    if _charge(claim) or claim.act == "claim":
        return True
    return not _parted(denial, claim) and bool({*denial.words} & {*claim.words} or {*denial.struck} & {*claim.struck})
