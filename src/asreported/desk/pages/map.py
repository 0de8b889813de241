"""The page of the map: where incidents are said to have happened, and those of which nobody knows where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from asreported.ledger import Case, Scene, Spot

from ..charts.maps import COUNTRY, Map, Placed, world_map
from ..charts.outlines import WORLD, Box, countries, mainland
from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, link, narrowed
from ..lists.paging import Page, page
from ..telling.dates import ShownDate, shown, stated
from ..words import label, rank

PATH = "/map"
# Incidents of one place, on a part of the list.
THERE = 50
# Places in the table beside the map; the rest is in the list of incidents.
BESIDE = 40
# Degrees; nothing in the atlas is known more exactly.
_LEAST = 0.05
FIELDS = (
    Field(
        "type",
        "What",
        "Everything",
        lambda scene: str(scene.type),
        lambda value: label("types", value),
        lambda value: rank("types", value),
    ),
    Field(
        "told",
        "Told of by",
        "Any number of reports",
        lambda scene: "several" if scene.reports > 1 else "one",
        lambda value: label("told", value),
        lambda value: rank("told", value),
    ),
)


@dataclass(frozen=True, slots=True)
class There:
    """An incident of a list: what it is called, when, and how many tell of it."""

    href: str
    what: str
    place: str
    when: ShownDate
    accounts: int
    reports: int


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place in the table beside the map: how many incidents, and how exactly it is known where."""

    name: str
    exact: str
    count: int
    href: str
    on_map: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A part of the world that the map can show."""

    label: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """All that the page of the map shows.

    `drawn` is None where nothing can be placed; `spots` are the places with most incidents on the map, `unknown` those
    that the atlas lacks, `nowhere` the number of incidents that name no place. `listed` are the incidents of what
    was chosen on the map, `chosen` names it.
    """

    filters: tuple[Filter, ...]
    since: str
    until: str
    drawn: Map | None
    placed: int
    levels: tuple[Level, ...]
    spots: tuple[Spotted, ...]
    unknown: tuple[Spotted, ...]
    unknown_count: int
    nowhere: int
    nowhere_href: str
    chosen: str
    listed: tuple[There, ...]
    page: Page[Scene]
    in_case: int


def map_page(case: Case, _held: Holdings, query: Mapping[str, str]) -> MapPage:
    """The map of the incidents that the query asks for."""
    every = case.scenes()
    wanted = [scene for scene in narrowed(every, FIELDS, query) if in_time(scene, query)]
    by_spot: defaultdict[str, list[Scene]] = defaultdict(list)
    for scene in wanted:
        if scene.spot is not None:
            by_spot[scene.spot.id].append(scene)
    kept = {name: value for name, value in query.items() if name not in {"spot", "in", "page"}}
    placed = [_placed(scenes, kept) for scenes in by_spot.values()]
    on_map = [one for one in placed if one.spot.at is not None]
    there, chosen = _chosen(wanted, query)
    there = sorted(there, key=lambda scene: (scene.first or scene.published, scene.id), reverse=True)
    part = page(there, PATH, query, THERE)
    return MapPage(
        filters=filters(every, FIELDS, query),
        since=query.get("since", ""),
        until=query.get("until", ""),
        drawn=_drawn(on_map, query, kept),
        placed=sum(one.count for one in on_map),
        levels=_levels(on_map, kept, query.get("view", "")),
        spots=tuple(_spotted(one) for one in _most(on_map)[:BESIDE]),
        unknown=tuple(_spotted(one) for one in _most(one for one in placed if one.spot.at is None)),
        unknown_count=sum(one.count for one in placed if one.spot.at is None),
        nowhere=sum(scene.spot is None for scene in wanted),
        nowhere_href=f"{link(PATH, kept, spot='none')}#there",
        chosen=chosen,
        listed=tuple(told(scene) for scene in part.rows),
        page=part,
        in_case=len(every),
    )


def in_time(scene: Scene, query: Mapping[str, str]) -> bool:
    """Whether the days of an incident meet those asked for; one without a day counts by when it was first told."""
    first, last = scene.first or scene.published, scene.last or scene.first or scene.published
    since, until = query.get("since", ""), query.get("until", "")
    return (not since or last >= since) and (not until or (bool(first) and first <= until))


def told(scene: Scene) -> There:
    """An incident as a list beside a drawing shows it."""
    when = stated(scene.first, scene.last, scene.precision) if scene.first else shown(None)
    return There(f"/incidents/{scene.id}", label("types", scene.type), scene.place, when, scene.accounts, scene.reports)


def _placed(scenes: Sequence[Scene], kept: Mapping[str, str]) -> Placed:
    spot = scenes[0].spot
    assert spot is not None
    incidents = "1 incident" if len(scenes) == 1 else f"{len(scenes):,} incidents"
    href = told(scenes[0]).href if len(scenes) == 1 else f"{link(PATH, kept, spot=spot.id)}#there"
    return Placed(spot, len(scenes), f"{incidents}, {exactness(spot)}", href)


def exactness(spot: Spot) -> str:
    """How exactly a place is known, in words."""
    return label("exactness", str(spot.precision)) if spot.at else label("exactness", "unknown")


def _most(placed: Iterable[Placed]) -> list[Placed]:
    return sorted(placed, key=lambda one: (-one.count, one.spot.name, one.spot.id))


def _spotted(one: Placed) -> Spotted:
    # Of a place that the atlas lacks the country is a guess from the rest of the report.
    country = countries().get(one.spot.country or "") if one.spot.at else None
    name = one.spot.name
    if country and one.spot.precision != COUNTRY and country.name not in name:
        name = f"{name}, {country.name}"
    return Spotted(name, exactness(one.spot), one.count, one.href, one.spot.at is not None)


def _drawn(placed: Sequence[Placed], query: Mapping[str, str], kept: Mapping[str, str]) -> Map | None:
    if not placed:
        return None
    nearer = link(PATH, {**kept, "view": "BOX"}).replace("BOX", "{box}")
    return world_map(placed, box_asked(query.get("view", "")), href=nearer)


def box_asked(written: str) -> Box | None:
    """The part of the world that an address asks for: `world`, a country's code, or four bounds; None for neither."""
    if written == "world":
        return WORLD
    if written in countries():
        found = mainland(written)
        return None if found is None else _with_room(found)
    try:
        bounds = tuple(float(part) for part in written.split(","))
    except ValueError:
        return None
    if len(bounds) != 4:
        return None
    south, west, north, east = bounds
    there = -90 <= south < north <= 90 and -400 <= west < east <= 400
    return Box(south, west, north, east) if there and north - south >= _LEAST and east - west >= _LEAST else None


