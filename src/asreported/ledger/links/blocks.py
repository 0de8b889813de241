"""Blocks: who stands where, and which pairs a coming or going brings together or parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import starmap
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select

from .. import schema
from .comparisons import Comparison, Pair
from .inserting import insert
from .profiles import batches

_T = schema.blocks.c
# Above every place, in the order of characters.
_LAST: Final = "~"
# A block with more changes at once is read from the first to the last of them.
_MANY: Final = 8


# A tuple: there are hundreds a report, to be sorted and looked up.
class Entry(NamedTuple):
    """A member's place in one block."""

    key: int
    place: str
    member: str
    report: str
    mark: str


Standing = dict[str, list[Entry]]  # by place


def number(name: str, key: str) -> int:
    """A comparison's key as a signed 64-bit number: keys are long, and there are hundreds a report."""
    return int.from_bytes(blake2b(f"{name} {key}".encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def entries(connection: Connection, name: str, members: Iterable[str]) -> set[Entry]:
    """Where members stand."""
    found = set[Entry]()
    for some in batches(sorted(members)):
        wanted = select(_T.key, _T.place, _T.member, _T.report, _T.mark).where(_T.kind == name, _T.member.in_(some))
        found.update(starmap(Entry, connection.execute(wanted).all()))
    return found


def change(connection: Connection, by: Comparison, going: set[Entry], coming: set[Entry]) -> Counter[Pair]:
    """Take entries out and put others in; for each pair in how many more blocks (or fewer, below 0) it is together."""
    marked_anew = {_spot(entry) for entry in coming}
    replaced = {entry for entry in going if _spot(entry) in marked_anew}
    _delete(connection, by, replaced)
    _insert(connection, by, coming)
    places = _places(going | coming)
    around = _around(connection, by, places, going | coming, replaced)
    _delete(connection, by, going - replaced)
    changed: Counter[Pair] = Counter()
    for key in sorted(places):
        for stretch in around[key]:
            _compare(by, changed, stretch, going, coming)
    return changed


_OUT = schema.blocks.delete().where(
    _T.key == bindparam("k"), _T.place == bindparam("p"), _T.member == bindparam("m"), _T.kind == bindparam("n")
)


def _spot(entry: Entry) -> tuple[int, str, str]:
    return entry.key, entry.place, entry.member


def _delete(connection: Connection, by: Comparison, going: Iterable[Entry]) -> None:
    if rows := [{"k": e.key, "p": e.place, "m": e.member, "n": by.name} for e in sorted(going)]:
        connection.execute(_OUT, rows)


def _insert(connection: Connection, by: Comparison, coming: Iterable[Entry]) -> None:
    insert(connection, schema.blocks, [{"kind": by.name, **entry._asdict()} for entry in sorted(coming)])


def _places(changes: Iterable[Entry]) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for entry in changes:
        found[entry.key].add(entry.place)
    return found


# ------------------------------------------------------------------ what stands near


def _bounds() -> Select[Any]:
    """For each entry of some members in some blocks the places that lie `reach` places before and behind it."""
    mine, near = schema.blocks.alias("mine"), schema.blocks.alias("near")

    def end(side: ColumnElement[bool], order: ColumnElement[str], otherwise: str) -> ColumnElement[str]:
        found = select(near.c.place).where(near.c.key == mine.c.key, side).group_by(near.c.place).order_by(order)
        return func.coalesce(found.limit(1).offset(bindparam("reach")).scalar_subquery(), otherwise)

    first = end(near.c.place < mine.c.place, near.c.place.desc(), "")
    last = end(near.c.place > mine.c.place, near.c.place.asc(), _LAST)
    wanted = and_(mine.c.member.in_(bindparam("members", expanding=True)), mine.c.kind == bindparam("kind"))
    few = mine.c.key.in_(bindparam("keys", expanding=True))
    return select(mine.c.key, first.label("first"), last.label("last")).where(wanted, few).distinct()


def _near() -> Select[Any]:
    bounds = _bounds().subquery()
    there = and_(_T.key == bounds.c.key, _T.place.between(bounds.c.first, bounds.c.last))
    wanted = (bounds.c.first, bounds.c.last, _T.key, _T.place, _T.member, _T.report, _T.mark)
    return select(*wanted).select_from(bounds.join(schema.blocks, there))


_NEAR = _near()


def _around(
    connection: Connection, by: Comparison, places: Mapping[int, set[str]], changes: set[Entry], out: set[Entry]
) -> dict[int, list[Standing]]:
    """What stands near the changes of each block, in stretches without gaps; what is `out` of the table too."""
    few = {key for key in places if len(places[key]) <= _MANY}
    found: dict[int, set[Entry]] = {key: set() for key in places}
    reaches: dict[int, set[tuple[str, str]]] = {key: set() for key in places}
    for entry in out:
        found[entry.key].add(entry)
    for some in batches(sorted({(entry.key, entry.member) for entry in changes if entry.key in few})):
        keys = sorted({key for key, _ in some})
        # Of the places near one some may themselves be coming or going.
        reach = by.window + max(len(places[key]) for key in keys) - 1
        asked = {"kind": by.name, "reach": reach, "keys": keys, "members": sorted({member for _, member in some})}
        for first, last, *row in connection.execute(_NEAR, asked).all():
            one = Entry(*row)
            reaches[one.key].add((first, last))
            found[one.key].add(one)
    for key in sorted(places.keys() - few):
        between = {"of": key, "first": min(places[key]), "last": max(places[key]), "reach": by.window - 1}
        reaches[key].add(("", _LAST))
        found[key].update(starmap(Entry, connection.execute(_BETWEEN, between).all()))
    return {key: list(_stretches(found[key], reaches[key])) for key in places}


def _between() -> Select[Any]:
    """All that stands in a block from somewhat before a first place to somewhat behind a last."""
    near = schema.blocks.alias("near").c
    places = select(near.place).where(near.key == bindparam("of")).group_by(near.place).limit(1)
    before = places.where(near.place < bindparam("first")).order_by(near.place.desc()).offset(bindparam("reach"))
    behind = places.where(near.place > bindparam("last")).order_by(near.place).offset(bindparam("reach"))
    first, last = func.coalesce(before.scalar_subquery(), ""), func.coalesce(behind.scalar_subquery(), _LAST)
    wanted = select(_T.key, _T.place, _T.member, _T.report, _T.mark)
    return wanted.where(_T.key == bindparam("of"), _T.place.between(first, last))


_BETWEEN = _between()


def _stretches(standing: Iterable[Entry], reaches: Iterable[tuple[str, str]]) -> Iterator[Standing]:
    """The places of a block, parted where nothing is known of what stands between."""
    joined: list[tuple[str, str]] = []
    for first, last in sorted(reaches):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    made: list[Standing] = [{} for _ in joined]
    for entry in sorted(standing):
        # One whose place is out of the table lies within a stretch too: it was near what changed.
        for (first, last), places in zip(joined, made, strict=True):
            if first <= entry.place <= last:
                places.setdefault(entry.place, []).append(entry)
    yield from made


# ------------------------------------------------------------------ what that changes


def _compare(by: Comparison, changed: Counter[Pair], stretch: Standing, going: set[Entry], coming: set[Entry]) -> None:
    before = {place: kept for place, members in stretch.items() if (kept := [x for x in members if x not in coming])}
    behind = {place: kept for place, members in stretch.items() if (kept := [x for x in members if x not in going])}
    moved = {place for place in stretch if before.get(place) != behind.get(place)}
    old, new = _neighbours(before, by.window), _neighbours(behind, by.window)
    for pairs, standing, other, step in ((old, before, new, -1), (new, behind, old, +1)):
        for one, two in pairs:
            if (one, two) not in other or one in moved or two in moved:
                _count(by, changed, standing[one], standing[two], step)


def _neighbours(standing: Standing, window: int) -> set[tuple[str, str]]:
    # Places come in order.
    places = list(standing)
    return {(one, other) for at, one in enumerate(places) for other in places[at + 1 : at + 1 + window]}


def _count(by: Comparison, changed: Counter[Pair], some: Iterable[Entry], others: Sequence[Entry], step: int) -> None:
    for _, _, one, report, mark in some:
        for _, _, other, its, theirs in others:
            if report != its and by.possible(mark, theirs):
                changed[(one, other) if one < other else (other, one)] += step
