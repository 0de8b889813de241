"""Opening a case: making it where there is none, bringing an older one up to date, leaving every other file alone."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from asreported.errors import CaseError

from . import storing
from .case import WRITES, Case
from .schema import LINKED, REVISION, VERSION_TABLE

_SQLITE_HEADER = b"SQLite format 3\0"
# Another program may hold the one write lock of a file; a report takes far less than this to store.
_BUSY_SECONDS = 30


def open_case(path_or_url: str | os.PathLike[str], *, create: bool = True) -> Case:
    """The case at a path or an SQLAlchemy URL, made if `create` and migrated if older.

    Raises CaseError where the path or database holds something else, or a case of a newer program; neither is touched.
    """
    url = _url(path_or_url)
    name = url.render_as_string(hide_password=True) if url.get_backend_name() != "sqlite" else str(url.database)
    files = _files(url)
    if files:
        _check_file(files[0], create)
    engine = _engine(_only_to_read(url, files[0]) if files and not create else url)
    try:
        _bring_up_to_date(engine, name, create)
    except SQLAlchemyError as fault:
        engine.dispose()
        reason = str(getattr(fault, "orig", None) or fault).splitlines()[0]
        advice = "Check the path and the rights on it."
        raise CaseError("AR204", f"{name} cannot be opened: {reason}.", advice) from fault
    except BaseException:
        # Whatever stopped it, the user too, lets go of the database.
        engine.dispose()
        raise
    return Case(engine, name, files)


def case_files(path_or_url: str | os.PathLike[str]) -> tuple[Path, ...]:
    """The files that a case lives in, there or not: the database and what SQLite keeps beside it; none of a server's.

    Raises CaseError where it is no address of a case.
    """
    return _files(_url(path_or_url))


def _files(url: URL) -> tuple[Path, ...]:
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return ()
    written = str(url.database)
    if written.startswith("file:"):
        written = unquote(written.removeprefix("file:"))
    return tuple(Path(written + ending) for ending in ("", "-wal", "-shm", "-journal"))


def _only_to_read(url: URL, path: Path) -> URL:
    """The address of a case that is only asked: as it is, unless its file may not be written.

    SQLite keeps files beside a case that is open, also for readers; in a folder that may not be written it must be told
    that nobody changes the case, which is so where no log of changes lies beside it.
    """
    folder = _may_write(path.absolute().parent)
    if (folder and _may_write(path)) or "uri" in url.query:
        return url
    query = {"mode": "ro", "uri": "true"}
    if not folder and not os.path.exists(f"{path}-wal"):
        query["immutable"] = "1"
    return url.set(database=f"file:{quote(str(path.absolute()))}", query=query)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _url(path_or_url: str | os.PathLike[str]) -> URL:
    written = os.fspath(path_or_url)
    if not re.match(r"[a-z][a-z0-9+]*://", written):
        return URL.create("sqlite", database=written)
    try:
        url = make_url(written)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError) as fault:
        advice = "Use a path, or sqlite:///PATH, or postgresql+psycopg://…"
        raise CaseError("AR205", f"{written!r} is no address of a case.", advice) from fault
    return url


def _check_file(path: Path, create: bool) -> None:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        is_folder = None
    except OSError as fault:
        raise CaseError("AR204", f"{path} cannot be opened: {fault.strerror}.", "Check the rights on it.") from fault
    if is_folder:
        raise CaseError("AR202", f"{path} is a folder, not a case.", f"Name a file in it, such as {path / 'case.db'}.")
    if is_folder is None:
        if not create:
            raise CaseError("AR201", f"There is no case at {path}.", "Make it with: asreported --case PATH add SOURCE…")
        if not os.path.isdir(path.absolute().parent):
            raise CaseError("AR204", f"The folder {path.parent} does not exist.", "Make it first.")
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except OSError as fault:
        raise CaseError("AR204", f"{path} cannot be opened: {fault.strerror}.", "Check the rights on it.") from fault
    if header and header != _SQLITE_HEADER:
        raise CaseError("AR202", f"{path} is not a case, and was left as it is.", "Choose another path with --case.")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url)
        except ImportError as fault:
            raise CaseError("AR205", f"The driver for {url.drivername} is missing.", "Install it with pip.") from fault
    connect: dict[str, Any] = {"timeout": _BUSY_SECONDS}
    if _files(url):
        engine = create_engine(url, connect_args=connect)
    else:
        # A case in memory is its one connection: every thread takes its turn with it, and any may close it.
        connect["check_same_thread"] = False
        engine = create_engine(url, connect_args=connect, poolclass=QueuePool, pool_size=1, max_overflow=0)
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
    # A transaction that starts by reading cannot be sure to get the write lock later; one that will write takes it now.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, name: str, create: bool) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, name, create)
    if revision == REVISION:
        return
    if revision is not None and revision not in _known_revisions():
        raise CaseError("AR203", f"{name} was made by a newer asreported.", "Bring the program up to date to open it.")
    if engine.dialect.name == "sqlite" and engine.url.database != ":memory:":
        _write_ahead(engine)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        # Another process may have done it while this one waited for the lock.
        found = _revision(connection, name, create)
        if found != REVISION:
            _migrate(connection)
        if found is not None and found < LINKED:
            storing.relink(connection)


def _revision(connection: Connection, name: str, create: bool) -> str | None:
    """The revision of the case, or None where the database is empty."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return connection.execute(select(text("version_num")).select_from(text(VERSION_TABLE))).scalar_one_or_none()
    if tables:
        advice = "Choose another path with --case."
        raise CaseError("AR202", f"{name} is the database of another program, and was left as it is.", advice)
    if not create:
        raise CaseError("AR201", f"{name} is empty: it holds no case.", "Make one with: asreported add SOURCE…")
    return None


def _write_ahead(engine: Engine) -> None:
    """Let readers go on while a report is stored. Kept in the file, and refused inside a transaction."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _alembic() -> Any:  # noqa: ANN401 - alembic's Config, imported late
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "asreported.ledger:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _known_revisions() -> frozenset[str]:
    from alembic.script import ScriptDirectory

    return frozenset(step.revision for step in ScriptDirectory.from_config(_alembic()).walk_revisions())


def _migrate(connection: Connection) -> None:
    from alembic import command

    config = _alembic()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
