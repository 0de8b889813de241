"""The pages of series: figures that answer one question, every one over time, by claimant, with why it moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from asreported.ledger import Case, DisputeRow, FigureRow, SeriesOutline, SeriesRow
from asreported.linking import Move

from ..charts.drawing import Chart, chart, distinct
from ..charts.points import CHARTED_MODES, claimant, point
from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import PAGE_ROWS, Page, page
from ..telling.answers import Answers, answers
from ..telling.candidates import Other, other_series
from ..telling.judgements import GroupJudgement, group_judgements
from ..telling.meetings import Meetings
from ..telling.parties import names
from ..telling.repeats import Repeats
from ..telling.rows import Row, row
from ..telling.steps import Step, own_moves, step
from ..words import label, rank
from .disputes import DISPUTES_PAGE, Dispute, dispute

PATH = "/series"
SERIES_PAGE = 40
SPLIT_SHOWN = 40


def measure_of(found: SeriesOutline) -> str:
    """What most figures of the series count."""
    return _most(found.measures)


def _most(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], rank("measures", name)))


FIELDS = (
    Field(
        "measure",
        "Measure",
        "Every measure",
        measure_of,
        lambda value: label("measures", value),
        lambda value: rank("measures", value),
    ),
    Field(
        "told",
        "Figures",
        "Any number of figures",
        lambda found: "several" if len(found.claims) > 1 else "one",
        lambda value: label("figures_told", value),
        lambda value: rank("figures_told", value),
    ),
)


@dataclass(frozen=True, slots=True)
class ListedSeries:
    """A series in the list: its question, who counts, the lowest and highest number of the latest of each claimant."""

    id: str
    label: str
    figures: int
    claimants: int
    spread: str
    chart: Chart | None
    latest: Step
    disputes: int

    @property
    def href(self) -> str:
        """Its own page."""
        return f"{PATH}/{self.id}"


@dataclass(frozen=True, slots=True)
class MeasureSeries:
    """A measure with its series on this page."""

    label: str
    series: tuple[ListedSeries, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SeriesListPage:
    """All that the list of series shows."""

    filters: tuple[Filter, ...]
    measures: tuple[MeasureSeries, ...]
    page: Page[SeriesOutline]
    in_case: int


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """All that the page of one series shows. `by_claimant` has the steps of each claimant in the order of time.

    Of a large series these are those of one `part`; `disputes` are one part of those `at_odds`.
    `split` are the newest figures, which a form can take out; `known` is what its forms have seen of the log.
    """

    id: str
    label: str
    measure: str
    figures: int
    reports: int
    chart: Chart | None
    by_claimant: tuple[tuple[str, tuple[Step, ...]], ...]
    part: Page[tuple[FigureRow, Move]]
    disputes: tuple[Dispute, ...]
    at_odds: Page[DisputeRow]
    judgements: tuple[GroupJudgement, ...]
    answers: Answers
    others: tuple[Other, ...]
    split: tuple[Row, ...]
    known: int


def series_list(case: Case, held: Holdings, query: Mapping[str, str]) -> SeriesListPage:
    """The series that the query asks for, by measure, those with most figures first."""
    every = case.series_outlines()
    wanted = sorted(narrowed(every, FIELDS, query), key=lambda found: (_order(found), found.id))
    shown = page(wanted, PATH, query, SERIES_PAGE)
    shown = page(_by_label(case, wanted, shown), PATH, query, SERIES_PAGE)
    known = {found.id: found for found in case.series_by_id(found.id for found in shown.rows)}
    at_odds = case.disputes_over(claim for found in shown.rows for claim in found.claims)
    disputed = Counter(name for found in at_odds for name in Meetings.series(found))
    totals = Counter(measure_of(found) for found in wanted)
    return SeriesListPage(
        filters=filters(every, FIELDS, query),
        measures=tuple(
            MeasureSeries(
                label("measures", key),
                tuple(listed_series(known[found.id], held.repeats, disputed[found.id]) for found in rows),
                totals[key],
            )
            for key, rows in groupby(shown.rows, key=measure_of)
        ),
        page=shown,
        in_case=len(every),
    )


def _order(found: SeriesOutline) -> tuple[tuple[int, str], int]:
    return rank("measures", measure_of(found)), -len(found.claims)


def _by_label(case: Case, ordered: list[SeriesOutline], part: Page[SeriesOutline]) -> list[SeriesOutline]:
    """The series in their order, those of a place that are as large as each other by label; only such are read."""
    ends = {_order(found) for found in part.rows}
    near = [found for found in ordered if _order(found) in ends]
    sizes = Counter(_order(found) for found in near)
    labels = case.series_labels(found for found in near if sizes[_order(found)] > 1)
    return sorted(ordered, key=lambda found: (_order(found), labels.get(found.id, ""), found.id))


def listed_series(found: SeriesRow, repeats: Repeats, disputes: int) -> ListedSeries:
    """A series as lists show it."""
    drawn = _drawn(found, repeats)
    return ListedSeries(
        id=found.id,
        label=found.label,
        figures=len(found.figures),
        claimants=len(names(found.figures)),
        spread=_spread(found),
        chart=drawn,
        latest=step(found.figures[-1], own_moves(found)[-1], drawn, repeats),
        disputes=disputes,
    )


def series_page(case: Case, held: Holdings, wanted: str, query: Mapping[str, str]) -> SeriesPage:
    """One series, with what a policy makes of it. Raises CaseError where there is none of this id."""
    found = case.one_series(wanted)
    drawn = _drawn(found, held.repeats)
    path = f"{PATH}/{found.id}"
    shown = page(_by_claimant(found), path, query)
    steps = [step(one, move, drawn, held.repeats) for one, move in shown.rows]
    disputed = case.disputes_over(figure.id for figure in found.figures)
    every = [one for one in disputed if wanted in Meetings.series(one)]
    at_odds = page(every, path, query, DISPUTES_PAGE, name="odds")
    known = Meetings(case, at_odds.rows)
    return SeriesPage(
        id=found.id,
        label=found.label,
        measure=label("measures", _most(Counter(one.decided.measure for one in found.figures))),
        figures=len(found.figures),
        reports=len({one.report.id for one in found.figures}),
        chart=drawn,
        by_claimant=tuple((name, tuple(told)) for name, told in groupby(steps, key=lambda one: one.claimant)),
        part=shown,
        disputes=tuple(dispute(one, held.repeats, known) for one in at_odds.rows),
        at_odds=at_odds,
        judgements=group_judgements(case.judged(found.id), found.id),
        answers=answers(case, found, held.repeats, query.get("policy", ""), path),
        others=other_series(case, found.id),
        split=tuple(row(one, held.repeats) for one in reversed(found.figures[-SPLIT_SHOWN:])),
        known=case.log_part(0)[1],
    )


def _by_claimant(found: SeriesRow) -> list[tuple[FigureRow, Move]]:
    """The figures by claimant, whoever gave most first, each in the order of time, with their own moves."""
    told: dict[str, list[tuple[FigureRow, Move]]] = {}
    for one, move in zip(found.figures, own_moves(found), strict=True):
        told.setdefault(claimant(one), []).append((one, move))
    return [pair for its in sorted(told.values(), key=lambda its: -len(its)) for pair in its]


def _spread(found: SeriesRow) -> str:
    """From the lowest to the highest number of what is told to have happened; open where the highest is."""
    counts = [one.decided for one in found.figures if one.decided.mode in CHARTED_MODES and one.status != "rejected"]
    lows = [low for one in counts if (low := one.high if one.low is None else one.low) is not None]
    highs = [high for one in counts if (high := one.low if one.high is None else one.high) is not None]
    if not highs:
        return "no number"
    ends = f"{max(highs):,}" if min(lows) == max(highs) else f"{min(lows):,} to {max(highs):,}"
    is_open = any(one.high is None and one.low == max(highs) for one in counts)
    return f"{ends} or more" if is_open else ends


def _drawn(found: SeriesRow, repeats: Repeats) -> Chart | None:
    moved = zip(found.figures, found.moves, strict=True)
    made = [drawn for one, move in moved if (drawn := point(one, repeats, move.reason))]
    return chart(distinct(made) if len(made) > PAGE_ROWS else made, hold=True)
