"""What pages of a case ask: a part of a list, judgements about a few things, counts; nothing reads the whole case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal, select, tuple_

from asreported.claims import Person
from asreported.errors import CaseError
from asreported.intake import Report
from asreported.linking import Verdict

from . import linked, schema
from .decisions.again import again
from .decisions.decision import Decision
from .decisions.groups import FIELDS, members, names, one_actor, regrouped
from .decisions.live import by_subject, live, taken_back
from .decisions.log import entries, last_about
from .decisions.regrouping import Regrouping
from .decisions.reviews import Review
from .finding import claim_rows, in_order, report_rows
from .grades import SourceRow
from .policies import questions
from .policies.counts import Answer
from .policies.policies import POLICIES
from .rows import ClaimRow, DisputeRow, IncidentRow, ReportRow, SeriesRow
from .stored import TABLES, report_of

# How many claims of the rest are looked at together for the next that nobody reviewed.
_AHEAD = 200
_BATCH = 900
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The claim that a reviewer should see next, why it comes there, and how many wait for each reason.

    `why` is `again` (asked again), `contested` (reviewers differ), `dispute`, `moved` (its claimant gave another number
    for the same question) or `rest`; `claim` is None where nothing waits any more.
    """

    claim: str | None
    why: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Odds:
    """A claim that contradicts another one: in what, and the reason."""

    kind: str
    other: ClaimRow[Any]
    reason: str


def newest(connection: Connection, subjects: Iterable[str]) -> int:
    """The number of the newest decision about any of these ids, 0 for none: what a reviewer of them has seen."""
    return last_about(connection, subjects)


def decision(connection: Connection, number: int) -> Decision | None:
    """The entry of the log with this number."""
    return next(iter(entries(connection, numbers=[number])), None)


def log_part(connection: Connection, limit: int, offset: int) -> tuple[tuple[Decision, ...], int, frozenset[int]]:
    """A part of the log, the newest entry first, how many entries it has, and the numbers of those taken back."""
    last = connection.execute(select(func.max(schema.decisions.c.number))).scalar() or 0
    first = last - offset
    # Numbers have no gaps.
    numbers = range(max(1, first - limit + 1), first + 1)
    found = entries(connection, numbers=numbers) if numbers else ()
    return tuple(reversed(found)), last, frozenset(taken_back(entries(connection, kinds=["undo"])))


def at_odds(connection: Connection, claim: str) -> tuple[Odds, ...]:
    """What a claim contradicts, by what linking found between the two alone."""
    table = schema.conflicts.c
    rows = connection.execute(select(schema.conflicts).where((table.one == claim) | (table.other == claim))).all()
    others = {(row.other if row.one == claim else row.one): row for row in rows}
    known = claim_rows(connection, others)
    return tuple(Odds(others[row.id].type, row, others[row.id].reason) for row in in_order(list(known.values())))


def one_series(connection: Connection, wanted: str) -> SeriesRow:
    """The series of a whole id. Raises CaseError where there is none."""
    found = linked.all_series(connection, only=wanted)
    if not found:
        raise CaseError("AR211", f"No series is called {wanted!r}.", "See what is there with: asreported figures")
    return found[0]


def similar(connection: Connection, row: ClaimRow[Any], limit: int) -> tuple[ClaimRow[Any], ...]:
    """Other claims of the same question, the same incident or the same person, of the nearest days, at most `limit`."""
    if row.link is not None:
        ids = set(members(connection, FIELDS[row.claim.kind], row.link))
    elif isinstance(row.claim, Person):
        named = select(schema.persons.c.id).where(schema.persons.c.name == row.claim.name)
        ids = set(connection.execute(named).scalars())
    else:
        return ()
    near = _nearest(connection, row, ids - {row.id}, limit)
    return in_order(list(claim_rows(connection, near).values()))


def _nearest(connection: Connection, row: ClaimRow[Any], ids: set[str], limit: int) -> list[str]:
    """At most `limit` of the claims, without reading their texts: those published last before and after it."""
    if len(ids) <= limit:
        return sorted(ids)
    table, reports = TABLES[type(row.claim)], schema.reports.c
    dated: list[tuple[str, str]] = []
    wanted = sorted(ids)
    for at in range(0, len(wanted), _BATCH):
        some = (
            select(reports.published, table.c.id).join(schema.reports).where(table.c.id.in_(wanted[at : at + _BATCH]))
        )
        dated += [(published or _UNDATED, claim) for published, claim in connection.execute(some)]
    day = row.report.published or _UNDATED
    before = sorted((one for one in dated if one[0] <= day), reverse=True)
    after = sorted(one for one in dated if one[0] > day)
    half = limit // 2
    chosen = (before[: max(half, limit - len(after))] + after)[:limit]
    return [claim for _, claim in chosen]


