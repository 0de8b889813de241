"""Rows by the hundred for each report: written without what the library does anew for every one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns, several of them."""
    if not rows:
        return
    compiled = table.insert().compile(dialect=connection.dialect, column_keys=list(rows[0]))
    if not compiled.positional or not compiled.positiontup:
        connection.execute(table.insert(), list(rows))
        return
    names = compiled.positiontup
    made: dict[str, Callable[[Any], Any]] = {}
    for name in names:
        if plain := table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect):
            made[name] = plain
    if made:
        rows = [{**row, **{name: plain(row[name]) for name, plain in made.items()}} for row in rows]
    connection.exec_driver_sql(str(compiled), list(map(itemgetter(*names), rows)))
