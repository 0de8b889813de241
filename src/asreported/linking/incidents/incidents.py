"""Incidents: events of many reports that are one thing in the world, and those of which that is open."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from asreported.claims import Claim
from asreported.intake import Report

from ..judgements import Judgement, Verdict
from . import backdrops
from .blocks import Pair, compared, order, pair
from .contradictions import contradiction, footing, together
from .judging import judge
from .kinds import UNTOLD, deed, table
from .likeness import fitted
from .profiles import EventProfile, led, single, sufferers, untold

# Members of a group that stand for it where two groups are compared.
SAMPLE: Final = 5


@dataclass(frozen=True, slots=True)
class Incident:
    """The events that are one thing, by id, and the ids of other incidents that may be the same (`maybe-same`).

    `reports` are those of the events and those that tell of it without an event that was found.
    """

    id: str
    events: tuple[str, ...]
    reports: tuple[str, ...]
    open: tuple[str, ...] = ()


# ------------------------------------------------------------------ one report


def profiles(report: Report, claims: Sequence[Claim]) -> tuple[EventProfile, ...]:
    """The profiles of a report's events, accounts of one incident under one head; where it has none, one `untold`."""
    alone = {profile.event: profile for profile in single(report, claims)}
    if not alone:
        return (untold(report, claims),)
    judged = {
        pair(one.event, other.event): judge(one, other)
        for at, one in enumerate(alone.values())
        for other in list(alone.values())[at + 1 :]
    }
    found = grouped(alone, judged, "within")
    main = _main([[alone[event] for event in group] for group in found])
    behind = backdrops.backdrop(report.text, claims)
    story = backdrops.story(behind)
    made: list[EventProfile] = []
    for group in found:
        members = [alone[event] for event in group]
        share = len(members) / len(alone)
        if main is not None and main.event in group:
            made += led(members, share, story, behind, sufferers(claims))
        else:
            made += led(members, share, story)
    return tuple(sorted(made, key=lambda profile: (profile.at, profile.event)))


def _main(groups: Sequence[Sequence[EventProfile]]) -> EventProfile | None:
    """The first event of what a report is mainly about.

    That is what most of its events tell; arrests, help and talks that follow a deed come after the deed itself, and of
    two told as often the first.
    """
    ordered = [sorted(group, key=lambda profile: profile.at) for group in groups]
    best = min(ordered, key=lambda group: (not _deed(group), -len(group), group[0].at), default=None)
    return best[0] if best else None


def _deed(group: Sequence[EventProfile]) -> bool:
    return any(deed(profile.type) for profile in group)


# ------------------------------------------------------------------ groups


def grouped(
    members: Mapping[str, EventProfile], judged: dict[Pair, Judgement | None], where: str
) -> tuple[tuple[str, ...], ...]:
    """The groups, likeliest pairs first, where the mean likeness between two groups does not forbid it.

    Pairs that no block brought together are judged where two groups that hold them may be joined; they are added to
    `judged`. `where` is `within` a report, where one pair judged different keeps two groups apart, or `across`
    reports, where most pairs have to be. What contradicts each other for sure is never held together.
    """
    limits = fitted()["thresholds"]["group"]
    group = {member: [member] for member in members}
    held = {member: footing(profile) for member, profile in members.items()}
    ordered = sorted(
        (-judgement.likeness, *both)
        for both, judgement in judged.items()
        if judgement is not None and judgement.verdict is Verdict.SAME
    )
    for _, first, second in ordered:
        one, other = group[first], group[second]
        if one is other or contradiction(held[first], held[second]):
            continue
        limit = limits["in_passing" if where == "across" and _in_passing(one, other, members) else where]
        if _mean(one, other, members, judged, where) >= limit:
            both = together(held[first], held[second])
            one += other
            one.sort(key=lambda member: order(members[member]))
            group.update(dict.fromkeys(other, one))
            held.update(dict.fromkeys(one, both))
    return tuple(sorted({tuple(sorted(found)) for found in group.values()}))


def _in_passing(one: Sequence[str], other: Sequence[str], members: Mapping[str, EventProfile]) -> bool:
    """Whether two groups are held together less tightly: some of them is told in passing, and so with few words.

    What whole reports are about is told in full, and one party's gifts are like each other.
    """
    spread = [members[member] for group in (one, other) for member in _spread(group)]
    own = spread[0].type in table()["own"]["types"]
    return not own and any(profile.backdrop is None for profile in spread)


def _mean(
    one: Sequence[str],
    other: Sequence[str],
    members: Mapping[str, EventProfile],
    judged: dict[Pair, Judgement | None],
    where: str,
) -> float:
    """The mean likeness between two groups, of some members of each that are spread over it; 0 where most differ."""
    between = []
    for first in _spread(one):
        for second in _spread(other):
            both = pair(first, second)
            if both not in judged:
                judged[both] = judge(members[both[0]], members[both[1]])
            between.append(judged[both])
    apart = sum(judgement is not None and judgement.verdict is Verdict.DIFFERENT for judgement in between)
    # One wrong day in one of many reports does not split what the others tell; within a report it does.
    if apart > len(between) / 2 or (apart and where == "within"):
        return 0.0
    alike = (found.likeness for found in between if found is not None and found.verdict is not Verdict.DIFFERENT)
    return sum(alike) / len(between)


def _spread(group: Sequence[str]) -> Sequence[str]:
    if len(group) <= SAMPLE:
        return group
    return [group[at * (len(group) - 1) // (SAMPLE - 1)] for at in range(SAMPLE)]


def incidents(readings: Iterable[tuple[Report, Sequence[Claim]]]) -> tuple[Incident, ...]:
    """The incidents of many reports, single events too; the order of the reports does not matter."""
    made = {report.id: profiles(report, claims) for report, claims in readings}
    return joined([profile for report in sorted(made) for profile in made[report]])


def joined(all_profiles: Sequence[EventProfile]) -> tuple[Incident, ...]:
    """The incidents of profiled events."""
    known = {profile.event: profile for profile in all_profiles}
    judged: dict[Pair, Judgement | None] = {
        (one, other): judge(known[one], known[other]) for one, other in sorted(compared(all_profiles))
    }
    heads = {profile.event: profile for profile in all_profiles if profile.head == profile.event}
    groups = grouped(heads, judged, "across")
    return _incidents(groups, judged, all_profiles)


def _incidents(
    groups: Sequence[tuple[str, ...]], judged: Mapping[Pair, Judgement | None], all_profiles: Iterable[EventProfile]
) -> tuple[Incident, ...]:
    label = {head: _label(group) for group in groups for head in group}
    events: defaultdict[str, list[EventProfile]] = defaultdict(list)
    for profile in all_profiles:
        events[label[profile.head]].append(profile)
    maybe: defaultdict[str, set[str]] = defaultdict(set)
    for (one, other), judgement in judged.items():
        if judgement is not None and judgement.verdict is not Verdict.DIFFERENT and label[one] != label[other]:
            maybe[label[one]].add(label[other])
            maybe[label[other]].add(label[one])
    return tuple(
        Incident(name, told, tuple(sorted({p.report for p in members})), tuple(sorted(maybe[name])))
        for name, members in sorted(events.items())
        if (told := tuple(sorted(p.event for p in members if p.type != UNTOLD)))
    )


def _label(heads: Sequence[str]) -> str:
    return f"i-{hashlib.sha256(' '.join(sorted(heads)).encode()).hexdigest()[:12]}"
