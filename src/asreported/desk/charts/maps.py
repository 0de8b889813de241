"""Maps: where things are said to have happened, drawn no more exactly than it is said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asreported.ledger import Spot

from .outlines import HEIGHT, WIDTH, Box, Shape, View, countries, fitted, mainland, shapes

# How far from its point a place may reach, in kilometres, by UCDP's precision (codebook of the GED, `where_prec`): a
# town or site; within 25 km of it; a district; a province; part of a country. 6 is a country, drawn as its outline; 7
# the open sea or several countries.
REACH = {1: 5, 2: 25, 3: 50, 4: 150, 5: 400, 7: 900}
COUNTRY = 6
# Marks nearer than this are one, with their numbers together.
_APART = 25
_SMALLEST, _LARGEST = 10, 19
_CHARACTER, _LINE = 7.2, 15
_NAMES = 40


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands at one spot: how much of it, in words, and where it leads."""

    spot: Spot
    count: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: a number at a point. `name` is written beside it where it has room, left of it where `left`."""

    x: float
    y: float
    r: float
    count: int
    words: str
    href: str
    name: str = ""
    left: bool = False

    @property
    def label(self) -> str:
        """The number as it has room in the mark."""
        return str(self.count) if self.count < 1000 else f"{self.count // 1000}k"


@dataclass(frozen=True, slots=True)
class Area:
    """How far a place may reach: an ellipse around its point."""

    x: float
    y: float
    rx: float
    ry: float


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn. `whole` are the codes of countries of which no more is said than that it happened there."""

    view: View
    land: tuple[Shape, ...]
    whole: frozenset[str]
    named: tuple[Shape, ...]
    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    bar: tuple[float, int]
    outside: int

    @property
    def width(self) -> int:
        """The width of the drawing."""
        return WIDTH

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return HEIGHT


def box_of(spot: Spot) -> Box | None:
    """What a place may reach over; None where the atlas has no point of it."""
    if spot.precision == COUNTRY and spot.country and (found := mainland(spot.country)):
        return found
    if spot.at is None:
        return None
    latitude, longitude = spot.at
    down = REACH.get(spot.precision, 25) / 111.2
    across = down / max(0.2, math.cos(math.radians(latitude)))
    return Box(latitude - down, longitude - across, latitude + down, longitude + across)


def world_map(placed: Iterable[Placed], box: Box | None = None, href: str = "", least: float = 5.0) -> Map:
    """The map of what is placed, fitted to it or to a box. A place without a point is on none.

    `href` with `{box}` in it is where a mark of several places leads; a fitted map is `least` degrees high.
    """
    every = [one for one in placed if one.spot.at is not None]
    boxes = [found for one in every if (found := box_of(one.spot))]
    view = View(box or fitted(boxes, least))
    here = sorted((one for one in every if _inside(view, one.spot)), key=lambda one: (-one.count, one.spot.id))
    marks = _named([_mark(view, group, href) for group in _grouped(view, here)])
    return Map(
        view=view,
        land=shapes(view),
        named=tuple(shape for shape in shapes(view) if shape.label and not _covered(shape.label, marks)),
        whole=frozenset(one.spot.country for one in here if one.spot.precision == COUNTRY and one.spot.country),
        areas=tuple(_areas(view, here)),
        marks=marks,
        bar=_bar(view),
        outside=sum(one.count for one in every) - sum(one.count for one in here),
    )


def _covered(label: tuple[float, float], marks: Iterable[Mark]) -> bool:
    """Whether a mark or its name prints over the name of a country, about 80 wide."""
    reach = [(one.x - one.r - (len(one.name) * _CHARACTER if one.left else 0), one) for one in marks]
    return any(
        begin < label[0] + 40
        and label[0] - 40 < one.x + one.r + (0 if one.left else len(one.name) * _CHARACTER)
        and abs(one.y - label[1]) < 2 * _LINE
        for begin, one in reach
    )


