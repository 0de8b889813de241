"""Keeping the links: what the coming or going of reports changes, step by step. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from sqlalchemy import Connection, bindparam

from asreported.linking import denied_counts

from .. import schema
from .blocks import Entry, change, entries, number
from .comparisons import ACCOUNTS, EVENTS, FIGURES, HARMS, Comparison, Pair
from .groups import forget, heads, regroup
from .pairs import conflict_row, update
from .profiles import EVENT, Profile, Profiled, Profiles, claim_of, together, write

_DENIAL = "denial"
# The tables that hold what linking found.
LINKS = (schema.profiles, schema.blocks, schema.compared, schema.grouped, schema.conflicts)


def link(connection: Connection, new: Mapping[str, Profiled]) -> None:
    """Link the claims of reports, in the place of those that they had."""
    old = Profiles(connection).of_reports(new)
    write(connection, new)
    profiles = Profiles(connection, new.values())
    now = together(new.values())
    _deny(connection, old, new.values())
    forget(connection, EVENTS, old.by_claim(EVENT).keys() - now.by_claim(EVENT).keys() - heads(old.events).keys())
    moved = _turn(connection, EVENTS, heads(old.events), heads(now.events), {}, set(), profiles)
    elsewhere = moved.keys() | {profile.event for profile in (*old.events, *now.events)}
    for by in (FIGURES, HARMS, ACCOUNTS):
        own = (old.by_claim(by.kind), now.by_claim(by.kind))
        again = profiles.standing_with(by.kind, elsewhere)
        if by.wide:
            known = profiles.get(by.kind, again)
            again = {claim_of(one) for some in profiles.beside(by.kind, known.values()).values() for one in some}
        again -= {*own[0], *own[1]}
        _turn(connection, by, *own, moved, again, profiles)


def _turn(
    connection: Connection,
    by: Comparison,
    old: Mapping[str, Profile],
    new: Mapping[str, Profile],
    moved: Mapping[str, str | None],
    again: set[str],
    profiles: Profiles,
) -> dict[str, str | None]:
    """One comparison: `old` go, `new` come, `again` stand elsewhere, as events `moved` from the incidents given.

    The claims whose group changed come back with the one they had.
    """
    known = {**new, **profiles.get(by.kind, again)}
    stood = entries(connection, by.name, {*old, *again})
    stand = _entries(by, known, profiles)
    changed = change(connection, by, stood - stand, stand - stood)
    _beside(by, old, changed, -1)
    _beside(by, new, changed, +1)
    touched = update(connection, by, changed, set(new) - set(old), set(new) & set(old), again, moved, profiles)
    if by.group is None:
        return {}
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
    by_report: defaultdict[str, list[str]] = defaultdict(list)
    for claim in sorted(own):
        by_report[own[claim].report].append(claim)
    for claims in by_report.values():
        for one, other in combinations(claims, 2):
            if by.beside(own[one], own[other]):
                changed[one, other] += step


def _deny(connection: Connection, old: Profiled, new: Iterable[Profiled]) -> None:
    """The counts that reports themselves say are denied."""
    table = schema.conflicts
    if out := [{"a": account.id} for account in old.accounts]:
        for side in (table.c.one, table.c.other):
            connection.execute(table.delete().where(table.c.kind == _DENIAL, side == bindparam("a")), out)
    rows = [conflict_row(_DENIAL, found) for one in new for found in denied_counts(one.figures, one.accounts)]
    if rows:
        connection.execute(table.insert(), rows)
