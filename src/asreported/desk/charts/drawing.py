"""The step chart of a measure: what each claimant said over time, drawn no more exactly than it was said.

A range is a bar, an open end an arrow that stops nowhere, vague words a mark below the axis without a number. A line
joins figures of one claimant that have the same scope and the same kind of people, and no others; it is dotted where
they are of single incidents, which need not be the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from .axes import HEIGHT, RIGHT, WIDTH, Days, Numbers, Tick
from .vaguewords import VAGUE_ROW, Vague, laid_out

ARROW = 22
# How far a line whose end is open fades out.
FADE = 26
# More lines than this cannot be told apart by shape and colour; the rest are drawn as small dots.
LINES = 6
# Below this a chart says nothing that the table does not say better.
FEWEST_MOMENTS = 2
# Figures this many times as high as all others would press them into the lowest ten units of the drawing.
FLATTENS = 20
# More than these, or than one in five, are no outliers.
MOST_OFF, SHARE_OFF = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure as the chart needs it.

    `stated` says that the moment is the figure's own day, not that of its publication. `line` says which figures of
    its claimant may be joined; `loose` that they may be about different incidents. `said` are its words, `amount` is
    what they come to, `group` who is counted. `aside` says why no line leads to it: `late` repeats an old number when
    newer ones are out, `earlier` is quoted as past, `copy` stands in a sentence taken over.
    """

    id: str
    moment: datetime
    low: int | None
    high: int | None
    claimant: str
    stated: bool = False
    line: str = ""
    loose: bool = False
    said: str = ""
    amount: str = ""
    group: str = ""
    approximate: bool = False
    unverified: bool = False
    aside: str = ""

    @property
    def bottom(self) -> int | None:
        """The lowest number that was said, None for vague words."""
        return self.high if self.low is None else self.low

    @property
    def top(self) -> int | None:
        """The highest number that was said, None for vague words."""
        return self.low if self.high is None else self.high

    @property
    def words(self) -> str:
        """The figure in a phrase."""
        number = self.said if self.said == self.amount else f"{self.said} ({self.amount})"
        return f"{number}, {self.group}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A point in the drawing: `ends` are the y of its lowest and highest number, equal unless it is a range.

    `arrow` is `up` or `down` where that end is open, `style` the number of its claimant's shape and colour.
    """

    point: Point
    style: int
    x: float
    ends: tuple[float, float]
    arrow: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What a claimant said holds from `x` to `to_x`, as a band where it was a range; then a move to `to_y`.

    `last` where nothing newer was said: then it leads to the end of the axis, and to no figure.
    """

    style: int
    x: float
    to_x: float
    ends: tuple[float, float]
    to_y: float
    loose: bool
    arrow: str | None
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All that is drawn. `claimants` names the styles by their number; `others` says that more are drawn without.

    `off` are the figures too high for the others to be seen beside them, `unplaced` the number of figures in vague
    words without room; `left` is where the axis of days begins.
    """

    points: tuple[Drawn, ...]
    steps: tuple[Step, ...]
    vague: tuple[Vague[Point], ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    claimants: tuple[str, ...]
    others: bool
    off: tuple[Point, ...]
    unplaced: int
    left: int

    @property
    def loose(self) -> bool:
        """Whether there are dotted lines."""
        return any(step.loose for step in self.steps)

    @property
    def copied(self) -> bool:
        """Whether there are figures in sentences taken over from another report."""
        return any(one.point.aside == "copy" for one in self.points)

    @property
    def old(self) -> bool:
        """Whether there are old figures, repeated late or quoted as past."""
        return any(one.point.aside in {"late", "earlier"} for one in self.points)

    @property
    def ranges(self) -> bool:
        """Whether there are ranges."""
        return any(one.ends[0] != one.ends[1] for one in self.points)

    @property
    def open(self) -> bool:
        """Whether there are open ends."""
        return any(one.arrow for one in self.points)

    @property
    def placed(self) -> int:
        """How many figures are drawn."""
        return len(self.points) + len(self.vague)

    @property
    def stated(self) -> int:
        """How many of them stand at a day of their own, not at that of their publication."""
        return sum(one.point.stated for one in self.points) + sum(one.point.stated for one in self.vague)

    @property
    def height(self) -> int:
        """The height of the drawing, with the rows of vague words below the axis where there are any."""
        return HEIGHT + VAGUE_ROW * (1 + max((one.row for one in self.vague), default=-1))


def chart(points: Iterable[Point], *, hold: bool = False) -> Chart | None:
    """The chart of dated figures, or None where fewer than two moments have a number.

    With `hold` the last word of each claimant is drawn on to the end of the axis, and two numbers of one moment are
    a chart, too: they can be compared.
    """
    ordered = sorted(points, key=lambda point: (point.moment, point.claimant, point.line, point.id))
    numbered = [point for point in ordered if point.bottom is not None]
    if len({point.moment for point in numbered}) < FEWEST_MOMENTS and not (hold and len(numbered) >= FEWEST_MOMENTS):
        return None
    off = _off(numbered)
    shown = [point for point in ordered if point not in off]
    styles = _styles(shown)
    up = Numbers(max(point.top or 0 for point in numbered if point not in off))
    across = Days(shown[0].moment, shown[-1].moment, up.left)
    drawn = tuple(_drawn(point, _style(styles, point), across, up) for point in numbered if point not in off)
    vague = [point for point in shown if point.bottom is None]
    placed = laid_out((point, point.said, _style(styles, point), across.x(point.moment)) for point in vague)
    return Chart(
        points=drawn,
        steps=(*_steps(drawn, off), *(_last_words(drawn) if hold else ())),
        vague=placed,
        days=across.ticks(),
        numbers=up.ticks(),
        claimants=tuple(styles),
        others=any(point.claimant not in styles for point in shown),
        off=off,
        unplaced=len(vague) - len(placed),
        left=up.left,
    )


def distinct(points: Iterable[Point]) -> list[Point]:
    """The points without those that would be drawn over another: of one claimant and moment, with the same number."""
    found: dict[tuple[object, ...], Point] = {}
    for point in points:
        key = (
            point.moment,
            point.claimant,
            point.low,
            point.high,
            bool(point.aside),
            point.said if point.bottom is None else "",
        )
        found.setdefault(key, point)
    return list(found.values())


def _off(numbered: Sequence[Point]) -> tuple[Point, ...]:
    """The few figures that would flatten all others; none where the others alone would make no chart."""
    highest = sorted(numbered, key=lambda point: point.top or 0, reverse=True)
    for count in range(min(MOST_OFF, max(1, len(numbered) // SHARE_OFF)), 0, -1):
        off, others = highest[:count], highest[count:]
        if len({point.moment for point in others}) < FEWEST_MOMENTS:
            continue
        if (off[-1].top or 0) >= FLATTENS * max(1, others[0].top or 0):
            return tuple(point for point in numbered if point in off)
    return ()


def _styles(points: Sequence[Point]) -> dict[str, int]:
    """The claimants with most figures, each with the number of its style; by name where they have as many."""
    counts = Counter(point.claimant for point in points)
    first = sorted(counts, key=lambda name: (-counts[name], name))[:LINES]
    return {name: at for at, name in enumerate(first)}


def _style(styles: dict[str, int], point: Point) -> int:
    return styles.get(point.claimant, LINES)


def _drawn(point: Point, style: int, across: Days, up: Numbers) -> Drawn:
    bottom, top = point.bottom or 0, point.top or 0
    arrow = "up" if point.high is None else "down" if point.low is None else None
    return Drawn(point, style, across.x(point.moment), (up.y(bottom), up.y(top)), arrow)


def _steps(drawn: Iterable[Drawn], off: Iterable[Point]) -> Iterable[Step]:
    """The lines. None leads past a moment at which its claimant said a number that is off the chart."""
    lines = defaultdict[tuple[str, str], list[Drawn]](list)
    for one in drawn:
        if one.style < LINES:
            lines[one.point.claimant, one.point.line].append(one)
    breaks = defaultdict[tuple[str, str], list[datetime]](list)
    for point in off:
        breaks[point.claimant, point.line].append(point.moment)
    for key in sorted(lines):
        for before, after in pairwise(_moments(lines[key])):
            if before is None or after is None:
                continue
            if any(before.point.moment <= moment <= after.point.moment for moment in breaks[key]):
                continue
            nearest = min(after.ends, key=lambda y: min(abs(y - end) for end in before.ends))
            yield Step(before.style, before.x, after.x, before.ends, nearest, after.point.loose, before.arrow)


def _last_words(drawn: Iterable[Drawn]) -> Iterable[Step]:
    """What each line ends in, on to the end of the axis; nothing where it ends in two figures that differ."""
    lines = defaultdict[tuple[int, str], list[Drawn]](list)
    for one in drawn:
        if one.style < LINES and not one.point.aside:
            lines[one.style, one.point.line].append(one)
    for _, line in sorted(lines.items()):
        *_, end = _moments(line)
        if end is not None:
            yield Step(end.style, end.x, WIDTH - RIGHT, end.ends, end.ends[0], end.point.loose, end.arrow, last=True)


def _moments(line: Iterable[Drawn]) -> Iterable[Drawn | None]:
    """The line's one figure of each moment, None where a moment has two that differ: nobody said which goes on."""
    for _, found in groupby(line, key=lambda one: one.point.moment):
        same = list(found)
        yield same[0] if len({(one.point.low, one.point.high) for one in same}) == 1 else None
