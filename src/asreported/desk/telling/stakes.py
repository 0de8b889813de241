"""Stakes: what hangs on a claim: the question or the incident that it is part of, and what that would be without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from asreported.ledger import Answer, Case, ClaimRow, FigureRow, IncidentRow, SeriesRow

from ..words import label
from .candidates import Other, other_incidents, other_series
from .happenings import incident_title

OTHERS: Final = 4
# Of more claims it takes too long to work out what would be without one: 12 figures take a tenth of a second.
WEIGHED: Final = 12


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule gives with the claim and without it; `whose` where it answers for each claimant."""

    rule: str
    whose: str
    with_it: str
    without: str


@dataclass(frozen=True, slots=True)
class Part:
    """What the claim is part of, a `series` or an `incident`, and how many claims that holds.

    `changes` are the answers that would be others without it: None where there are too many claims to try. `others`
    may be the same, or the one that the claim belongs to.
    """

    what: str
    id: str
    label: str
    href: str
    size: int
    changes: tuple[Change, ...] | None
    others: tuple[Other, ...]


def part(case: Case, found: ClaimRow[Any]) -> Part | None:
    """What hangs on the claim: the series or the incident that it stands in, and how that would change without it."""
    if found.link is None:
        return None
    if isinstance(found, FigureRow):
        series = case.one_series(found.link)
        return Part(
            what="series",
            id=series.id,
            label=series.label,
            href=f"/series/{series.id}",
            size=len(series.figures),
            changes=_answers(case, series, found.id) if len(series.figures) <= WEIGHED else None,
            others=other_series(case, series.id, OTHERS),
        )
    incident = case.incident(found.link)
    return Part(
        what="incident",
        id=incident.id,
        label=incident_title(incident),
        href=f"/incidents/{incident.id}",
        size=len(incident.events),
        changes=_grade(case, incident, found.id) if len(incident.events) <= WEIGHED else None,
        others=other_incidents(case, incident.id, OTHERS),
    )


def _answers(case: Case, series: SeriesRow, claim: str) -> tuple[Change, ...]:
    """The rules whose answer would be another without the claim."""
    names = {one.id: one.decided.speaker or "" for one in series.figures}
    changes = []
    for effect in case.effects(series, claim):
        now, then = ({one.voice: one for one in given} for given in (effect.with_it, effect.without))
        for voice in dict.fromkeys([*now, *then]):
            told = _told(now.get(voice)), _told(then.get(voice))
            if told[0] != told[1]:
                used = next((one.claim for one in (now[voice].used if voice in now else ())), claim)
                changes.append(Change(label("policies", effect.policy), names[used] if voice else "", *told))
    return tuple(changes)


def _told(answer: Answer | None) -> str:
    """An answer of a rule in a few words."""
    if answer is None or (answer.low is None and answer.best is None and answer.high is None):
        return "no number"
    if answer.policy != "range" and answer.best is not None:
        return f"{answer.best:,}"
    low, high = ("?" if end is None else f"{end:,}" for end in (answer.low, answer.high))
    return low if low == high else f"{low} or more" if answer.high is None else f"{low} to {high}"


def _grade(case: Case, incident: IncidentRow, claim: str) -> tuple[Change, ...]:
    """How sure the incident is by the rule, where that would be another without the claim."""
    if len(incident.events) == 1:
        return (Change("The incident", "", "has this account alone", "would be gone"),)
    now, then = (label("incident_grades", grade) for grade in case.grades_with_and_without(incident, claim))
    return (Change("Grade by the rule", "", now, then),) if now != then else ()
