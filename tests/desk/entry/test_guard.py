import pytest
from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.desk.entry.guard import hostname

from ..navigated import LISTS

PAGES = [*LISTS, "/healthz", "/nothing-here", "/static/desk.css", "/static/across.css", "/static/none.css"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8000"])
def test_the_desk_answers_this_machine(desk: TestClient, host: str) -> None:
    assert desk.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost.evil.example", "", "[::1", "[::1]x",
     "0.0.0.0", "192.168.0.7:8000", "localhost:", "localhost:80:80",
     "evil.example#localhost", "127.0.0.1:80@evil.example"],
)  # fmt: skip
def test_a_page_elsewhere_cannot_read_the_case_under_a_name_of_its_own(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Water Board" not in answer.text


def test_the_desk_has_three_names_and_no_more_unless_it_is_told(case_path: str) -> None:
    names = ["127.0.0.1", "localhost", "[::1]", "testserver", "desk.example"]
    for hosts, answered in (({}, names[:3]), ({"hosts": ["desk.example"]}, names[4:])):
        with TestClient(create_app(case_path, **hosts)) as client:
            assert [one for one in names if client.get("/healthz", headers={"host": one}).is_success] == answered


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed_from_a_desk_without_a_token(desk: TestClient, method: str) -> None:
    answer = desk.request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_scripts_styles_and_requests_from_elsewhere(desk: TestClient, path: str) -> None:
    policy = desk.get(path).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'")
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_no_browser_keeps_or_passes_on_what_it_was_shown(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_refusal_has_the_same_headers(desk: TestClient) -> None:
    assert "default-src 'none'" in desk.post("/").headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_head_answers_as_get_without_a_body(desk: TestClient, path: str) -> None:
    assert desk.head(path).status_code == desk.get(path).status_code
    assert desk.head(path).text == ""


def test_the_port_is_no_part_of_the_name() -> None:
    assert hostname(" Localhost:8000 ") == "localhost"
    assert hostname("[::1]:8000") == "[::1]"
    assert hostname("localhost:http") == ""
