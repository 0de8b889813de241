"""Every route of a team's desk, found by asking the application: headers, sign-in, right, origin, writes.

A route that declares no right in `access.py` fails here, and nobody gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.desk.entry.access import NEEDED, OPEN, Free
from asreported.desk.entry.guard import HEADERS
from asreported.desk.entry.openid import Provider
from asreported.ledger import open_case
from asreported.team import Right, Role, Team, rights_of

from ..teamwork import HOSTS, NAMES, made, signed_in
from ..teamwork import desk as at_the_door
from ..terminal import FIRST, told

FIGURE = told(FIRST)[1].id
VALUES = {"wanted": FIGURE, "report": FIRST.id, "claim": FIGURE, "wanted:int": "1", "wanted:path": "name:x"}
CROSS = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "", "origin": "http://testserver"},
    {"origin": "https://evil.example"},
    {},
]


def provider() -> Provider:
    return Provider("http://127.0.0.1:9/issuer", "desk", "secret", "http://testserver")


def asked(app: Starlette) -> list[tuple[str, str, str]]:
    """Every route but those of files: its method, its declared path, an address of it."""
    found = []
    for route in app.routes:
        if isinstance(route, Route):
            address = route.path
            for name, value in VALUES.items():
                address = address.replace(f"{{{name}}}", value)
            assert "{" not in address, f"the test knows no value for {route.path}"
            found += [(method, route.path, address) for method in sorted((route.methods or set()) - {"HEAD"})]
        else:
            assert isinstance(route, Mount)
            assert route.path == "/static"
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("access")


@pytest.fixture(scope="module")
def crew(folder: Path) -> Iterator[Team]:
    with made(folder / "team.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def every(across_path: str, crew: Team) -> list[tuple[str, str, str]]:
    return asked(create_app(across_path, hosts=HOSTS, team=crew, provider=provider()))


@pytest.fixture(scope="module")
def browsers(across_path: str, crew: Team) -> Iterator[dict[Role, TestClient]]:
    with (
        signed_in(across_path, crew, Role.READER) as reader,
        signed_in(across_path, crew, Role.REVIEWER) as reviewer,
        signed_in(across_path, crew, Role.EDITOR) as editor,
        signed_in(across_path, crew, Role.ADMINISTRATOR) as administrator,
    ):
        yield dict(zip(Role, (reader, reviewer, editor, administrator), strict=True))


@pytest.fixture
def stranger(across_path: str, crew: Team) -> Iterator[TestClient]:
    with at_the_door(across_path, crew, provider=provider()) as client:
        yield client


def held(across_path: str, crew: Team) -> Any:
    """All that a request without a right must leave as it is."""
    with open_case(across_path) as case:
        log, sizes = case.decisions(), case.sizes()
    return log, sizes, crew.people(), crew.restricted()


def test_every_route_declares_its_right_and_every_right_has_its_route(every: list[tuple[str, str, str]]) -> None:
    assert {f"{method} {path}" for method, path, _ in every} == set(NEEDED)


def test_a_route_without_a_right_is_shut_to_everybody(across_path: str, crew: Team) -> None:
    from asreported.desk.entry.access import Access

    with signed_in(across_path, crew, Role.ADMINISTRATOR) as client:
        fresh = Route("/fresh", lambda _: PlainTextResponse("all of it"))
        client.app.router.routes.insert(0, Access(crew, across_path).over(fresh))  # type: ignore[attr-defined]
        answer = client.get("/fresh")
        assert (answer.status_code, "all of it" in answer.text) == (403, False)


def test_only_the_door_is_open_to_strangers() -> None:
    assert frozenset({"/healthz", "/sign-in", "/sign-in/openid", "/sign-in/openid/back"}) == OPEN


def test_nobody_who_is_not_signed_in_gets_anything(
    stranger: TestClient, across_path: str, crew: Team, every: list[tuple[str, str, str]]
) -> None:
    before = held(across_path, crew)
    for method, path, address in every:
        if NEEDED[f"{method} {path}"] is Free.OPEN:
            continue
        answer = stranger.request(method, address, data={"do": "confirm", "name": "Ada"} if method == "POST" else None)
        assert "ostrel" not in answer.text.lower(), path
        if method == "GET":
            assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in"), path
        else:
            assert answer.status_code == 403, path
            assert "You are signed out" in answer.text
    assert held(across_path, crew) == before


@pytest.mark.parametrize("path", ["/nothing", "/static/x", "/sign-in/x", "/healthz/x", "/name"])
def test_no_other_address_tells_a_stranger_of_the_case(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code in (303, 404)
    assert "ostrel" not in answer.text.lower()


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_what_the_table_gives_it_and_nothing_else(
    browsers: dict[Role, TestClient], across_path: str, crew: Team, every: list[tuple[str, str, str]], role: Role
) -> None:
    before = held(across_path, crew)
    for method, path, address in every:
        need = NEEDED[f"{method} {path}"]
        # Those end the session, or lead elsewhere.
        if isinstance(need, Free):
            continue
        # Nothing is sent that could be written.
        answer = browsers[role].request(method, address, data={} if method == "POST" else None)
        if need in rights_of(role):
            assert answer.status_code not in (401, 403) or method == "POST", (method, path)
        else:
            assert answer.status_code == 403, (method, path)
            assert f"You may not {need.value}." in answer.text
            assert "Ada" in answer.text
            assert NAMES[role] in answer.text
    assert held(across_path, crew) == before


def test_every_answer_has_every_header(
    stranger: TestClient, browsers: dict[Role, TestClient], every: list[tuple[str, str, str]]
) -> None:
    for client in (stranger, *browsers.values()):
        for method, path, address in every:
            if path in ("/sign-out", "/account/everywhere"):
                continue
            answer = client.request(method, address, data={} if method == "POST" else None)
            assert answer.status_code < 500, (method, path)
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, (method, path)


@pytest.mark.parametrize("headers", CROSS)
def test_no_page_elsewhere_can_post(
    browsers: dict[Role, TestClient],
    across_path: str,
    crew: Team,
    every: list[tuple[str, str, str]],
    headers: dict[str, str],
) -> None:
    client, before = browsers[Role.ADMINISTRATOR], held(across_path, crew)
    own = client.headers.pop("sec-fetch-site")
    form = {"do": "confirm", "seen": "0", "name": "Eve", "role": "administrator", "password": "a door of seven oaks"}
    try:
        for method, path, address in every:
            if method == "POST":
                answer = client.post(address, data=form, headers=headers)
                assert answer.status_code == 403, path
                assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]
    finally:
        client.headers["sec-fetch-site"] = own
    assert held(across_path, crew) == before


def test_no_page_is_written_by_looking_at_it(
    browsers: dict[Role, TestClient], across_path: str, crew: Team, every: list[tuple[str, str, str]]
) -> None:
    before = held(across_path, crew)
    audited = crew.audit()[1]
    for method, _, address in every:
        if method == "GET":
            browsers[Role.ADMINISTRATOR].get(f"{address}?do=confirm&seen=0&name=Rhea&role=administrator&lift=1")
    assert held(across_path, crew) == before
    # What was seen of a case that is open to all is nobody's business.
    assert crew.audit()[1] == audited


def test_no_other_method_is_answered(browsers: dict[Role, TestClient], every: list[tuple[str, str, str]]) -> None:
    for _, _, address in every:
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            assert browsers[Role.ADMINISTRATOR].request(method, address).status_code == 405


def test_nobody_takes_another_name_at_a_desk_of_a_team(browsers: dict[Role, TestClient]) -> None:
    for client in browsers.values():
        assert client.post("/name", data={"name": "Eve"}).status_code == 404


def test_what_a_role_lacks_is_not_on_its_pages(browsers: dict[Role, TestClient]) -> None:
    pages = {role: client.get(f"/review/{FIGURE}").text for role, client in browsers.items()}
    assert ["Yes, read right" in pages[role] for role in Role] == [False, True, True, True]
    assert ["How credible" in pages[role] for role in Role] == [False, False, True, True]
    assert ['href="/team"' in pages[role] for role in Role] == [False, False, False, True]
    assert ['href="/add"' in pages[role] for role in Role] == [False, True, True, True]


def test_the_rights_of_a_role_cover_those_of_the_one_below() -> None:
    assert all(Right.SEE in rights_of(role) for role in Role)