# ------------------------------------------------------------------ disputes


def disputes_of(connection: Connection, reports: Iterable[str]) -> tuple[DisputeRow, ...]:
    """The disputes that a claim of these reports is in, as `Case.disputes` has them."""
    return linked.disputes(connection, _claims_of(connection, reports))


def _claims_of(connection: Connection, reports: Iterable[str]) -> set[str]:
    wanted, found = sorted(set(reports)), set[str]()
    for at in range(0, len(wanted), _BATCH):
        for table in TABLES.values():
            some = select(table.c.id).where(table.c.report.in_(wanted[at : at + _BATCH]))
            found.update(connection.execute(some).scalars())
    return found


def triggers(connection: Connection, reports: Iterable[str]) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
    """Where the events of reports have their trigger words, from and to, and the incident of each; by report."""
    table, wanted = schema.events.c, sorted(set(reports))
    places: dict[str, tuple[str, int, int]] = {}
    for at in range(0, len(wanted), _BATCH):
        some = select(table.id, table.report, table.trigger_start, table.trigger_end)
        rows = connection.execute(some.where(table.report.in_(wanted[at : at + _BATCH])))
        places.update((event, (report, start, end)) for event, report, start, end in rows)
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event, name in names(connection, "incident", places).items():
        report, start, end = places[event]
        found[report].append((start, end, name))
    return {report: tuple(sorted(told)) for report, told in found.items()}


