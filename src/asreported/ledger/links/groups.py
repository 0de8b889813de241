"""Groups: incidents from events, series from figures; only what a changed pair touches is grouped anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from asreported.linking import EventProfile, Verdict

from .. import schema
from .comparisons import Comparison
from .pairs import Touched, around
from .profiles import EVENT, Profiles, batches

_T = schema.grouped.c


def regroup(connection: Connection, by: Comparison, touched: Touched, gone: set[str], profiles: Profiles) -> set[str]:
    """Group anew what was touched; the ids of the claims whose group is another now, those that are `gone` too."""
    seeds = (touched.members | _of_one_component(connection, by.kind, touched)) - gone
    made: dict[str, tuple[str, str]] = {}
    for seed in sorted(seeds):
        if seed not in made:
            made.update(_component(connection, by, seed, profiles))
    if by.kind == EVENT:
        made |= _spoken_for(connection, made)
    old = _rows(connection, by.kind, {*made, *gone})
    _write(connection, by.kind, old, made, gone)
    return {claim for claim in {*made, *gone} if old.get(claim, ("", ""))[1] != made.get(claim, ("", ""))[1]}


def _of_one_component(connection: Connection, kind: str, touched: Touched) -> set[str]:
    """The members of parted pairs that chains of `same` joined before: those pairs may have kept them apart."""
    known = _rows(connection, kind, {member for pair in touched.parted for member in pair})
    joined = (pair for pair in touched.parted if all(member in known for member in pair))
    return {member for one, other in joined if known[one][0] == known[other][0] for member in (one, other)}


def _component(connection: Connection, by: Comparison, seed: str, profiles: Profiles) -> dict[str, tuple[str, str]]:
    """All that chains of `same` lead to from a member, each with the component and the name of its group."""
    members, open_ = {seed}, {seed}
    pairs = {}
    while open_:
        found = around(connection, by.name, open_)
        pairs.update(found)
        same = (pair for pair, kept in found.items() if kept.judgement and kept.judgement.verdict is Verdict.SAME)
        open_ = {member for pair in same for member in pair} - members
        members |= open_
    judged = {pair: kept.judgement for pair, kept in pairs.items() if members.issuperset(pair)}
    known: Mapping[str, Any] = profiles.get(by.kind, members)
    groups = by.group(known, judged) if by.group else ()
    component = min(members)
    return {member: (component, name(by.letter, group)) for group in groups for member in group}


def name(letter: str, group: Iterable[str]) -> str:
    """The id of a group: of its smallest member, so that it keeps its name when others join."""
    return f"{letter}-{hashlib.sha256(min(group).encode()).hexdigest()[:12]}"


def _spoken_for(connection: Connection, heads: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The events that heads speak for, each with its head and the head's incident."""
    table, found = schema.profiles.c, dict[str, tuple[str, str]]()
    for some in batches(sorted(heads)):
        wanted = select(table.claim, table.event).where(table.kind == EVENT, table.event.in_(some))
        rows = connection.execute(wanted).all()
        found.update((row.claim, (row.event, heads[row.event][1])) for row in rows if row.claim != row.event)
    return found


def _rows(connection: Connection, kind: str, claims: Iterable[str]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for some in batches(sorted(claims)):
        wanted = select(_T.claim, _T.component, _T.name).where(_T.kind == kind, _T.claim.in_(some))
        found.update((row.claim, (row.component, row.name)) for row in connection.execute(wanted))
    return found


def _write(
    connection: Connection,
    kind: str,
    old: Mapping[str, tuple[str, str]],
    made: Mapping[str, tuple[str, str]],
    gone: Iterable[str],
) -> None:
    table = schema.grouped
    changed = {claim: row for claim, row in made.items() if old.get(claim) != row}
    if out := [{"a": claim} for claim in sorted(old.keys() & {*changed, *gone})]:
        connection.execute(table.delete().where(_T.kind == kind, _T.claim == bindparam("a")), out)
    rows = [
        {"kind": kind, "claim": claim, "component": component, "name": group}
        for claim, (component, group) in sorted(changed.items())
    ]
    if rows:
        connection.execute(table.insert(), rows)


def heads(profiles: Iterable[EventProfile]) -> dict[str, Any]:
    """The events that stand for others across reports."""
    return {profile.event: profile for profile in profiles if profile.head == profile.event}
