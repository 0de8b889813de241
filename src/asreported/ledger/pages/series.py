"""Outlines of series: what lists sort and filter them by, of all of them, without reading their figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, select

from asreported.linking import FigureProfile, in_time, series_label

from .. import linked, schema
from ..decisions.groups import regrouped
from ..finding import claim_rows
from ..links.profiles import FIGURE, Profiles
from ..rows import SeriesRow


@dataclass(frozen=True, slots=True)
class SeriesOutline:
    """A series without its figures: how many count what, by measure, with what people corrected."""

    id: str
    measures: Mapping[str, int]
    claims: tuple[str, ...]


def series_outlines(connection: Connection) -> tuple[SeriesOutline, ...]:
    """The outlines of all series, by id."""
    people = regrouped(connection, "series")
    group, figure = schema.grouped.c, schema.figures.c
    every = select(figure.id, figure.measure, group.name).join(
        schema.grouped, (group.claim == figure.id) & (group.kind == FIGURE)
    )
    rows = connection.execute(every.order_by(figure.id)).all()
    corrected = _corrected(connection, {row.id for row in rows})
    measures: defaultdict[str, Counter[str]] = defaultdict(Counter)
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for claim, measure, linked_ in rows:
        name = people.name(claim, linked_) or linked_
        measures[name][corrected.get(claim, measure)] += 1
        claims[name].append(claim)
    return tuple(SeriesOutline(name, measures[name], tuple(claims[name])) for name in sorted(measures))


def _corrected(connection: Connection, figures: set[str]) -> dict[str, str]:
    """The measures of the figures that people decided about."""
    judged = figures & set(connection.execute(select(schema.decision_subjects.c.subject).distinct()).scalars())
    return {name: row.decided.measure for name, row in claim_rows(connection, judged).items()}


def series_labels(connection: Connection, outlines: Iterable[SeriesOutline]) -> dict[str, str]:
    """The questions of some series in words, by id."""
    wanted = tuple(outlines)
    known = Profiles(connection).get(FIGURE, {claim for one in wanted for claim in one.claims})
    profiles = cast("Mapping[str, FigureProfile]", known)
    return {one.id: series_label(in_time(profiles[claim] for claim in one.claims)) for one in wanted}


def series_by_id(connection: Connection, ids: Iterable[str]) -> tuple[SeriesRow, ...]:
    """The series of whole ids, in the order of the ids."""
    wanted = tuple(ids)
    found = {row.id: row for row in linked.all_series(connection, only=set(wanted))} if wanted else {}
    return tuple(found[name] for name in wanted if name in found)