# ------------------------------------------------------------------ incidents


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists sort and filter an incident by, without its texts.

    `types`, `places` and `days` are those that its accounts give, each as often as it is given, with what people
    corrected and without what they rejected; `published` the first ISO day of its reports. `open` says whether another
    incident may be the same.
    """

    id: str
    accounts: int
    reports: int
    types: tuple[str, ...]
    places: tuple[str, ...]
    days: tuple[str, ...]
    published: str
    open: bool


def outlines(connection: Connection) -> tuple[Outline, ...]:
    """The outlines of all incidents, by id."""
    events, groups, reports = schema.events.c, schema.grouped.c, schema.reports.c
    rows = connection.execute(
        select(groups.name, events.id, events.type, events.place, events.date_start, events.report, reports.published)
        .join(schema.events, (groups.claim == events.id) & (groups.kind == "event"))
        .join(schema.reports, reports.id == events.report)
    ).all()
    people, judged_ = regrouped(connection, "incident"), _judged_events(connection)
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[people.name(row.id, row.name) or row.name].append(row)
    maybe = _maybe(connection, people)
    return tuple(_outline(name, found[name], judged_, name in maybe) for name in sorted(found))


def _outline(name: str, rows: Sequence[Any], judged_: Mapping[str, ClaimRow[Any]], is_open: bool) -> Outline:
    held = [row for row in rows if row.id not in judged_ or judged_[row.id].status != "rejected"] or rows
    told = [
        (judged_[row.id].decided if row.id in judged_ else row)  # the fields have the same names
        for row in held
    ]
    return Outline(
        id=name,
        accounts=len(rows),
        reports=len({row.report for row in rows}),
        types=tuple(sorted(one.type for one in told)),
        places=tuple(sorted(one.place for one in told if one.place)),
        days=tuple(sorted(one.date_start for one in told if one.date_start)),
        published=min((row.published[:10] for row in rows if row.published), default=""),
        open=is_open,
    )


def _judged_events(connection: Connection) -> Mapping[str, ClaimRow[Any]]:
    """The events that anybody decided about."""
    held = entries(connection, kinds=("confirm", "reject", "correct", "undo"))
    return claim_rows(connection, {name for one in held for name in one.subjects if name.startswith("e-")})


def _maybe(connection: Connection, people: Regrouping) -> frozenset[str]:
    """The incidents of which another may be the same, by what linking and people say."""
    pairs, one, other = schema.compared.c, schema.grouped.alias(), schema.grouped.alias()
    alike = (
        select(pairs.first, one.c.name, pairs.second, other.c.name)
        .join(one, (one.c.claim == pairs.first) & (one.c.kind == "event"))
        .join(other, (other.c.claim == pairs.second) & (other.c.kind == "event"))
        .where(pairs.kind == "event", pairs.verdict.is_not(None), pairs.verdict != str(Verdict.DIFFERENT.value))
    )
    asked = set(people.unsure)
    for first, first_in, second, second_in in connection.execute(alike):
        a, b = people.name(first, first_in) or first_in, people.name(second, second_in) or second_in
        pair = (a, b) if a < b else (b, a)
        if a != b and pair not in people.apart:
            asked.add(pair)
    return frozenset(name for pair in asked for name in pair)


def incidents_by_id(connection: Connection, ids: Iterable[str]) -> tuple[IncidentRow, ...]:
    """The incidents of whole ids, in the order of the ids."""
    return tuple(row for name in ids for row in linked.incidents(connection, only=name))


# ------------------------------------------------------------------ reports


def sizes(connection: Connection) -> Mapping[str, int]:
    """How many rows the tables of reports and claims have, by their names."""
    tables = (schema.reports, *TABLES.values())
    return {one.name: connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}


def reports_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """The reports of these ids."""
    wanted, found = sorted(set(ids)), dict[str, Report]()
    for at in range(0, len(wanted), _BATCH):
        some = select(schema.reports).where(schema.reports.c.id.in_(wanted[at : at + _BATCH]))
        found.update((row["id"], report_of(row)) for row in connection.execute(some).mappings())
    return found


def reports_part(connection: Connection, limit: int, offset: int) -> tuple[ReportRow, ...]:
    """A part of the reports, in the order of every list."""
    table = schema.reports.c
    order = (table.published.is_(None), table.published, table.name, table.id)
    ids = connection.execute(select(table.id).order_by(*order).limit(limit).offset(offset)).scalars().all()
    return _report_rows(connection, ids)


def _report_rows(connection: Connection, ids: Sequence[str]) -> tuple[ReportRow, ...]:
    """The reports of some ids with their numbers of claims, in the order of the ids."""
    found = {row.report.id: row for row in report_rows(connection, ids)}
    return tuple(found[name] for name in ids)


def latest_reports(connection: Connection, limit: int) -> tuple[ReportRow, ...]:
    """The reports that were published last, the last of them first; undated ones behind them."""
    table = schema.reports.c
    order = (table.published.is_(None), table.published.desc(), table.id.desc())
    ids = connection.execute(select(table.id).order_by(*order).limit(limit)).scalars().all()
    return _report_rows(connection, ids)


# ------------------------------------------------------------------ sources, versions, policies


@dataclass(frozen=True, slots=True)
class Record:
    """The track record of a source among the figures of a case.

    `questions` are the series that it gave a figure for, `shared` those that others did too, `first` how many of these
    it was the first to give one for, by day of publication; `changed` how many it later gave another number for;
    `disputed` how many of its claims of any kind another claimant contradicts.
    """

    questions: int
    shared: int
    first: int
    changed: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Story:
    """A page that was fetched more than once: its address, its newest version, how many versions the case has."""

    story: str
    newest: str
    title: str
    outlet: str | None
    versions: int


def records(connection: Connection, sources: Iterable[SourceRow]) -> dict[str, Record]:
    """The track records of some sources, by their ids."""
    wanted = {name: row.id for row in sources for name in row.names}
    if not wanted:
        return {}
    figures, groups, reports = schema.figures.c, schema.grouped.c, schema.reports.c
    one_question = (groups.claim == figures.id) & (groups.kind == "figure")
    of_them = select(groups.name).join(schema.figures, one_question).where(figures.speaker.in_(sorted(wanted)))
    told = (
        select(groups.name, figures.speaker, figures.low, figures.high, reports.published)
        .join(schema.grouped, one_question)
        .join(schema.reports, reports.id == figures.report)
        .where(groups.name.in_(of_them))
    )
    series: defaultdict[str, defaultdict[str, set[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(set))
    days: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, speaker, low, high, published in connection.execute(told):
        who = wanted.get(speaker, f"={speaker}") if speaker else ""
        series[name][who].add((low, high))
        days[name][who] = min(days[name].get(who, _UNDATED), (published or _UNDATED)[:10])
    odds = _odds(connection, wanted)
    return {source: _record(source, series, days, odds[source]) for source in set(wanted.values())}


def _record(
    source: str,
    series: Mapping[str, Mapping[str, set[tuple[Any, ...]]]],
    days: Mapping[str, Mapping[str, str]],
    disputed: int,
) -> Record:
    own = [name for name, told in series.items() if source in told]
    shared = [name for name in own if len(series[name]) > 1]
    first = [
        name
        for name in shared
        if days[name][source] != _UNDATED
        and all(days[name][source] < day for who, day in days[name].items() if who != source)
    ]
    changed = [name for name in own if len(series[name][source]) > 1]
    return Record(len(own), len(shared), len(first), len(changed), disputed)


def _odds(connection: Connection, wanted: Mapping[str, str]) -> Mapping[str, int]:
    """How many claims of each source others contradict."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    table = schema.conflicts.c
    for claims in TABLES.values():
        for side in (table.one, table.other):
            at_odds_ = select(claims.c.id, claims.c.speaker).join(schema.conflicts, side == claims.c.id)
            for claim, speaker in connection.execute(at_odds_.where(claims.c.speaker.in_(sorted(wanted)))):
                found[wanted[speaker]].add(claim)
    return defaultdict(int, {source: len(claims) for source, claims in found.items()})


