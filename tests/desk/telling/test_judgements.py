import pytest
from starlette.testclient import TestClient

from asreported.desk.telling.judgements import judged
from asreported.ledger import open_case

from ..judged import EVENT, FOURTEEN, NINE, RELEASED, TWELVE, build_judged
from ..page import chosen, faults, opened, row_of
from ..terminal import FIRST, LAST


@pytest.fixture(scope="module")
def judged_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_judged(tmp_path_factory.mktemp("judged") / "ostrel.db")


@pytest.fixture
def desk(judged_path: str) -> TestClient:
    with opened(judged_path, follow_redirects=False) as client:
        yield client


def test_who_judged_a_claim_stands_beside_it_on_every_list(desk: TestClient) -> None:
    page = desk.get("/figures").text
    assert "Reading confirmed by Ada <Rill>" in row_of(page, NINE.id)
    assert "Reading rejected by Ben" in row_of(page, FOURTEEN.id)
    assert "Reviewers differ: Ada <Rill>: read right; Ben: read wrong" in desk.get("/people").text.replace(
        "&lt;", "<"
    ).replace("&gt;", ">")


def test_a_corrected_field_shows_what_was_read_beside_what_it_is_now(desk: TestClient) -> None:
    row = row_of(desk.get("/figures").text, TWELVE.id)
    assert "high read as 12 → now 13" in row
    assert "kind of people read as civilians → now several kinds of people" in row
    assert "12–13" in row


def test_what_was_read_wrong_is_on_no_chart_and_in_no_spread(desk: TestClient, judged_path: str) -> None:
    with open_case(judged_path) as case:
        series = case.show(NINE.id).link
    page = desk.get(f"/series/{series}").text
    assert chosen(page, f"//tbody[@id='row-{FOURTEEN.id}']")
    assert not chosen(page, f"//figure[@class='chart']//a[contains(@href, '{FOURTEEN.id}')]")
    assert "9 to 13" in desk.get("/series").text


def test_a_comment_is_shown_as_words_and_never_as_markup(desk: TestClient) -> None:
    page = desk.get(f"/reports/{FIRST.id}").text
    assert "read &lt;twice&gt;" in page
    assert "Ada &lt;Rill&gt;" in page
    assert faults(page) == []


def test_grades_of_source_claim_and_incident_are_shown_with_who_gave_them(desk: TestClient) -> None:
    page = desk.get(f"/reports/{LAST.id}").text
    assert chosen(page, "//abbr[@class='grade']/@title")[0] == "Reliability B: usually reliable, says Ben"
    assert "Credibility 2, probably true (Ada <Rill>)" in row_of(desk.get("/figures").text, NINE.id)


def test_an_incident_has_the_grade_of_the_rule_and_the_rule_in_words(desk: TestClient, judged_path: str) -> None:
    with open_case(judged_path) as case:
        incident = case.show(EVENT.id).link
        grade = case.grade(str(incident))
    page = desk.get(f"/incidents/{incident}").text
    (judgement,) = chosen(page, "//section[@id='judgement']")
    assert grade.rule in judgement
    assert "Ben graded it weak nobody was there" in judgement
    assert faults(page) == []


def test_a_list_can_be_narrowed_to_what_nobody_has_reviewed(desk: TestClient) -> None:
    page = desk.get("/people?review=untouched").text
    assert RELEASED.id in page
    assert FOURTEEN.id not in desk.get("/figures?review=untouched").text


def test_what_nobody_judged_says_nothing(judged_path: str) -> None:
    with open_case(judged_path) as case:
        assert judged(case.show(RELEASED.id)) is None
