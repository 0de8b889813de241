"""Opening a case: making it where there is none, bringing an older one up to date, leaving every other file alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from asreported.errors import CaseError

from . import addresses, dialects, storing
from .case import Case
from .dialects import VERSION_TABLE, WRITES
from .schema import INDEXED, LINKED, REVISION


def open_case(path_or_url: str | os.PathLike[str], *, create: bool = True) -> Case:
    """The case at a path or the address of a database, made if `create` and migrated if older.

    Raises CaseError where the path or database holds something else, or a case of a newer program; neither is touched.
    """
    url = addresses.address(path_or_url)
    name, files = addresses.shown(url), addresses.files(url)
    if files:
        addresses.check_file(files[0], create)
    engine = dialects.engine_of(addresses.only_to_read(url, files[0]) if files and not create else url)
    try:
        _bring_up_to_date(engine, name, create)
    except SQLAlchemyError as fault:
        engine.dispose()
        reason = str(getattr(fault, "orig", None) or fault).splitlines()[0]
        advice = "Check the path and the rights on it." if files else "Check the address, the server and the rights."
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
    return addresses.files(addresses.address(path_or_url))


def _bring_up_to_date(engine: Engine, name: str, create: bool) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, name, create)
    if revision == REVISION:
        return
    if revision is not None and revision not in _known_revisions():
        raise CaseError("AR203", f"{name} was made by a newer asreported.", "Bring the program up to date to open it.")
    dialects.prepare(engine, name)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        # Another process may have done it while this one waited for the lock.
        found = _revision(connection, name, create)
        if found != REVISION:
            _migrate(connection)
        if found is not None and found < LINKED:
            storing.relink(connection)
        if found is not None and found < INDEXED:
            storing.index_again(connection)


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