def stories(connection: Connection, limit: int, offset: int) -> tuple[tuple[Story, ...], int]:
    """A part of the pages that the case has several versions of, by address, and how many there are."""
    table = schema.reports.c
    several = (
        select(table.story, func.count().label("versions"))
        .where(table.story.is_not(None))
        .group_by(table.story)
        .having(func.count() > 1)
    )
    total = connection.execute(select(func.count()).select_from(several.subquery())).scalar_one()
    part = connection.execute(several.order_by(table.story).limit(limit).offset(offset)).all()
    found = []
    for story, versions in part:
        changed = func.coalesce(table.updated, table.published, "")
        newest_ = select(table.id, table.title, table.name, table.outlet).where(table.story == story)
        row = connection.execute(
            newest_.order_by(changed.desc(), func.coalesce(table.retrieved, "").desc(), table.id.desc()).limit(1)
        ).one()
        found.append(Story(story, row.id, row.title or row.name, row.outlet, versions))
    return tuple(found), total


def versions_of(connection: Connection, story: str) -> int:
    """How many reports are versions of one page."""
    return connection.execute(select(func.count()).where(schema.reports.c.story == story)).scalar_one()


def answered_one(connection: Connection, policy: str, series: SeriesRow) -> tuple[Answer, ...]:
    """What a policy makes of one question."""
    graded = questions.grades_given(connection)
    counts = questions.counts_of(connection, series, one_actor(connection), graded)
    return POLICIES[policy](counts)


# ------------------------------------------------------------------ the queue


def waiting(connection: Connection, after: str | None = None, why: str | None = None) -> Waiting:
    """The next claim that waits for a person, behind the claim `after` that stood in the queue for the reason `why`."""
    done, contested = _judged(connection)
    asked = _asked(connection)
    bands = {"again": asked, "contested": contested, "dispute": _disputed(connection), "moved": _moved(connection)}
    left = {name: _left(claims, bands, name, done) for name, claims in bands.items()}
    placed = {claim for claims in left.values() for claim in claims}
    total = sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES.values())
    rest = max(0, total - len(placed) - len(done - placed))
    counts = {name: len(claims) for name, claims in left.items()} | {"rest": rest}
    names = list(left)
    if why != "rest":
        at = names.index(why) if why in left else 0
        for name in names[at:]:
            # The claim that was just decided about has left its list: `bands` still has its place.
            found = _behind(bands[name], left[name], after if name == why else None)
            if found is not None:
                return Waiting(found, name, counts)
    found = _next_of_rest(connection, after if why == "rest" else None, done | placed)
    return Waiting(found, "rest", counts)


def why_waiting(connection: Connection, claim: str) -> str:
    """For which reason a claim stands, or stood, in the queue."""
    if claim in _asked(connection):
        return "again"
    if claim in _judged(connection)[1]:
        return "contested"
    if claim in set(_disputed(connection)):
        return "dispute"
    return "moved" if claim in set(_moved(connection)) else "rest"


def _asked(connection: Connection) -> list[str]:
    """The claims that a decision waits for, and those that stand in the place of one that is gone."""
    letters = {f"{kind.kind[0]}-" for kind in TABLES}
    found = [claim for one in again(connection) for claim in (*one.instead, *one.decision.subjects)]
    wanted = [claim for claim in dict.fromkeys(found) if claim[:2] in letters]
    there = claim_rows(connection, wanted)
    return [claim for claim in wanted if claim in there]


