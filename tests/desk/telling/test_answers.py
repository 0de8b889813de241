import pytest
from starlette.testclient import TestClient

from asreported.ledger import POLICIES, open_case

from ..judged import FOURTEEN, NINE, TWELVE
from ..page import chosen, faults


@pytest.fixture(scope="module")
def series(across_path: str) -> str:
    with open_case(across_path) as case:
        return f"/series/{case.show(NINE.id).link}"


@pytest.mark.parametrize("policy", POLICIES)
def test_every_rule_says_what_it_used_and_what_it_left_out(across: TestClient, series: str, policy: str) -> None:
    page = across.get(f"{series}?policy={policy}").text
    assert faults(page) == []
    (answer,) = chosen(page, "//section[@id='answer']")
    assert policy in answer
    linked = set(chosen(page, "//section[@id='answer']//ul[@class='plain']//a/@href"))
    assert {href.split("claim-")[1] for href in linked} >= {NINE.id, FOURTEEN.id, TWELVE.id}


def test_the_answer_is_that_of_the_ledger(across: TestClient, series: str, across_path: str) -> None:
    with open_case(across_path) as case:
        (found,) = [one for one in case.answers("conservative") if f"/series/{one.series.id}" == series]
    page = across.get(f"{series}?policy=conservative").text
    cells = chosen(page, "//table[contains(@class, 'answers')]//td")
    (answer,) = found.answers
    assert cells == ["–" if one is None else str(one) for one in (answer.low, answer.best, answer.high)]


def test_a_rule_that_is_none_gives_each_claimants_own(across: TestClient, series: str) -> None:
    page = across.get(f"{series}?policy=<b>").text
    assert chosen(page, "//*[@class='choices']//a[@aria-current]") == ["Each claimant’s own"]
