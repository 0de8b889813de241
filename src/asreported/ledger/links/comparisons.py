"""What is compared with what, and how: events that may be one incident, figures of one question, accounts at odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from asreported.linking import (
    EVENT_FAR,
    EVENT_WINDOW,
    Account,
    Conflict,
    EventProfile,
    FigureProfile,
    Judgement,
    Verdict,
    account_traits,
    clusters,
    compare_events,
    compare_figures,
    conflict,
    event_groups,
    event_keys,
    event_order,
    figure_conflicts,
    figure_keys,
    independent,
    kin,
    lasting,
    meetings,
    number_conflicts,
    opposed_accounts,
)

from .profiles import ACCOUNT, EVENT, FIGURE

Pair = tuple[str, str]  # two ids, the smaller first
Incidents = Mapping[str, str]
# Reports on each side in a block whose claims are compared: it bounds what one more report costs.
REPORTS: Final = 6
# A day for what no day is known of; every place is as wide.
_FIRST, _LAST = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Found:
    """What a comparison gave: a judgement, if it judges, and in what the two contradict each other."""

    judgement: Judgement | None = None
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison, kept under its `name`, over the profiles of `kind`.

    A profile stands in the blocks of its `keys` at its `place`; what has one place stands there together. In a block it
    is compared with what has the `window` places before and behind it and another report, if `possible` says so of the
    `mark`s of the two; with what its own report holds, if `beside` says so. `group` makes groups of the members from
    the judged pairs; None where nothing is grouped. `judge` is also given the incidents of the events that claims stand
    with, and, where it is `wide`, all profiles of the two reports. `parts` is true where judged pairs alone join groups
    and keep them apart (`clusters`), false where `group` judges for itself what no block brings together.
    """

    name: str
    kind: str
    window: int
    keys: Callable[[Any, Incidents], Iterable[str]]
    place: Callable[[Any], str]
    mark: Callable[[Any], str]
    possible: Callable[[str, str], bool]
    beside: Callable[[Any, Any], bool]
    judge: Callable[[Any, Any, Incidents, Sequence[Any]], Found]
    group: Callable[[Mapping[str, Any], dict[Pair, Judgement | None]], Iterable[tuple[str, ...]]] | None = None
    letter: str = ""
    wide: bool = False
    parts: bool = False


def _event_place(profile: EventProfile) -> str:
    day, event = event_order(profile)
    return f"{day or _FIRST} {event}"


def _event_mark(profile: EventProfile) -> str:
    """The type and the days that are told, in numbers."""
    days = [profile.start, profile.end or profile.start] if profile.start else []
    return " ".join((profile.type, *(str(date.fromisoformat(day).toordinal()) for day in days if day)))


@lru_cache(maxsize=2**16)
def possible_events(one: str, other: str) -> bool:
    """Whether events of these marks may be one incident at all; what is left out `compare_events` judges different."""
    (mine, *here), (theirs, *there) = one.split(" "), other.split(" ")
    if not kin(mine, theirs):
        return False
    if not here or not there or (mine == theirs and lasting(mine)):
        return True
    return max(int(here[0]) - int(there[1]), int(there[0]) - int(here[1])) <= EVENT_FAR


def _compare_events(one: EventProfile, other: EventProfile, _: Incidents, _all: Sequence[Any]) -> Found:
    return Found(compare_events(one, other))


def _event_groups(
    members: Mapping[str, EventProfile], judged: dict[Pair, Judgement | None]
) -> tuple[tuple[str, ...], ...]:
    return event_groups(members, judged, "across")


EVENTS: Final = Comparison(
    name=EVENT,
    kind=EVENT,
    window=EVENT_WINDOW,
    keys=lambda profile, _: event_keys(profile),
    place=_event_place,
    mark=_event_mark,
    possible=possible_events,
    beside=lambda _one, _other: False,
    judge=_compare_events,
    group=_event_groups,
    letter="i",
)


