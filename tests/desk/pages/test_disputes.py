import pytest
from starlette.testclient import TestClient

from asreported.desk.pages.disputes import plain
from asreported.desk.words import vocabulary
from asreported.ledger import open_case

from ..page import chosen, faults
from ..terminal import ACROSS, LONG_FRONT, OTHER


@pytest.fixture
def disputes(across_path: str):
    with open_case(across_path, create=False) as case:
        return case.disputes()


def test_both_sides_stand_side_by_side_with_their_numbers_and_sentences(across: TestClient, disputes) -> None:
    page = across.get("/disputes").text
    assert faults(page) == []
    (number,) = (one for one in disputes if one.kind == "number")
    here = f"//article[@id='{number.id}']"
    assert chosen(page, f"{here}//p[@class='side-of']") == [
        "According to Harbour Ministry",
        f"According to {LONG_FRONT}",
    ]
    assert chosen(page, f"{here}//p[@class='big']") == ["nine · Twelve", "at least 14"]
    assert "killing nine dockers" in chosen(page, f"{here}//p[@class='sentence']")[0]


def test_a_dispute_says_why_it_is_one_and_what_it_is_about(across: TestClient, disputes) -> None:
    number = next(one for one in disputes if one.kind == "number")
    page = across.get(f"/disputes/{number.id}").text
    assert faults(page) == []
    assert chosen(page, "//p[@class='why']") == ["not both numbers can be right"]
    assert chosen(page, "//p[@class='onward']/a") == ["Attack, Ostrel", "The figures over time"]


def test_every_sentence_of_a_dispute_leads_to_its_place(across: TestClient, disputes) -> None:
    for link in chosen(across.get("/disputes").text, "//article//p[@class='sentence']/a/@href"):
        address, anchor = link.split("#")
        assert chosen(across.get(address).text, f"//article//*[@id='{anchor}']/@id") == [anchor]


def test_a_sentence_taken_over_stands_last_on_its_side(across: TestClient, disputes) -> None:
    page = across.get("/disputes").text
    first_side = chosen(page, "(//div[@class='side'])[1]//p[@class='from']")
    assert ["Same words" in one for one in first_side] == [False, False, True]


def test_disputes_can_be_narrowed_by_what_is_at_odds(across: TestClient) -> None:
    assert chosen(across.get("/disputes", params={"kind": "number"}).text, "//h2") == ["Number 1"]
    assert "Show all" in across.get("/disputes", params={"kind": "identity"}).text


def test_where_nothing_is_at_odds_the_page_says_what_would_be(desk: TestClient) -> None:
    (said,) = chosen(desk.get("/disputes").text, "//p[@class='empty']")
    assert said.startswith("No claims in the case contradict each other.")
    assert "asreported add" in said


def test_every_kind_of_dispute_has_its_words() -> None:
    kinds = ["number", "responsibility", "happened_or_not", "outcome", "identity"]
    assert list(vocabulary("disputes")) == list(vocabulary("dispute_reasons")) == kinds


def test_an_actor_of_no_list_is_named_in_a_reason_without_its_mark() -> None:
    assert plain("done by name:dune front or by name:army") == "done by dune front or by army"


def test_the_disputes_of_some_reports_are_those_of_the_case(across_path: str) -> None:
    with open_case(across_path) as case:
        every = case.disputes()
        assert case.disputes_of(report.id for report in ACROSS) == every
        assert case.disputes_of([OTHER.id]) == every
        assert case.disputes_of([]) == ()
        (incident,) = case.incidents()
        assert case.grade_of(incident, every) == case.grade(incident.id)