def _judged(connection: Connection) -> tuple[set[str], list[str]]:
    """The claims that somebody gave a verdict on, and those of them that reviewers differ about."""
    held = live(entries(connection, kinds=("confirm", "reject", "correct", "add", "undo")))
    about = by_subject(held)
    contested = [claim for claim, given in about.items() if Review(given).status == "contested"]
    return set(about), contested


def _disputed(connection: Connection) -> list[str]:
    """The claims at odds with another, both of a pair together."""
    table = schema.conflicts.c
    pairs = connection.execute(select(table.one, table.other).order_by(table.type, table.one, table.other))
    return list(dict.fromkeys(claim for pair in pairs for claim in pair))


def _moved(connection: Connection) -> list[str]:
    """The figures of which the claimant gave another number for the same question."""
    figures, groups = schema.figures.c, schema.grouped.c
    one_question = (groups.claim == figures.id) & (groups.kind == "figure")
    low, high = func.coalesce(figures.low, -1), func.coalesce(figures.high, -1)
    changed = (
        select(groups.name, figures.speaker)
        .join(schema.grouped, one_question)
        .where(figures.speaker.is_not(None), figures.mode.in_(("happened", "ongoing")))
        .group_by(groups.name, figures.speaker)
        .having((func.min(low) != func.max(low)) | (func.min(high) != func.max(high)))
        .subquery()
    )
    wanted = (
        select(figures.id)
        .join(schema.grouped, one_question)
        .join(changed, (changed.c.name == groups.name) & (changed.c.speaker == figures.speaker))
        .join(schema.reports, schema.reports.c.id == figures.report)
        .order_by(groups.name, func.coalesce(schema.reports.c.published, _UNDATED), figures.id)
    )
    return list(connection.execute(wanted).scalars())


def _left(claims: Sequence[str], bands: Mapping[str, Sequence[str]], name: str, done: set[str]) -> list[str]:
    """The claims of a list that nobody gave a verdict on and that stand in no list before it."""
    earlier = {claim for other in list(bands)[: list(bands).index(name)] for claim in bands[other]}
    asks_anew = name in {"again", "contested"}
    return [claim for claim in dict.fromkeys(claims) if claim not in earlier and (asks_anew or claim not in done)]


def _behind(every: Sequence[str], left: Sequence[str], after: str | None) -> str | None:
    if after is None or after not in every:
        return next((claim for claim in left if claim != after), None)
    wanted = set(left)
    return next((claim for claim in list(every)[list(every).index(after) + 1 :] if claim in wanted), None)


def _next_of_rest(connection: Connection, after: str | None, leave_out: set[str]) -> str | None:
    place = None if after is None else _place(connection, after)
    for claim in _in_order(connection, place):
        if claim not in leave_out:
            return claim
    return None


def _in_order(connection: Connection, place: tuple[Any, ...] | None) -> Iterator[str]:
    """The claims of the case in the order of every list, from a place on, read in small parts."""
    while True:
        parts = [_part(table, place) for table in TABLES.values()]
        rows = sorted(tuple(row) for part in parts for row in connection.execute(part))[:_AHEAD]
        for row in rows:
            yield row[-1]
        if len(rows) < _AHEAD:
            return
        place = rows[-1]


def _place(connection: Connection, claim: str) -> tuple[Any, ...] | None:
    for table in TABLES.values():
        found = connection.execute(_keyed(table).where(table.c.id == claim)).first()
        if found is not None:
            return tuple(found)
    return None


def _keyed(table: Any) -> Any:  # noqa: ANN401 - a table, a select
    day = func.coalesce(schema.reports.c.published, _UNDATED)
    keys = (day, schema.reports.c.name, table.c.report, table.c.evidence_start, table.c.id)
    return select(*keys).join(schema.reports, schema.reports.c.id == table.c.report)


def _part(table: Any, place: tuple[Any, ...] | None) -> Any:  # noqa: ANN401 - a table, a select
    wanted = _keyed(table)
    keys = list(wanted.selected_columns)
    if place is not None:
        wanted = wanted.where(tuple_(*keys) > tuple_(*(literal(value) for value in place)))
    return wanted.order_by(*keys).limit(_AHEAD)


def judged(connection: Connection, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions about any of these ids that hold, in the order of the log."""
    return live(entries(connection, subjects=subjects))
