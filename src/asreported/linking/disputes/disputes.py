"""Disputes: what independent claimants say that cannot all be right, and why other differences are none."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ..bounds import agree, vocabulary
from ..judgements import Verdict
from ..occasions.setting import Setting, contradiction, evidence, incident, months
from ..series.profiles import FigureProfile
from ..series.series import SAME, Series, compare, equal
from .accounts import DEEDS, Account

# Two counts a day apart are of one time.
DAY = 1
_TOLD = {"done", "under_way", "succeeded", "failed"}


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides by the ids of their claims. `kind` is number, outcome, responsibility, happened_or_not or identity.

    `sides` names each side by its claimant's id, or by the cause that its claimants give (`mishap`, `deliberate`).
    """

    id: str
    kind: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    sides: tuple[str, str]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that contradict each other; `sides` names who or what they stand for: two claimants, or two causes."""

    kind: str
    one: str
    other: str
    sides: tuple[str, str]
    reason: str


def disputes(
    figures: Sequence[FigureProfile],
    told: Sequence[Account],
    groups: Iterable[Series],
    incidents: Mapping[str, str],
) -> tuple[Dispute, ...]:
    """All disputes among the claims, by id."""
    known = {profile.id: profile for profile in figures}
    found = [
        conflict
        for group in groups
        for conflict in number_conflicts([known[name] for name in group.figures], incidents)
    ]
    found += figure_conflicts(figures, incidents)
    found += account_conflicts(told, incidents)
    found += denied_counts(figures, told)
    return gathered(found, figures, told)


def independent(one: FigureProfile | Account, other: FigureProfile | Account) -> bool:
    """Whether two bodies speak: a spokesman and his ministry are one voice, and the report's own is none."""
    return one.claimant.apart_from(other.claimant)


def _sides(one: FigureProfile | Account, other: FigureProfile | Account) -> tuple[str, str]:
    """The sides by their parties where there are two (an army and its state are one), else by the claimants."""
    mine, theirs = one.claimant, other.claimant
    return (mine.side, theirs.side) if mine.side and theirs.side and mine.side != theirs.side else (mine.id, theirs.id)


def number_conflicts(series: Sequence[FigureProfile], incidents: Mapping[str, str]) -> list[Conflict]:
    """The conflicts among the figures of one series."""
    pairs = combinations(sorted(series, key=lambda profile: profile.id), 2)
    return [
        Conflict("number", one.id, other.id, _sides(one, other), "not both numbers can be right")
        for one, other in pairs
        if why_not(one, other, incidents) is None
    ]


