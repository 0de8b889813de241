"""The pages of incidents: the list, and one incident with its accounts beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asreported.claims import Event, Figure, Person
from asreported.intake import Report
from asreported.ledger import Case, ClaimRow, IncidentGrade, IncidentRow, Outline

from ..charts.timelines import Timeline, timeline
from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.accounts import Accounts, accounts
from ..telling.assistance import TYPE as HELP
from ..telling.assistance import Help, assistance
from ..telling.candidates import Other, other_incidents
from ..telling.happenings import When, incident_title, often, places_of, types_in, types_of, when
from ..telling.judgements import GroupJudgement, group_judgements
from ..telling.meetings import Meetings
from ..telling.placing import Placing, placing
from ..telling.rows import Row, row
from ..telling.voices import Voices, voices
from ..words import label, rank
from .disputes import Dispute, dispute

PATH = "/incidents"
# Voices are worked out for each; a page of 25 takes half a second.
INCIDENTS_PAGE = 25
MAYBE_SHOWN = 12
# Help is looked for in the other sentences of so many reports.
HELP_FROM = 30
FIELDS = (
    Field(
        "type",
        "What",
        "Everything",
        lambda found: types_in(found.types)[0],
        lambda value: label("types", value),
        lambda value: rank("types", value),
    ),
    Field(
        "told",
        "Told of by",
        "Any number of reports",
        lambda found: "several" if found.reports > 1 else "one",
        lambda value: label("told", value),
        lambda value: rank("told", value),
    ),
    Field(
        "open",
        "Which it is",
        "Sure or open",
        lambda found: "maybe" if found.open else "sure",
        lambda value: label("sameness", value),
        lambda value: rank("sameness", value),
    ),
    Field("place", "Where", "Everywhere", lambda found: next(iter(often(found.places)), "")),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident in the list: the types and places its accounts give, how many there are, who is behind them."""

    id: str
    title: str
    types: tuple[str, ...]
    places: tuple[str, ...]
    when: When
    accounts: int
    reports: int
    voices: str
    disputes: int
    maybe: int
    first: Row

    @property
    def href(self) -> str:
        """Its own page."""
        return f"{PATH}/{self.id}"


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    """All that the list of incidents shows: those that several reports tell of, then those of one."""

    filters: tuple[Filter, ...]
    incidents: tuple[Listed, ...]
    page: Page[Outline]
    in_case: int


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """All that the page of one incident shows. `seen` is what its forms have seen of it, `known` of the
    whole log; `others` may be the same."""

    listed: Listed
    accounts: Accounts
    disputes: tuple[Dispute, ...]
    persons: tuple[Row, ...]
    maybe: tuple[Listed, ...]
    unlisted: int
    voices: Voices
    timeline: Timeline | None
    reports: tuple[Report, ...]
    grade: IncidentGrade
    judgements: tuple[GroupJudgement, ...]
    seen: int
    others: tuple[Other, ...]
    split: tuple[Row, ...]
    known: int
    where: Placing
    help: tuple[Help, ...]
    help_beside: tuple[Help, ...]


def incidents_page(case: Case, held: Holdings, query: Mapping[str, str]) -> IncidentsPage:
    """The incidents that the query asks for, the newest first."""
    every = case.outlines()
    wanted = sorted(
        narrowed(every, FIELDS, query), key=lambda found: min(found.days, default=found.published), reverse=True
    )
    wanted.sort(key=lambda found: found.reports == 1)
    shown = page(wanted, PATH, query, INCIDENTS_PAGE)
    here = case.incidents_by_id(found.id for found in shown.rows)
    disputes = case.disputes_of(report.id for found in here for report in found.reports)
    known = Meetings(case, disputes)
    disputed = Counter(name for found in disputes for name in known.incidents(found))
    return IncidentsPage(
        filters=filters(every, FIELDS, query),
        incidents=tuple(listed(case, held, found, disputed[found.id]) for found in here),
        page=shown,
        in_case=len(every),
    )


def listed(case: Case, held: Holdings, found: IncidentRow, disputes: int) -> Listed:
    """An incident as lists show it."""
    alone = len(found.events) == 1
    heard = None if alone else case.independence(event.id for event in found.events)
    return _listed(held, found, disputes, voices(heard, found.events).count if heard else "1")


def _listed(held: Holdings, found: IncidentRow, disputes: int, heard: str) -> Listed:
    return Listed(
        id=found.id,
        title=incident_title(found),
        types=tuple(label("types", name) for name in types_of(found)),
        places=places_of(found),
        when=when(found),
        accounts=len(found.events),
        reports=len(found.reports),
        voices=heard,
        disputes=disputes,
        maybe=len(found.open),
        first=row(found.events[0], held.repeats),
    )


def incident_page(case: Case, held: Holdings, wanted: str, query: Mapping[str, str]) -> IncidentPage:
    """One incident, by its id or the beginning of one."""
    found = case.incident(wanted)
    figures, persons = _beside(case, found)
    disputes = case.disputes_of(report.id for report in found.reports)
    known = Meetings(case, disputes)
    at_odds = [one for one in disputes if found.id in known.incidents(one)]
    told: tuple[ClaimRow[Any], ...] = (*found.events, *figures)
    independent = case.independence(event.id for event in found.events)
    heard = voices(independent, found.events)
    maybe = tuple(listed(case, held, one, 0) for one in case.incidents_by_id(found.open[:MAYBE_SHOWN]))
    return IncidentPage(
        listed=_listed(held, found, len(at_odds), heard.count),
        accounts=accounts(told, held.repeats, f"{PATH}/{found.id}", query),
        disputes=tuple(dispute(one, held.repeats, known) for one in at_odds),
        persons=tuple(row(one, held.repeats) for one in persons),
        maybe=maybe,
        unlisted=len(found.open) - len(maybe),
        voices=heard,
        timeline=timeline(found.reports, held.repeats),
        reports=found.reports,
        grade=case.grade_of(found, disputes, independent),
        judgements=group_judgements(case.judged(found.id), found.id),
        seen=case.newest_decision(found.id),
        others=other_incidents(case, found.id),
        split=tuple(row(one, held.repeats) for one in found.events),
        known=case.log_part(0)[1],
        where=placing(case, found),
        help=assistance(found.events, held.repeats),
        help_beside=assistance(_help_beside(case, found), held.repeats),
    )


def _help_beside(case: Case, found: IncidentRow) -> list[ClaimRow[Event]]:
    """The accounts of help in the same reports that are not of this incident."""
    own = {event.id for event in found.events}
    told = case.claims_in(Event, (report.id for report in found.reports[:HELP_FROM]))
    return [one for one in told if one.claim.type == HELP and one.id not in own]


def _beside(case: Case, found: IncidentRow) -> tuple[list[ClaimRow[Figure]], list[ClaimRow[Person]]]:
    """The figures that belong to the incident, and the persons that its sentences name."""
    events = {event.id for event in found.events}
    sentences = {(event.report.id, event.sentence) for event in found.events}
    reports = [report.id for report in found.reports]
    figures = [one for one in case.claims_in(Figure, reports) if one.claim.event in events]
    persons = [one for one in case.claims_in(Person, reports) if (one.report.id, one.sentence) in sentences]
    return figures, persons
