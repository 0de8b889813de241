"""Scenes: when and where the incidents of a case are said to have happened, for map and timeline; no texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from .. import schema
from ..decisions.groups import regrouped
from ..rows import ClaimRow
from .incidents import judged_events

# first day, last day, how exact.
_Days = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as linking has it: an id, a name, degrees of its middle, and UCDP's precision from 1 to 7.

    `country` is its ISO 3166 code; without degrees the atlas lacks it, and it stands on no map.
    """

    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: int

    @property
    def at(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Scene:
    """An incident by what most of its accounts say: what, on which days, where.

    `first` and `last` are the first and last day that any of them gives, `precision` how exact they are where they give
    but one; all None where none gives a day, and then `published`, the first day on which it was told, stands for no
    day of its own. `place` are the words for where; `spot` is None where nothing was made of them.
    """

    id: str
    type: str
    first: str | None
    last: str | None
    precision: str | None
    published: str
    place: str
    spot: Spot | None
    accounts: int
    reports: int


def scenes(connection: Connection) -> tuple[Scene, ...]:
    """The scenes of all incidents, by id."""
    events, groups, reports, spots = schema.events.c, schema.grouped.c, schema.reports.c, schema.spots.c
    rows = connection.execute(
        select(
            groups.name.label("incident"), events.id, events.type, events.place, events.date_start, events.date_end,
            events.date_precision, events.report, reports.published, spots.spot, spots.name, spots.country,
            spots.latitude, spots.longitude, spots.precision,
        )
        .join(schema.events, (groups.claim == events.id) & (groups.kind == "event"))
        .join(schema.reports, reports.id == events.report)
        .outerjoin(schema.spots, spots.claim == events.id)
    ).all()  # fmt: skip
    people, judged = regrouped(connection, "incident"), judged_events(connection)
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[people.name(row.id, row.incident) or row.incident].append(row)
    known = {row.place: _spot(row) for row in rows if row.place and row.spot} if judged else {}
    return tuple(_scene(name, found[name], judged, known) for name in sorted(found))


def spots_of(connection: Connection, claims: Iterable[str]) -> Mapping[str, Spot]:
    """Where events are placed, by their ids."""
    table, wanted, found = schema.spots, sorted(set(claims)), dict[str, Spot]()
    for at in range(0, len(wanted), 900):
        rows = connection.execute(select(table).where(table.c.claim.in_(wanted[at : at + 900])))
        found.update((row.claim, _spot(row)) for row in rows)
    return found


def _spot(row: Any) -> Spot:  # noqa: ANN401 - a row
    return Spot(row.spot, row.name, row.country, row.latitude, row.longitude, row.precision)


def _scene(name: str, rows: Sequence[Any], judged: Mapping[str, ClaimRow[Any]], known: Mapping[str, Spot]) -> Scene:
    if len(rows) == 1 and rows[0].id not in judged:
        return _told(name, rows, rows, [_spot(rows[0]) if rows[0].spot else None])
    held = [row for row in rows if row.id not in judged or judged[row.id].status != "rejected"] or rows
    # The fields have the same names.
    told = [judged[row.id].decided if row.id in judged else row for row in held]
    placed = [
        known.get(one.place) if one.place != row.place else _spot(row) if row.spot else None
        for one, row in zip(told, held, strict=True)
    ]
    return _told(name, rows, told, placed)


def _told(name: str, rows: Sequence[Any], told: Sequence[Any], placed: Sequence[Spot | None]) -> Scene:
    days: list[_Days] = [
        (one.date_start, one.date_end, one.date_precision) for one in told if one.date_start or one.date_end
    ]
    starts, ends = [start for start, _, _ in days if start], [end for _, end, _ in days if end]
    spots = Counter(one for one in placed if one)
    return Scene(
        id=name,
        type=_most(one.type for one in told),
        first=min(starts, default=None),
        last=max(ends, default=None),
        precision=days[0][2] if len(set(days)) == 1 else None,
        published=min((row.published[:10] for row in rows if row.published), default=""),
        place=_most(one.place for one in told if one.place) if any(one.place for one in told) else "",
        # Of places as often given the one that says most exactly where.
        spot=min(spots, key=lambda one: (-spots[one], one.at is None, one.precision, one.id), default=None),
        accounts=len(rows),
        reports=len({row.report for row in rows}),
    )


def _most(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda one: (-counts[one], one))


@dataclass(frozen=True, slots=True)
class Turn:
    """A claimant's new number for a question: the figure, its day, and the bounds before it and now.

    `day` is the ISO day that the figure is of where `stated`, else that of its publication.
    """

    series: str
    claim: str
    speaker: str
    measure: str
    day: str
    stated: bool
    before: tuple[int | None, int | None]
    now: tuple[int | None, int | None]


def turns(connection: Connection) -> tuple[Turn, ...]:
    """The figures by which a claimant first gives a number after having given another, in the order of their days.

    A number that they gave before is a late repeat, and no turn.
    """
    figures, groups, reports = schema.figures.c, schema.grouped.c, schema.reports.c
    several = (
        select(groups.name)
        .where(groups.kind == "figure")
        .group_by(groups.name)
        .having(func.count() > 1)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            groups.name, figures.id, figures.speaker, figures.measure, figures.low, figures.high, figures.as_of,
            reports.published,
        )
        .join(schema.figures, (groups.claim == figures.id) & (groups.kind == "figure"))
        .join(schema.reports, reports.id == figures.report)
        .where(
            groups.name.in_(several), figures.speaker.is_not(None), figures.mode.in_(("happened", "ongoing")),
            figures.low.is_not(None) | figures.high.is_not(None),
        )
    ).all()  # fmt: skip
    given: defaultdict[tuple[str, str], list[tuple[int | None, int | None]]] = defaultdict(list)
    found = []
    for row in sorted(rows, key=lambda row: (row.as_of or row.published or "9999", row.published or "9999", row.id)):
        day, bounds = (row.as_of or row.published or "")[:10], (row.low, row.high)
        before = given[row.name, row.speaker]
        if before and bounds not in before and day:
            stated = row.as_of is not None
            found.append(Turn(row.name, row.id, row.speaker, row.measure, day, stated, before[-1], bounds))
        if bounds not in before:
            before.append(bounds)
    return tuple(found)
