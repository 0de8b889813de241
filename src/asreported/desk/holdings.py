"""Holdings: what every page needs of a case: how much there is, what repeats what, how sources are graded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asreported.ledger import Case

from .telling.parties import known_actor
from .telling.repeats import Repeats
from .words import label


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports and claims of each kind there are, for the head of a page."""

    reports: int
    figures: int
    statements: int
    events: int
    people: int
    copies: int


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """How reliable somebody judged a source: the letter, what it stands for, and who says so."""

    grade: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a case holds, the repeats of its reports, the grades of its sources.

    `reliability` has the grades by the id of the actor, then by reviewer.
    """

    tally: Tally
    repeats: Repeats
    reliability: Mapping[str, Mapping[str, str]]

    def graded(self, name: str | None) -> tuple[SourceGrade, ...]:
        """The grades that people gave a source, by the name that a report uses for it."""
        if name is None or not self.reliability:
            return ()
        given = self.reliability.get(known_actor(name).id, {})
        return tuple(SourceGrade(grade, label("reliability", grade), by) for by, grade in sorted(given.items()))


def holdings(case: Case) -> Holdings:
    """What the case holds now."""
    copies, sizes = case.copies(), case.sizes()
    tally = Tally(
        sizes["reports"], sizes["figures"], sizes["statements"], sizes["events"], sizes["persons"], len(copies)
    )
    return Holdings(tally, Repeats(copies, case.reports_by_id), case.reliability())
