"""Every route of the desk, found by asking it for its routes: none can be forgotten."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.desk.entry.guard import HEADERS
from asreported.ledger import open_case

from .page import TOKEN, deciding
from .terminal import FIRST, told

FIGURE = told(FIRST)[1].id
VALUES = {"wanted": FIGURE, "report": FIRST.id, "claim": FIGURE}


def routes(app: Starlette) -> list[tuple[str, str]]:
    """The method and the address of every route, with an id in the place of each parameter."""
    found = []
    for route in app.routes:
        if isinstance(route, Mount):
            found.append(("GET", f"{route.path}/desk.css"))
        elif isinstance(route, Route):
            path = route.path.replace("{wanted:int}", "1").replace("{wanted:path}", "name:x")
            for name, value in VALUES.items():
                path = path.replace(f"{{{name}}}", value)
            assert "{" not in path, path
            found += [(method, path) for method in sorted((route.methods or set()) - {"HEAD"})]
    return found


@pytest.fixture(scope="module")
def every(across_path: str) -> list[tuple[str, str]]:
    return routes(create_app(across_path, token=TOKEN))


@pytest.fixture(scope="module")
def desk(across_path: str) -> Iterator[TestClient]:
    with deciding(across_path) as client:
        yield client


def test_all_routes_are_found(every: list[tuple[str, str]]) -> None:
    assert len(every) >= 25
    assert sum(method == "POST" for method, _ in every) >= 4


def test_every_answer_has_every_header(desk: TestClient, every: list[tuple[str, str]]) -> None:
    for method, path in every:
        if method == "GET":
            answer = desk.get(path)
            assert answer.status_code < 500, path
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "", "origin": "http://testserver"},
        {"origin": "https://evil.example"},
        {},
    ],
)
def test_no_page_elsewhere_can_post(
    desk: TestClient, across_path: str, every: list[tuple[str, str]], headers: dict[str, str]
) -> None:
    for method, path in every:
        if method == "POST":
            own = dict(desk.headers)
            del desk.headers["sec-fetch-site"]
            try:
                answer = desk.post(path, data={"do": "confirm", "seen": "0", "name": "Eve"}, headers=headers)
            finally:
                desk.headers.update(own)
            assert answer.status_code == 403, path
            assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]
    with open_case(across_path) as case:
        assert case.decisions() == ()


def test_nobody_without_a_session_gets_anything(across_path: str, every: list[tuple[str, str]]) -> None:
    with TestClient(create_app(across_path, hosts=["testserver"], token=TOKEN), follow_redirects=False) as stranger:
        for method, path in every:
            if path == "/healthz" or path.startswith("/static"):
                continue
            answer = stranger.request(method, path, headers={"sec-fetch-site": "same-origin"})
            assert answer.status_code == 403, path


def test_no_other_method_is_answered(desk: TestClient, every: list[tuple[str, str]]) -> None:
    for _, path in every:
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
            assert desk.request(method, path).status_code == 405
