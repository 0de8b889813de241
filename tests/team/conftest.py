from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from asreported.team import Team
from desk.teamwork import Clock, made
from ledger.connections import _no_connection_is_left_open
from ledger.servers import server

__all__ = ["_no_connection_is_left_open", "server"]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a team may be made, in a file and on a server; the test runs once with each."""
    if request.param == "sqlite":
        yield str(tmp_path / "team.db")
        return
    with request.getfixturevalue("server").database("template1") as empty:
        yield empty


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def team(address: str, clock: Clock) -> Iterator[Team]:
    """A team of four, one of each role."""
    with made(address, clock) as opened:
        yield opened
