"""The page of copies: reports that repeat each other, who was first, and which stretches they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asreported.claims import Span
from asreported.intake import Report
from asreported.ledger import Case
from asreported.linking import CopyGroup, Passage, passages

from ..holdings import Holdings
from ..lists.paging import Page, page
from ..telling.dates import ShownDate, publication

PATH = "/copies"
COPIES_PAGE = 10
# Laying two reports side by side takes some milliseconds.
COMPARED = 12
LONGEST_PASSAGE = 420


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch of a report that the first report has too: where it is, in hundredths of the text, and its words."""

    start: float
    width: float
    words: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A report of a group. `share` is how much of the shorter text it has in common with the first, None of itself."""

    report: Report
    date: ShownDate
    first: bool
    share: int | None
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that repeat each other, the first on top; `certain` where the dates say which that is."""

    copies: tuple[Copy, ...]
    certain: bool
    unlisted: int

    @property
    def size(self) -> int:
        """How many reports repeat each other."""
        return len(self.copies) + self.unlisted


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """All that the page of copies shows."""

    groups: tuple[Group, ...]
    page: Page[CopyGroup]
    reports: int


def copies_page(case: Case, _held: Holdings, query: Mapping[str, str]) -> CopiesPage:
    """The groups of copies, the largest first."""
    every = sorted(case.copies(), key=lambda group: (-len(group.reports), group.reports))
    shown = page(every, PATH, query, COPIES_PAGE)
    known = case.reports_by_id(name for group in shown.rows for name in group.reports)
    return CopiesPage(
        groups=tuple(_group(group, known) for group in shown.rows),
        page=shown,
        reports=sum(len(group.reports) for group in every),
    )


def _group(group: CopyGroup, known: Mapping[str, Report]) -> Group:
    ordered = sorted((known[name] for name in group.reports), key=lambda one: _age(one, group.earliest))
    first, *others = ordered
    shares = {frozenset((pair.first, pair.second)): round(pair.share * 100) for pair in group.pairs}
    shown = others[:COMPARED]
    made = tuple(_copy(one, first, shares.get(frozenset((one.id, first.id)))) for one in shown)
    top = Copy(first, publication(first), len(group.earliest) == 1, None, ())
    return Group((top, *made), len(group.earliest) == 1, len(others) - len(shown))


def _age(report: Report, earliest: Iterable[str]) -> tuple[bool, bool, str, str]:
    return (report.id not in earliest, report.published is None, report.published or "", report.id)


def _copy(report: Report, first: Report, share: int | None) -> Copy:
    found = passages(report.text, first.text)
    return Copy(report, publication(report), False, share, tuple(_shared(one, report) for one in found))


def _shared(found: Passage, report: Report) -> Shared:
    whole = max(1, len(report.text))
    words = Span(found.first.start, min(found.first.end, found.first.start + LONGEST_PASSAGE)).of(report.text)
    return Shared(
        start=round(100 * found.first.start / whole, 2),
        width=round(100 * (found.first.end - found.first.start) / whole, 2),
        words=words,
        cut=found.first.end - found.first.start > LONGEST_PASSAGE,
    )
