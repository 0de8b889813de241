"""The page of figures: by measure, newest first, each as its claimant gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from asreported.ledger import Case, FigureRow

from ..charts.drawing import Chart, Point, chart
from ..charts.points import CHARTED_MODES, claimant
from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, link, narrowed
from ..lists.paging import Page, page
from ..telling.dates import instant
from ..telling.judgements import REVIEW
from ..telling.repeats import Repeats
from ..telling.rows import Row, amount, claimant_called, claimant_key, outlet_called, outlet_key, row
from ..words import label, rank

PATH = "/figures"
# Only running totals and standing counts answer the same question from one report to the next.
LOOSE_SCOPES = frozenset({"event", "period"})
# More points hide each other, and weigh more than the table.
CHARTED_FIGURES = 300
FIELDS = (
    Field(
        "measure",
        "Measure",
        "Every measure",
        lambda found: str(found.decided.measure),
        lambda value: label("measures", value),
        lambda value: rank("measures", value),
    ),
    Field("claimant", "Claimant", "Every claimant", claimant_key, claimant_called),
    Field("outlet", "Outlet", "Every outlet", outlet_key, outlet_called),
    REVIEW,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure on the page: its rows here, how many there are in all, by how many claimants, and its chart.

    `crowded` says that there is no chart because there are too many figures for one.
    """

    key: str
    label: str
    rows: tuple[Row, ...]
    total: int
    claimants: int
    reports: int
    chart: Chart | None
    crowded: bool


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a measure and how many figures it has."""

    href: str
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All that the page of figures shows. `in_case` is how many figures there are without any filter."""

    filters: tuple[Filter, ...]
    jumps: tuple[Jump, ...]
    measures: tuple[Measure, ...]
    page: Page[FigureRow]
    in_case: int


def figures_page(case: Case, held: Holdings, query: Mapping[str, str]) -> FiguresPage:
    """The figures that the query asks for."""
    every = case.figures()
    wanted = sorted(narrowed(every, FIELDS, query), key=_newest_first)
    wanted.sort(key=lambda found: rank("measures", found.decided.measure))
    shown = page(wanted, PATH, query)
    here = {found.id for found in shown.rows}
    by_measure = [(key, list(rows)) for key, rows in groupby(wanted, key=lambda found: found.decided.measure)]
    return FiguresPage(
        filters=filters(every, FIELDS, query),
        jumps=tuple(_jump(key, rows, here, query) for key, rows in by_measure),
        measures=tuple(
            _measure(key, rows, [found for found in rows if found.id in here], held.repeats)
            for key, rows in by_measure
            if any(found.id in here for found in rows)
        ),
        page=shown,
        in_case=len(every),
    )


def _newest_first(found: FigureRow) -> tuple[bool, float, str, int, str]:
    moment = instant(found.report.published)
    newest = -moment.timestamp() if moment else 0.0
    return (moment is None, newest, found.report.id, found.claim.number.start, found.id)


def _jump(key: str, rows: Sequence[FigureRow], here: set[str], query: Mapping[str, str]) -> Jump:
    on_page = any(found.id in here for found in rows)
    href = f"#measure-{key}" if on_page else link(PATH, query, measure=key, page=None)
    return Jump(href, label("measures", key), len(rows))


def _measure(key: str, every: Sequence[FigureRow], here: Sequence[FigureRow], repeats: Repeats) -> Measure:
    crowded = len(every) > CHARTED_FIGURES
    return Measure(
        key=key,
        label=label("measures", key),
        rows=tuple(row(found, repeats) for found in here),
        total=len(every),
        claimants=len({claimant(found) for found in every}),
        reports=len({found.report.id for found in every}),
        chart=None if crowded else chart(point for found in every if (point := _point(found, repeats))),
        crowded=crowded,
    )


def _point(found: FigureRow, repeats: Repeats) -> Point | None:
    """The figure on the chart, or None where it is undated, did not happen, was read wrong, or is a repeat."""
    figure = found.decided
    moment = instant(figure.as_of or found.report.published)
    if moment is None or figure.mode not in CHARTED_MODES or found.status == "rejected":
        return None
    if repeats.sources(found.report.id) and repeats.of_sentence(found.report.id, found.sentence_words):
        return None
    return Point(
        id=found.id,
        moment=moment,
        stated=figure.as_of is not None,
        low=figure.low,
        high=figure.high,
        claimant=claimant(found),
        line=f"{figure.scope} {figure.people}",
        loose=figure.scope in LOOSE_SCOPES,
        said=" ".join(found.key_words.split()),
        amount=amount(figure),
        group=figure.group,
        approximate=figure.form == "approximate",
        unverified=figure.verification == "unverified",
    )
