"""What stands beside one claim: what it contradicts, others of its question, what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, select, union

from asreported.claims import Person, Span
from asreported.errors import CaseError

from .. import linked, schema
from ..decisions.decision import Decision
from ..decisions.groups import FIELDS, members, named, one_actor, regrouped
from ..decisions.live import live
from ..decisions.log import entries, last_about
from ..decisions.reviews import basis
from ..finding import claim_rows, in_order
from ..grades import AT_ODDS, incident_grade
from ..policies import questions
from ..policies.counts import Answer
from ..policies.policies import POLICIES
from ..rows import ClaimRow, IncidentRow, SeriesRow
from ..stored import TABLES

_BATCH = 900
_UNDATED = "9999"
# Fields that are no places in a text, though they are called like these.
_DAYS: Final = ("date_start", "date_end")


@dataclass(frozen=True, slots=True)
class Odds:
    """A claim that contradicts another one: in what, and the reason."""

    kind: str
    other: ClaimRow[Any]
    reason: str


def at_odds(connection: Connection, claim: str) -> tuple[Odds, ...]:
    """What a claim contradicts, by what linking found between the two alone."""
    table = schema.conflicts.c
    rows = connection.execute(select(schema.conflicts).where((table.one == claim) | (table.other == claim))).all()
    others = {(row.other if row.one == claim else row.one): row for row in rows}
    known = claim_rows(connection, others)
    return tuple(Odds(others[row.id].type, row, others[row.id].reason) for row in in_order(list(known.values())))


def one_series(connection: Connection, wanted: str) -> SeriesRow:
    """The series of a whole id. Raises CaseError where there is none."""
    found = linked.all_series(connection, only={wanted})
    if not found:
        raise CaseError("AR211", f"No series is called {wanted!r}.", "See what is there with: asreported figures")
    return found[0]


def whole_series(connection: Connection, wanted: str) -> str:
    """The id of the series that an id, or the unique beginning of one, names after people's judgements."""
    name = named(connection, "series", wanted)
    return regrouped(connection, "series").merged.get(name, name)


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


def answered_one(connection: Connection, policy: str, series: SeriesRow) -> tuple[Answer, ...]:
    """What a policy makes of one question."""
    graded = questions.grades_given(connection)
    counts = questions.counts_of(connection, series, one_actor(connection), graded)
    return POLICIES[policy](counts)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a policy makes of a question with a claim and without it, as it would where the claim were rejected."""

    policy: str
    with_it: tuple[Answer, ...]
    without: tuple[Answer, ...]


def effects(connection: Connection, series: SeriesRow, claim: str) -> tuple[Effect, ...]:
    """What each policy makes of a question, and what it would make of it without one of its claims."""
    graded = questions.grades_given(connection)
    counts = questions.counts_of(connection, series, one_actor(connection), graded)
    less = [replace(count, status="rejected") if count.id == claim else count for count in counts]
    return tuple(Effect(name, policy(counts), policy(less)) for name, policy in POLICIES.items())


def grades_with_and_without(connection: Connection, incident: IncidentRow, claim: str) -> tuple[str, str]:
    """The grade of an incident by the rule, and what it would be without one of its accounts; it has others."""
    accounts = sorted(event.id for event in incident.events)
    table = schema.conflicts.c
    deciding = select(table.one).where(table.type.in_(AT_ODDS), table.one.in_(accounts) | table.other.in_(accounts))
    # To read the disputes of a large case takes half a second; most incidents have none that counts here.
    at_stake = connection.execute(deciding.limit(1)).first() is not None
    disputes = linked.disputes(connection, set(accounts)) if at_stake else ()
    left = replace(incident, events=tuple(event for event in incident.events if event.id != claim))
    given = (incident_grade(connection, one, disputes).grade for one in (incident, left))
    return next(given), next(given)


def same_words(connection: Connection, row: ClaimRow[Any]) -> tuple[ClaimRow[Any], ...]:
    """The claims that copies of the report make in the same words, with the same fields, and that nobody decided about.

    The sentence must be the same word for word, and the claim must turn on the same words of it.
    """
    table, pairs = TABLES[type(row.claim)], schema.copies.c
    others = union(
        select(pairs.first).where(pairs.second == row.report.id),
        select(pairs.second).where(pairs.first == row.report.id),
    )
    wanted = select(table.c.id).where(table.c.report.in_(others))
    ids = connection.execute(wanted).scalars().all()
    own, read = _in_words(row), _fields(row)
    found = [one for one in claim_rows(connection, ids).values() if one.status == "untouched"]
    return in_order([one for one in found if _in_words(one) == own and _fields(one) == read])


def _in_words(row: ClaimRow[Any]) -> tuple[str, ...]:
    """The sentence of a claim and its part before the words that the claim turns on, blanks made one."""
    sentence, key, evidence = row.sentence, row.key, row.claim.evidence
    parts = (sentence, Span(sentence.start, key.start), key, Span(sentence.start, evidence.start), evidence)
    return tuple(" ".join(part.of(row.report.text).split()) for part in parts)


def _fields(row: ClaimRow[Any]) -> dict[str, object]:
    """All that is decided of a claim, with what people corrected and without where its words stand."""
    seen = basis(row.decided, row.report.text)["fields"]
    assert isinstance(seen, dict)
    return {name: value for name, value in seen.items() if not name.endswith(("_start", "_end")) or name in _DAYS}


def newest(connection: Connection, subjects: Iterable[str]) -> int:
    """The number of the newest decision about any of these ids, 0 for none: what a reviewer of them has seen."""
    return last_about(connection, subjects)


def judged(connection: Connection, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions about any of these ids that hold, in the order of the log."""
    return live(entries(connection, subjects=subjects))