def why_not(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> str | None:
    """Why two figures are in no dispute, in words; None where they are in one."""
    judged = compare(one, other, incidents)
    if judged.verdict is Verdict.DIFFERENT:
        return judged.reasons[0]
    if one.claimant.id and not independent(one, other) and other.claimant.id:
        return "an update by the same claimant"
    if not independent(one, other) and not _set_beside(one, other):
        return "one is in the report's own voice"
    if agree(one.range, other.range):
        return "both can be right"
    if one.moved == "earlier" or other.moved == "earlier":
        return "one is an earlier count, as the words say"
    if _later(one, other):
        return "a later count"
    return None


def _set_beside(one: FigureProfile, other: FigureProfile) -> bool:
    """A limit of the report's own beside what a claimant says: “some tolls exceeded 100; the governor said 12”."""
    own, claimed = (one, other) if not one.claimant.id else (other, one)
    return bool(
        one.report == other.report
        and claimed.claimant.id
        and not own.claimant.id
        and own.form in {"at_least", "at_most"}
        and not own.moved
    )


def _later(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether the difference is one of time: a toll that rose, people still held that became fewer."""
    if one.report == other.report or not one.setting.day or not other.setting.day:
        return False
    first, second = sorted((one, other), key=lambda profile: profile.setting.day or "")
    days = (date.fromisoformat(second.setting.day or "") - date.fromisoformat(first.setting.day or "")).days
    rising = one.measure in vocabulary("questions")["course"]["rising"] and "standing" not in {one.scope, other.scope}
    if rising:
        return days > 0 and second.range[0] > first.range[0]
    return days > DAY or (days > 0 and second.range[1] < first.range[1])


def figure_conflicts(figures: Sequence[FigureProfile], incidents: Mapping[str, str]) -> list[Conflict]:
    """Conflicts between figures of different series: who the victims were, dead against merely wounded."""
    found = []
    for one, other in _beside(figures, incidents):
        if not independent(one, other) or not _one_occasion(one.setting, other.setting, incidents):
            continue
        if one.report == other.report and not _one_event(one.setting, other.setting, incidents):
            continue
        pair = _sides(one, other)
        if sides := _other_victims(one, other):
            found.append(Conflict("identity", one.id, other.id, sides, "the same people called otherwise"))
        if reason := _dead_or_hurt(one, other, figures, incidents):
            found.append(Conflict("number", one.id, other.id, pair, reason))
    return found


def denied_counts(figures: Iterable[FigureProfile], told: Iterable[Account]) -> list[Conflict]:
    """The conflicts of denials with the figures that they deny."""
    known = {profile.id: profile for profile in figures}
    return [
        Conflict("happened_or_not", account.id, profile.id, _sides(account, profile), "the one denies the other")
        for account in told
        if account.denied and (profile := known.get(account.denied)) and account.claimant.id != profile.claimant.id
    ]


def _beside(
    figures: Sequence[FigureProfile], incidents: Mapping[str, str]
) -> list[tuple[FigureProfile, FigureProfile]]:
    blocks: defaultdict[str, list[FigureProfile]] = defaultdict(list)
    for profile in figures:
        for key in (profile.report, *meetings(profile.setting, incidents)):
            blocks[key].append(profile)
    pairs = {
        (one.id, other.id): (one, other)
        for members in blocks.values()
        for one, other in combinations(sorted(members, key=lambda profile: profile.id), 2)
    }
    return [pairs[key] for key in sorted(pairs)]


def meetings(there: Setting, incidents: Mapping[str, str]) -> list[str]:
    """The blocks in which accounts of one occasion meet across reports: its incident, its places in its months."""
    known = incident(there, incidents)
    places = sorted({where.id for where in (there.place, there.scene) if where})
    found = [f"{name}|{month}" for name in places for month in sorted(months(there))]
    return [f"incident|{known}", *found] if known else found


def _one_occasion(one: Setting, other: Setting, incidents: Mapping[str, str]) -> bool:
    known = incident(one, incidents)
    if known and known == incident(other, incidents):
        return True
    if contradiction(one, other, incidents):
        return False
    return one.report == other.report or sum(value for value, _ in evidence(one, other, incidents)) >= SAME


def _one_event(one: Setting, other: Setting, incidents: Mapping[str, str]) -> bool:
    """Whether two claims of one report stand with one event, or with two that go by one name."""
    if one.event == other.event or (
        incident(one, incidents) and incident(one, incidents) == incident(other, incidents)
    ):
        return True
    return bool({*one.happening} & {*other.happening})


def _other_victims(one: FigureProfile, other: FigureProfile) -> tuple[str, str] | None:
    """What the same people are called: fighters and civilians, or of two nations; None where they are not the same."""
    if one.family != other.family or "planned" in {one.mode, other.mode} or one.part or other.part:
        return None
    if one.family == "killed":
        kinds = tuple("militants" if profile.whom == "militants" else "civilians" for profile in (one, other))
        # Either side counts in its own way, so that the numbers need not be the same.
        if kinds[0] != kinds[1] and {one.whom, other.whom} <= {"militants", "civilians", "children", "women"}:
            return kinds[0], kinds[1]
    if not agree(one.range, other.range) or one.form == "vague" or not equal(one, other):
        return None
    if one.nationality and other.nationality and one.nationality != other.nationality and one.whom == other.whom:
        return one.nationality, other.nationality
    return None


def _dead_or_hurt(
    one: FigureProfile, other: FigureProfile, figures: Iterable[FigureProfile], incidents: Mapping[str, str]
) -> str | None:
    """One party tells of its men only as wounded, its enemy of the same men as killed."""
    if {one.measure, other.measure} != {"killed", "wounded"} or one.whom != other.whom or one.whom == "everyone":
        return None
    if not one.claimant.side or not other.claimant.side or one.claimant.side == other.claimant.side:
        return None
    told = {
        (profile.claimant.id, profile.measure)
        for profile in figures
        if profile.whom == one.whom and _one_occasion(profile.setting, one.setting, incidents)
    }
    if (one.claimant.id, other.measure) in told or (other.claimant.id, one.measure) in told:
        return None
    return "dead by one party, only wounded by the other"


def account_conflicts(told: Sequence[Account], incidents: Mapping[str, str]) -> list[Conflict]:
    """The conflicts among events and statements: who did it, what came of it, whether it happened at all."""
    blocks: defaultdict[str, list[Account]] = defaultdict(list)
    for account in told:
        for key in (account.report, *meetings(account.setting, incidents)):
            blocks[key].append(account)
    pairs = {
        (one.id, other.id): (one, other)
        for members in blocks.values()
        for one, other in combinations(sorted(members, key=lambda account: account.id), 2)
        if independent(one, other) or one.denied == other.id or other.denied == one.id
    }
    found = [conflict(one, other, incidents) for _, (one, other) in sorted(pairs.items())]
    return [made for made in found if made is not None]


def conflict(one: Account, other: Account, incidents: Mapping[str, str]) -> Conflict | None:
    """What two accounts of independent claimants contradict each other in, or None."""
    if one.denied == other.id or other.denied == one.id:
        kind = "responsibility" if {*one.blamed} & {*other.blamed} and _deed(one, other) else "happened_or_not"
        return Conflict(kind, one.id, other.id, _sides(one, other), "the one denies the other, as the report tells")
    if not _one_occasion(one.setting, other.setting, incidents):
        return None
    if {one.cause, other.cause} == {"mishap", "deliberate"} and not one.denies and not other.denies:
        sides = (one.cause or "", other.cause or "")
        return Conflict("responsibility", one.id, other.id, sides, "a mishap by one, done on purpose by the other")
    for kind, test in (
        ("responsibility", _other_doer(one, other, incidents)),
        ("happened_or_not", _denied(one, other)),
        ("outcome", _other_outcome(one, other, incidents)),
    ):
        if test:
            return Conflict(kind, one.id, other.id, _sides(one, other), test)
    return None


def _other_doer(one: Account, other: Account, incidents: Mapping[str, str]) -> str | None:
    if not one.blamed or not other.blamed or (one.denies and other.denies):
        return None
    shared = {*one.blamed} & {*other.blamed}
    if one.denies or other.denies:
        return "one is blamed and denies it" if shared and _deed(one, other) else None
    if shared or not _same_deed(one, other, incidents):
        return None
    return f"done by {one.blamed[0]} or by {other.blamed[0]}"


def _deed(one: Account, other: Account) -> bool:
    """Whether the accusation is one of a deed: not every denial is of blame."""
    return all(account.kind == "statement" or account.type in DEEDS for account in (one, other))


def _same_deed(one: Account, other: Account, incidents: Mapping[str, str]) -> bool:
    known = incident(one.setting, incidents)
    if known and known == incident(other.setting, incidents):
        return True
    # Two statements of blame in one report speak of what the report is about; two events may be blow and counterblow.
    if one.kind == other.kind == "statement" or "responsib" in f"{one.trigger} {other.trigger}":
        return True
    return bool({*one.words} & {*other.words})


def _denied(one: Account, other: Account) -> str | None:
    for denial, claim in ((one, other), (other, one)):
        if {*denial.absent} & {*claim.words} and not claim.absent and not claim.denies:
            return "no trace of what the other tells of"
        if not denial.denies or claim.denies:
            continue
        if denial.type not in DEEDS or denial.type != claim.type or not _same_target(denial, claim):
            pass
        elif claim.kind == "event" and claim.stage in _TOLD:
            return "denied by one, told as done by the other"
        if denial.kind == "statement" and not denial.refers_back and len({*denial.words} & {*claim.words}) > 1:
            return "denied by one, told by the other"
    return None


def _same_target(one: Account, other: Account) -> bool:
    return one.target == other.target or None in {one.target, other.target} or "everyone" in {one.target, other.target}


def _other_outcome(one: Account, other: Account, incidents: Mapping[str, str]) -> str | None:
    if one.outcome and other.outcome and one.outcome != other.outcome and _same_deed(one, other, incidents):
        return "failed by one account, succeeded by the other"
    if {one.type, other.type} == {"rescue", "release"} and _victims(one, other) and {one.stage, other.stage} <= _TOLD:
        return "freed by force by one account, let go by the other"
    attempts = set(vocabulary("disputes")["outcomes"]["attempts"])
    for failed, done in ((one, other), (other, one)):
        tried = attempts & set(done.trigger.split())
        if failed.type and failed.type == done.type and failed.stage == "failed" and done.stage == "done" and not tried:
            return "failed by one account, done by the other"
    return None


def _victims(one: Account, other: Account) -> bool:
    return bool({*one.words} & {*other.words})


def gathered(
    found: Iterable[Conflict], figures: Sequence[FigureProfile], told: Sequence[Account]
) -> tuple[Dispute, ...]:
    """The disputes that conflicts make: those of one kind between the same two sides over one thing are one.

    To each claim come the statements of its claimant that hold it.
    """
    home = {one.id: one.report for one in figures} | {one.id: one.report for one in told}
    carriers = _carriers(figures, told)
    parts: list[_Part] = []
    for item in sorted(found, key=lambda item: (item.kind, item.one, item.other)):
        made = _Part(item.kind, {item.sides[0]: {item.one}, item.sides[1]: {item.other}}, {item.reason})
        apart = []
        for part in parts:
            if part.goes_with(made, home):
                made.take(part)
            else:
                apart.append(part)
        parts = [*apart, made]
    found_ = [_dispute(part.kind, part.sides, part.reasons, carriers) for part in parts]
    return tuple(sorted(found_, key=lambda dispute: dispute.id))


@dataclass(slots=True)
class _Part:
    kind: str
    sides: dict[str, set[str]]
    reasons: set[str]

    def goes_with(self, other: _Part, home: Mapping[str, str]) -> bool:
        """Whether two are one dispute: the same sides, and a claim or the reports of both sides in common."""
        if self.kind != other.kind or self.sides.keys() != other.sides.keys():
            return False
        shared = [self.sides[name] & other.sides[name] for name in self.sides]
        reports = [
            {home[one] for one in self.sides[name]} & {home[one] for one in other.sides[name]} for name in self.sides
        ]
        # A report may set one claimant against another over two questions: over numbers, each series is one.
        return any(shared) or (self.kind != "number" and all(reports))

    def take(self, other: _Part) -> None:
        """Adds the claims of the other."""
        for name, claims in other.sides.items():
            self.sides[name] |= claims
        self.reasons |= other.reasons


def _dispute(kind: str, sides: Mapping[str, set[str]], reasons: set[str], carriers: Mapping[str, set[str]]) -> Dispute:
    full = {
        name: tuple(sorted({one for claim in claims for one in (claim, *carriers[claim])}))
        for name, claims in sides.items()
    }
    (a, mine), (b, theirs) = sorted(full.items(), key=lambda side: (side[1], side[0]))
    digest = hashlib.sha256(repr((kind, mine, theirs)).encode()).hexdigest()[:12]
    return Dispute(f"d-{digest}", kind, mine, theirs, (a, b), tuple(sorted(reasons)))


def _carriers(figures: Iterable[FigureProfile], told: Iterable[Account]) -> dict[str, set[str]]:
    """For each claim the statements of the same claimant whose content holds it."""
    holding: defaultdict[tuple[str, str], list[Account]] = defaultdict(list)
    ordered = list(told)
    for account in ordered:
        if account.kind == "statement":
            holding[account.report, account.claimant.id].append(account)
    at = [(profile.id, profile.report, profile.claimant.id, profile.at) for profile in figures]
    at += [(account.id, account.report, account.claimant.id, account.start) for account in ordered]
    return {
        claim: {one.id for one in holding[report, claimant] if one.start <= place < one.end}
        for claim, report, claimant, place in at
    }
