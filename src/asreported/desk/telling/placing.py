"""Placing: where the accounts of one event put it, each as exactly as it says, and the map of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asreported.ledger import Case, EventRow, IncidentRow, Spot

from ..charts.maps import Map, Placed, world_map
from ..words import label
from .happenings import held
from .rows import claim_href

# Degrees: enough of what is around a single place to know it by.
_LEAST = 14.0
# A place as it is called, and its spot if the atlas has it.
_Given = tuple[str, Spot | None]


@dataclass(frozen=True, slots=True)
class AtPlace:
    """A place that accounts give: its name, how exactly it is known, in how many of them, and the first of these."""

    name: str
    exact: str
    accounts: int
    href: str


@dataclass(frozen=True, slots=True)
class Placing:
    """The places of one event, those given most first, and their map; no map where the atlas has a point of none."""

    places: tuple[AtPlace, ...]
    map: Map | None


def placing(case: Case, found: IncidentRow) -> Placing:
    """Where the accounts of an incident put it."""
    given = _given(found, case.spots_of(event.id for event in found.events))
    drawn = [
        Placed(spot, len(some), f"{len(some)} {'account' if len(some) == 1 else 'accounts'}", claim_href(some[0].claim))
        for (_, spot), some in given.items()
        if spot is not None and spot.at is not None
    ]
    return Placing(
        tuple(_at_place(name, spot, some) for (name, spot), some in given.items()),
        world_map(drawn, least=_LEAST) if drawn else None,
    )


def _given(found: IncidentRow, spots: Mapping[str, Spot]) -> dict[_Given, list[EventRow]]:
    """The accounts by the place that they give; a place that people corrected has no spot."""
    given: dict[_Given, list[EventRow]] = {}
    for event in held(found):
        if place := event.decided.place:
            spot = spots.get(event.id) if place == event.claim.place else None
            given.setdefault((spot.name if spot else place, spot), []).append(event)
    return dict(sorted(given.items(), key=lambda one: (-len(one[1]), one[0][0])))


def _at_place(name: str, spot: Spot | None, some: Sequence[EventRow]) -> AtPlace:
    exact = label("exactness", str(spot.precision) if spot and spot.at else "unknown")
    return AtPlace(name, exact, len(some), claim_href(some[0].claim))
