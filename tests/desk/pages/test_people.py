from starlette.testclient import TestClient

from asreported.desk.pages.people import anchor
from asreported.desk.words import vocabulary

from ..page import chosen, faults
from ..terminal import LAST, LONG_FRONT


def test_a_person_has_every_status_with_its_day_and_its_claimant(across: TestClient) -> None:
    page = across.get("/people").text
    assert faults(page) == []
    (person,) = chosen(page, "//article[@class='profile']/h2")
    assert person == "Mira Solen"
    assert chosen(page, "//p[@class='stage-of']") == [
        "Killed 5 May 2031", "Taken day not given", "Taken day not given", "Released day not given",
    ]  # fmt: skip
    whose = chosen(page, "//ol//p[@class='whose']")
    assert whose[0] == "According to Harbour Ministry"
    assert whose[-1] == f"According to {LONG_FRONT}"


def test_dead_by_one_account_and_free_by_another_is_a_conflict(across: TestClient) -> None:
    assert "Accounts differ: killed / released" in chosen(across.get("/people").text, "//article//span[@class='mark']")


def test_the_page_says_that_names_stay_out_of_exports(across: TestClient) -> None:
    assert "Names are left out of exports by default." in across.get("/people").text


def test_every_status_leads_to_its_sentence_in_the_report(across: TestClient) -> None:
    links = chosen(across.get("/people").text, "//ol//p[@class='sentence']/a/@href")
    assert len(links) == 4
    for link in links:
        address, at = link.split("#")
        report = across.get(address).text
        assert chosen(report, f"//article//*[@id='{at}']/@id") == [at]
        assert faults(report) == []


def test_a_person_of_whom_one_status_is_asked_comes_with_all(across: TestClient) -> None:
    assert len(chosen(across.get("/people", params={"status": "released"}).text, "//ol/li")) == 4
    assert "match this filter" in across.get("/people", params={"status": "escaped"}).text


def test_a_name_of_any_script_has_an_address() -> None:
    assert anchor(LONG_FRONT).isascii()
    assert anchor("Mira Solen") == anchor("MIRA SOLEN")


def test_every_status_of_the_coding_rules_has_words() -> None:
    statuses = "taken held released rescued escaped killed wounded recovered missing detained unknown"
    assert set(vocabulary("statuses")) == set(vocabulary("fates")) == set(statuses.split())


def test_the_report_shows_the_person_among_its_claims_and_leads_to_all_that_is_told(across: TestClient) -> None:
    page = across.get(f"/reports/{LAST.id}").text
    (card,) = chosen(page, "//article[contains(@class, 'claim person')]")
    assert card.startswith("Person killed in captivity Mira Solen: killed")
    assert f"/people#{anchor('Mira Solen')}" in chosen(page, "//article//@href")
    assert chosen(page, "//span[@class='kind person']//span[@class='count']") == ["1"]
