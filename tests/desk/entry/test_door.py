"""Signing in and out at the desk, and what a browser is given to hold."""

import re

import pytest
from starlette.testclient import TestClient

from asreported.errors import TeamError
from asreported.ledger import open_case
from asreported.team import Role, Team

from ..teamwork import HOSTS, OWN, desk, made, password, sign_in, signed_in
from ..teamwork import Clock as Hands
from ..terminal import FIRST, told

FIGURE = told(FIRST)[1].id
TLS = {"origin": "https://testserver"}


def test_a_stranger_is_led_to_the_door_and_from_there_to_the_page(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        led = client.get("/figures?claimant=Water+Board&page=2")
        assert led.headers["location"] == "/sign-in?next=/figures%3Fclaimant%3DWater%2BBoard%26page%3D2"
        assert 'value="/figures?claimant=Water+Board&amp;page=2"' in client.get(led.headers["location"]).text
        answer = sign_in(client, "Rhea")
        assert (answer.status_code, answer.headers["location"]) == (303, "/reports")
        assert client.get("/reports").status_code == 200


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)"])
def test_the_door_leads_nowhere_else(own_case: str, team: Team, place: str) -> None:
    with desk(own_case, team) as client:
        assert 'name="next" value="/"' in client.get("/sign-in", params={"next": place}).text
        data = {"name": "Rhea", "password": password("Rhea"), "next": place}
        assert client.post("/sign-in", data=data).headers["location"] == "/"


def test_the_door_says_nothing_of_the_case(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        for page in (client.get("/sign-in"), sign_in(client, "Rhea", "wrong"), client.post("/sign-out")):
            assert "ostrel" not in page.text.lower()
            assert "<script" not in page.text


def test_a_browser_over_tls_keeps_its_cookie_to_this_host(own_case: str, team: Team) -> None:
    with desk(own_case, team, **TLS) as client:
        cookie = sign_in(client, "Rhea").headers["set-cookie"]
    assert re.match(r"__Host-asreported=[\w-]{43}; ", cookie)
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "secure", "samesite=strict", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)


def test_a_browser_of_this_machine_gets_a_plain_cookie(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        cookie = sign_in(client, "Rhea").headers["set-cookie"].lower()
    assert cookie.startswith("asreported-team=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie


def test_signing_in_again_gives_another_session_and_ends_the_one_before(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        first = sign_in(client, "Rhea").cookies["asreported-team"]
        second = sign_in(client, "Rhea").cookies["asreported-team"]
        assert first != second
        client.cookies.clear()
        client.cookies.set("asreported-team", first)
        assert client.get("/reports").status_code == 303


def test_a_key_that_a_browser_brings_along_is_never_taken_over(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        client.cookies.set("asreported-team", "fixed-by-somebody-else")
        assert "fixed" not in sign_in(client, "Rhea").cookies["asreported-team"]


def test_signing_out_ends_the_session_and_not_only_the_cookie(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        key = sign_in(client, "Rhea").cookies["asreported-team"]
        answer = client.post("/sign-out")
        assert answer.headers["location"] == "/sign-in"
        client.cookies.set("asreported-team", key)
        assert client.get("/reports").status_code == 303


def test_a_wrong_password_is_told_without_saying_what_was_wrong(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        known, unknown = sign_in(client, "Rhea", "wrong"), sign_in(client, "Nobody", "wrong")
        assert known.status_code == unknown.status_code == 422
        assert known.text.replace("Rhea", "") == unknown.text.replace("Nobody", "")
        assert "wrong" not in known.text


def test_whoever_guesses_is_told_how_long_to_wait(own_case: str, tmp_path) -> None:
    clock = Hands()
    with made(tmp_path / "slow.db", clock) as slow, desk(own_case, slow) as client:
        for _ in range(3):
            answer = sign_in(client, "Rhea", "wrong")
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")
        assert "Try again in 5 seconds" in answer.text
        assert sign_in(client, "Rhea").status_code == 429
        clock.go(seconds=5)
        assert sign_in(client, "Rhea").status_code == 303


def test_a_password_keeps_its_blanks(own_case: str, team: Team) -> None:
    team.set_password("Rhea", "  blanks around it  ", by="Ada")
    with desk(own_case, team) as client:
        assert sign_in(client, "Rhea", "blanks around it").status_code == 422
        assert sign_in(client, "Rhea", "  blanks around it  ").status_code == 303


def test_a_form_sent_after_the_end_of_a_session_says_how_to_go_on(own_case: str, team: Team) -> None:
    with signed_in(own_case, team, Role.EDITOR) as client:
        team.sign_out_everywhere(team.member("Edda"), address="")
        answer = client.post(f"/review/{FIGURE}", data={"do": "confirm", "seen": "0"})
    assert answer.status_code == 403
    assert "what you entered is still there" in answer.text
    with open_case(own_case) as case:
        assert case.decisions() == ()


def test_a_link_in_another_page_leads_to_the_desk_where_one_is_signed_in(own_case: str, team: Team) -> None:
    """A browser keeps a strict cookie back then; a page of the desk asks once more, and has it."""
    with desk(own_case, team) as client:
        page = client.get("/reports?page=2", headers={"sec-fetch-site": "cross-site"})
        assert page.status_code == 200
        assert '<meta http-equiv="refresh" content="0; url=/reports?page=2">' in page.text
        assert client.get("/reports", headers=OWN).status_code == 303


def test_decisions_are_kept_under_the_name_that_is_signed_in(own_case: str, team: Team) -> None:
    with signed_in(own_case, team, Role.REVIEWER) as client:
        data = {"do": "confirm", "seen": "0", "name": "Eve", "by": "Eve"}
        assert client.post(f"/review/{FIGURE}", data=data).status_code == 303
    with open_case(own_case) as case:
        assert [one.by for one in case.decisions()] == ["Vito"]


def test_a_desk_behind_another_server_knows_its_own_pages_by_the_address_that_people_open(
    own_case: str, team: Team
) -> None:
    from asreported.desk import create_app

    app = create_app(own_case, hosts=["desk.example"], team=team, origin="https://desk.example")
    with TestClient(app, base_url="http://desk.example", follow_redirects=False) as client:
        data = {"name": "Rhea", "password": password("Rhea")}
        for origin, status in (("https://desk.example", 303), ("http://desk.example", 403), ("https://x.example", 403)):
            assert client.post("/sign-in", data=data, headers={"origin": origin}).status_code == status
        assert client.get("/sign-in", headers={"host": "127.0.0.1"}).status_code == 421


def test_a_team_that_cannot_be_asked_lets_nobody_in(own_case: str, team: Team, monkeypatch) -> None:
    def broken(*_, **__):
        raise TeamError("AR606", "The team failed.", "Check the disk.")

    with signed_in(own_case, team, Role.EDITOR) as client:
        quiet = TestClient(client.app, headers=OWN, cookies=client.cookies, raise_server_exceptions=False)
        monkeypatch.setattr(team, "visit", broken)
        answer = quiet.get("/reports")
    assert answer.status_code == 500
    assert "Ostrel" not in answer.text


def test_a_desk_of_one_person_asks_for_no_password(across: TestClient) -> None:
    assert across.get("/").status_code == 200
    assert across.get("/sign-in").status_code == 404
    assert HOSTS
