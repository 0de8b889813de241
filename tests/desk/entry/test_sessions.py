import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from asreported.desk import create_app, new_token
from asreported.desk.entry.guard import same_origin
from asreported.desk.entry.sessions import Sessions, plain_name

from ..page import TOKEN

HOSTS = ["testserver"]


@pytest.fixture
def shut(across_path: str) -> TestClient:
    with TestClient(create_app(across_path, hosts=HOSTS, token=TOKEN), follow_redirects=False) as client:
        yield client


def test_who_has_no_session_reads_nothing(shut: TestClient) -> None:
    for path in ("/", "/reports", "/review", "/nothing"):
        answer = shut.get(path)
        assert answer.status_code == 403
        assert "Ostrel" not in answer.text
    assert shut.get("/healthz").status_code == 200
    assert shut.get("/static/desk.css").status_code == 200


def test_the_address_of_the_start_opens_the_desk_and_loses_the_token(shut: TestClient) -> None:
    answer = shut.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert shut.get("/").status_code == 200


def test_the_address_of_the_start_opens_the_desk_once(shut: TestClient) -> None:
    shut.get(f"/?token={TOKEN}")
    shut.cookies.clear()
    assert shut.get(f"/?token={TOKEN}").status_code == 403
    assert shut.get("/").status_code == 403


@pytest.mark.parametrize("guess", ["", "x", TOKEN[:-1], f"{TOKEN}x", "ä"])
def test_no_other_token_opens_it(shut: TestClient, guess: str) -> None:
    assert shut.get("/", params={"token": guess}).status_code == 403
    assert shut.get(f"/?token={TOKEN}").status_code == 303


def test_two_desks_on_one_machine_do_not_share_a_cookie() -> None:
    answers = [Response(), Response()]
    desks = [Sessions(new_token()) for _ in answers]
    tokens = [desk._token or "" for desk in desks]
    for desk, token, answer in zip(desks, tokens, answers, strict=True):
        assert desk.begin(token, answer)
    names = [answer.headers["set-cookie"].partition("=")[0] for answer in answers]
    assert names[0] != names[1]


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000", "host": "127.0.0.1:8000"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://127.0.0.1:8000", "host": "127.0.0.1:8000"}, True),
        ({"origin": "http://127.0.0.1:8001", "host": "127.0.0.1:8000"}, False),
        ({"origin": "https://evil.example", "host": "127.0.0.1:8000"}, False),
        ({"origin": "null", "host": "127.0.0.1:8000"}, False),
        ({"host": "127.0.0.1:8000"}, False),
    ],
)
def test_only_pages_of_the_desk_itself_may_decide(headers: dict[str, str], own: bool) -> None:
    assert same_origin(headers, "http") is own


def test_a_name_is_one_line() -> None:
    assert plain_name("  Ada \n Rill ") == "Ada Rill"
    assert plain_name(" \t ") == ""
