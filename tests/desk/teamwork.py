"""A team of four at a desk, one of each role, in browsers that are signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.team import Cost, Passwords, Role, Team, open_team

HOSTS = ["testserver", "127.0.0.1"]
# Far below what is fit for a password of anybody.
CHEAP = Cost(passes=1, memory=8, lanes=1)
NAMES = {Role.READER: "Rhea", Role.REVIEWER: "Vito", Role.EDITOR: "Edda", Role.ADMINISTRATOR: "Ada"}
OWN = {"sec-fetch-site": "same-origin"}


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.moment = datetime(2031, 4, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def go(self, **span: float) -> None:
        self.moment += timedelta(**span)


def password(name: str) -> str:
    """What somebody of the team signs in with."""
    return f"the long words of {name}"


def made(path: Any, clock: Any = None, cost: Cost = CHEAP) -> Team:
    """A team of four at a path or an address."""
    more = {} if clock is None else {"clock": clock}
    team = open_team(path, create=True, passwords=Passwords(cost), **more)
    for role, name in NAMES.items():
        team.add(name, role, password(name), by="the test")
    return team


@contextmanager
def desk(case: str, team: Team, **options: Any) -> Iterator[TestClient]:
    """The desk of a team, to a browser that nobody has signed in with."""
    app = create_app(case, hosts=HOSTS, team=team, **options)
    with TestClient(app, follow_redirects=False, headers=OWN) as client:
        yield client


def sign_in(client: TestClient, name: str, words: str | None = None, **headers: str) -> Any:
    """The answer to the form of the door."""
    data = {"name": name, "password": password(name) if words is None else words, "next": "/reports"}
    return client.post("/sign-in", data=data, headers=headers)


@contextmanager
def signed_in(case: str, team: Team, role: Role, **options: Any) -> Iterator[TestClient]:
    """A browser in which somebody of this role is signed in."""
    with desk(case, team, **options) as client:
        assert sign_in(client, NAMES[role]).status_code == 303
        yield client
