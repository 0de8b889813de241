"""Incidents: events of many reports that are one thing in the world, and those of which that is open.

Two events are compared where they share a block key and stand near each other in it; which pairs that are is a function
of the set of events, so that order and batches of adding make no difference, and a new event brings no more than a
bounded number of new pairs however large the case is.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from asreported.claims import Claim
from asreported.intake import Report

from .. import wordbands
from ..judgements import Judgement, Verdict
from . import backdrops
from .likeness import WEEK, days_apart, features, fitted, kin, late, likelihood, models, side
from .profiles import UNTOLD, EventProfile, led, single, table, untold

Pair = tuple[str, str]
# Neighbours on each side in a block that are compared: with `KEYS` it bounds the pairs of one event.
WINDOW: Final = 6
NAME_KEYS, WORD_KEYS = 10, 12
RARE: Final = 8
# Days between the times that two accounts tell after which they are two things, whoever is named: last year's raid
# stands in many reports on this year's.
FAR: Final = 60
# Days before a report that it tells of without a date only as history.
OLD: Final = 365
# Members of a group that stand for it where two groups are compared.
SAMPLE: Final = 5
REASONS: Final = {
    "day_same": "the same day",
    "place_same": "the same place",
    "actor_same": "the same actor",
    "target_same": "the same target",
    "victims": "the same people suffered it",
    "names": "the same people are named",
    "main_names": "the reports name the same people",
    "trigger": "the same word for it",
    "told_rare": "rare words in common",
    "main_words": "the reports share telling words",
    "day_other": "another day",
    "place_other": "another place",
    "actor_other": "another actor",
    "target_other": "another target",
    "too_late": "it had been reported before the other began",
}


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
        _pair(one.event, other.event): judge(one, other)
        for at, one in enumerate(alone.values())
        for other in list(alone.values())[at + 1 :]
    }
    found = grouped(alone, judged, "within")
    main = _main([[alone[event] for event in group] for group in found])
    made: list[EventProfile] = []
    for group in found:
        members = [alone[event] for event in group]
        behind = backdrops.backdrop(report.text, claims) if main is not None and main.event in group else None
        made += led(members, len(members) / len(alone), behind)
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
    return any(profile.type in table()["deeds"]["types"] for profile in group)


# ------------------------------------------------------------------ which are compared


def keys(profile: EventProfile) -> tuple[str, ...]:
    """The blocks that an event stands in across reports: of itself alone. None where another event is its head."""
    if profile.head != profile.event:
        return ()
    found = [f"name {name}" for name in _rarest(_named(profile))[:NAME_KEYS]]
    found += [f"word {word}" for word in _rarest(_telling(profile))[:WORD_KEYS]]
    family = _family(profile.type)
    days = _buckets(profile.start if profile.start and profile.precision == "day" else profile.published)
    found += [f"type {family} {bucket}" for bucket in days]
    if profile.place:
        found += [f"place {family} {profile.place.id} {bucket}" for bucket in days]
    for role, party in (("actor", profile.actor), ("target", profile.target)):
        if who := side(party):
            found += [f"{role} {family} {who} {bucket}" for bucket in days]
    if side(profile.actor) and (who := side(profile.target)):
        found.append(f"parties {family} {side(profile.actor)} {who}")
    if profile.type in table()["lasting"]["types"]:
        found.append(f"lasting {profile.type}")
    if profile.backdrop is None:
        found += [f"victims {family} {word}" for word in _rarest(profile.victims)[:4]]
    return tuple(dict.fromkeys(found))


def _named(profile: EventProfile) -> tuple[str, ...]:
    return (*profile.names, *(profile.backdrop.names if profile.backdrop else ()))


def _telling(profile: EventProfile) -> list[str]:
    if profile.backdrop:
        return [word for word, _ in sorted(profile.backdrop.words, key=lambda item: (-item[1], item[0]))]
    return [word for word in profile.told if wordbands.band(word) >= RARE]


def _rarest(words: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(words), key=lambda word: -sum(wordbands.band(part) for part in word.split()))


def _family(kind: str) -> str:
    """The first row of kin types that holds the type, else the type itself."""
    return next((name for name, row in table()["kin"].items() if kind in row), kind)


def _buckets(day: str | None) -> tuple[int, ...]:
    """Two overlapping stretches of four days: days next to each other share one. 0 for no day."""
    if day is None:
        return (0,)
    number = date.fromisoformat(day).toordinal()
    return number // 4 * 4, (number + 2) // 4 * 4 + 2


def order(profile: EventProfile) -> tuple[str, str]:
    """Where an event stands within a block: by the day of its report."""
    return profile.published or profile.start or "", profile.event


def compared(all_profiles: Iterable[EventProfile]) -> set[Pair]:
    """The pairs of heads to compare across reports."""
    blocks: defaultdict[str, list[EventProfile]] = defaultdict(list)
    for profile in all_profiles:
        for key in keys(profile):
            blocks[key].append(profile)
    found: set[Pair] = set()
    for members in blocks.values():
        members.sort(key=order)
        for at, one in enumerate(members):
            found.update(_pair(one.event, other.event) for other in beside(members, at) if other.report != one.report)
    return found


def beside(block: Sequence[EventProfile], at: int) -> Sequence[EventProfile]:
    """The members that follow one in its block's order and are compared with it."""
    return block[at + 1 : at + 1 + WINDOW]


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


