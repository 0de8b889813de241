"""One's own account, the people of the team, restricted cases and the audit, in the pages of the desk."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from asreported.desk import case_key
from asreported.ledger import open_case
from asreported.team import Role, Team

from ..page import chosen, faults
from ..teamwork import desk, password, sign_in, signed_in
from ..terminal import FIRST, told

FIGURE = told(FIRST)[1].id
NEW = "a door of seven oaks"
Browser = Callable[[Role], TestClient]


def key(own_case: str) -> str:
    with open_case(own_case) as case:
        return case_key(case, own_case)


def said(team: Team, *kinds: str) -> list[tuple[str, str, str]]:
    return [(one.who, one.what, one.about) for one in team.audit()[0] if one.what in kinds]


@pytest.mark.parametrize("role", list(Role))
def test_the_pages_of_a_team_are_whole(browser: Browser, role: Role) -> None:
    client = browser(role)
    for path in ("/account", "/team", "/team/audit", "/sign-in", "/nothing"):
        assert faults(client.get(path).text) == [], path


def test_ones_account_says_what_one_may_and_who_may_the_rest(browser: Browser) -> None:
    page = browser(Role.REVIEWER).get("/account").text
    assert chosen(page, "//ul[contains(@class, 'may')]/li")[:4] == [
        "see the case",
        "see the names of persons",
        "confirm, reject, correct and comment",
        "Not: add reports editor",
    ]


def test_ones_own_password_is_changed_and_other_browsers_are_signed_out(own_case: str, team: Team) -> None:
    with signed_in(own_case, team, Role.EDITOR) as here, signed_in(own_case, team, Role.EDITOR) as there:
        data = {"old": password("Edda"), "new": NEW, "again": NEW}
        answer = here.post("/account/password", data=data)
        assert answer.headers["location"] == "/account?changed=1"
        assert "The password is changed" in here.get("/account?changed=1").text
        assert there.get("/account").status_code == 303
    with desk(own_case, team) as client:
        assert sign_in(client, "Edda", NEW).status_code == 303


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"old": "not it", "new": NEW, "again": NEW}, "The old password is wrong."),
        ({"old": password("Edda"), "new": NEW, "again": f"{NEW}!"}, "The two new passwords are not the same."),
        ({"old": password("Edda"), "new": "short", "again": "short"}, "The password has 5 characters."),
        ({"old": ""}, "The old password is wrong."),
    ],
)
def test_a_password_that_is_not_changed_is_told(browser: Browser, data: dict[str, str], problem: str) -> None:
    answer = browser(Role.EDITOR).post("/account/password", data=data)
    assert answer.status_code == 422
    assert problem in answer.text
    assert "Nothing was changed." in answer.text


def test_one_signs_out_everywhere(own_case: str, team: Team) -> None:
    with signed_in(own_case, team, Role.READER) as here, signed_in(own_case, team, Role.READER) as there:
        assert len(chosen(here.get("/account").text, "//table[contains(@class, 'sessions')]/tbody")) == 2
        assert here.post("/account/everywhere").headers["location"] == "/sign-in"
        assert there.get("/reports").status_code == 303


def test_an_administrator_adds_somebody_who_then_comes_in(own_case: str, team: Team, browser: Browser) -> None:
    form = {"name": "Nils Oduya", "role": "reviewer", "password": NEW}
    assert browser(Role.ADMINISTRATOR).post("/team/add", data=form).headers["location"] == "/team"
    with desk(own_case, team) as client:
        assert sign_in(client, "nils oduya", NEW).status_code == 303
    assert said(team, "added")[0] == ("Ada", "added", "Nils Oduya as reviewer")


def test_an_administrator_changes_roles_passwords_and_removes_people(own_case: str, team: Team) -> None:
    with signed_in(own_case, team, Role.ADMINISTRATOR) as ada, signed_in(own_case, team, Role.READER) as rhea:
        assert rhea.get("/people").status_code == 200
        ada.post("/team/role", data={"name": "Rhea", "role": "editor", "names": "yes"})
        assert "Rhea, editor" in rhea.get("/people").text.replace("<bdi>", "").replace("</bdi>", "")
        ada.post("/team/password", data={"name": "Rhea", "password": NEW})
        assert rhea.get("/people").status_code == 303
        assert sign_in(rhea, "Rhea", NEW).status_code == 303
        ada.post("/team/remove", data={"name": "Rhea"})
        assert rhea.get("/people").status_code == 303
    assert said(team, "role changed", "password changed", "removed") == [
        ("Ada", "removed", "Rhea"),
        ("Ada", "password changed", "Rhea"),
        ("Ada", "role changed", "Rhea: reader is now editor with names"),
    ]


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        ("/team/add", {"name": "rhea", "role": "reader", "password": NEW}, "somebody called"),
        ("/team/add", {"name": "Nils", "role": "king", "password": NEW}, "There is no role"),
        ("/team/add", {"name": "Nils", "role": "reader"}, "no way to sign in"),
        ("/team/role", {"name": "Ada", "role": "reader"}, "the only administrator"),
        ("/team/remove", {"name": "Ada"}, "the only administrator"),
        ("/team/remove", {"name": "Nobody"}, "Nobody of the team is called"),
        ("/team/password", {"name": "Rhea", "password": "short"}, "has 5 characters"),
    ],
)
def test_what_cannot_be_done_to_people_is_told(
    browser: Browser, team: Team, path: str, data: dict[str, str], problem: str
) -> None:
    before = team.people()
    answer = browser(Role.ADMINISTRATOR).post(path, data=data)
    assert answer.status_code == 422
    assert problem in answer.text
    assert team.people() == before


def test_a_restricted_case_is_shut_to_the_rest_of_the_team(own_case: str, team: Team, browser: Browser) -> None:
    ada, vito = browser(Role.ADMINISTRATOR), browser(Role.REVIEWER)
    team.restrict(key(own_case), ["Vito"], by="Ada")
    assert vito.get("/people").status_code == 200
    for path in ("/", "/people", f"/review/{FIGURE}", f"/reports/{FIRST.id}", "/decisions"):
        answer = ada.get(path)
        assert answer.status_code == 403
        assert "This case is restricted." in answer.text
        assert "Water" not in answer.text
    assert ada.get("/team").status_code == 200
    assert ada.get("/account").status_code == 200


def test_every_page_that_is_seen_of_a_restricted_case_is_noted(own_case: str, team: Team, browser: Browser) -> None:
    vito = browser(Role.REVIEWER)
    vito.get("/people")
    assert said(team, "saw") == []
    team.restrict(key(own_case), ["Vito"], by="Ada")
    vito.get("/people?status=held")
    vito.get(f"/reports/{FIRST.id}")
    vito.get(f"/reports/{FIRST.id}/claims.css")
    vito.get("/account")
    assert said(team, "saw") == [("Vito", "saw", f"/reports/{FIRST.id}"), ("Vito", "saw", "/people?status=held")]
    assert {one.case for one in team.audit()[0] if one.what == "saw"} == {key(own_case)}


def test_a_refusal_is_noted_with_what_was_asked_for(team: Team, browser: Browser) -> None:
    vito = browser(Role.REVIEWER)
    vito.get("/team")
    vito.post(f"/review/{FIGURE}", data={"do": "grade-1", "seen": "0"})
    assert [about for _, _, about in said(team, "refused")] == [
        f"POST /review/{FIGURE}: You may not grade claims, incidents and sources.",
        "GET /team: You may not manage people and read the audit.",
    ]


@pytest.mark.parametrize(
    ("do", "least"),
    [
        ("confirm", Role.REVIEWER),
        ("reject", Role.REVIEWER),
        ("comment", Role.REVIEWER),
        ("grade-2", Role.EDITOR),
        ("anything", Role.EDITOR),
    ],
)
def test_each_button_of_a_review_asks_for_its_own_right(own_case: str, team: Team, do: str, least: Role) -> None:
    for role in Role:
        with signed_in(own_case, team, role) as client:
            answer = client.post(f"/review/{FIGURE}", data={"do": do, "comment": "seen by two"})
        below = list(Role).index(role) < list(Role).index(least)
        assert (answer.status_code == 403) == below, role
    with open_case(own_case) as case:
        assert {one.by for one in case.decisions()} <= {"Vito", "Edda", "Ada"}


@pytest.mark.parametrize("do", ["same", "different", "unsure", "split", "grade"])
def test_merging_splitting_and_grading_incidents_is_for_editors(own_case: str, team: Team, do: str) -> None:
    with open_case(own_case) as case:
        one = case.incidents()[0].id
    with signed_in(own_case, team, Role.REVIEWER) as client:
        assert client.post(f"/incidents/{one}/judge", data={"do": do, "other": one}).status_code == 403
        assert client.post(f"/incidents/{one}/judge", data={"do": "comment", "comment": "x"}).status_code == 303
    with signed_in(own_case, team, Role.EDITOR) as client:
        assert client.post(f"/incidents/{one}/judge", data={"do": do, "other": one}).status_code in (303, 422)


def test_ones_own_decision_is_taken_back_by_oneself_and_others_by_an_editor(own_case: str, team: Team) -> None:
    with signed_in(own_case, team, Role.REVIEWER) as vito, signed_in(own_case, team, Role.EDITOR) as edda:
        vito.post(f"/review/{FIGURE}", data={"do": "confirm", "seen": "0"})
        edda.post(f"/review/{FIGURE}", data={"do": "comment", "comment": "so it is"})
        assert "/decisions/1/undo" in vito.get("/decisions").text
        assert "/decisions/2/undo" not in vito.get("/decisions").text
        assert vito.post("/decisions/2/undo", data={"next": "/"}).status_code == 403
        assert vito.post("/decisions/1/undo", data={"next": "/"}).status_code == 303
        assert edda.post("/decisions/3/undo", data={"next": "/"}).status_code == 303
    with open_case(own_case) as case:
        assert [one.by for one in case.decisions()] == ["Vito", "Edda", "Vito", "Edda"]


def test_the_audit_is_read_by_day_and_kind(browser: Browser) -> None:
    ada = browser(Role.ADMINISTRATOR)
    browser(Role.READER)
    every = chosen(ada.get("/team/audit").text, "//table[contains(@class, 'audit')]/tbody")
    assert len(every) == 6
    signed = chosen(ada.get("/team/audit?what=signed+in").text, "//table[contains(@class, 'audit')]/tbody")
    assert len(signed) == 2
    assert "Nothing of that kind" in ada.get("/team/audit?since=2999-01-01").text
    assert ada.get("/team/audit?what=%27+or+1&page=99&since=%27").status_code == 200


def test_names_of_people_cannot_break_the_pages(team: Team, browser: Browser) -> None:
    team.add('<script>alert("x")</script>', Role.READER, NEW, by="Ada")
    page = browser(Role.ADMINISTRATOR).get("/team").text
    assert "<script>alert" not in page
    assert faults(page) == []
