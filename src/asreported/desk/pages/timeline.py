"""The page of the timeline: what is said to have happened, by the day that it is said to have happened on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asreported.ledger import Case, Scene, Turn

from ..charts.days import Item, Lanes, lanes
from ..holdings import Holdings
from ..lists.filters import Filter, filters, link, narrowed
from ..lists.paging import Page, page
from ..telling.dates import ShownDate, shown, stated
from ..words import label, vocabulary
from .map import FIELDS, told

PATH = "/timeline"
LISTED = 60
# Lanes of places; all others are one.
PLACES = 11
COUNTS, ELSEWHERE, NOWHERE = "Counts that moved", "Elsewhere", "No place said"
# What reports tell of the days before and after they appear is most of what they tell.
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the list: when it happened as it is said, when it was told, and what."""

    href: str
    what: str
    place: str
    when: ShownDate
    precision: str
    first_told: ShownDate
    counts: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice above the drawing."""

    label: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All that the page of the timeline shows.

    `drawn` is None where nothing has a day. `earlier` and `later` are how many lie outside the days shown, `undated`
    how many have neither a day nor a day of publication, `bar_href` where a bar leads.
    """

    filters: tuple[Filter, ...]
    since: str
    until: str
    lanes_by: str
    choices: tuple[Choice, ...]
    spans: tuple[Choice, ...]
    drawn: Lanes | None
    incidents: int
    moves: int
    only_told: int
    earlier: int
    later: int
    undated: int
    listed: tuple[Told, ...]
    page: Page[Scene | Turn]
    in_case: int
    bar_href: str


def timeline_page(case: Case, _held: Holdings, query: Mapping[str, str]) -> TimelinePage:
    """The timeline of what the query asks for."""
    every, turns = case.scenes(), case.turns()
    wanted = narrowed(every, FIELDS, query)
    counted: Sequence[Turn] = () if any(query.get(field.name) for field in FIELDS) else turns
    first, last = _days(every, query)
    shown_ = [scene for scene in wanted if _day(scene) and first <= (scene.last or _day(scene)) and _day(scene) <= last]
    moved = [turn for turn in counted if first <= turn.day <= last]
    first, last = _filled(first, last, shown_, moved, query)
    by_place = query.get("lanes") == "place"
    names, lane_of = _by_place(shown_) if by_place else _by_type()
    items = [*(_item(scene, lane_of(scene)) for scene in shown_), *(_turned(turn) for turn in moved)]
    rows: list[Scene | Turn] = sorted([*shown_, *moved], key=_place, reverse=True)
    part = page(rows, PATH, query, LISTED)
    return TimelinePage(
        filters=filters(every, FIELDS, query),
        since=query.get("since", ""),
        until=query.get("until", ""),
        lanes_by="place" if by_place else "type",
        choices=_choices(query, by_place),
        spans=_spans(query),
        drawn=lanes(items, (*names, COUNTS), first, last) if items else None,
        incidents=len(shown_),
        moves=len(moved),
        only_told=sum(scene.first is None and scene.last is None for scene in shown_),
        earlier=sum(bool(_day(scene)) and (scene.last or _day(scene)) < first for scene in wanted),
        later=sum(_day(scene) > last for scene in wanted),
        undated=sum(not _day(scene) for scene in wanted),
        listed=tuple(_told(row) for row in part.rows),
        page=part,
        in_case=len(every),
        bar_href=link(PATH, _without_days(query), since="SINCE", until="UNTIL"),
    )


def _without_days(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in {"since", "until", "span", "page"}}


def _day(scene: Scene) -> str:
    """The first day of an incident, else the last, else that on which it was first told; empty where none is known."""
    return scene.first or scene.last or scene.published


def _place(row: Scene | Turn) -> tuple[str, str]:
    return (row.day, row.claim) if isinstance(row, Turn) else (_day(row), row.id)


def _days(every: Iterable[Scene], query: Mapping[str, str]) -> tuple[str, str]:
    """The first and the last day to show: those asked for, else those around the reports, else all."""
    scenes = list(every)
    published = sorted(scene.published for scene in scenes if scene.published)
    days = sorted(filter(None, (day for scene in scenes for day in (_day(scene), scene.last or ""))))
    if not days:
        return "1970-01-01", "1970-01-01"
    first, last = days[0], days[-1]
    if published and query.get("span") != "all":
        first = max(first, (date.fromisoformat(published[0]) - _BEFORE).isoformat())
        last = min(last, (date.fromisoformat(published[-1]) + _AFTER).isoformat())
    since, until = iso(query.get("since", "")) or first, iso(query.get("until", "")) or last
    return min(since, until), max(since, until)


