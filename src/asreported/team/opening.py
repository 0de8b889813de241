"""Opening a team: a file or a database of its own, never that of a case, whose copies must not carry passwords."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from asreported.errors import TeamError

from .passwords import Passwords
from .schema import version
from .steps import NEWEST, bring_up_to_date
from .team import WRITES, Team
from .times import Clock, now

_POSTGRESQL: Final = ("postgresql", "postgres", "postgresql+psycopg")
_HEADER: Final = b"SQLite format 3\0"
_BUSY_SECONDS: Final = 30
_CONNECT_SECONDS: Final = 15
# Any number, the same for every program that writes teams.
_LOCK: Final = 0x61735465


def open_team(
    path_or_url: str | os.PathLike[str],
    *,
    create: bool = False,
    clock: Clock = now,
    passwords: Passwords | None = None,
) -> Team:
    """The team at a path or the address of a database, made if `create` and brought up to date if older.

    Raises TeamError where there is none, where something else is there (it is left as it is), or where argon2 is
    missing. `clock` and the cost of `passwords` are those of the program unless a test says otherwise.
    """
    url = _address(os.fspath(path_or_url))
    known = Passwords() if passwords is None else passwords
    name, file = _shown(url), None if url.get_backend_name() == "postgresql" else Path(str(url.database))
    if file is not None:
        _check_file(file, create)
    engine = _engine(url)
    try:
        _prepare(engine, name, create)
    except SQLAlchemyError as fault:
        engine.dispose()
        reason = str(getattr(fault, "orig", None) or fault).splitlines()[0]
        advice = "Check the path or the address, the server, and the rights."
        raise TeamError("AR604", f"The team {name} cannot be opened: {reason}.", advice) from fault
    except BaseException:
        engine.dispose()
        raise
    return Team(engine, name, known, clock)


def _address(written: str) -> URL:
    if not re.match(r"[A-Za-z][A-Za-z0-9+]*://", written):
        return URL.create("sqlite", database=written)
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        raise _no_address(written) from None
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite") or url.database in (None, "", ":memory:"):
        raise _no_address(written)
    return url


def _no_address(written: str) -> TeamError:
    shown = re.sub(r"//.*@", "//…@", written)
    return TeamError("AR605", f"{shown!r} is no address of a team.", "Use a path, or postgresql://USER@HOST/DATABASE")


def _shown(url: URL) -> str:
    """The address without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").difference_update_query(["password"]).render_as_string(hide_password=True)


def _check_file(path: Path, create: bool) -> None:
    try:
        if path.exists():
            header = path.read_bytes()[: len(_HEADER)] if path.is_file() else b"?"
            if header and header != _HEADER:
                raise TeamError("AR602", f"{path} is no team, and was left as it is.", "Choose another with --team.")
        elif not create:
            advice = "Add its first person: asreported team add NAME --role administrator --team PATH"
            raise TeamError("AR601", f"There is no team at {path}.", advice)
        else:
            # Nobody else of this machine reads the hashes; what SQLite keeps beside it takes the same rights.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise TeamError("AR604", f"{path} cannot be opened: {reason}.", "Check the path and the rights.") from fault


def _prepare(engine: Engine, name: str, create: bool) -> None:
    with engine.connect() as connection:
        if _step(connection, name, create) == NEWEST:
            return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        # Another process may have done it while this one waited for the lock.
        step = _step(connection, name, create)
        if step != NEWEST:
            bring_up_to_date(connection, step)


def _step(connection: Connection, name: str, create: bool) -> int:
    """How far the team is; 0 where the database is empty."""
    tables = inspect(connection).get_table_names()
    if version.name not in tables:
        if tables:
            problem = f"{name} is the database of something else, and was left as it is."
            raise TeamError("AR602", problem, "A team has a file or a database of its own: name it with --team.")
        if not create:
            advice = "Add its first person: asreported team add NAME --role administrator --team TEAM"
            raise TeamError("AR601", f"{name} is empty: it holds no team.", advice)
        return 0
    step = connection.execute(select(version.c.step)).scalar_one()
    if step > NEWEST:
        raise TeamError("AR603", f"The team {name} was made by a newer asreported.", "Bring the program up to date.")
    return int(step)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine
    try:
        connect = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
        engine = create_engine(url, connect_args=connect, pool_pre_ping=True)
    except ImportError as fault:
        problem = "A team in PostgreSQL needs the driver psycopg, which is missing."
        raise TeamError("AR605", problem, "Install it with: pip install 'asreported[postgresql]'") from fault
    event.listen(engine, "begin", _on_server_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # A session that was ended, or a person removed, stays so when the power fails.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _on_server_begin(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    # One writer at a time, as in a file: two who guess at once count as two.
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_BUSY_SECONDS}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")
