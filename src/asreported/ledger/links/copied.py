"""Copies kept in a case: a report that comes is laid beside those that stand near it by what both have in common.

Of the reports that share a fingerprint only those are looked at that stand near each other by id (`COPY_WINDOW`): a
footer that every report of an outlet ends in makes none dearer than the other. A newcomer may so part two others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, select

from asreported.intake import Report
from asreported.linking import COPY_WINDOW, copy, fingerprints, near

from .. import schema
from ..stored import report_of
from .comparisons import Pair
from .inserting import insert
from .pairs import LOOKED_UP
from .profiles import BATCH, batches

_T = schema.shingles.c
_PAIRS = schema.copies.c
# Above every id, in the order of characters.
_LAST: Final = "~"
# Of fingerprints with reports in a statement.
SEEKS: Final = 1500


def add_copies(connection: Connection, new: Mapping[str, tuple[Report, tuple[int, ...]]]) -> None:
    """Write the fingerprints of reports and the pairs that these make, and take out those of others that they part."""
    rows = [{"shingle": one, "report": name} for name, (_, prints) in new.items() for one in prints]
    if not rows:
        return
    insert(connection, schema.shingles, rows)
    shared, parted = Counter[Pair](), set[Pair]()
    for names in _holders(connection, {name: prints for name, (_, prints) in new.items()}):
        now = set(_neighbours(names))
        shared.update(pair for pair in now if pair[0] in new or pair[1] in new)
        if len(names) > COPY_WINDOW:
            parted |= {*_neighbours([name for name in names if name not in new])} - now
    _part(connection, parted)
    known = {name: report for name, (report, _) in new.items()}
    likely = _likely(connection, {name: len(prints) for name, (_, prints) in new.items()}, shared)
    pairs = [copied for one, other in _reports(connection, likely, known) if (copied := copy(one, other))]
    if pairs:
        made = [{"first": pair.first, "second": pair.second, "share": pair.share} for pair in pairs]
        connection.execute(schema.copies.insert(), made)


def _neighbours(names: Sequence[str]) -> Iterator[Pair]:
    """The pairs of those that stand near each other."""
    return ((one, other) for at, one in enumerate(names) for other in names[at + 1 : at + 1 + COPY_WINDOW])


def _near() -> Select[Any]:
    """From where to where others that hold fingerprints of some reports stand near these, and who they are."""
    mine, other = schema.shingles.alias("mine"), schema.shingles.alias("other")

    def end(side: ColumnElement[bool], order: ColumnElement[str], otherwise: str) -> ColumnElement[str]:
        found = select(other.c.report).where(other.c.shingle == mine.c.shingle, side).order_by(order)
        return func.coalesce(found.limit(1).offset(bindparam("reach")).scalar_subquery(), otherwise)

    first = end(other.c.report < mine.c.report, other.c.report.desc(), "")
    last = end(other.c.report > mine.c.report, other.c.report.asc(), _LAST)
    some = mine.c.report.in_(bindparam("reports", expanding=True))
    wanted = and_(mine.c.shingle.in_(bindparam("prints", expanding=True)), some)
    # Distinct, or SQLite would look for the ends anew for each row.
    reach = select(mine.c.shingle, first.label("first"), last.label("last")).where(wanted).distinct().subquery()
    there = and_(_T.shingle == reach.c.shingle, _T.report.between(reach.c.first, reach.c.last))
    found = (_T.shingle, reach.c.first, reach.c.last, _T.report)
    return select(*found).select_from(reach.join(schema.shingles, there))


_NEAR = _near()


def _shared() -> Select[Any]:
    """Those fingerprints of some reports that others hold too."""
    mine, other = schema.shingles.alias("mine"), schema.shingles.alias("other")
    found = exists().where(other.c.shingle == mine.c.shingle, other.c.report != mine.c.report)
    some = (
        mine.c.shingle.in_(bindparam("prints", expanding=True)),
        mine.c.report.in_(bindparam("reports", expanding=True)),
    )
    return select(mine.c.shingle).where(*some, found)


_SHARED = _shared()


def _holders(connection: Connection, prints: Mapping[str, tuple[int, ...]]) -> Iterator[list[str]]:
    """For each fingerprint that others than a report hold who they are, as far as they stand near it.

    In order and without gaps, the report too.
    """
    of = defaultdict[int, list[str]](list)
    for name, its in prints.items():
        for one in its:
            of[one].append(name)
    alone = {one: tuple(names) for one, names in of.items() if len(names) == 1}
    wanted = {one: tuple(sorted(names)) for one, names in of.items() if one not in alone}
    # Most fingerprints are of one report only, and that is quickly seen.
    for some, names in _lots(alone):
        shared = connection.execute(_SHARED, {"prints": some, "reports": sorted(names)}).scalars().all()
        wanted.update((one, alone[one]) for one in shared)
    for some, names in _lots(wanted):
        # Of those near one some may be new themselves.
        reach = COPY_WINDOW + max(len(of[one]) for one in some) - 1
        asked = {"prints": some, "reports": sorted(names), "reach": reach - 1}
        rows = sorted(map(tuple, connection.execute(_NEAR, asked).all()))
        for _, found in groupby(rows, key=itemgetter(0)):
            yield from _stretches([row[1:] for row in found])


def _lots(of: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[list[int], set[str]]]:
    """The fingerprints in lots with those who hold them: each of a lot is looked up with each of its holders."""
    some, names = list[int](), set[str]()
    for one in sorted(of, key=lambda one: (of[one], one)):
        wider = names.union(of[one])
        if some and (len(some) >= BATCH // 2 or (len(some) + 1) * len(wider) > SEEKS):
            yield some, names
            some, wider = [], set(of[one])
        some.append(one)
        names = wider
    if some:
        yield some, names


def _stretches(found: Sequence[tuple[str, str, str]]) -> Iterator[list[str]]:
    """The holders of one fingerprint, parted where nothing is known of who stands between."""
    end, names = "", set[str]()
    for first, last, name in found:
        if names and first > end:
            yield sorted(names)
            end, names = "", set()
        end = max(end, last)
        names.add(name)
    yield sorted(names)


def _likely(connection: Connection, sizes: Mapping[str, int], shared: Mapping[Pair, int]) -> list[Pair]:
    """Those of the pairs that have enough fingerprints in common."""
    reports, known = schema.reports.c, dict(sizes)
    for some in batches(sorted({name for pair in shared for name in pair} - known.keys())):
        wanted = select(reports.id, reports.shingle_count).where(reports.id.in_(some))
        known.update((row.id, row.shingle_count) for row in connection.execute(wanted).all())
    return sorted(pair for pair, count in shared.items() if near(known[pair[0]], [(pair[1], known[pair[1]], count)]))


def _reports(
    connection: Connection, pairs: Sequence[Pair], known: Mapping[str, Report]
) -> Iterator[tuple[Report, Report]]:
    """The reports of the pairs, a lot of them at a time in memory."""
    table = schema.reports
    for some in batches(pairs, LOOKED_UP):
        wanted = {name for pair in some for name in pair} - known.keys()
        rows = connection.execute(select(table).where(table.c.id.in_(sorted(wanted)))).mappings().all()
        there = {**known, **{row["id"]: report_of(row) for row in rows}}
        yield from ((there[one], there[other]) for one, other in some)


def _known() -> Select[Any]:
    some = (
        _PAIRS.first.in_(bindparam("firsts", expanding=True)),
        _PAIRS.second.in_(bindparam("seconds", expanding=True)),
    )
    return select(_PAIRS.first, _PAIRS.second).where(*some)


_KNOWN = _known()


def _part(connection: Connection, parted: set[Pair]) -> None:
    """Take out the copies among the pairs that no longer stand near each other in enough fingerprints."""
    for some in batches(sorted(parted), LOOKED_UP):
        firsts, seconds = (sorted({pair[side] for pair in some}) for side in (0, 1))
        known = connection.execute(_KNOWN, {"firsts": firsts, "seconds": seconds}).all()
        for first, second in sorted(parted.intersection(map(tuple, known))):
            if not _still_near(connection, first, second):
                this = (_PAIRS.first == first, _PAIRS.second == second)
                connection.execute(schema.copies.delete().where(*this))


def _still_near(connection: Connection, first: str, second: str) -> bool:
    reports = schema.reports
    rows = connection.execute(select(reports).where(reports.c.id.in_([first, second]))).mappings()
    prints = {row["id"]: fingerprints(report_of(row).text) for row in rows}
    shared = sum(second in names for names in _holders(connection, {first: prints[first]}))
    return bool(near(len(prints[first]), [(second, len(prints[second]), shared)]))
