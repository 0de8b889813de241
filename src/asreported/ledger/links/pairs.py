"""Pairs: what is compared now, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select

from asreported.linking import Conflict, Judgement, Verdict

from .. import schema
from .comparisons import Comparison, Found, Pair
from .inserting import insert
from .profiles import Profile, Profiles, batches

_T = schema.compared.c
# Pairs in a statement: each first is looked up with each second.
LOOKED_UP: Final = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """A pair that is compared: in how many blocks, and the judgement without its reasons, None where there is none."""

    times: int
    judgement: Judgement | None


@dataclass(slots=True)
class Touched:
    """What a grouping may hang on: members that came, and pairs by what became of their judgement.

    `joined` are the same now and were not, or not as likely, with the likeness now; `loosened` no longer, with that
    before; `parted` are different now and were not; `freed` no longer.
    """

    members: set[str] = field(default_factory=set)
    joined: dict[Pair, float] = field(default_factory=dict)
    loosened: dict[Pair, float] = field(default_factory=dict)
    parted: set[Pair] = field(default_factory=set)
    freed: set[Pair] = field(default_factory=set)

    def note(self, pair: Pair, old: Judgement | None, new: Judgement | None) -> None:
        """What a change of one pair may touch."""
        if _weight(old) == _weight(new):
            return
        was, now = (one.verdict if one else None for one in (old, new))
        if new and now is Verdict.SAME:
            self.joined[pair] = new.likeness
        if old and was is Verdict.SAME:
            self.loosened[pair] = old.likeness
        if Verdict.DIFFERENT in (was, now) and was is not now:
            (self.parted if now is Verdict.DIFFERENT else self.freed).add(pair)


def _weight(judgement: Judgement | None) -> tuple[Verdict, float] | None:
    return (judgement.verdict, judgement.likeness) if judgement else None


_PLAIN = (_T.first, _T.second, _T.times, _T.verdict, _T.likeness)


def kept(connection: Connection, kind: str, pairs: Iterable[Pair]) -> dict[Pair, Kept]:
    """Those of the pairs that are compared now."""
    found: dict[Pair, Kept] = {}
    for some in batches(sorted(pairs), LOOKED_UP):
        firsts, seconds = ({pair[side] for pair in some} for side in (0, 1))
        # Not as pairs: SQLite finds each of two columns by the key, but reads the whole table for a row of values.
        wanted = select(*_PLAIN).where(_T.kind == kind, _T.first.in_(sorted(firsts)), _T.second.in_(sorted(seconds)))
        there = set(some)
        found.update((pair, one) for pair, one in _read(connection, wanted) if pair in there)
    return found


def around(connection: Connection, kind: str, members: Iterable[str]) -> dict[Pair, Kept]:
    """The pairs that one of the members is in."""
    found: dict[Pair, Kept] = {}
    for some in batches(sorted(members)):
        for side in (_T.first, _T.second):
            found.update(_read(connection, select(*_PLAIN).where(_T.kind == kind, side.in_(some))))
    return found


def judged(
    connection: Connection, kind: str, members: Iterable[str], verdicts: Iterable[Verdict]
) -> Iterator[tuple[str, str, Judgement]]:
    """The pairs of some verdicts that one of the members is in, the smaller first; some come twice."""
    of = _T.verdict.in_([verdict.value for verdict in verdicts])
    for some in batches(sorted(members)):
        for side in (_T.first, _T.second):
            wanted = select(_T.first, _T.second, _T.verdict, _T.likeness).where(side.in_(some), _T.kind == kind)
            for first, second, verdict, likeness in connection.execute(wanted.where(of)).all():
                yield first, second, _judgement(verdict, likeness)


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[tuple[Pair, Kept]]:
    for first, second, times, verdict, likeness in connection.execute(wanted).all():
        yield (first, second), Kept(times, _judgement(verdict, likeness) if verdict else None)


# Thousands of pairs are read for one report, and many are alike.
@lru_cache(maxsize=2**14)
def _judgement(verdict: str, likeness: float) -> Judgement:
    return Judgement(_VERDICTS[verdict], likeness)


_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def update(
    connection: Connection,
    by: Comparison,
    changed: Counter[Pair],
    new: set[str],
    reread: set[str],
    again: set[str],
    moved: Mapping[str, str | None],
    profiles: Profiles,
) -> Touched:
    """Compare the pairs that came together, drop those that were parted, judge the pairs of `reread` anew.

    `new` are in no pair yet. `again` stand with events that `moved` from the incidents given.
    """
    old = kept(connection, by.name, (pair for pair in changed if new.isdisjoint(pair)))
    old |= around(connection, by.name, reread | again)
    times = {pair: (old[pair].times if pair in old else 0) + changed[pair] for pair in {*old, *changed}}
    there = {pair for pair, count in times.items() if count}
    standing = {pair for pair in old if not again.isdisjoint(pair)}
    shaken = standing if by.wide else _shaken(by, standing, moved, profiles)
    fresh = {pair for pair in there if pair not in old or pair in shaken or not reread.isdisjoint(pair)}
    found = _judged(by, fresh, profiles)
    touched = Touched()
    for pair in sorted(old.keys() | found.keys()):
        before = old[pair].judgement if pair in old else None
        after = None if pair not in there else found[pair].judgement if pair in found else before
        touched.note(pair, before, after)
    counted = {pair for pair in there & old.keys() if pair not in fresh and times[pair] != old[pair].times}
    _write(connection, by.name, old, times, found, counted)
    _write_conflicts(connection, by.name, {*fresh, *(old.keys() - there)}, found)
    return touched


def _shaken(by: Comparison, pairs: Iterable[Pair], moved: Mapping[str, str | None], profiles: Profiles) -> set[Pair]:
    """Those of the pairs that stand with one incident now and did not, or did: what it is called does not matter."""
    ordered = sorted(pairs)
    event = profiles.events(by.kind, {member for pair in ordered for member in pair})
    incident = profiles.incidents_of(event.values())
    found = set()
    for pair in ordered:
        now = [incident.get(event.get(member, "")) for member in pair]
        was = [moved[at] if (at := event.get(member, "")) in moved else incident.get(at) for member in pair]
        if _relation(*was) != _relation(*now):
            found.add(pair)
    return found


def _relation(one: str | None, other: str | None) -> tuple[bool, bool, bool]:
    return one is None, other is None, one == other


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
    insert(connection, table, [_row(kind, pair, times[pair], found[pair].judgement) for pair in sorted(found)])
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
    insert(connection, table, [conflict_row(kind, conflict) for conflict in made])


def conflict_row(kind: str, found: Conflict) -> dict[str, str]:
    """The row of a conflict, the smaller id first."""
    (one, mine), (other, theirs) = sorted(((found.one, found.sides[0]), (found.other, found.sides[1])))
    sides = {"one_side": mine, "other_side": theirs}
    return {"kind": kind, "one": one, "other": other, "type": found.kind, "reason": found.reason, **sides}
