from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.team import Role, Team

from ..teamwork import made, signed_in


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """A team of four, one of each role."""
    with made(tmp_path / "team.db") as opened:
        yield opened


@pytest.fixture
def own_case(tmp_path: Path, across_path: str) -> str:
    """A case that a test may write to."""
    return str(shutil.copy(across_path, tmp_path / "ostrel.db"))


@pytest.fixture
def browser(own_case: str, team: Team) -> Iterator[Callable[[Role], TestClient]]:
    """What gives a browser where somebody of a role is signed in."""
    with ExitStack() as stack:
        yield lambda role: stack.enter_context(signed_in(own_case, team, role))
