"""Keeping the links: what one report's coming or going changes, step by step. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from sqlalchemy import Connection, bindparam

from asreported.linking import denied_counts

from .. import schema
from .blocks import Entry, change, entries, number
from .comparisons import ACCOUNTS, EVENTS, FIGURES, HARMS, Comparison, Pair
from .groups import heads, regroup
from .pairs import conflict_row, update
from .profiles import EVENT, Profile, Profiled, Profiles, claim_of, write

_DENIAL = "denial"
# The tables that hold what linking found.
LINKS = (schema.profiles, schema.blocks, schema.compared, schema.grouped, schema.conflicts)


def link(connection: Connection, report_id: str, new: Profiled) -> None:
    """Link a report's claims, in the place of those that it had."""
    old = Profiles(connection).of_report(report_id)
    write(connection, report_id, new)
    profiles = Profiles(connection)
    _deny(connection, old, new)
    moved = _turn(connection, EVENTS, heads(old.events), heads(new.events), set(), profiles)
    moved |= {profile.event for profile in (*old.events, *new.events)}
    for by in (FIGURES, HARMS, ACCOUNTS):
        own = (old.by_claim(by.kind), new.by_claim(by.kind))
        again = profiles.standing_with(by.kind, moved)
        if by.wide:
            known = profiles.get(by.kind, again)
            again = {claim_of(one) for some in profiles.beside(by.kind, known.values()).values() for one in some}
        again -= {*own[0], *own[1]}
        _turn(connection, by, *own, again, profiles)


def unlink(connection: Connection, report_id: str) -> None:
    """Take a report's claims out of every link."""
    link(connection, report_id, Profiled())


def _turn(
    connection: Connection,
    by: Comparison,
    old: Mapping[str, Profile],
    new: Mapping[str, Profile],
    again: set[str],
    profiles: Profiles,
) -> set[str]:
    """One comparison: `old` go, `new` come, `again` stand elsewhere; the ids of the claims whose group changed."""
    known = {**new, **profiles.get(by.kind, again)}
    stood = entries(connection, by.name, {*old, *again})
    stand = _entries(by, known, profiles)
    changed = change(connection, by, stood - stand, stand - stood)
    _beside(by, old, changed, -1)
    _beside(by, new, changed, +1)
    touched = update(connection, by, changed, {*new, *again}, profiles)
    if by.group is None:
        return set()
    touched.members |= set(new)
    return regroup(connection, by, touched, set(old) - set(new), profiles)


def _entries(by: Comparison, known: Mapping[str, Profile], profiles: Profiles) -> set[Entry]:
    incidents = profiles.incidents(known.values()) if by.kind != EVENT else {}
    return {
        Entry(number(by.name, key), by.place(profile), claim, profile.report, by.mark(profile))
        for claim, profile in known.items()
        for key in by.keys(profile, incidents)
    }


def _beside(by: Comparison, own: Mapping[str, Profile], changed: Counter[Pair], step: int) -> None:
    """The pairs within one report."""
    for one, other in combinations(sorted(own), 2):
        if by.beside(own[one], own[other]):
            changed[one, other] += step


def _deny(connection: Connection, old: Profiled, new: Profiled) -> None:
    """The counts that a report itself says are denied."""
    table = schema.conflicts
    if out := [{"a": account.id} for account in old.accounts]:
        for side in (table.c.one, table.c.other):
            connection.execute(table.delete().where(table.c.kind == _DENIAL, side == bindparam("a")), out)
    rows = [conflict_row(_DENIAL, found) for found in denied_counts(new.figures, new.accounts)]
    if rows:
        connection.execute(table.insert(), rows)
