"""Grades: how sure an incident is by a written rule, and how reliable people judge its sources to be.

The ladder is that of Airwars (airwars.org, methodology): confirmed, fair, weak, contested, discounted. Independence
is that of the Standards for Casualty Recording (Every Casualty Counts, 2016): another primary claimant, not outlet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from asreported.errors import CaseError
from asreported.linking import Actor, Independence, Verdict, actor, same_actor

from . import linked, schema
from .decisions import groups
from .decisions.groups import one_actor
from .decisions.live import live
from .decisions.log import entries
from .rows import DisputeRow, EventRow, IncidentRow

# Stages in which something is not said to have come about.
_NOT_DONE = frozenset({"planned", "requested", "offered", "promised", "ruled_out", "denied", "possible"})
# Disputes that make an incident contested.
AT_ODDS = frozenset({"responsibility", "happened_or_not"})


@dataclass(frozen=True, slots=True)
class IncidentGrade:
    """The grade that the rule gives, the rule in words, the claims that it rests on; `decided` are reviewers' own."""

    grade: str
    rule: str
    claims: tuple[str, ...]
    decided: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Somebody to whom reports of the case ascribe claims, or an outlet: under which names, how often, how graded.

    `id` is the actor's, `names` those that the reports use, `claims` how many claims are ascribed to it, `reports` how
    many it published. `reliability` is its grade, A to F, by reviewer.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    claims: int
    reports: int
    reliability: Mapping[str, str]


def incident_grade(
    connection: Connection, incident: IncidentRow, disputes: Iterable[DisputeRow], heard: Independence | None = None
) -> IncidentGrade:
    """The grade of an incident; `disputes` are those of the case, or of its reports, `heard` the voices of all its
    accounts where they are known."""
    own = {row.id for row in incident.events}
    about = [one for one in disputes if own & {row.id for row in (*one.a, *one.b)}]
    grade, rule, claims = _by_rule(connection, incident.events, about, heard)
    return IncidentGrade(grade, rule, tuple(sorted(claims)), _decided(connection, own))


def _decided(connection: Connection, own: set[str]) -> Mapping[str, str]:
    """The grades that reviewers gave the incident of these accounts. Its id may have been another then: a grade goes
    with the smallest account that it rests on and that is still there."""
    graded = [one for one in live(entries(connection, kinds=("grade", "undo"))) if one.field == "incident"]
    accounts = {one.number: sorted(claim for held in one.basis.values() for claim in held) for one in graded}
    there = groups.linked(connection, "incident", (claim for held in accounts.values() for claim in held))
    rests = {number: next((claim for claim in held if claim in there), None) for number, held in accounts.items()}
    return {one.by: str(one.value) for one in graded if rests[one.number] in own}


def _by_rule(
    connection: Connection,
    events: Sequence[EventRow],
    disputes: Iterable[DisputeRow],
    heard: Independence | None = None,
) -> tuple[str, str, Iterable[str]]:
    held = [row for row in events if row.status != "rejected"]
    done = [row for row in held if row.decided.stage not in _NOT_DONE]
    if not done:
        why = "reviewers rejected every account of it" if not held else "no account says that it came about"
        return "discounted", why, [row.id for row in held]
    if odds := [one for one in disputes if one.kind in AT_ODDS and _stands(one)]:
        claims = {row.id for one in odds for row in (*one.a, *one.b)}
        return "contested", "sources contradict each other in who did it, or whether it happened", claims
    if own := [row for row in done if _by_the_doer(row)]:
        return "confirmed", "the party that did it says so itself", [row.id for row in own]
    known = heard if len(done) == len(events) else None
    voices = known or linked.voices(connection, (row.id for row in done))
    if voices.least > 1:
        return "fair", f"{voices.least} independent sources say so", [voice.primary for voice in voices.voices]
    return "weak", "a single source says so", [voice.primary for voice in voices.voices]


def _stands(dispute: DisputeRow) -> bool:
    """Whether either side has a claim that reviewers did not reject."""
    return all(any(row.status != "rejected" for row in side) for side in (dispute.a, dispute.b))


def _by_the_doer(row: EventRow) -> bool:
    event = row.decided
    if event.speaker is None or event.actor is None:
        return False
    speaker, doer = actor(event.speaker), actor(event.actor)
    return doer.id in {speaker.id, speaker.of} or same_actor(speaker, doer).verdict is Verdict.SAME


def sources(connection: Connection) -> tuple[SourceRow, ...]:
    """Everybody whom claims of the case are ascribed to, and the outlets of its reports, by name."""
    claims, reports = _counted(connection)
    into = one_actor(connection)
    people: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for name in sorted({*claims, *reports}):
        who = actor(name)
        people[into.get(who.id, who.id)][name] = who
    graded = reliability(connection)
    rows = [
        SourceRow(
            id=found,
            name=next((who.name for who in named.values() if who.id == found), min(named)),
            kind=next((who.kind for who in named.values() if who.id == found), "actor"),
            names=tuple(sorted(named)),
            claims=sum(claims.get(name, 0) for name in named),
            reports=sum(reports.get(name, 0) for name in named),
            reliability=dict(graded.get(found, {})),
        )
        for found, named in people.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.id)))


def reliability(connection: Connection) -> Mapping[str, Mapping[str, str]]:
    """The grades of the sources that people graded, by the id of the actor, then by reviewer.

    Actors that people say are one have the same grades.
    """
    graded: defaultdict[str, dict[str, str]] = defaultdict(dict)
    decided = [one for one in live(entries(connection, kinds=("grade", "undo"))) if one.field == "reliability"]
    if not decided:
        return {}
    into = one_actor(connection)
    for one in decided:
        graded[into.get(one.subjects[0], one.subjects[0])][one.by] = one.value
    return {**graded, **{name: graded[root] for name, root in into.items() if root in graded}}


def source(connection: Connection, wanted: str, every: Iterable[SourceRow]) -> SourceRow:
    """Of all sources that of an id or a name. Raises CaseError where nobody in the case is called so."""
    found = named(connection, wanted, every)
    if len(found) != 1:
        advice = "See the sources and their ids with: asreported sources"
        raise CaseError("AR211", f"No source of the case is called {wanted!r}.", advice)
    return found[0]


def named(connection: Connection, wanted: str, every: Iterable[SourceRow] | None = None) -> list[SourceRow]:
    """Of all sources those of an id, also of one that people say is another, or a name."""
    known = one_actor(connection).get(wanted, wanted)
    return [
        row
        for row in (sources(connection) if every is None else every)
        if known == row.id or wanted in {row.name, *row.names}
    ]


def _counted(connection: Connection) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many claims each speaker makes, and how many reports each outlet published."""
    claims: defaultdict[str, int] = defaultdict(int)
    for table in (schema.figures, schema.statements, schema.events, schema.persons):
        counted = select(table.c.speaker, func.count()).where(table.c.speaker.is_not(None)).group_by(table.c.speaker)
        for name, count in connection.execute(counted):
            claims[name] += count
    outlet = schema.reports.c.outlet
    published = select(outlet, func.count()).where(outlet.is_not(None)).group_by(outlet)
    return claims, {name: int(count) for name, count in connection.execute(published)}
