"""Disputes: what independent claimants say that cannot all be right."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from ..series.profiles import FigureProfile
from ..series.series import Series
from .accounts import Account
from .conflicts import APART, Conflict, independent, meetings, one_occasion, sides
from .deeds import answer, cause_conflict, doer_conflict
from .happened import happened_conflict
from .identity import called_conflict, person_conflict, victims_conflict
from .numbers import denied_counts, harm_conflict, number_conflicts
from .outcomes import outcome_conflict

P = TypeVar("P", bound=FigureProfile | Account)


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


def figure_conflicts(figures: Sequence[FigureProfile], incidents: Mapping[str, str]) -> list[Conflict]:
    """Conflicts between figures of different series: who the victims were, dead against merely wounded."""
    # Of the pairs that a ledger asks about most conflict in nothing, wherever they meet.
    if len(figures) == 2:
        first, second = sorted(figures, key=lambda profile: profile.id)
        if not _conflicts(first, second, incidents):
            return []
    return [found for one, other in _together(figures, incidents) for found in _conflicts(one, other, incidents)]


def _conflicts(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> list[Conflict]:
    made = (victims_conflict(one, other, incidents), harm_conflict(one, other, incidents))
    return [found for found in made if found is not None]


def account_conflicts(told: Sequence[Account], incidents: Mapping[str, str]) -> list[Conflict]:
    """The conflicts among events, statements and persons: who did it, what came of it, whether it was at all."""
    found = [conflict(one, other, incidents) for one, other in _together(told, incidents)]
    return [made for made in found if made is not None]


def _together(profiles: Sequence[P], incidents: Mapping[str, str]) -> list[tuple[P, P]]:
    """The pairs that stand in one report or meet in a block, by their ids."""
    blocks: defaultdict[str, list[P]] = defaultdict(list)
    for member in profiles:
        for key in (member.report, *meetings(member.setting, incidents)):
            blocks[key].append(member)
    pairs: dict[tuple[str, str], tuple[P, P]] = {}
    for members in blocks.values():
        for one, other in combinations(members, 2):
            first, second = (one, other) if one.id < other.id else (other, one)
            pairs[first.id, second.id] = first, second
    return [pairs[key] for key in sorted(pairs)]


def conflict(one: Account, other: Account, incidents: Mapping[str, str]) -> Conflict | None:
    """What two accounts of independent claimants contradict each other in, or None."""
    if not independent(one, other):
        return None
    if other.id == one.denied or one.id == other.denied:
        kind = "responsibility" if {*one.blamed} & {*other.blamed} else "happened_or_not"
        return Conflict(kind, one.id, other.id, sides(one, other), "the one denies the other, as the report tells")
    if "person" in (one.kind, other.kind):
        return person_conflict(one, other, incidents)
    # A thing that only one story speaks of, and that was never there, need stand with no event.
    thing = (*one.absent, *other.absent)
    if not one_occasion(one.setting, other.setting, incidents, 0.0 if thing else APART, story=bool(thing)):
        return None
    return (
        cause_conflict(one, other)
        or answer(one, other)
        or called_conflict(one, other)
        or happened_conflict(one, other)
        or doer_conflict(one, other, incidents)
        or outcome_conflict(one, other, incidents)
    )


def gathered(
    found: Iterable[Conflict], figures: Sequence[FigureProfile], told: Sequence[Account]
) -> tuple[Dispute, ...]:
    """The disputes that conflicts make: those of one kind between the same two sides over one thing are one.

    To each claim come the statements of its claimant that hold it.
    """
    home = {one.id: one.report for one in figures} | {one.id: one.report for one in told}
    counts = {one.id: _count(one) for one in figures}
    carriers = _carriers(figures, told)
    parts: defaultdict[tuple[str, frozenset[str]], list[_Part]] = defaultdict(list)
    for item in sorted(found, key=lambda item: (item.kind, item.one, item.other)):
        made = _part(item, home, counts)
        apart = []
        for part in parts[item.kind, frozenset(item.sides)]:
            if part.goes_with(made):
                made.take(part)
            else:
                apart.append(part)
        parts[item.kind, frozenset(item.sides)] = [*apart, made]
    every = (part for some in parts.values() for part in some)
    made_ = [_dispute(part.kind, part.sides, part.reasons, carriers) for part in every]
    return tuple(sorted(made_, key=lambda dispute: dispute.id))


def _count(profile: FigureProfile) -> str:
    """What a count says, in whatever report it stands: copies of one report make no second dispute."""
    when = (profile.setting.start or profile.setting.day or "")[:7]
    return f"{profile.claimant.id}|{profile.family}|{profile.whom}|{profile.low}|{profile.high}|{profile.form}|{when}"


@dataclass(slots=True)
class _Part:
    """Conflicts of one dispute: for each side its claims, what they say, and the reports that they stand in."""

    kind: str
    sides: dict[str, set[str]]
    said: dict[str, set[str]]
    homes: dict[str, set[str]]
    reasons: set[str]

    def goes_with(self, other: _Part) -> bool:
        """Whether two with the same sides are one dispute: a claim, a count or the reports of both in common."""
        if any(not said.isdisjoint(other.said[name]) for name, said in self.said.items()):
            return True
        # A report may set one claimant against another over two questions: over numbers, each series is one.
        return self.kind != "number" and all(
            not homes.isdisjoint(other.homes[name]) for name, homes in self.homes.items()
        )

    def take(self, other: _Part) -> None:
        """Adds the claims of the other."""
        for mine, theirs in ((self.sides, other.sides), (self.said, other.said), (self.homes, other.homes)):
            for name, some in theirs.items():
                mine[name] |= some
        self.reasons |= other.reasons


def _part(item: Conflict, home: Mapping[str, str], counts: Mapping[str, str]) -> _Part:
    ends = {item.sides[0]: item.one, item.sides[1]: item.other}
    return _Part(
        item.kind,
        {name: {claim} for name, claim in ends.items()},
        {name: {counts.get(claim, claim)} for name, claim in ends.items()},
        {name: {home[claim]} for name, claim in ends.items()},
        {item.reason},
    )


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
