from pathlib import Path

from starlette.testclient import TestClient

from asreported.desk.lists.navigation import PLACES
from asreported.ledger import open_case

from ..page import chosen, faults, opened


def test_the_first_page_shows_what_is_open(across: TestClient) -> None:
    page = across.get("/").text
    assert faults(page) == []
    tiles = dict(zip(chosen(page, "//dl/div/dt"), chosen(page, "//dl/div/dd"), strict=True))
    assert tiles == {
        "Disputes": "1",
        "Counts that moved": "1",
        "Events told by several reports": "1",
        "Events that may be one": "0",
        "Could not be read": "0",
    }


def test_the_first_page_shows_how_a_claimant_moved_and_why(across: TestClient) -> None:
    (moved,) = chosen(across.get("/").text, "//ul[@class='moved']/li")
    assert moved.startswith("nine → to Twelve")
    assert "According to Harbour Ministry · 6 May 2031 · New count" in moved


def test_the_latest_report_comes_first(across: TestClient) -> None:
    titles = chosen(across.get("/").text, "//section[@aria-labelledby='title-news']//li/a")
    assert titles[0] == "Ministry raises toll at Ostrel"
    assert len(titles) == 4


def test_every_link_of_the_first_page_leads_somewhere(across: TestClient) -> None:
    for link in set(chosen(across.get("/").text, "//main//a/@href")):
        assert across.get(link.split("#")[0]).status_code == 200, link


def test_every_list_is_one_link_away_on_every_page(across: TestClient) -> None:
    lists = {place.href for _, places in PLACES for place in places}
    for path in lists:
        page = across.get(path, follow_redirects=True).text
        assert lists <= set(chosen(page, "//nav[@aria-label='Pages']//a/@href"))
        assert chosen(page, "//nav[@aria-label='Pages']//a[@aria-current]/@href") == [path]


def test_an_empty_case_says_what_to_do_next(tmp_path: Path) -> None:
    open_case(tmp_path / "empty.db").close()
    with opened(str(tmp_path / "empty.db")) as client:
        assert "asreported add" in chosen(client.get("/").text, "//p[@class='empty']")[0]
        assert "asreported add" in chosen(client.get("/copies").text, "//p[@class='empty']")[0]
