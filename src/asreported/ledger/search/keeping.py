"""Keeping the search rows: written and taken out with the claims they are of, in the same transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from asreported.claims import Claim
from asreported.intake import Report

from .. import schema
from ..links.profiles import batches
from . import fulltext
from .numbers import following
from .rows import COLUMNS, GAP, rows


def keep(connection: Connection, readings: Iterable[tuple[Report, Iterable[Claim]]]) -> None:
    """Put the rows of reports and their claims in the place of those that they had."""
    every = list(readings)
    table = schema.findable
    for some in batches([report.id for report, _ in every]):
        fulltext.erase(connection, some)
        connection.execute(table.delete().where(table.c.report.in_(some)))
    made = _numbered(connection, [row for report, claims in every for row in rows(report, claims)])
    if made:
        connection.execute(table.insert(), made)
        fulltext.write(connection, made)


def _numbered(connection: Connection, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with a number that no other has; in the order of their ids, so that it hangs on nothing else."""
    column, taken = schema.findable.c.number, set[int]()
    for some in batches([row["number"] for row in made]):
        taken |= set(connection.execute(select(column).where(column.in_(some))).scalars())
    for row in sorted(made, key=lambda row: (row["id"], row["begin"])):
        while row["number"] in taken:
            row["number"] = following(row["number"])
        taken.add(row["number"])
    return made


def index_again(connection: Connection) -> None:
    """Make the index anew from the rows, which are there already."""
    table = schema.findable
    wanted = select(table).order_by(table.c.number)
    found = connection.execute(wanted, execution_options={"yield_per": 2_000}).mappings()
    for lot in found.partitions():
        fulltext.write(connection, [dict(row) for row in lot])


def faults(connection: Connection) -> Iterator[str]:
    """Whether the index has the words of the rows; a sentence where it has not."""
    table, wanted = schema.findable, Counter[str]()
    columns = select(*(table.c[name] for name in COLUMNS))
    for row in connection.execute(columns, execution_options={"yield_per": 2_000}):
        wanted.update({word for cell in row for word in cell.split() if word != GAP})
    if wanted != fulltext.held(connection):
        yield "the search index does not have the words of the reports and claims"


def row_faults(connection: Connection, report: Report, claims: Iterable[Claim]) -> Iterator[str]:
    """Whether a report's rows are what they should be; a sentence where they are not."""
    table = schema.findable
    own = connection.execute(select(table).where(table.c.report == report.id)).mappings()
    there = Counter(tuple(row[name] for name in _COMPARED) for row in own)
    if there != Counter(tuple(row[name] for name in _COMPARED) for row in rows(report, claims)):
        yield f"report {report.id} is not searched as it stands"


_COMPARED = ("id", "begin", "stop", *COLUMNS)
