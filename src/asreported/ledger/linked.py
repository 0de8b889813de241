"""What the links of a case say: incidents, series, disputes, voices, each list in one written order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, func, select

from asreported.errors import CaseError
from asreported.intake import Report
from asreported.linking import (
    Account,
    Conflict,
    Dispute,
    FigureProfile,
    Independence,
    Verdict,
    gathered,
    in_time,
    independence,
    series_label,
    series_moves,
    tellings,
    why_not,
)

from . import schema
from .decisions.groups import FIELDS, names, regrouped
from .finding import begins, claim_places, claim_rows, claims_with_reports, in_order, place
from .links.pairs import judged
from .links.profiles import ACCOUNT, EVENT, FIGURE, Profiles, batches
from .rows import ClaimRow, Difference, DisputeRow, EventRow, FigureRow, History, IncidentRow, SeriesRow
from .stored import TABLES
from .storing import claims_of_reports

R = TypeVar("R", bound=ClaimRow[Any])

_G = schema.grouped.c
_CANDIDATES = 12


def incidents(connection: Connection, least: int = 1, only: Collection[str] | None = None) -> tuple[IncidentRow, ...]:
    """The incidents that `least` reports or more tell of, or those of some ids."""
    groups = {
        name: rows
        for name, rows in _groups(connection, EVENT, only).items()
        if len({row.report.id for row in rows}) >= least
    }
    maybe = _open(connection, {row.id for rows in groups.values() for row in rows})
    found = [IncidentRow(name, in_order(rows), tuple(sorted(maybe[name]))) for name, rows in groups.items()]
    return tuple(sorted(found, key=lambda row: (_day(row), place(row.events[0].report), row.events[0].key, row.id)))


def _day(row: IncidentRow) -> str:
    """The first day that an account gives, or that a report is of."""
    days = [event.claim.date_start or event.report.published for event in row.events]
    return min((day[:10] for day in days if day), default="9999")


def _groups(
    connection: Connection, kind: str, only: Collection[str] | None = None, least: int = 1
) -> dict[str, list[Any]]:
    """The rows of each group of `least` claims or more; of all groups, or of those named."""
    of_kind = next(one for one in TABLES if one.kind == kind)
    people = regrouped(connection, FIELDS[kind])
    large = select(_G.name).where(_G.kind == kind).group_by(_G.name).having(func.count() >= least)
    sources = large if only is None else sorted({source for name in only for source in people.sources(name)})
    of_group = select(_G.claim).where(_G.kind == kind, _G.name.in_(sources) | _G.name.in_(sorted(people.merged)))
    wanted = select(TABLES[of_kind])
    ids = TABLES[of_kind].c.id
    members = ids.in_(of_group) | ids.in_(sorted(people.moved))
    made = FigureRow if kind == FIGURE else EventRow
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in claims_with_reports(connection, of_kind, wanted.where(members)):
        found[row[2] or ""].append(made(*cast(Any, row)))
    return {name: rows for name, rows in found.items() if len(rows) >= least and (only is None or name in only)}


def _open(connection: Connection, events: set[str]) -> defaultdict[str, set[str]]:
    """For each incident those that may be the same, by what linking and people say."""
    people = regrouped(connection, "incident")
    verdicts = [verdict for verdict in Verdict if verdict is not Verdict.DIFFERENT]
    alike = {(first, second) for first, second, _ in judged(connection, EVENT, events, verdicts)}
    name = names(connection, "incident", {event for pair in alike for event in pair})
    asked = {tuple(sorted((name[first], name[second]))) for first, second in alike if name[first] != name[second]}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (asked - people.apart) | people.unsure:
        found[one].add(other)
        found[other].add(one)
    return found


def incident(connection: Connection, wanted: str) -> IncidentRow:
    """The incident of an id, or of the unique beginning of one."""
    begun = select(_G.name).where(_G.kind == EVENT, begins(_G.name, wanted)).distinct()
    people = regrouped(connection, "incident")
    linked = {people.merged.get(name, name) for name in connection.execute(begun.limit(_CANDIDATES)).scalars()}
    found = sorted(linked | {name for name in people.moved.values() if wanted and name.startswith(wanted)})
    if len(found) == 1:
        return incidents(connection, only=found)[0]
    if found:
        problem = f"{wanted!r} may be one of several incidents: {', '.join(found)} …"
        raise CaseError("AR212", problem, "Give more of the id.")
    raise CaseError("AR211", f"No incident is called {wanted!r}.", "See what is there with: asreported incidents")


# ------------------------------------------------------------------ figures


def all_series(connection: Connection, least: int = 1, only: Collection[str] | None = None) -> tuple[SeriesRow, ...]:
    """The series of `least` figures or more, or those of some ids, by the place of their first figure."""
    profiles = Profiles(connection)
    groups = _groups(connection, FIGURE, only, least)
    known = profiles.get(FIGURE, {row.id for rows in groups.values() for row in rows})
    found = [_series(name, rows, cast("Mapping[str, FigureProfile]", known)) for name, rows in groups.items()]
    return tuple(sorted(found, key=lambda row: (place(row.figures[0].report), row.figures[0].key, row.id)))


def _series(name: str, rows: Iterable[FigureRow], known: Mapping[str, FigureProfile]) -> SeriesRow:
    by_id = {row.id: row for row in rows}
    profiles = in_time(known[figure] for figure in by_id)
    ordered = tuple(by_id[profile.id] for profile in profiles)
    return SeriesRow(name, series_label(profiles), ordered, series_moves(profiles))


def history(connection: Connection, figure: str) -> History:
    """A figure among those of its question. Raises CaseError where there is no such figure."""
    name = names(connection, "series", {figure}).get(figure)
    if name is None:
        raise CaseError("AR211", f"No figure is called {figure!r}.", "See what is there with: asreported figures")
    row = all_series(connection, only={name})[0]
    profiles = Profiles(connection)
    known = cast("Mapping[str, FigureProfile]", profiles.get(FIGURE, [one.id for one in row.figures]))
    places, this = profiles.incidents(known.values()), known[figure]
    others = [one for one in row.figures if one.id != figure and known[one.id].range != this.range]
    apart = tuple(Difference(one, why_not(this, known[one.id], places)) for one in others)
    same = [one.id for one in row.figures if known[one.id].range == this.range]
    return History(row, apart, voices(connection, same))


def voices(connection: Connection, claims: Iterable[str]) -> Independence:
    """The voices behind claims that say the same."""
    return voices_of(connection, [claims])[0]


def voices_of(connection: Connection, groups: Iterable[Iterable[str]]) -> list[Independence]:
    """The voices of several groups of claims, each group of those that say the same."""
    wanted = [set(group) for group in groups]
    rows = claim_rows(connection, set[str]().union(*wanted))
    reports: dict[str, Report] = {row.report.id: row.report for row in rows.values()}
    made = claims_of_reports(connection, reports)
    told = {
        telling.claim: telling
        for name in sorted(reports)
        for telling in tellings(reports[name], made[name])
        if telling.claim in rows
    }
    copied: set[tuple[str, str]] = set()
    for some in batches(sorted(reports)):
        pairs = select(schema.copies.c.first, schema.copies.c.second).where(schema.copies.c.first.in_(some))
        copied |= {(row.first, row.second) for row in connection.execute(pairs)}
    return [independence((told[one] for one in sorted(group & told.keys())), copied) for group in wanted]


# ------------------------------------------------------------------ disputes


def disputes(connection: Connection, of: Set[str] | None = None) -> tuple[DisputeRow, ...]:
    """What claimants contradict each other in; with `of` the disputes that one of these claims is in.

    Conflicts make one dispute only where they are of one kind between the same two sides: no others are read then.
    """
    made = [one for one in _gathered(connection, of) if of is None or not of.isdisjoint((*one.a, *one.b))]
    return tuple(sorted(dispute_rows(connection, made), key=_by_first_claim))


def dispute_outlines(connection: Connection) -> tuple[Dispute, ...]:
    """All disputes by the ids of their claims, without texts, in the order of `disputes`."""
    at = claim_places(connection)
    first = [(min(at[claim] for claim in (*one.a, *one.b)), one) for one in _gathered(connection)]
    return tuple(one for _, one in sorted(first, key=lambda found: (found[0].report, found[0].key, found[1].id)))


def dispute_rows(connection: Connection, some: Iterable[Dispute]) -> tuple[DisputeRow, ...]:
    """Disputes with their claims, in the order given."""
    wanted = tuple(some)
    rows = claim_rows(connection, {claim for one in wanted for claim in (*one.a, *one.b)})
    return tuple(_dispute(one, rows) for one in wanted)


def _by_first_claim(row: DisputeRow) -> tuple[object, ...]:
    first = in_order([*row.a, *row.b])[0]
    return place(first.report), first.key, row.id


def _dispute(found: Dispute, rows: Mapping[str, ClaimRow[Any]]) -> DisputeRow:
    a, b = (in_order([rows[claim] for claim in side]) for side in (found.a, found.b))
    return DisputeRow(found.id, found.kind, found.sides, a, b, found.reasons)


def _gathered(connection: Connection, of: Set[str] | None = None) -> list[Dispute]:
    found = _conflicts(connection, of)
    own = {claim for item in found for claim in (item.one, item.other)}
    figures, told = _profiles(connection, own)
    return [replace(one, id=_dispute_id(one, own)) for one in gathered(found, figures, told)]


def _dispute_id(found: Dispute, own: set[str]) -> str:
    # Of the claims at odds the smallest ids: the dispute keeps its own when others join.
    ends = [min((claim for claim in side if claim in own), default=side[0]) for side in (found.a, found.b)]
    return f"d-{sha256(' '.join((found.kind, *ends)).encode()).hexdigest()[:12]}"


def _conflicts(connection: Connection, of: Set[str] | None) -> list[Conflict]:
    """The conflicts that hold; with `of` those between two sides that conflict over one of these claims."""
    table = schema.conflicts
    if of is None:
        return _holding(connection, connection.execute(select(table)).all())
    near = [
        row
        for side in (table.c.one, table.c.other)
        for some in batches(sorted(of))
        for row in connection.execute(select(table).where(side.in_(some)))
    ]
    between = {(one.kind, frozenset(one.sides)) for one in _holding(connection, near)}
    found = [
        row
        for some in batches(sorted({name for _, both in between for name in both}))
        for row in connection.execute(select(table).where(table.c.one_side.in_(some)))
        if (row.type, frozenset((row.one_side, row.other_side))) in between
    ]
    return _holding(connection, found)


def _holding(connection: Connection, rows: Sequence[Any]) -> list[Conflict]:
    """Of the rows of conflicts those that hold: one of numbers where both are of one question."""
    question = names(
        connection, "series", {claim for row in rows if row.kind == FIGURE for claim in (row.one, row.other)}
    )
    found = [
        Conflict(row.type, row.one, row.other, (row.one_side, row.other_side), row.reason)
        for row in rows
        if row.kind != FIGURE or row.type != "number" or question[row.one] == question[row.other]
    ]
    return sorted(found, key=lambda item: (item.kind, item.one, item.other, item.sides, item.reason))


def _profiles(connection: Connection, claims: set[str]) -> tuple[Sequence[FigureProfile], Sequence[Account]]:
    """The profiles of the claims, and of the statements of their reports, which may hold them."""
    table, reports, figures, told = schema.profiles.c, set[str](), set[str](), set[str]()
    for some in batches(sorted(claims)):
        rows = connection.execute(select(table.kind, table.claim, table.report).where(table.claim.in_(some))).all()
        reports |= {row.report for row in rows}
        figures |= {row.claim for row in rows if row.kind == FIGURE}
        told |= {row.claim for row in rows if row.kind == ACCOUNT}
    for some in batches(sorted(reports)):
        holding = select(schema.statements.c.id).where(schema.statements.c.report.in_(some))
        wanted = select(table.claim).where(table.kind == ACCOUNT, table.report.in_(some), table.claim.in_(holding))
        told |= set(connection.execute(wanted).scalars())
    profiles = Profiles(connection)
    known = profiles.get(FIGURE, figures), profiles.get(ACCOUNT, told)
    return [cast(FigureProfile, one) for one in known[0].values()], [cast(Account, one) for one in known[1].values()]
