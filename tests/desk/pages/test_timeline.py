from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from asreported.ledger import open_case

from ..page import chosen, faults, opened
from ..placed import build_placed


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_placed(tmp_path_factory.mktemp("days") / "harbours.db")


@pytest.fixture
def desk(path: str) -> Iterator[TestClient]:
    with opened(path, follow_redirects=False) as client:
        yield client


def test_what_happened_on_a_day_a_month_or_no_day_is_told_apart(desk: TestClient) -> None:
    page = desk.get("/timeline?span=all").text
    assert faults(page) == []
    drawn = {
        kind: chosen(page, f"//*[@class='days']//a[*[@class='{kind}']]/title")
        for kind in ("once", "once told", "stretch")
    }
    assert any(words.startswith("Attack, Lisbon: 3 June 2031") for words in drawn["once"])
    assert any("told on 10 June 2031, no day said" in words for words in drawn["once told"])
    assert [words.split(":")[0] for words in drawn["stretch"]] == ["Disaster, Brittany"]


def test_lanes_are_types_or_places(desk: TestClient) -> None:
    lanes = "//*[@class='lane']/text()"
    assert chosen(desk.get("/timeline").text, lanes)[:2] == ["Attack", "Raid"]
    assert {"Lisbon", "Porto", "No place said"} <= set(chosen(desk.get("/timeline?lanes=place").text, lanes))


def test_the_list_says_when_it_happened_beside_when_it_was_told(desk: TestClient) -> None:
    page = desk.get("/timeline").text
    rows = [chosen(page, f"//table//tbody/tr[{at}]/*") for at in range(1, 9)]
    assert ["3 June 2031 to the day", "Raid 1 report", "Porto", "10 June 2031"] in rows
    assert any(row[0] == "no day said" and row[1].startswith("Release") for row in rows if row)


def test_every_mark_leads_somewhere(desk: TestClient) -> None:
    for href in chosen(desk.get("/timeline").text, "//*[@class='days']/a/@href"):
        assert desk.get(href).status_code == 200


@pytest.mark.parametrize(
    "query", ["since=2031-06-03&until=2031-06-03", "since=x&until=y", "since=2032-01-01", "type=raid", "page=9"]
)
def test_any_days_are_answered(desk: TestClient, query: str) -> None:
    assert desk.get(f"/timeline?{query}").status_code == 200


def test_days_narrow_it(desk: TestClient) -> None:
    page = desk.get("/timeline?since=2031-06-03&until=2031-06-03").text
    assert {row.split(" ")[0] for row in chosen(page, "//table//tbody/tr/th")} == {"Attack", "Raid"}


def test_a_case_without_anything_says_so(tmp_path) -> None:
    open_case(tmp_path / "empty.db").close()
    with opened(str(tmp_path / "empty.db")) as client:
        assert "The case holds no incidents yet" in client.get("/timeline").text


def test_a_count_that_a_claimant_changes_is_a_turn_and_a_late_repeat_is_none(across_path: str) -> None:
    with open_case(across_path, create=False) as case:
        turns = case.turns()
    assert [(turn.speaker, turn.before, turn.now) for turn in turns] == [("Harbour Ministry", (9, 9), (12, 12))]
