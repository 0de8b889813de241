"""Blocks: who stands where, and which pairs a coming or going brings together or parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, select

from .. import schema
from .comparisons import Comparison, Pair
from .profiles import batches

_T = schema.blocks.c


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A member's place in one block."""

    key: int
    place: str
    member: str
    report: str
    mark: str


def number(name: str, key: str) -> int:
    """A comparison's key as a signed 64-bit number: keys are long, and there are hundreds a report."""
    return int.from_bytes(blake2b(f"{name} {key}".encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def entries(connection: Connection, name: str, members: Iterable[str]) -> set[Entry]:
    """Where members stand."""
    found = set()
    for some in batches(sorted(members)):
        wanted = select(_T.key, _T.place, _T.member, _T.report, _T.mark).where(_T.kind == name, _T.member.in_(some))
        found |= {Entry(*row) for row in connection.execute(wanted)}
    return found


def change(connection: Connection, by: Comparison, going: set[Entry], coming: set[Entry]) -> Counter[Pair]:
    """Take entries out and put others in; for each pair in how many more blocks (or fewer, below 0) it is together."""
    changed: Counter[Pair] = Counter()
    for (key, place), members in _together(going):
        _leave(connection, by, key, place, members, changed)
    for (key, place), members in _together(coming):
        _enter(connection, by, key, place, members, changed)
    return changed


def _together(found: Iterable[Entry]) -> list[tuple[tuple[int, str], list[Entry]]]:
    by_place: defaultdict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in sorted(found):
        by_place[entry.key, entry.place].append(entry)
    return sorted(by_place.items())


def _leave(
    connection: Connection, by: Comparison, key: int, place: str, members: list[Entry], changed: Counter[Pair]
) -> None:
    here = (_T.kind == by.name, _T.key == key, _T.place == place)
    ids = [entry.member for entry in members]
    connection.execute(schema.blocks.delete().where(*here, _T.member.in_(ids)))
    before, behind = _around(connection, by, key, place)
    _count(by, changed, members, [entry for near in (*before, *behind) for entry in near], -1)
    if connection.execute(select(_T.member).where(*here).limit(1)).first() is None:
        _across(by, changed, before, behind, +1)


def _enter(
    connection: Connection, by: Comparison, key: int, place: str, members: list[Entry], changed: Counter[Pair]
) -> None:
    here = (_T.kind == by.name, _T.key == key, _T.place == place)
    before, behind = _around(connection, by, key, place)
    if connection.execute(select(_T.member).where(*here).limit(1)).first() is None:
        _across(by, changed, before, behind, -1)
    _count(by, changed, members, [entry for near in (*before, *behind) for entry in near], +1)
    rows = [
        {"kind": by.name, "key": key, "place": place, "member": one.member, "report": one.report, "mark": one.mark}
        for one in members
    ]
    connection.execute(schema.blocks.insert(), rows)


def _around(
    connection: Connection, by: Comparison, key: int, place: str
) -> tuple[list[list[Entry]], list[list[Entry]]]:
    """Who stands at the places before and behind one, the nearest place first."""
    block = (_T.kind == by.name, _T.key == key)
    before = select(_T.place).where(*block, _T.place < place).distinct().order_by(_T.place.desc()).limit(by.window)
    behind = select(_T.place).where(*block, _T.place > place).distinct().order_by(_T.place).limit(by.window)
    near = connection.execute(before).scalars().all(), connection.execute(behind).scalars().all()
    if not near[0] and not near[1]:
        return [], []
    ends = min((*near[0], *near[1])), max((*near[0], *near[1]))
    wanted = select(_T.key, _T.place, _T.member, _T.report, _T.mark).where(*block, _T.place.between(*ends))
    standing: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in connection.execute(wanted):
        standing[row.place].append(Entry(*row))
    return [standing[one] for one in near[0]], [standing[one] for one in near[1]]


def _across(
    by: Comparison, changed: Counter[Pair], before: Sequence[list[Entry]], behind: Sequence[list[Entry]], step: int
) -> None:
    """Those that one place between them puts out of each other's reach."""
    for at, near in enumerate(before):
        if by.window - at <= len(behind):
            _count(by, changed, near, behind[by.window - at - 1], step)


def _count(by: Comparison, changed: Counter[Pair], some: Iterable[Entry], others: Sequence[Entry], step: int) -> None:
    for one in some:
        for other in others:
            if one.report != other.report and by.possible(one.mark, other.mark):
                changed[min(one.member, other.member), max(one.member, other.member)] += step
