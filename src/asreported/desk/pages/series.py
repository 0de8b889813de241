"""The pages of series: figures that answer one question, every one over time, by claimant, with why it moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from asreported.ledger import Case, SeriesRow

from ..charts.drawing import Chart, chart
from ..charts.points import CHARTED_MODES, point
from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.answers import Answers, answers
from ..telling.judgements import GroupJudgement, group_judgements
from ..telling.meetings import Meetings
from ..telling.parties import names
from ..telling.repeats import Repeats
from ..telling.steps import Step, steps_of
from ..words import label, rank
from .disputes import Dispute, dispute

PATH = "/series"
SERIES_PAGE = 40


def measure_of(found: SeriesRow) -> str:
    """What most figures of the series count."""
    counts = Counter(one.decided.measure for one in found.figures)
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
        lambda found: "several" if len(found.figures) > 1 else "one",
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
    page: Page[SeriesRow]
    in_case: int


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """All that the page of one series shows. `by_claimant` has the steps of each claimant in the order of time."""

    id: str
    label: str
    measure: str
    figures: int
    reports: int
    chart: Chart | None
    by_claimant: tuple[tuple[str, tuple[Step, ...]], ...]
    disputes: tuple[Dispute, ...]
    judgements: tuple[GroupJudgement, ...]
    answers: Answers


def series_list(case: Case, held: Holdings, query: Mapping[str, str]) -> SeriesListPage:
    """The series that the query asks for, by measure, those with most figures first."""
    every = case.series()
    wanted = sorted(narrowed(every, FIELDS, query), key=_order)
    shown = page(wanted, PATH, query, SERIES_PAGE)
    reports = {figure.report.id for found in shown.rows for figure in found.figures}
    disputed = Counter(name for found in case.disputes_of(reports) for name in Meetings.series(found))
    totals = Counter(measure_of(found) for found in wanted)
    return SeriesListPage(
        filters=filters(every, FIELDS, query),
        measures=tuple(
            MeasureSeries(
                label("measures", key),
                tuple(listed_series(found, held.repeats, disputed[found.id]) for found in rows),
                totals[key],
            )
            for key, rows in groupby(shown.rows, key=measure_of)
        ),
        page=shown,
        in_case=len(every),
    )


def _order(found: SeriesRow) -> tuple[object, ...]:
    return (rank("measures", measure_of(found)), -len(found.figures), found.label, found.id)


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
        latest=steps_of(found, drawn, repeats)[-1],
        disputes=disputes,
    )


def series_page(case: Case, held: Holdings, wanted: str, query: Mapping[str, str]) -> SeriesPage:
    """One series, with what a policy makes of it. Raises CaseError where there is none of this id."""
    found = case.one_series(wanted)
    drawn = _drawn(found, held.repeats)
    steps: dict[str, list[Step]] = {}
    for step in steps_of(found, drawn, held.repeats):
        steps.setdefault(step.claimant, []).append(step)
    reports = {figure.report.id for figure in found.figures}
    at_odds = [one for one in case.disputes_of(reports) if wanted in Meetings.series(one)]
    known = Meetings(case, at_odds)
    return SeriesPage(
        id=found.id,
        label=found.label,
        measure=label("measures", measure_of(found)),
        figures=len(found.figures),
        reports=len({one.report.id for one in found.figures}),
        chart=drawn,
        by_claimant=tuple((name, tuple(told)) for name, told in sorted(steps.items(), key=lambda one: -len(one[1]))),
        disputes=tuple(dispute(one, held.repeats, known) for one in at_odds),
        judgements=group_judgements(case.judged(found.id), found.id),
        answers=answers(case, found, held.repeats, query.get("policy", ""), f"{PATH}/{found.id}"),
    )


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
    return chart((made for one, move in moved if (made := point(one, repeats, move.reason))), hold=True)
