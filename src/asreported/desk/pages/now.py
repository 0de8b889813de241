"""The first page: what is open now: figures that moved, disputes, events told in many ways, the latest reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from asreported.ledger import Case, FigureRow, IncidentRow, SeriesRow
from asreported.linking import Dispute as DisputeOutline
from asreported.linking import Move, Reason

from ..charts.points import claimant
from ..holdings import Holdings
from ..telling.dates import ShownDate, publication
from ..telling.meetings import Meetings
from ..telling.repeats import Repeats
from ..telling.rows import Row, row
from ..telling.steps import is_news, own_moves
from ..words import label, rank
from .disputes import Dispute, dispute
from .incidents import Listed, listed
from .reports import Listed as ListedReport
from .reports import listed as listed_report
from .series import ListedSeries, listed_series

SERIES, MOVES, DISPUTES, INCIDENTS, REPORTS = 6, 6, 5, 6, 6

# The move from one figure of a series to another.
_Change: TypeAlias = tuple[SeriesRow, Move, FigureRow, FigureRow]


@dataclass(frozen=True, slots=True)
class Moved:
    """A count that its claimant changed: the words and row of the figure before and of the new one, and why."""

    before: Row
    after: Row
    claimant: str
    label: str
    href: str
    reason: str
    up: bool


@dataclass(frozen=True, slots=True)
class NowPage:
    """All that the first page shows; the numbers in `open` are of the whole case."""

    reports: int
    latest: ShownDate | None
    refused: int
    series: tuple[ListedSeries, ...]
    moves: tuple[Moved, ...]
    moved: int
    disputes: tuple[Dispute, ...]
    disputed: int
    incidents: tuple[Listed, ...]
    shared: int
    maybe: int
    news: tuple[ListedReport, ...]


def now_page(case: Case, held: Holdings, _query: Mapping[str, str]) -> NowPage:
    """What is open in the case."""
    series, disputes, incidents = case.series(least=2), case.dispute_outlines(), case.outlines()
    at_odds = _of_series(case, disputes)
    telling = case.dispute_rows(_telling(disputes)[:DISPUTES])
    known = Meetings(case, telling)
    several = [found for found in incidents if found.reports > 1]
    most_told = sorted(several, key=lambda found: (-found.reports, found.id))[:INCIDENTS]
    shown = case.incidents_by_id(found.id for found in most_told)
    of_incident = _of_incidents(case, shown)
    news = case.latest_reports(REPORTS)
    ordered = sorted(series, key=lambda one: (-at_odds[one.id], -len(one.figures), one.label, one.id))
    changes = _changes(series)
    return NowPage(
        reports=held.tally.reports,
        latest=publication(news[0].report) if news and news[0].report.published else None,
        refused=len(case.unreadable()),
        series=tuple(listed_series(found, held.repeats, at_odds[found.id]) for found in ordered[:SERIES]),
        moves=tuple(_moved(one, held.repeats) for one in changes[:MOVES]),
        moved=len(changes),
        disputes=tuple(dispute(found, held.repeats, known) for found in telling),
        disputed=len(disputes),
        incidents=tuple(listed(case, held, found, of_incident[found.id]) for found in shown),
        shared=len(several),
        maybe=sum(found.open for found in incidents),
        news=tuple(listed_report(found, held.repeats) for found in news),
    )


def _of_series(case: Case, disputes: Sequence[DisputeOutline]) -> Counter[str]:
    """How many disputes each series has."""
    question = case.groups_of("figure", {claim for found in disputes for claim in (*found.a, *found.b)})
    return Counter(
        name for found in disputes for name in {question[one] for one in (*found.a, *found.b) if one in question}
    )


def _of_incidents(case: Case, incidents: Iterable[IncidentRow]) -> Counter[str]:
    """How many disputes each of these incidents has."""
    disputes = case.disputes_of({event.report.id for found in incidents for event in found.events})
    known = Meetings(case, disputes)
    return Counter(name for found in disputes for name in known.incidents(found))


def moved(series: Iterable[SeriesRow], repeats: Repeats) -> tuple[Moved, ...]:
    """The counts that claimants changed, those that changed most in proportion first."""
    return tuple(_moved(change, repeats) for change in _changes(series))


def _changes(series: Iterable[SeriesRow]) -> list[_Change]:
    """The moves by which claimants changed a count, in the order of `moved`."""
    found: list[tuple[float, str, _Change]] = []
    for one in series:
        figures = {figure.id: figure for figure in one.figures}
        for move in own_moves(one):
            before, after = figures.get(move.before or ""), figures[move.figure]
            if before is not None and is_news(move) and move.reason is not Reason.EARLIER:
                found.append((-_change(before, after), after.id, (one, move, before, after)))
    return [change for *_, change in sorted(found, key=lambda one: one[:2])]


def _moved(change: _Change, repeats: Repeats) -> Moved:
    series, move, before, after = change
    reason, up = label("moves", move.reason.value), _most(after) > _most(before)
    shown = row(before, repeats), row(after, repeats)
    return Moved(*shown, claimant(after), series.label, f"/series/{series.id}", reason, up)


def _change(before: FigureRow, after: FigureRow) -> float:
    """How many times the larger is the smaller; 0 where one of them is no number."""
    small, large = sorted((_most(before), _most(after)))
    return large / max(small, 1) if small or large else 0.0


def _most(found: FigureRow) -> int:
    figure = found.decided
    return figure.high if figure.high is not None else figure.low or 0


def _telling(disputes: Sequence[DisputeOutline]) -> list[DisputeOutline]:
    """The disputes with one of each kind in turn, those with most claims first."""
    ordered = sorted(disputes, key=lambda found: (-len(found.a) - len(found.b), found.id))
    turn: Counter[str] = Counter()
    placed = []
    for found in ordered:
        placed.append((turn[found.kind], rank("disputes", found.kind), found.id, found))
        turn[found.kind] += 1
    return [found for *_, found in sorted(placed, key=lambda one: one[:3])]