def _inside(view: View, spot: Spot) -> bool:
    x, y = _point(view, spot)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def _point(view: View, spot: Spot) -> tuple[float, float]:
    """Where the number stands: of a country in the middle of its outline."""
    country = countries().get(spot.country or "") if spot.precision == COUNTRY else None
    return view.at(*(country.middle if country else spot.at or (0.0, 0.0)))


def _areas(view: View, placed: Iterable[Placed]) -> Iterable[Area]:
    """The areas that are larger than a mark, each once."""
    seen = set[str]()
    for one in placed:
        spot = one.spot
        if spot.at is None or spot.id in seen or spot.precision not in REACH:
            continue
        seen.add(spot.id)
        rx, ry = view.radii(spot.at[0], REACH[spot.precision])
        if ry > _SMALLEST:
            yield Area(*view.at(*spot.at), rx, ry)


def _grouped(view: View, placed: Sequence[Placed]) -> list[list[Placed]]:
    """What stands too near to be told apart, together with the one of most."""
    groups: list[tuple[tuple[float, float], list[Placed]]] = []
    for one in placed:
        x, y = _point(view, one.spot)
        near = next((group for at, group in groups if math.dist(at, (x, y)) < _APART), None)
        if near is None:
            groups.append(((x, y), [one]))
        else:
            near.append(one)
    return [group for _, group in groups]


def _mark(view: View, group: Sequence[Placed], href: str) -> Mark:
    first, count = group[0], sum(one.count for one in group)
    x, y = _point(view, first.spot)
    r = round(min(_LARGEST, _SMALLEST + 3 * math.log10(count)), 1)
    names = list(dict.fromkeys(one.spot.name for one in group))
    if len(group) == 1:
        return Mark(x, y, r, count, f"{first.spot.name}: {first.words}", first.href, first.spot.name)
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    boxes = [Box(*one.spot.at, *one.spot.at) for one in group if one.spot.at]
    around = fitted(boxes, 0.2)
    where = f"{around.south:.2f},{around.west:.2f},{around.north:.2f},{around.east:.2f}"
    words = f"{names[0]}{more}: {'; '.join(f'{one.spot.name}, {one.words}' for one in group[:6])}"
    return Mark(x, y, r, count, words, href.format(box=where) if href else first.href, f"{names[0]}{more}")


def _named(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks, with their names where they print over nothing else."""
    taken = [(one.x - one.r, one.y - one.r, one.x + one.r, one.y + one.r) for one in marks]
    found = []
    for mark in marks:
        name = mark.name if len(mark.name) <= _NAMES else f"{mark.name[: _NAMES - 1]}…"
        width = len(name) * _CHARACTER
        right = (mark.x + mark.r + 3, mark.y - _LINE / 2, mark.x + mark.r + 5 + width, mark.y + _LINE / 2)
        left = (mark.x - mark.r - 5 - width, right[1], mark.x - mark.r - 3, right[3])
        room = next((box for box in (right, left) if _free(box, taken)), None)
        if room:
            taken.append(room)
        found.append(
            Mark(mark.x, mark.y, mark.r, mark.count, mark.words, mark.href, name if room else "", room == left)
        )
    return tuple(found)


def _free(box: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]]) -> bool:
    if box[0] < 2 or box[2] > WIDTH - 2:
        return False
    return all(box[2] <= x0 or box[0] >= x1 or box[3] <= y0 or box[1] >= y1 for x0, y0, x1, y1 in taken)


def _bar(view: View) -> tuple[float, int]:
    """The scale: a round number of kilometres, and how long that is in the middle of the drawing."""
    km_wide = WIDTH / view.scale * 111.2
    size = 10 ** math.floor(math.log10(km_wide / 5))
    km = next(size * step for step in (5, 2, 1) if size * step <= km_wide / 5)
    return round(km / 111.2 * view.scale, 1), int(km)
