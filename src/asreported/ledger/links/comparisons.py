"""What is compared with what, and how: events that may be one incident, figures of one question, accounts at odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from asreported.linking import (
    EVENT_WINDOW,
    Account,
    Conflict,
    EventProfile,
    FigureProfile,
    Judgement,
    Verdict,
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
    meetings,
    number_conflicts,
)

from .profiles import ACCOUNT, EVENT, FIGURE

Pair = tuple[str, str]  # two ids, the smaller first
Incidents = Mapping[str, str]
# Reports on each side in a block whose claims are compared: it bounds what one more report costs.
REPORTS: Final = 6
# A day for what no day is known of; every place is as wide.
_FIRST, _LAST = "0000-00-00", "9999-99-99"
_TOLD = ("done", "under_way", "succeeded", "failed")


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
    with, and, where it is `wide`, all profiles of the two reports.
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


def _event_place(profile: EventProfile) -> str:
    day, event = event_order(profile)
    return f"{day or _FIRST} {event}"


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
    mark=lambda profile: str(profile.type),
    possible=kin,
    beside=lambda _one, _other: False,
    judge=_compare_events,
    group=_event_groups,
    letter="i",
)


def _compare_figures(
    one: FigureProfile, other: FigureProfile, incidents: Incidents, _all: Sequence[FigureProfile]
) -> Found:
    judged = compare_figures(one, other, incidents)
    found = [] if judged.verdict is Verdict.DIFFERENT else number_conflicts([one, other], incidents)
    if independent(one, other):
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
)


def _account_keys(account: Account, incidents: Incidents) -> list[str]:
    """None where it is in the report's own voice: it contradicts nobody."""
    return meetings(account.setting, incidents) if account.claimant.id else []


def _traits(account: Account) -> str:
    """What an account may be contradicted in."""
    tried, done = account.type and account.stage == "failed", account.type and account.stage == "done"
    parts = (
        account.cause if not account.denies else None,
        account.outcome,
        "blames" if account.blamed else None,
        "denies" if account.denies else "tells",
        "absent" if account.absent else None,
        account.type if account.type in ("rescue", "release") and account.stage in _TOLD else None,
        f"failed-{account.type}" if tried else f"done-{account.type}" if done else None,
    )
    return " ".join(part for part in parts if part)


def opposed(one: str, other: str) -> bool:
    """Whether two accounts with these traits may contradict each other at all."""
    mine, theirs = set(one.split()), set(other.split())
    if "blames" in mine and "blames" in theirs and not ("denies" in mine and "denies" in theirs):
        return True
    return _against(mine, theirs) or _against(theirs, mine)


def _against(mine: set[str], theirs: set[str]) -> bool:
    if "tells" in theirs and ("denies" in mine or ("absent" in mine and "absent" not in theirs)):
        return True
    if any(a in mine and b in theirs for a, b in (("mishap", "deliberate"), ("won", "lost"), ("rescue", "release"))):
        return True
    return any(trait.startswith("failed-") and f"done-{trait[7:]}" in theirs for trait in mine)


def _denies(one: Account, other: Account) -> bool:
    return other.id == one.denied or one.id == other.denied


def _beside(one: Account, other: Account) -> bool:
    return _denies(one, other) or (independent(one, other) and opposed(_traits(one), _traits(other)))


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
    mark=_traits,
    possible=opposed,
    beside=_beside,
    judge=_compare_accounts,
)


def _harm(profile: FigureProfile) -> str:
    """Who was killed or wounded, as which side tells it: the same men may be dead by one, only wounded by the other."""
    side = profile.claimant.side
    plain = profile.measure not in ("killed", "wounded") or profile.whom == "everyone" or not side
    return "" if plain else f"{profile.measure}|{profile.whom}|{side}"


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
