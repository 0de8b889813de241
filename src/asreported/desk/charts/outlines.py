"""The base map: the outlines of countries, as paths for a view of the world.

From Natural Earth (public domain); `training/outlines.py` makes the data and `docs/dependencies.md` names its source.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

WIDTH, HEIGHT = 960, 520
# Units of the data in a degree.
_GRID = 100
# Points of a border nearer to each other than this many units of the drawing are one.
_NEAR = 1.6
# A ring of no more width and height together is a dot.
_DOT = 4
# Kilometres of a degree of latitude.
DEGREE_KM = 111.2
# A country smaller than this on the drawing keeps its name to itself.
_NAMED_FROM = 46


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def meets(self, other: Box) -> bool:
        """Whether another has any part of it."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north


WORLD = Box(-57.0, -178.0, 80.0, 180.0)


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world on the drawing: plate carrée, true to scale at its middle latitude."""

    box: Box

    @property
    def _squeeze(self) -> float:
        return max(0.2, math.cos(math.radians((self.box.south + self.box.north) / 2)))

    @property
    def scale(self) -> float:
        """Units of the drawing in a degree of latitude: the whole box has room."""
        box = self.box
        return min(WIDTH / ((box.east - box.west) * self._squeeze), HEIGHT / (box.north - box.south))

    @property
    def seen(self) -> Box:
        """All that the drawing shows, its box and what stands around it."""
        box, down, across = self.box, HEIGHT / self.scale / 2, WIDTH / self.scale / self._squeeze / 2
        y, x = (box.south + box.north) / 2, (box.west + box.east) / 2
        return Box(y - down, x - across, y + down, x + across)

    @property
    def turn(self) -> float:
        """The way around the world."""
        return 360 * self.scale * self._squeeze

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point stands."""
        seen = self.seen
        x = (longitude - seen.west) * self.scale * self._squeeze
        return round(x, 1), round((seen.north - latitude) * self.scale, 1)

    def radii(self, latitude: float, km: float) -> tuple[float, float]:
        """Half the width and half the height of a circle on the ground."""
        degrees = km / DEGREE_KM
        across = degrees / max(0.2, math.cos(math.radians(latitude)))
        return round(across * self.scale * self._squeeze, 1), round(degrees * self.scale, 1)


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the data has it: its name, a point in its middle, its rings of arcs, what it extends over."""

    code: str
    name: str
    middle: tuple[float, float]
    rings: tuple[tuple[int, ...], ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the drawing: its path, and where its name stands; no name where there is no room for it."""

    code: str
    name: str
    path: str
    label: tuple[float, float] | None


def fitted(boxes: Sequence[Box], least: float = 5.0) -> Box:
    """A part of the world with all the boxes in it and some room, no lower than `least` degrees; the world for none."""
    if not boxes:
        return WORLD
    south, north = min(one.south for one in boxes), max(one.north for one in boxes)
    west, east = min(one.west for one in boxes), max(one.east for one in boxes)
    room = max(least - (north - south), 0.3 * max(north - south, (east - west) / 2)) / 2
    found = Box(max(-85.0, south - room), west - 1.6 * room, min(85.0, north + room), east + 1.6 * room)
    return WORLD if found.east - found.west > 150 or found.north - found.south > 110 else found


@lru_cache(maxsize=64)
def shapes(view: View) -> tuple[Shape, ...]:
    """The countries that a view shows."""
    drawn: dict[int, tuple[tuple[float, float], ...]] = {}
    return tuple(_shape(country, view, drawn) for country in countries().values() if country.box.meets(view.seen))


def _shape(country: Country, view: View, drawn: dict[int, tuple[tuple[float, float], ...]]) -> Shape:
    parts: list[str] = []
    for ring in country.rings:
        for at in ring:
            own = at if at >= 0 else ~at
            if own not in drawn:
                drawn[own] = _thinned([view.at(y / _GRID, x / _GRID) for x, y in _arcs()[own]])
        stored = [point for at in ring for point in (drawn[at] if at >= 0 else drawn[~at][::-1])]
        line = unwrapped(stored, view.turn)
        # What goes over the 180th meridian stands on both sides of the drawing.
        turns = (0.0,) if line == stored else (0.0, -view.turn, view.turn)
        copies = ([(x + turn, y) for x, y in line] for turn in turns)
        parts += [_path(copy) for copy in copies if _shows(copy)]
    x, y = view.at(*country.middle)
    width = (country.box.east - country.box.west) * view.scale
    room = width >= _NAMED_FROM and 0 < x < WIDTH and 0 < y < HEIGHT and view.box != WORLD
    return Shape(country.code, country.name, "".join(parts), (x, y) if room else None)


def _path(line: Sequence[tuple[float, float]]) -> str:
    """A closed line in tenths of a unit, each point as the step from the one before: the shortest way to write it."""
    points = [(round(10 * x), round(10 * y)) for x, y in line]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y) + "z"


def unwrapped(line: Sequence[tuple[float, float]], turn: float) -> list[tuple[float, float]]:
    """A line that goes on over the 180th meridian, where the data goes back to the other side of the world.

    `turn` is the way around the world, in the units of the line.
    """
    found: list[tuple[float, float]] = []
    shift = 0.0
    for at, (x, y) in enumerate(line):
        if at and abs(x - line[at - 1][0]) > turn / 2:
            shift += turn if x < line[at - 1][0] else -turn
        found.append((x + shift if shift else x, y))
    return found


def _thinned(line: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """A border without the points that the eye cannot tell apart; its ends stay, where it meets others."""
    kept = [line[0]]
    for x, y in line[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _NEAR:
            kept.append((x, y))
    return (*kept, line[-1])


def _shows(line: Sequence[tuple[float, float]]) -> bool:
    """Whether a ring is on the drawing and more than a dot."""
    across, down = [x for x, _ in line], [y for _, y in line]
    if max(across) < 0 or min(across) > WIDTH or max(down) < 0 or min(down) > HEIGHT:
        return False
    return max(across) - min(across) + max(down) - min(down) > _DOT


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(files(__package__).joinpath("outlines.json").read_text("utf-8"))
    return found


@cache
def _arcs() -> tuple[tuple[tuple[int, int], ...], ...]:
    found = []
    for steps in _data()["arcs"]:
        x, y, line = 0, 0, []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        found.append(tuple(line))
    return tuple(found)


@cache
def countries() -> dict[str, Country]:
    """The countries of the data by their ISO 3166 codes, and by name those that have none."""
    return {code: _country(code, row) for code, row in _data()["countries"].items()}


def _country(code: str, row: Mapping[str, Any]) -> Country:
    rings = tuple(tuple(ring) for ring in row["rings"])
    x, y = row["middle"]
    return Country(code, row["name"], (y / _GRID, x / _GRID), rings, _extent(rings))


def _extent(rings: Sequence[Sequence[int]]) -> Box:
    lines = [[point for at in ring for point in (_arcs()[at] if at >= 0 else _arcs()[~at][::-1])] for ring in rings]
    points = [point for line in lines for point in unwrapped(line, 360 * _GRID)]
    across, down = [x / _GRID for x, _ in points], [y / _GRID for _, y in points]
    return Box(min(down), min(across), max(down), max(across))


def mainland(code: str) -> Box | None:
    """What the largest part of a country extends over, for a view of it; None where the data has it not."""
    country = countries().get(code)
    if country is None:
        return None
    boxes = [_extent([ring]) for ring in country.rings]
    return max(boxes, key=lambda box: (box.north - box.south) * (box.east - box.west))
