"""What leaves the desk for a reader who may not see names, whatever page made it."""

import json
from collections.abc import Callable

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from asreported.desk.entry.veil import Veil, out_of_markup
from asreported.desk.entry.withheld import STANDS_FOR, Names
from asreported.desk.pages.people import anchor
from asreported.ledger import open_case
from asreported.team import Role, Team

from ..navigated import LISTS
from ..page import chosen, faults
from ..terminal import ACROSS

NAMES = Names(frozenset({"Ilsa Brandvik", "O’Leary"}))
Browser = Callable[[Role], TestClient]


def words_of(names: set[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) > 2}


@pytest.fixture
def names(own_case: str) -> set[str]:
    with open_case(own_case) as case:
        found = {row.decided.name for row in case.people()}
    assert found
    return found


def pages(own_case: str) -> list[str]:
    with open_case(own_case) as case:
        people = [f"/review/{row.id}" for row in case.people()]
        incidents = [f"/incidents/{row.id}" for row in case.incidents()]
    return [*LISTS, *(f"/reports/{one.id}" for one in ACROSS), *people, *incidents]


def test_no_page_has_a_name_for_a_reader_and_every_page_has_them_for_a_reviewer(
    own_case: str, browser: Browser, names: set[str]
) -> None:
    reader, reviewer = browser(Role.READER), browser(Role.REVIEWER)
    told = 0
    for path in pages(own_case):
        veiled, open_ = reader.get(path, follow_redirects=True).text, reviewer.get(path, follow_redirects=True).text
        assert not [word for word in words_of(names) if word in veiled], path
        assert not [name for name in names if anchor(name) in veiled], path
        assert faults(veiled) == [], path
        told += any(name in open_ for name in names)
    assert told >= 3


def test_people_stay_apart_without_their_names(browser: Browser, names: set[str]) -> None:
    page = browser(Role.READER).get("/people").text
    assert chosen(page, "//h2") == [STANDS_FOR] * len(names)
    ids = html.fromstring(page).xpath("//article[@class='profile']/@id")
    assert len(set(ids)) == len(names)


def test_a_reader_who_was_given_the_names_sees_them(team: Team, browser: Browser, names: set[str]) -> None:
    reader = browser(Role.READER)
    team.give_role("Rhea", Role.READER, names=True, by="Ada")
    page = reader.get("/people").text
    assert all(name in page for name in names)


def test_what_somebody_asks_for_by_name_is_not_found(browser: Browser, names: set[str]) -> None:
    reader, reviewer = browser(Role.READER), browser(Role.REVIEWER)
    for name in sorted(words_of(names)):
        for word in (name, name.lower()):
            asked = {"claimant": word, "q": word}
            assert word not in reader.get("/figures", params=asked).text
            assert word in reviewer.get("/figures", params=asked).text


def test_marks_and_attributes_are_veiled_and_tags_stay() -> None:
    page = (
        '<p title="Ilsa Brandvik &amp; co">Freed: <mark>Ilsa Brandvik</mark>, <b>O&#39;Leary</b> &lt;Brandvik&gt;</p>'
        '<a href="/sources/name:Ilsa%20Brandvik">x</a><a href="https://x.example/ilsa-brandvik-freed">y</a>'
        '<option value="Ilsa Brandvik" selected>3 &amp; 4</option><a href="/reports/r-1?done=2&amp;x=1">z</a>'
    )
    names = Names(frozenset({"Ilsa Brandvik", "O'Leary"}))
    assert out_of_markup(page, names) == (
        f'<p title="{STANDS_FOR} &amp; co">Freed: <mark>{STANDS_FOR}</mark>, '
        f"<b>{STANDS_FOR}</b> &lt;{STANDS_FOR}&gt;</p>"
        '<a href="#withheld">x</a><a href="#withheld">y</a>'
        f'<option value="{STANDS_FOR}" selected>3 &amp; 4</option><a href="/reports/r-1?done=2&amp;x=1">z</a>'
    )


def test_the_place_of_a_person_on_a_page_is_no_digest_of_the_name() -> None:
    place = anchor("Ilsa Brandvik")
    page = f'<a href="/people#{place}">all</a><article id="{place}"></article><a href="/review/p-0123456789ab">c</a>'
    veiled = out_of_markup(page, NAMES)
    assert place not in veiled
    assert veiled.count("person-") == 2
    assert "p-0123456789ab" in veiled


class Kept:
    def names(self) -> Names:
        return NAMES


@pytest.fixture
def veiled() -> TestClient:
    told = "Ilsa Brandvik"
    app = Starlette(
        routes=[
            Route("/json", lambda _: JSONResponse({told: [told, 7, None, {"a": f"of {told}"}]})),
            Route("/text", lambda _: PlainTextResponse(f"{told} is free\n")),
            Route("/style", lambda _: Response(".Brandvik{color:red}", media_type="text/css")),
            Route("/sheet", lambda _: Response(told, media_type="application/vnd.ms-excel")),
            Route("/on", lambda _: RedirectResponse("/sources/name:Ilsa%20Brandvik", 302)),
            Route("/back", lambda _: RedirectResponse("/reports?done=2", 302)),
            Route("/asked", lambda request: PlainTextResponse(request.url.query)),
        ]
    )
    return TestClient(Veil(app, Kept()), follow_redirects=False)  # type: ignore[arg-type]


def test_other_answers_are_veiled_too_or_not_given(veiled: TestClient) -> None:
    assert json.loads(veiled.get("/json").text) == {STANDS_FOR: [STANDS_FOR, 7, None, {"a": f"of {STANDS_FOR}"}]}
    assert veiled.get("/text").text == f"{STANDS_FOR} is free\n"
    assert veiled.get("/style").text == ".Brandvik{color:red}"
    sheet = veiled.get("/sheet")
    assert (sheet.status_code, "Ilsa" in sheet.text) == (403, False)


def test_no_redirect_has_a_name_in_it(veiled: TestClient) -> None:
    assert veiled.get("/on").headers["location"] == "/"
    assert veiled.get("/back").headers["location"] == "/reports?done=2"


def test_the_length_of_an_answer_is_that_of_what_is_sent(veiled: TestClient) -> None:
    answer = veiled.get("/text")
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_a_question_without_a_name_arrives_as_it_was_sent(veiled: TestClient) -> None:
    assert veiled.get("/asked?b=1&a=%C3%A4+x&flag").text == "b=1&a=%C3%A4+x&flag"
    assert "brandvik" not in veiled.get("/asked?q=brandvik").text
