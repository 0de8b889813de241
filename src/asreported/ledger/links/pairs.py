"""Pairs: what is compared now, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, RowMapping, bindparam, select

from asreported.linking import Conflict, Judgement, Verdict

from .. import schema
from .comparisons import Comparison, Found, Pair
from .profiles import Profile, Profiles, batches

_T = schema.compared.c


@dataclass(frozen=True, slots=True)
class Kept:
    """A pair that is compared: in how many blocks, and the judgement, None where there is none."""

    times: int
    judgement: Judgement | None


@dataclass(slots=True)
class Touched:
    """Members whose chains of `same` may have changed, and pairs judged different that may have come or gone."""

    members: set[str] = field(default_factory=set)
    parted: set[Pair] = field(default_factory=set)

    def note(self, pair: Pair, old: Judgement | None, new: Judgement | None) -> None:
        """What a change of one pair may touch."""
        if _weight(old) == _weight(new):
            return
        verdicts = {judgement.verdict for judgement in (old, new) if judgement}
        if Verdict.SAME in verdicts:
            self.members |= set(pair)
        if Verdict.DIFFERENT in verdicts:
            self.parted.add(pair)


def _weight(judgement: Judgement | None) -> tuple[Verdict, float] | None:
    return (judgement.verdict, judgement.likeness) if judgement else None


def kept(connection: Connection, kind: str, pairs: Iterable[Pair]) -> dict[Pair, Kept]:
    """Those of the pairs that are compared now."""
    wanted, found = set(pairs), dict[Pair, Kept]()
    for some in batches(sorted({first for first, _ in wanted})):
        rows = connection.execute(select(schema.compared).where(_T.kind == kind, _T.first.in_(some))).mappings()
        found.update((_pair(row), _kept(row)) for row in rows if _pair(row) in wanted)
    return found


def around(connection: Connection, kind: str, members: Iterable[str]) -> dict[Pair, Kept]:
    """The pairs that one of the members is in."""
    found: dict[Pair, Kept] = {}
    for some in batches(sorted(members)):
        for side in (_T.first, _T.second):
            rows = connection.execute(select(schema.compared).where(_T.kind == kind, side.in_(some))).mappings()
            found.update((_pair(row), _kept(row)) for row in rows)
    return found


def _pair(row: RowMapping) -> Pair:
    return row["first"], row["second"]


def _kept(row: RowMapping) -> Kept:
    if row["verdict"] is None:
        return Kept(row["times"], None)
    return Kept(row["times"], Judgement(Verdict(row["verdict"]), row["likeness"], tuple(row["reasons"])))


def update(
    connection: Connection, by: Comparison, changed: Counter[Pair], again: set[str], profiles: Profiles
) -> Touched:
    """Compare the pairs that came together, drop those that were parted, judge the pairs of `again` anew."""
    old = kept(connection, by.name, changed) | around(connection, by.name, again)
    times = {pair: (old[pair].times if pair in old else 0) + changed[pair] for pair in {*old, *changed}}
    there = {pair for pair, count in times.items() if count}
    fresh = {pair for pair in there if pair not in old or again & set(pair)}
    found = _judged(by, fresh, profiles)
    touched = Touched()
    for pair in sorted(old.keys() | found.keys()):
        before = old[pair].judgement if pair in old else None
        after = None if pair not in there else found[pair].judgement if pair in found else before
        touched.note(pair, before, after)
    moved = {pair for pair in there & old.keys() if pair not in fresh and times[pair] != old[pair].times}
    _write(connection, by.name, old, times, found, moved)
    _write_conflicts(connection, by.name, {*fresh, *(old.keys() - there)}, found)
    return touched


def _judged(by: Comparison, pairs: Iterable[Pair], profiles: Profiles) -> dict[Pair, Found]:
    ordered = sorted(pairs)
    known: dict[str, Profile] = profiles.get(by.kind, {member for pair in ordered for member in pair})
    every = profiles.beside(by.kind, known.values()) if by.wide else {}
    told = [*known.values(), *(one for some in every.values() for one in some)]
    incidents = profiles.incidents(told)
    found = {}
    for pair in ordered:
        one, other = known[pair[0]], known[pair[1]]
        both = [profile for report in sorted({one.report, other.report}) for profile in every.get(report, ())]
        found[pair] = by.judge(one, other, incidents, both)
    return found


def _write(
    connection: Connection,
    kind: str,
    old: Mapping[Pair, Kept],
    times: Mapping[Pair, int],
    found: Mapping[Pair, Found],
    moved: Iterable[Pair],
) -> None:
    table = schema.compared
    this = (_T.kind == kind, _T.first == bindparam("a"), _T.second == bindparam("b"))
    out = [
        {"a": first, "b": second}
        for first, second in sorted(old)
        if not times[first, second] or (first, second) in found
    ]
    if out:
        connection.execute(table.delete().where(*this), out)
    if rows := [_row(kind, pair, times[pair], found[pair].judgement) for pair in sorted(found)]:
        connection.execute(table.insert(), rows)
    if rows := [{"a": pair[0], "b": pair[1], "now": times[pair]} for pair in sorted(moved)]:
        connection.execute(table.update().where(*this).values(times=bindparam("now")), rows)


def _row(kind: str, pair: Pair, times: int, judgement: Judgement | None) -> dict[str, object]:
    return {
        "kind": kind,
        "first": pair[0],
        "second": pair[1],
        "times": times,
        "verdict": judgement.verdict.value if judgement else None,
        "likeness": judgement.likeness if judgement else 0.0,
        "reasons": list(judgement.reasons) if judgement else [],
    }


def _write_conflicts(connection: Connection, kind: str, out: Iterable[Pair], found: Mapping[Pair, Found]) -> None:
    table = schema.conflicts
    if rows := [{"a": first, "b": second} for first, second in sorted(out)]:
        this = (table.c.kind == kind, table.c.one == bindparam("a"), table.c.other == bindparam("b"))
        connection.execute(table.delete().where(*this), rows)
    made = [conflict for pair in sorted(found) for conflict in found[pair].conflicts]
    if rows := [conflict_row(kind, conflict) for conflict in made]:
        connection.execute(table.insert(), rows)


def conflict_row(kind: str, found: Conflict) -> dict[str, str]:
    """The row of a conflict, the smaller id first."""
    (one, mine), (other, theirs) = sorted(((found.one, found.sides[0]), (found.other, found.sides[1])))
    sides = {"one_side": mine, "other_side": theirs}
    return {"kind": kind, "one": one, "other": other, "type": found.kind, "reason": found.reason, **sides}