def _with_room(box: Box) -> Box:
    room = 0.06 * max(box.north - box.south, box.east - box.west)
    return Box(box.south - room, box.west - room, box.north + room, box.east + room)


def _levels(placed: Sequence[Placed], kept: Mapping[str, str], asked: str) -> tuple[Level, ...]:
    """The whole world, what is shown, and the countries with most incidents."""
    counts: defaultdict[str, int] = defaultdict(int)
    for one in placed:
        if one.spot.country in countries():
            counts[one.spot.country or ""] += one.count
    most = sorted(counts, key=lambda code: (-counts[code], code))[:8]
    named = [("All of it", ""), ("The world", "world"), *((countries()[code].name, code) for code in most)]
    return tuple(Level(name, link(PATH, kept, view=view or None), view == asked) for name, view in named)


def _chosen(wanted: Iterable[Scene], query: Mapping[str, str]) -> tuple[list[Scene], str]:
    """The incidents of the place that was chosen on the map, and its name."""
    spot = query.get("spot", "")
    if spot == "unknown":
        return [scene for scene in wanted if scene.spot and scene.spot.at is None], "Places that the atlas lacks"
    if spot == "none":
        return [scene for scene in wanted if scene.spot is None], "No place said"
    found = [scene for scene in wanted if spot and scene.spot and scene.spot.id == spot]
    return found, found[0].spot.name if found and found[0].spot else ""