def _compare_figures(
    one: FigureProfile, other: FigureProfile, incidents: Incidents, _all: Sequence[FigureProfile]
) -> Found:
    judged = compare_figures(one, other, incidents)
    apart = independent(one, other)
    # Only within a report are counts set against each other of which one is nobody's.
    may_differ = judged.verdict is not Verdict.DIFFERENT and (apart or one.report == other.report)
    pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
    found = number_conflicts([one, other], incidents, {pair: judged}) if may_differ else []
    if apart:
        found += [item for item in figure_conflicts([one, other], incidents) if item.kind != "number"]
    return Found(judged, tuple(found))


def _figure_groups(
    members: Mapping[str, FigureProfile], judged: Mapping[Pair, Judgement | None]
) -> tuple[tuple[str, ...], ...]:
    return clusters(members, {pair: judgement for pair, judgement in judged.items() if judgement})


def _report_place(profile: FigureProfile | Account) -> str:
    return f"{profile.setting.day or _LAST} {profile.report}"


FIGURES: Final = Comparison(
    name=FIGURE,
    kind=FIGURE,
    window=REPORTS,
    # What one report holds is compared anyway.
    keys=lambda profile, incidents: [
        key for key in figure_keys(profile, incidents) if key != f"{profile.family}|report|{profile.report}"
    ],
    place=_report_place,
    mark=lambda profile: str(profile.family),
    possible=lambda one, other: one == other,
    beside=lambda one, other: bool(one.family == other.family),
    judge=_compare_figures,
    group=_figure_groups,
    letter="q",
    parts=True,
)


def _account_keys(account: Account, incidents: Incidents) -> list[str]:
    """None where it is in the report's own voice: it contradicts nobody."""
    return meetings(account.setting, incidents) if account.claimant.id else []


def _denies(one: Account, other: Account) -> bool:
    return other.id == one.denied or one.id == other.denied


def _beside(one: Account, other: Account) -> bool:
    return _denies(one, other) or (independent(one, other) and _may_differ(one, other))


def _may_differ(one: Account, other: Account) -> bool:
    return opposed_accounts(account_traits(one), account_traits(other))


def _compare_accounts(one: Account, other: Account, incidents: Incidents, _all: Sequence[Account]) -> Found:
    if not independent(one, other) and not _denies(one, other):
        return Found()
    found = conflict(one, other, incidents)
    return Found(None, (found,) if found else ())


ACCOUNTS: Final = Comparison(
    name=ACCOUNT,
    kind=ACCOUNT,
    window=REPORTS,
    keys=_account_keys,
    place=_report_place,
    mark=account_traits,
    possible=opposed_accounts,
    beside=_beside,
    judge=_compare_accounts,
)


def _harm(profile: FigureProfile) -> str:
    """Who was killed or wounded, as which side tells it: the same men may be dead by one, only wounded by the other."""
    side = profile.claimant.side
    plain = profile.measure not in ("killed", "wounded") or profile.whom == "everyone" or not side
    return "" if plain else f"{profile.measure}|{profile.whom}|{side}"


@lru_cache(maxsize=2**12)
def _otherwise_harmed(one: str, other: str) -> bool:
    if not one or not other:
        return False
    mine, theirs = one.split("|"), other.split("|")
    return mine[0] != theirs[0] and mine[1] == theirs[1] and mine[2] != theirs[2]


def _compare_harm(
    one: FigureProfile, other: FigureProfile, incidents: Incidents, every: Sequence[FigureProfile]
) -> Found:
    pair = {one.id, other.id}
    found = figure_conflicts(every, incidents)
    return Found(None, tuple(item for item in found if item.kind == "number" and {item.one, item.other} == pair))


HARMS: Final = Comparison(
    name="harm",
    kind=FIGURE,
    window=REPORTS,
    keys=lambda profile, incidents: meetings(profile.setting, incidents) if _harm(profile) else [],
    place=_report_place,
    mark=_harm,
    possible=_otherwise_harmed,
    beside=lambda one, other: _otherwise_harmed(_harm(one), _harm(other)),
    judge=_compare_harm,
    wide=True,
)
