"""Meetings: which incident and which series a dispute is about, so that each page can lead to the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from asreported.claims import Event, Figure, Span, Statement
from asreported.ledger import Case, ClaimRow, DisputeRow, IncidentRow

from .happenings import incident_title


@dataclass(frozen=True, slots=True)
class Thing:
    """An incident or a series that a page can lead to."""

    href: str
    label: str


class Meetings:
    """What some disputes are about. The case is asked for what they name, and for no more."""

    def __init__(self, case: Case, disputes: Sequence[DisputeRow] = ()) -> None:
        self._case = case
        self._rows: dict[str, IncidentRow] = {}
        events = {
            row.claim.event
            for found in disputes
            for row in _rows(found)
            if isinstance(row.claim, Figure) and row.claim.event
        }
        self._of = dict(case.groups_of("event", events))
        told = {row.report.id for found in disputes for row in _rows(found) if isinstance(row.claim, Statement)}
        self._triggers = dict(case.triggers(told))

    def incident_of(self, figure: Figure) -> str | None:
        """The incident that a figure belongs to."""
        if figure.event and figure.event not in self._of:
            self._of.update(self._case.groups_of("event", [figure.event]))
        return self._of.get(figure.event or "")

    def about(self, dispute: DisputeRow) -> tuple[Thing, ...]:
        """The incidents and series of a dispute, those that several reports tell of first."""
        wanted = self.incidents(dispute)
        if missing := sorted(wanted - self._rows.keys()):
            self._rows.update((row.id, row) for row in self._case.incidents_by_id(missing))
        incidents = sorted((self._rows[name] for name in wanted), key=lambda row: (-len(row.reports), row.id))
        return (
            *(Thing(f"/incidents/{row.id}", incident_title(row)) for row in incidents),
            *(Thing(f"/series/{name}", "The figures over time") for name in sorted(self.series(dispute))),
        )

    def incidents(self, dispute: DisputeRow) -> frozenset[str]:
        """The incidents of a dispute: those of its events and figures; where it has none, those its words tell of."""
        rows = _rows(dispute)
        found = {row.link for row in rows if isinstance(row.claim, Event) and row.link}
        found |= {known for row in rows if isinstance(row.claim, Figure) and (known := self.incident_of(row.claim))}
        if not found:
            found = {name for row in rows if isinstance(row.claim, Statement) for name in self._inside(row.claim)}
        return frozenset(found)

    @staticmethod
    def series(dispute: DisputeRow) -> frozenset[str]:
        """The series of a dispute's figures."""
        return frozenset(row.link for row in _rows(dispute) if isinstance(row.claim, Figure) and row.link)

    def _inside(self, told: Statement) -> Iterable[str]:
        if told.report not in self._triggers:
            self._triggers.update({told.report: (), **self._case.triggers([told.report])})
        return [name for start, end, name in self._triggers[told.report] if told.content.holds(Span(start, end))]


def _rows(dispute: DisputeRow) -> tuple[ClaimRow[Any], ...]:
    return (*dispute.a, *dispute.b)
