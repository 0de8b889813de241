"""Lanes of days: what happened, in a lane for each type or place, no more exactly than it is said; many as bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from .axes import Tick, day_ticks

WIDTH, LEFT, RIGHT = 960, 132, 22
TOP, AXIS = 8, 26
ROW, PAD = 17, 7
_DOT = 5.5
_CHARACTER = 6.9
_LABEL = 26
# More marks than this are drawn as numbers a day, a week or a month; more rows in a lane, too.
MOST, ROWS = 260, 12
# More have no room for their names.
_NAMED = 90
_BAR = 30
_UNITS = (("day", 1), ("week", 7), ("month", 30), ("quarter", 91), ("year", 365))
_BUCKETS = 62


@dataclass(frozen=True, slots=True)
class Item:
    """What is drawn: its lane, its ISO days, and what a reader should know of it.

    `first` or `last` is None where it is open; `told` where it has no day of its own and both are when it was told.
    `sort` is `incident` or `count`. `wide` says that it lies somewhere between the two, or that accounts differ.
    """

    lane: str
    first: str | None
    last: str | None
    told: bool
    sort: str
    words: str
    label: str
    href: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An item on the drawing; `arrows` are the ends that are open."""

    item: Item
    x: float
    to_x: float
    y: float
    label: str
    arrows: str

    @property
    def point(self) -> bool:
        """Whether it is of one day."""
        return self.to_x - self.x < 2 * _DOT and not self.arrows

    @property
    def middle(self) -> float:
        """Its middle."""
        return round((self.x + self.to_x) / 2, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many items begin in some days: `told` of them have no day of their own. `first` and `last` are ISO days."""

    x: float
    width: float
    y: float
    height: float
    told_height: float
    count: int
    told: int
    first: str
    last: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: what it is called, and where it begins and ends."""

    name: str
    y: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """All that is drawn: marks, or bars by `unit` where there are too many."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    unit: str
    days: tuple[Tick, ...]
    height: float

    @property
    def told(self) -> bool:
        """Whether anything stands at the day that it was told."""
        return any(mark.item.told for mark in self.marks) or any(bar.told for bar in self.bars)

    @property
    def wide(self) -> bool:
        """Whether anything lies somewhere between two days."""
        return any(not mark.point for mark in self.marks)

    @property
    def counts(self) -> bool:
        """Whether there are counts that moved."""
        return any(mark.item.sort == "count" for mark in self.marks)


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, (last - first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins; no farther out than the axis goes."""
        share = min(1.0, max(0.0, (day - self.first).days / self.days))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def lanes(items: Sequence[Item], names: Sequence[str], first: str, last: str) -> Lanes:
    """The items of a stretch of days in lanes of these names, in their order; a lane of no item is left out."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    scale = _Scale(begin, end)
    by_lane: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_lane[item.lane].append(item)
    kept = [name for name in names if by_lane[name]]
    few = len(items) <= MOST
    drawn = _marked(by_lane, kept, scale, named=True) if few and len(items) <= _NAMED else None
    drawn = drawn or (_marked(by_lane, kept, scale, named=False) if few else None)
    unit = "" if drawn else _unit(scale.days)
    made, marks, bars, height = (*drawn[:2], (), drawn[2]) if drawn else _barred(by_lane, kept, scale, unit)
    from_, to = (datetime.combine(day, datetime.min.time(), UTC) for day in (begin, end))
    days = day_ticks(from_, to, lambda moment: scale.x(moment.date()))
    return Lanes(tuple(made), tuple(marks), tuple(bars), unit, days, height + AXIS)


def _marked(
    by_lane: Mapping[str, Sequence[Item]], names: Iterable[str], scale: _Scale, *, named: bool
) -> tuple[list[Lane], list[Mark], float] | None:
    """The lanes with each item by itself; None where a lane would need too many rows."""
    made, marks, y = list[Lane](), list[Mark](), float(TOP)
    for name in names:
        ends: list[float] = []
        own: list[tuple[Item, float, float, int, str]] = []
        for item in sorted(by_lane[name], key=lambda one: (one.first or "", one.last or "9", one.href)):
            x, to_x = _stretch(item, scale)
            label = _short(item.label) if named else ""
            room = to_x + (5 + len(label) * _CHARACTER if label else 3)
            row = next((at for at, taken in enumerate(ends) if taken <= x - 1), len(ends))
            if row == len(ends):
                ends.append(0.0)
            ends[row] = room
            own.append((item, x, to_x, row, label if room < WIDTH else ""))
        if len(ends) > ROWS:
            return None
        height = len(ends) * ROW + 2 * PAD
        made.append(Lane(name, y, height, len(own)))
        for item, x, to_x, row, label in own:
            middle = y + PAD + ROW * row + ROW / 2
            arrows = ("l" if item.first is None else "") + ("r" if item.last is None else "")
            marks.append(Mark(item, x, to_x, middle, label, arrows))
        y += height
    return made, marks, y


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"


def _stretch(item: Item, scale: _Scale) -> tuple[float, float]:
    """From where to where it is drawn: of one day a dot in its middle."""
    first = scale.x(date.fromisoformat(item.first)) if item.first else float(LEFT)
    last = scale.x(date.fromisoformat(item.last) + timedelta(days=1)) if item.last else float(WIDTH - RIGHT)
    if last - first < 2 * _DOT + 1 or (item.first == item.last and not item.wide):
        middle = min(WIDTH - RIGHT - _DOT, max(LEFT + _DOT, (first + last) / 2))
        return round(middle - _DOT + 0.1, 1), round(middle + _DOT - 0.1, 1)
    return first, last


def _unit(days: int) -> str:
    return next((unit for unit, size in _UNITS if days / size <= _BUCKETS), _UNITS[-1][0])


def begins(day: date, unit: str) -> date:
    """The first day of the day, week, month, quarter or year that holds a day."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "year":
        return day.replace(month=1, day=1)
    month = day.month if unit == "month" else day.month - (day.month - 1) % 3
    return day.replace(month=month, day=1)


def _next(start: date, unit: str) -> date:
    if unit in {"day", "week"}:
        return start + timedelta(days=1 if unit == "day" else 7)
    return begins(start + timedelta(days={"month": 32, "quarter": 95, "year": 370}[unit]), unit)


def _barred(
    by_lane: Mapping[str, Sequence[Item]], names: Iterable[str], scale: _Scale, unit: str
) -> tuple[list[Lane], list[Mark], list[Bar], float]:
    """The lanes with a bar for each day, week or month; all bars are of one measure."""
    counted: dict[str, dict[date, list[Item]]] = {}
    for name in names:
        days: defaultdict[date, list[Item]] = defaultdict(list)
        for item in by_lane[name]:
            days[begins(max(scale.first, date.fromisoformat(item.first or item.last or "")), unit)].append(item)
        counted[name] = days
    # Counts move far more often than anything happens: they have a measure of their own.
    highest = {
        sort: max((len(some) for some in _of_sort(counted.values(), sort)), default=1) for sort in ("incident", "count")
    }
    made, bars, y = list[Lane](), list[Bar](), float(TOP)
    for name, begun in counted.items():
        height = _BAR + 14.0
        made.append(Lane(name, y, height, sum(map(len, begun.values()))))
        bars += [
            _bar(name, start, some, scale, unit, highest[some[0].sort], y + height)
            for start, some in sorted(begun.items())
        ]
        y += height
    return made, [], bars, y


def _of_sort(counted: Iterable[Mapping[date, list[Item]]], sort: str) -> Iterable[list[Item]]:
    return (some for days in counted for some in days.values() if some[0].sort == sort)


def _bar(lane: str, start: date, some: Sequence[Item], scale: _Scale, unit: str, highest: int, foot: float) -> Bar:
    last = _next(start, unit) - timedelta(days=1)
    x, to_x = scale.x(start), scale.x(last + timedelta(days=1))
    told = sum(item.told for item in some)
    tall = max(2.0, round(_BAR * len(some) / highest, 1))
    words = f"{lane}, {start.isoformat()}{'' if last == start else f' to {last.isoformat()}'}: {len(some):,}"
    words += f", {told:,} of them only told then" if told else ""
    width = max(2.0, round(to_x - x - 1, 1))
    told_tall = round(tall * told / len(some), 1)
    return Bar(x, width, foot - tall, tall, told_tall, len(some), told, start.isoformat(), last.isoformat(), words)