def _filled(
    first: str, last: str, shown_: Iterable[Scene], moved: Iterable[Turn], query: Mapping[str, str]
) -> tuple[str, str]:
    """The days without those before and after all that is shown, where nobody asked for them."""
    days = sorted(
        [turn.day for turn in moved] + [day for scene in shown_ for day in (_day(scene), scene.last or "") if day]
    )
    if not days:
        return first, last
    begin = first if iso(query.get("since", "")) else max(first, days[0])
    return begin, last if iso(query.get("until", "")) else min(last, max(begin, days[-1]))


def iso(written: str) -> str:
    """A day as somebody gave it; empty where it is none."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def _by_type() -> tuple[Sequence[str], Callable[[Scene], str]]:
    named = {key: label("types", key) for key in vocabulary("types")}
    return tuple(named.values()), lambda scene: label("types", scene.type)


def _by_place(shown_: Iterable[Scene]) -> tuple[Sequence[str], Callable[[Scene], str]]:
    counts = Counter(_where(scene) for scene in shown_)
    counts.pop(NOWHERE, None)
    most = sorted(counts, key=lambda name: (-counts[name], name))[:PLACES]
    known = {*most, NOWHERE}
    return (*most, ELSEWHERE, NOWHERE), lambda scene: _where(scene) if _where(scene) in known else ELSEWHERE


def _where(scene: Scene) -> str:
    return (scene.spot.name if scene.spot else scene.place) or NOWHERE


def _item(scene: Scene, lane: str) -> Item:
    entry = _told(scene)
    only_told = scene.first is None and scene.last is None
    what = f"{entry.what}{f', {entry.place}' if entry.place else ''}"
    when = f"{entry.when.words} {entry.precision}".strip()
    if only_told:
        when = f"told on {entry.first_told.words}, no day said"
    return Item(
        lane=lane,
        first=scene.published if only_told else scene.first,
        last=scene.published if only_told else scene.last,
        told=only_told,
        sort="incident",
        words=f"{what}: {when}; {entry.counts}",
        label=scene.place or entry.what,
        href=entry.href,
        wide=scene.first != scene.last,
    )


def _turned(turn: Turn) -> Item:
    entry = _told(turn)
    words = f"{entry.what}, {turn.speaker}: {entry.counts}"
    return Item(COUNTS, turn.day, turn.day, not turn.stated, "count", words, entry.counts, entry.href)


def _told(row: Scene | Turn) -> Told:
    if isinstance(row, Turn):
        moved = f"{_bounds(row.before)} → {_bounds(row.now)}"
        when = shown(row.day)
        own, published = (when, shown(None)) if row.stated else (stated(None), when)
        return Told(f"/series/{row.series}", label("measures", row.measure), row.speaker, own, "", published, moved)
    there = told(row)
    precision = label("precisions", row.precision) if row.precision else ""
    if row.first and not row.precision and row.first != row.last:
        precision = "accounts differ"
    return Told(
        there.href, there.what, row.place, stated(row.first, row.last, row.precision), precision, shown(row.published),
        f"{there.reports} {'report' if there.reports == 1 else 'reports'}",
    )  # fmt: skip


def _bounds(bounds: tuple[int | None, int | None]) -> str:
    low, high = bounds
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _choices(query: Mapping[str, str], by_place: bool) -> tuple[Choice, ...]:
    kept = {name: value for name, value in query.items() if name != "page"}
    return (
        Choice("By what happened", link(PATH, kept, lanes=None), not by_place),
        Choice("By place", link(PATH, kept, lanes="place"), by_place),
    )


def _spans(query: Mapping[str, str]) -> tuple[Choice, ...]:
    kept = _without_days(query)
    narrow = bool(query.get("since") or query.get("until"))
    every = query.get("span") == "all"
    return (
        Choice("Days of the reports", link(PATH, kept), not narrow and not every),
        Choice("All days", link(PATH, kept, span="all"), not narrow and every),
    )
