from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from asreported.desk.pages.map import box_asked
from asreported.ledger import open_case

from ..page import chosen, faults, opened
from ..placed import build_placed


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_placed(tmp_path_factory.mktemp("map") / "harbours.db")


@pytest.fixture
def desk(path: str) -> Iterator[TestClient]:
    with opened(path, follow_redirects=False) as client:
        yield client


def test_what_has_a_place_is_on_the_map_and_the_rest_is_counted_beside_it(desk: TestClient) -> None:
    page = desk.get("/map").text
    assert faults(page) == []
    (tally,) = chosen(page, "//p[contains(@class, 'map-tally')]")
    assert "1 at places that the atlas lacks" in tally
    assert {"Lisbon", "Porto"} <= {" ".join(name.split(", ")[:1]) for name in chosen(page, "//table//th/a/bdi")}
    assert "Grelm Sound" in chosen(page, "//table//th/a/bdi")


def test_a_country_is_an_outline_and_a_region_an_area_never_a_point(desk: TestClient) -> None:
    page = desk.get("/map").text
    assert chosen(page, "//*[@class='land whole']/@d")
    assert chosen(page, "//*[@class='reach']/@rx")
    assert "somewhere in the country" in page
    assert "somewhere in this part of the country" in page or "somewhere in the province" in page


def test_every_mark_leads_to_what_is_there(desk: TestClient) -> None:
    page = desk.get("/map?view=world").text
    marks = chosen(page, "//*[@class='map']/a/@href")
    assert marks
    for href in marks:
        assert desk.get(href.partition("#")[0]).status_code == 200


def test_places_that_are_not_known_are_told_plainly_where_none_is(case_path: str, tmp_path) -> None:
    with opened(case_path) as client:
        page = client.get("/map").text
    assert "No incident can be placed on the map" in page
    assert chosen(page, "//*[@class='map']/title") == []
    open_case(tmp_path / "empty.db").close()
    with opened(str(tmp_path / "empty.db")) as client:
        assert "The case holds no incidents yet" in client.get("/map").text


def test_incidents_without_a_place_are_a_list_of_their_own(desk: TestClient) -> None:
    page = desk.get("/map?spot=none").text
    assert [words for words in chosen(page, "//section[@id='there']//li/a") if words.startswith("Release")]


def test_a_filter_narrows_map_and_list(desk: TestClient) -> None:
    page = desk.get("/map?type=raid").text
    assert chosen(page, "//table//th/a/bdi") == ["Porto, Portugal"]
    assert "No incident" in desk.get("/map?since=2041-01-01").text


@pytest.mark.parametrize("view", ["", "world", "PT", "36,-10,43,-5", "1,2,3", "9,9,1,1", "a,b,c,d", "nan,0,1,1", "<b>"])
def test_any_view_is_answered(desk: TestClient, view: str) -> None:
    assert desk.get("/map", params={"view": view}).status_code == 200


def test_a_view_that_is_none_is_all_of_it() -> None:
    assert box_asked("nan,0,1,1") is None
    assert box_asked("36,-10,43,-5") is not None


def test_the_incident_has_its_own_map_and_the_help_in_its_reports(desk: TestClient, path: str) -> None:
    with open_case(path, create=False) as case:
        found = next(one for one in case.scenes() if one.place == "Lisbon")
    page = desk.get(f"/incidents/{found.id}").text
    assert faults(page) == []
    assert chosen(page, "//section[@id='where']//*[@class='map']/title")
    assert chosen(page, "//section[@id='where']//li/a") == ["Lisbon"]
    heads = chosen(page, "//section[@id='help']//thead//th")
    cells = {row[0]: row[1:] for row in (chosen(page, f"//section[@id='help']//tbody/tr[{at}]/*") for at in (1, 2))}
    told = {giver: [heads[at + 1] for at, cell in enumerate(row) if cell != "–"] for giver, row in cells.items()}
    assert told == {"Canada": ["Offered"], "Chile": ["Arrived"]}
