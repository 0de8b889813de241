"""Holdings: the reports of a case with what each took over from others, read once for every page that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from asreported.ledger import Case, ReportRow

from .repeats import Repeats


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports and claims of each kind there are, for the head of a page."""

    reports: int
    figures: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """The reports of a case by publication, and their repeats."""

    reports: tuple[ReportRow, ...]
    repeats: Repeats

    @property
    def tally(self) -> Tally:
        """The numbers that the reports carry already: `Case.counts` would group the copies a second time."""
        return Tally(
            len(self.reports),
            sum(one.figures for one in self.reports),
            sum(one.statements for one in self.reports),
            sum(one.events for one in self.reports),
        )


def holdings(case: Case) -> Holdings:
    """What the case holds now."""
    every = case.reports()
    return Holdings(every, Repeats(case.copies(), [found.report for found in every]))