# ------------------------------------------------------------------ the judgement


def judge(one: EventProfile, other: EventProfile) -> Judgement | None:
    """Whether two events are one incident, from the two alone; None where nothing speaks for it or against it."""
    if not kin(one.type, other.type):
        return Judgement(Verdict.DIFFERENT, 0.0, (f"{one.type} and {other.type} are two things",))
    found = features(one, other)
    # Above its threshold counts for a model what lies above it for another.
    likely, limits = max(
        ((round(likelihood(found, by), 4), fitted()["thresholds"][by]) for by in models(one, other)),
        key=lambda made: made[0] / made[1]["same"],
    )
    reasons = tuple(words for name, words in REASONS.items() if found.get(name))
    against = _contradiction(one, other, found)
    if not found["lasting"] and (far := _far(one, other)):
        return Judgement(Verdict.DIFFERENT, 0.0, (far,))
    # A report may give a wrong day, or have been read wrongly; it seldom names the same people by mistake.
    if against and not (found["names"] or found.get("main_named")):
        return Judgement(Verdict.DIFFERENT, likely, (against,))
    if likely >= limits["same"]:
        return Judgement(Verdict.SAME, likely, reasons)
    if against:
        return Judgement(Verdict.DIFFERENT, likely, (against,))
    return Judgement(Verdict.UNSURE, likely, reasons) if likely >= limits["unsure"] else None


def _far(one: EventProfile, other: EventProfile) -> str | None:
    """Why two events lie too far apart in time, whatever the words; None where they do not."""
    if (days_apart(one, other) or 0) > FAR:
        return f"{one.start} and {other.start}"
    for dated, undated in ((one, other), (other, one)):
        if dated.end and undated.published and not undated.start:
            report = date.fromisoformat(undated.published)
            if (report - date.fromisoformat(dated.end)).days > OLD:
                return f"{dated.end} was long before {undated.published}, and the other gives no date"
    return None


def _contradiction(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> str | None:
    if found["lasting"]:
        return None
    if (days_apart(one, other) or 0) > 1 and one.precision == other.precision == "day":
        return " and ".join(sorted(day for day in (one.start, other.start) if day))
    if late(one, other) >= WEEK:
        return REASONS["too_late"]
    if found["place_other"] and one.place and other.place:
        return f"{one.place.name} and {other.place.name}"
    if found["actor_other"] and found["target_other"]:
        return "other parties"
    return None


# ------------------------------------------------------------------ groups


def grouped(
    members: Mapping[str, EventProfile], judged: dict[Pair, Judgement | None], where: str
) -> tuple[tuple[str, ...], ...]:
    """The groups, likeliest pairs first, where the mean likeness between two groups does not forbid it.

    Pairs that no block brought together are judged where two groups that hold them may be joined; they are added to
    `judged`. `where` is `within` a report, where one pair judged different keeps two groups apart, or `across`
    reports, where most pairs have to be.
    """
    limit = fitted()["thresholds"]["group"][where]
    group = {member: [member] for member in members}
    ordered = sorted(
        (-judgement.likeness, *pair)
        for pair, judgement in judged.items()
        if judgement is not None and judgement.verdict is Verdict.SAME
    )
    for _, first, second in ordered:
        one, other = group[first], group[second]
        if one is not other and _mean(one, other, members, judged, where) >= limit:
            one += other
            one.sort(key=lambda member: order(members[member]))
            group.update(dict.fromkeys(other, one))
    return tuple(sorted({tuple(sorted(found)) for found in group.values()}))


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
            pair = _pair(first, second)
            if pair not in judged:
                judged[pair] = judge(members[pair[0]], members[pair[1]])
            between.append(judged[pair])
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
    judged = {pair: judge(known[pair[0]], known[pair[1]]) for pair in sorted(compared(all_profiles))}
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
