"""The case of Ostrel with what two reviewers decided about it."""

from __future__ import annotations

from pathlib import Path

from asreported.ledger import Case, open_case

from .terminal import FIRST, LAST, OTHER, build_across, told

EVENT, NINE, TAKEN = told(FIRST)
SOLDIERS, _SAID, FOURTEEN, RELEASED = told(OTHER)
_LATER, TWELVE, KILLED = told(LAST)


def build_judged(path: Path) -> str:
    """A case at a path with all the reports and decisions; its path."""
    build_across(path)
    with open_case(path) as case:
        decide(case)
    return str(path)


def decide(case: Case) -> None:
    """What the two decided."""
    ada, ben = case.reviewer("Ada <Rill>"), case.reviewer("Ben")
    ada.confirm(NINE.id, comment="read <twice>")
    ada.correct(TWELVE.id, "high", "13")
    ada.correct(TWELVE.id, "people", "mixed")
    ben.reject(FOURTEEN.id)
    ada.confirm(TAKEN.id)
    ben.reject(TAKEN.id)
    ada.grade_claim(NINE.id, "2")
    ben.grade_source(case.source("Harbour Ministry").id, "B")
    incident = case.show(EVENT.id).link
    assert incident
    ben.grade_incident(incident, "weak", comment="nobody was there")
