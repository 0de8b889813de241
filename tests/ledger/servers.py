"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket in it, with an empty case a test.

It runs as another user where the tests are root's, whom PostgreSQL refuses. It sorts text as English does, so that a
list in the database's order would be seen.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from asreported.ledger import open_case

_SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=40", "shared_buffers=32MB")


@dataclass
class Server:
    """A running server; `database` makes one that holds an empty case."""

    folder: str
    numbers: count[int] = field(default_factory=count)

    def address(self, database: str) -> str:
        return f"postgresql://asreported@/{database}?host={self.folder}"

    def run(self, sql: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(host=self.folder, user="asreported", dbname=database, autocommit=True) as connection:
            connection.execute(sql)

    @contextmanager
    def database(self, template: str = "empty_case") -> Iterator[str]:
        """The address of a new database. Fails at the end where somebody left a connection to it open."""
        name = f"case_{next(self.numbers)}"
        self.run(f"create database {name} template {template}")
        yield self.address(name)
        self.run(f"drop database {name}")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, of the newest version that is installed."""
    found = [
        *Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        *Path("/opt/homebrew/opt").glob("postgresql*/bin/initdb"),
    ]
    if found:
        return max(found, key=lambda path: [int(number) for number in re.findall(r"\d+", str(path))]).parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _other_user() -> dict[str, Any]:
    """For `subprocess`: who runs the server."""
    if not hasattr(os, "getuid") or os.getuid():
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is no user postgres or nobody")


# Ends the server and takes its folder away when the tests are over, also where they were killed.
_WATCH = """
import json, shutil, signal, subprocess, sys
folder, command, other = json.loads(sys.argv[1])
server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **other)
sys.stdin.read()
server.send_signal(signal.SIGINT)
server.wait()
shutil.rmtree(folder)
"""


@contextmanager
def running() -> Iterator[Server]:
    """A server, with an empty case as a template."""
    where = programs()
    if where is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    other = _other_user()
    # Short: the path of a socket has a hundred bytes. Not in the tests' folder, which no other user may enter.
    folder = tempfile.mkdtemp(prefix="asreported-server-")
    if other:
        os.chown(folder, other["user"], other["group"])
    _make_cluster(where, folder, other)
    settings = [f"--{setting}" for setting in (*_SETTINGS, f"unix_socket_directories={folder}")]
    told = json.dumps([folder, [str(where / "postgres"), "-D", f"{folder}/data", *settings], other])
    watch = subprocess.Popen([sys.executable, "-c", _WATCH, told], stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield _with_a_template(Server(folder))
    finally:
        watch.communicate()


def _make_cluster(where: Path, folder: str, other: dict[str, Any]) -> None:
    make = [where / "initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "asreported", "-E", "UTF8", "--no-sync"]
    english = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
    options: dict[str, Any] = {"cwd": folder, "capture_output": True, **other}
    if subprocess.run([*make, *english], **options, check=False).returncode:
        # Before 15, or without ICU.
        subprocess.run(make, **options, check=True)


def _with_a_template(server: Server) -> Server:
    import psycopg

    end = time.monotonic() + 60
    while True:
        try:
            server.run("create database empty_case")
            break
        except psycopg.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
    open_case(server.address("empty_case")).close()
    return server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a case may be made, in a file and on a server; the test runs once with each."""
    if request.param == "sqlite":
        yield str(tmp_path / "case.db")
        return
    with request.getfixturevalue("server").database() as made:
        yield made


@pytest.fixture
def case(address: str):
    """An empty case, in a file and on a server."""
    with open_case(address) as opened:
        yield opened
