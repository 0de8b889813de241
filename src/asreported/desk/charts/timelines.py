"""The timeline of an incident: when each report of it was published, on one axis of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asreported.intake import Report

from ..telling.dates import instant
from ..telling.repeats import Repeats
from ..telling.rows import called, report_href, title
from .axes import Days, Tick

# Room for a report beside the last, and from the axis to the first of a pile.
APART, ROW, AXIS = 13, 14, 26
LEFT = 24


@dataclass(frozen=True, slots=True)
class Stop:
    """A report on the timeline; `copied` where it repeats another that was, or may have been, there before it."""

    href: str
    words: str
    x: float
    row: int
    copied: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated reports; `undated` is how many there are besides."""

    stops: tuple[Stop, ...]
    days: tuple[Tick, ...]
    undated: int

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return AXIS + ROW * (2 + max(stop.row for stop in self.stops))

    @property
    def copied(self) -> bool:
        """Whether any report repeats another."""
        return any(stop.copied for stop in self.stops)


def timeline(reports: Iterable[Report], repeats: Repeats) -> Timeline | None:
    """The timeline of some reports; None where fewer than two are dated."""
    every = list(reports)
    dated = sorted(
        ((moment, one) for one in every if (moment := instant(one.published))),
        key=lambda found: (found[0], found[1].id),
    )
    if len(dated) < 2:
        return None
    across = Days(dated[0][0], dated[-1][0], LEFT)
    taken = defaultdict[int, float](lambda: -APART)
    stops = tuple(_stop(moment, one, across, taken, repeats) for moment, one in dated)
    return Timeline(stops, across.ticks(), len(every) - len(dated))


def _stop(moment: datetime, report: Report, across: Days, taken: dict[int, float], repeats: Repeats) -> Stop:
    """A report in the lowest row in which it stands free of the one before it."""
    x = across.x(moment)
    row = next(at for at in range(len(taken) + 1) if x - taken[at] >= APART)
    taken[row] = x
    words = f"{called(report)}: {title(report)}"
    return Stop(report_href(report), words, x, row, bool(repeats.sources(report.id)))
