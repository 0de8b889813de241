"""Spots: where the events of a case are placed, as far as linking found out, kept so that a map need not ask again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from asreported.linking import EventProfile

from . import schema
from .links.profiles import EVENT, Profiled, batches

_COLUMNS = ("spot", "name", "country", "latitude", "longitude", "precision")
_AT_ONCE = 500


def keep(connection: Connection, new: Mapping[str, Profiled]) -> None:
    """Put the spots of reports in the place of those that they had."""
    table = schema.spots
    for some in batches(sorted(new)):
        connection.execute(table.delete().where(table.c.report.in_(some)))
    made = [row for profiles in new.values() for row in _rows(profiles.events)]
    if made:
        connection.execute(table.insert(), made)


def keep_again(connection: Connection) -> None:
    """Make the spots of a case anew, from the profiles that it holds."""
    connection.execute(schema.spots.delete())
    profiles = schema.profiles.c
    wanted = select(profiles.report, profiles.claim, profiles.profile).where(profiles.kind == EVENT)
    found = connection.execute(wanted.order_by(profiles.claim), execution_options={"yield_per": _AT_ONCE})
    for lot in found.partitions():
        made = [_row(claim, report, stored["place"]) for report, claim, stored in lot if stored.get("place")]
        if made:
            connection.execute(schema.spots.insert(), made)


def _rows(events: Iterable[EventProfile]) -> Iterator[dict[str, Any]]:
    for one in events:
        if one.place is not None:
            place = one.place
            told = {"id": place.id, "name": place.name, "country": place.country, "precision": place.precision}
            yield _row(one.event, one.report, told | {"latitude": place.latitude, "longitude": place.longitude})


def _row(claim: str, report: str, place: Mapping[str, Any]) -> dict[str, Any]:
    return {"claim": claim, "report": report, "spot": place["id"]} | {name: place[name] for name in _COLUMNS[1:]}
