"""What stands beside one claim: what it contradicts, others of its question, what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from asreported.claims import Person
from asreported.errors import CaseError

from .. import linked, schema
from ..decisions.decision import Decision
from ..decisions.groups import FIELDS, members, one_actor
from ..decisions.live import live
from ..decisions.log import entries, last_about
from ..finding import claim_rows, in_order
from ..policies import questions
from ..policies.counts import Answer
from ..policies.policies import POLICIES
from ..rows import ClaimRow, SeriesRow
from ..stored import TABLES

_BATCH = 900
_UNDATED = "9999"


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


def answered_one(connection: Connection, policy: str, series: SeriesRow) -> tuple[Answer, ...]:
    """What a policy makes of one question."""
    graded = questions.grades_given(connection)
    counts = questions.counts_of(connection, series, one_actor(connection), graded)
    return POLICIES[policy](counts)


def newest(connection: Connection, subjects: Iterable[str]) -> int:
    """The number of the newest decision about any of these ids, 0 for none: what a reviewer of them has seen."""
    return last_about(connection, subjects)


def judged(connection: Connection, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions about any of these ids that hold, in the order of the log."""
    return live(entries(connection, subjects=subjects))
