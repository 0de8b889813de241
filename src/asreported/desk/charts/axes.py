"""The axes of a chart: days along, numbers up, each with as many ticks as can be read."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..telling.dates import short_day

# In units of the drawing, which the page scales. Half a day with its year stands right of the last tick.
WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 52, 40, 30, 34
# The widest of the usual typefaces at the size of the chart's words; what stands beside them.
CHARACTER, BESIDE = 8, 12
TICKS = 4
_DAY_TICKS = 7
_DAY_STEPS = (1, 2, 3, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what stands there."""

    at: float
    label: str


class Days:
    """The axis of days: whole days from the first to the last figure. Days of more than one year say which."""

    def __init__(self, first: datetime, last: datetime, left: int = LEFT) -> None:
        self.first = first.replace(hour=0, minute=0, second=0, microsecond=0)
        self.last = last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        self.days = (self.last - self.first).days
        self.left = left

    def x(self, moment: datetime) -> float:
        """Where a moment stands."""
        share = (moment - self.first) / timedelta(days=self.days)
        return round(self.left + share * (WIDTH - self.left - RIGHT), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Days where the axis has no more than about three months, firsts of months or years where it has."""
        return day_ticks(self.first, self.last, self.x)


def day_ticks(first: datetime, last: datetime, at: Callable[[datetime], float]) -> tuple[Tick, ...]:
    """Days where an axis has no more than about three months, firsts of months or years where it has more."""
    length = (last - first).days
    step = next((step for step in _DAY_STEPS if length / step <= _DAY_TICKS), None)
    if step is None:
        return tuple(_months(first, last, at))
    days = [first + timedelta(days=day) for day in range(0, length + 1, step)]
    called = short_day if days[0].year == days[-1].year else _with_year
    return tuple(Tick(at(day), called(day)) for day in days)


def _months(begin: datetime, end: datetime, at: Callable[[datetime], float]) -> Iterator[Tick]:
    first, last = (moment.year * _YEAR + moment.month - 1 for moment in (begin, end))
    step = next((step for step in _MONTH_STEPS if (last - first) / step <= _DAY_TICKS), _MONTH_STEPS[-1])
    for month in range(-(-first // step) * step, last + 1, step):
        start = begin.replace(year=month // _YEAR, month=month % _YEAR + 1, day=1)
        if begin <= start <= end:
            name = "" if step % _YEAR == 0 else f"{calendar.month_abbr[start.month]} "
            yield Tick(at(start), f"{name}{start.year}")


class Numbers:
    """The axis of numbers: from 0, so that no difference looks larger than it is.

    `left` is the room that its longest number needs.
    """

    def __init__(self, highest: int) -> None:
        self.step = _round_step(max(highest, 1))
        self.highest = -(-max(highest, 1) // self.step) * self.step
        self.left = max(LEFT, len(f"{self.highest:,}") * CHARACTER + BESIDE)

    def y(self, number: int) -> float:
        """Where a number stands."""
        room = HEIGHT - TOP - BOTTOM
        return round(TOP + room * (1 - number / self.highest), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers from 0 to one that is no lower than the highest figure."""
        return tuple(Tick(self.y(number), f"{number:,}") for number in range(0, self.highest + 1, self.step))


def _with_year(day: datetime) -> str:
    return f"{short_day(day)} {day.year}"


def _round_step(highest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that gives no more than `TICKS` steps."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if highest / step <= TICKS:
                return step
        size *= 10
