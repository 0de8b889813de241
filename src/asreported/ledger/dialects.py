"""What SQLite and PostgreSQL need told differently. But for the index of words
(`search/fulltext.py`) nothing else in the ledger asks which of the two holds a case.

On both: one writer at a time, who waits for the one before; a reader sees the case as it was when it began to ask, and
waits for nobody; what is said to be saved is on the disk; text is compared by its bytes.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, Final

import sqlalchemy
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import QueuePool

from asreported.errors import CaseError

# The execution option of connections that will write.
WRITES: Final = "asreported_writes"
# That of connections for what SQLite refuses inside a transaction.
_ALONE: Final = "asreported_alone"
# Another program may be writing; a report takes far less than this to store.
_BUSY_SECONDS = 30
# A server that does not answer at all.
_CONNECT_SECONDS = 15
# Any number, the same for every program that writes cases: the first half of the lock's name, the second is the schema.
_LOCK = 0x61735265


VERSION_TABLE = "asreported_version"


class Text(sqlalchemy.Text):
    """The text of every column. In the order of a language a server would sort ids and names otherwise than we do."""


@compiles(Text, "postgresql")
def _in_the_order_of_bytes(_kind: Text, _compiler: object, **_more: object) -> str:
    return 'TEXT COLLATE "C"'


def engine_of(url: URL) -> Engine:
    """The engine of an address. Raises CaseError where its driver is missing."""
    return _postgresql(url) if url.get_backend_name() == "postgresql" else _sqlite(url)


def prepare(engine: Engine, name: str) -> None:
    """What a database needs once, before the tables of a case are made. Raises CaseError where it cannot hold one."""
    if engine.dialect.name == "postgresql":
        _check_encoding(engine, name)
    elif engine.url.database not in (None, "", ":memory:"):
        _write_ahead(engine)


def save(engine: Engine, path: Path) -> bool:
    """Whether the database itself wrote all that it holds into a new SQLite file; False where it knows no such way."""
    if engine.dialect.name == "postgresql":
        return False
    with engine.connect().execution_options(**{_ALONE: True}) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(path),))
    made = _sqlite(URL.create("sqlite", database=str(path)))
    _write_ahead(made)
    made.dispose()
    # SQLite leaves the file to the system when it makes it.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return True


def faults(connection: Connection) -> list[str]:
    """What the database itself finds damaged in its storage; PostgreSQL finds out when it reads."""
    if connection.dialect.name == "postgresql":
        return []
    return [found for (found,) in connection.exec_driver_sql("PRAGMA integrity_check") if found != "ok"]


def touch(connection: Connection) -> None:
    """Let `State` see that this transaction wrote; SQLite sees it by itself."""
    if connection.dialect.name == "postgresql":
        # The row stays as it is, and carries who wrote it last.
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = version_num")


class State:
    """Tells whether the case has changed: `now()` is the same text twice only where nothing was committed between.

    It holds a connection of its own to a case in a file, from the first question until it is closed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._file: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def now(self) -> str | None:
        """A text for the state of the case, None where it cannot be told: a case in memory."""
        if self._engine.dialect.name == "postgresql":
            with self._engine.connect() as connection:
                return str(connection.exec_driver_sql(f"SELECT xmin FROM {VERSION_TABLE}").scalar_one())
        path = self._engine.url.database
        if path in (None, "", ":memory:"):
            return None
        with self._lock:
            if self._file is None:
                self._file = sqlite3.connect(str(path), check_same_thread=False, isolation_level=None)
            file, (version,) = os.stat(str(path)), self._file.execute("PRAGMA data_version").fetchone()
            return f"{file.st_dev}-{file.st_ino}-{version}"

    def close(self) -> None:
        """Let go of the connection; the next question opens another."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None


# ------------------------------------------------------------------ SQLite


def _sqlite(url: URL) -> Engine:
    connect: dict[str, Any] = {"timeout": _BUSY_SECONDS}
    if url.database in (None, "", ":memory:"):
        # A case in memory is its one connection: every thread takes its turn with it, and any may close it.
        connect["check_same_thread"] = False
        engine = create_engine(url, connect_args=connect, poolclass=QueuePool, pool_size=1, max_overflow=0)
    else:
        engine = create_engine(url, connect_args=connect)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    # The driver opens transactions late and leaves tables outside them; `_on_begin` opens them instead.
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # What is said to be saved is on the disk, also when the power fails.
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        # A damaged or locked file is found out here, and SQLAlchemy 2.0 forgets to close the connection then.
        connection.close()
        raise


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(_ALONE):
        # A transaction that starts by reading may not get the write lock later; one that will write takes it now.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")


def _write_ahead(engine: Engine) -> None:
    """Let readers go on while a report is stored. Kept in the file."""
    with engine.connect().execution_options(**{_ALONE: True}) as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


# ------------------------------------------------------------------ PostgreSQL


def _postgresql(url: URL) -> Engine:
    connect = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
    try:
        # A server may be started anew while the desk is open.
        engine = create_engine(url, connect_args=connect, pool_pre_ping=True)
    except ImportError as fault:
        problem = "A case in PostgreSQL needs the driver psycopg, which is missing."
        raise CaseError("AR205", problem, "Install it with: pip install 'asreported[postgresql]'") from fault
    event.listen(engine, "begin", _on_server_begin)
    return engine


def _on_server_begin(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES):
        # Several questions of one answer see one state of the case.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    # Read committed, the server's default: what is read after the lock is what the writer before it left.
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.exec_driver_sql(
        f"SELECT set_config('lock_timeout', '{_BUSY_SECONDS}s', true),"
        " CASE current_setting('synchronous_commit')"
        " WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END"
    )
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")


def _check_encoding(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        problem = f"{name} keeps text as {encoding}, which has not every character."
        raise CaseError("AR204", problem, "Make a database with: createdb --encoding UTF8 --template template0 NAME")
