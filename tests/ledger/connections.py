"""Connections to SQLite, counted: Python tells of one that was left open only since 3.13, and then in a later test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection, ProgrammingError, dbapi2

import pytest


@contextmanager
def counted() -> Iterator[list[Connection]]:
    """Every connection that is made in the block; a list that grows."""
    made: list[Connection] = []
    connect = dbapi2.connect

    def note(*words, **options) -> Connection:
        made.append(connect(*words, **options))
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dbapi2, "connect", note)
        yield made


def is_open(connection: Connection) -> bool:
    try:
        return connection.total_changes >= 0
    except ProgrammingError:
        return False


@pytest.fixture(autouse=True)
def _no_connection_is_left_open() -> Iterator[None]:
    with counted() as made:
        yield
    assert not any(map(is_open, made))
