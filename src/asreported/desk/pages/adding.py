"""The pages of adding: what may be handed over, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asreported.errors import AsReportedError
from asreported.intake import Unreadable
from asreported.ledger import Case

from ..batches import Batch
from ..holdings import Holdings
from ..telling.meetings import Meetings
from .disputes import Dispute, dispute
from .now import Moved, moved

PATH = "/add"
# A folder of thousands of files is listed by those that need a person; the list of reports has the others.
LISTED = 200
NEWS = 20
# Moves are looked for in so many questions, of so many reports: a batch of a whole archive has its own pages.
QUESTIONS = 60
REPORTS = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """A batch in the list: who handed it over, what, and how far it is."""

    id: str
    by: str
    what: str
    state: str


@dataclass(frozen=True, slots=True)
class AddPage:
    """What may be handed over, with what a form held that could not be taken, and the batches of this desk so far."""

    batches: tuple[Listed, ...]
    entered: Mapping[str, str]
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that was stored: its address, its name, how many claims it makes."""

    href: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One batch: how far it is, and what came of it.

    `done` of `total` sources are through, `ahead` batches come before it; `problem` and `advice` say what stopped it.
    `moved` and `disputes` are those of the reports that it brought, once all is read.
    """

    id: str
    by: str
    what: str
    finished: bool
    reading: str
    done: int
    total: int
    problem: str
    advice: str
    new: tuple[NewReport, ...]
    more: int
    there: int
    refused: tuple[Unreadable, ...]
    moved: tuple[Moved, ...]
    disputes: tuple[Dispute, ...]


def add_page(batches: tuple[Batch, ...], entered: Mapping[str, str], fault: AsReportedError | None = None) -> AddPage:
    """The forms, filled with what was entered before."""
    listed = tuple(Listed(one.id, one.by, what(one), _state(one)) for one in batches[:NEWS])
    return AddPage(listed, entered, fault.problem if fault else "", fault.advice if fault else "")


def batch_page(case: Case, held: Holdings, batch: Batch) -> BatchPage:
    """How far a batch is and what came of it."""
    added = tuple(batch.added)
    new = [one for one in added if one.new]
    brought = {one.report for one in new if one.report}
    return BatchPage(
        id=batch.id,
        by=batch.by,
        what=what(batch),
        finished=batch.finished,
        reading=batch.reading,
        done=batch.done,
        total=len(batch.sources),
        problem=batch.fault.problem if batch.fault else "",
        advice=batch.fault.advice if batch.fault else "",
        new=tuple(NewReport(f"/reports/{one.report}", one.name, one.claims) for one in new[:LISTED]),
        more=max(0, len(new) - LISTED),
        there=sum(not one.new and one.refused is None for one in added),
        refused=tuple(one.refused for one in added if one.refused is not None),
        moved=_moved(case, held, brought) if batch.finished else (),
        disputes=_disputes(case, held, brought) if batch.finished else (),
    )


def what(batch: Batch) -> str:
    """What was handed over, in a few words."""
    names = [source.name for source in batch.sources[:3]]
    more = len(batch.sources) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _state(batch: Batch) -> str:
    if not batch.finished:
        return f"{batch.done} of {len(batch.sources)} read"
    new = sum(one.new for one in batch.added)
    refused = sum(one.refused is not None for one in batch.added)
    return f"{new} new" + (f", {refused} not read" if refused else "") + (", stopped" if batch.fault else "")


def _moved(case: Case, held: Holdings, brought: set[str]) -> tuple[Moved, ...]:
    """The counts that the reports of a batch changed."""
    some = sorted(brought)[:REPORTS]
    names = dict.fromkeys(row.link for one in some for row in case.figures(report=one) if row.link)
    series = [case.one_series(name) for name in list(names)[:QUESTIONS]]
    return tuple(one for one in moved(series, held.repeats) if one.after.told.report.id in brought)[:NEWS]


def _disputes(case: Case, held: Holdings, brought: set[str]) -> tuple[Dispute, ...]:
    """The disputes that a claim of the batch is in."""
    found = case.disputes_of(sorted(brought)[:REPORTS])[:NEWS]
    known = Meetings(case, found)
    return tuple(dispute(one, held.repeats, known) for one in found)
