"""Where a case is: from what the user wrote to an address, the files it stands for, and what may be shown of it."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from urllib.parse import quote, unquote

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from asreported.errors import CaseError

_SQLITE_HEADER = b"SQLite format 3\0"
# What people write for PostgreSQL; the driver is ours to choose.
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def address(path_or_url: str | os.PathLike[str]) -> URL:
    """The address of a path or URL. Raises CaseError where it is none of a case."""
    written = os.fspath(path_or_url)
    if not re.match(r"[A-Za-z][A-Za-z0-9+]*://", written):
        return URL.create("sqlite", database=written)
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        raise _no_address(written) from None
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise _no_address(written)
    return url


def _no_address(written: str) -> CaseError:
    # A password stays off the screen and out of logs, also where the rest is nonsense.
    shown = re.sub(r"//.*@", "//…@", written)
    return CaseError("AR205", f"{shown!r} is no address of a case.", "Use a path, or postgresql://USER@HOST/DATABASE")


def shown(url: URL) -> str:
    """The address as it may stand on a screen or in a log: without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").difference_update_query(["password"]).render_as_string(hide_password=True)


def files(url: URL) -> tuple[Path, ...]:
    """The database file and what SQLite keeps beside it, there or not; none of a server's or of a case in memory."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return ()
    written = str(url.database)
    if written.startswith("file:"):
        written = unquote(written.removeprefix("file:"))
    return tuple(Path(written + ending) for ending in ("", "-wal", "-shm", "-journal"))


def only_to_read(url: URL, path: Path) -> URL:
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


def check_file(path: Path, create: bool) -> None:
    """Raise CaseError where a file cannot be a case, or where there is none and none shall be made."""
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
