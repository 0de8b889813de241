"""A case into another, whole: every row of every table as it is, whatever databases hold the two."""

from __future__ import annotations

from sqlalchemy import Connection, select

from asreported.errors import CaseError

from . import schema, search

# Rows that are held in memory at once.
_LOT = 2_000


def check_empty(connection: Connection, name: str) -> None:
    """Raise CaseError where the tables of a case hold anything."""
    for table in schema.metadata.sorted_tables:
        if connection.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
            advice = "Nothing was written. Name a file that is not there, or an empty database."
            raise CaseError("AR207", f"{name} is a case that holds something already.", advice)


def copy_rows(source: Connection, target: Connection) -> None:
    """Write all that one case holds into the empty tables of another. The caller holds both transactions."""
    for table in schema.metadata.sorted_tables:
        wanted = select(table).order_by(*table.primary_key.columns)
        rows = source.execute(wanted, execution_options={"yield_per": _LOT}).mappings()
        for lot in rows.partitions():
            target.execute(table.insert(), [dict(row) for row in lot])
    # Each database has its own index over the words.
    search.index_again(target)
