from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.desk.pages.sources import source_href
from asreported.ledger import open_case

from ..page import chosen, deciding, faults
from ..terminal import LONG_FRONT, build_across


@pytest.fixture
def path(tmp_path: Path) -> str:
    return build_across(tmp_path / "ostrel.db")


@pytest.fixture
def desk(path: str) -> Iterator[TestClient]:
    with deciding(path) as client:
        yield client


def ministry(path: str) -> str:
    with open_case(path) as case:
        return source_href(case.source("Harbour Ministry").id)


def test_a_source_has_its_claims_and_its_track_record(desk: TestClient) -> None:
    page = desk.get("/sources").text
    assert faults(page) == []
    (row,) = [one for one in chosen(page, "//tbody/tr") if one.startswith("Harbour Ministry")]
    assert "1 of 1" in row  # it gave twelve after nine: one question, one change
    (front,) = [one for one in chosen(page, "//tbody/tr") if one.startswith(LONG_FRONT)]
    assert "1 claim" in front
    assert "0 of 1" in front


def test_nobody_is_first_who_counted_on_the_same_day(path: str) -> None:
    with open_case(path) as case:
        records = case.records(case.sources())
        of = {row.name: records[row.id] for row in case.sources() if row.id in records}
    assert of[LONG_FRONT].first == of["Harbour Ministry"].first == 0
    assert (of["Harbour Ministry"].questions, of["Harbour Ministry"].shared) == (1, 1)


def test_a_source_is_graded_on_its_page_and_the_grade_stands_by_its_name(desk: TestClient, path: str) -> None:
    href = ministry(path)
    page = desk.get(href).text
    assert faults(page) == []
    graded = desk.post(href, data={"do": "grade", "grade": "C", "seen": "0", "comment": "often <late>"})
    assert graded.headers["location"] == f"{href}?done=1"
    page = desk.get(graded.headers["location"]).text
    assert "C fairly reliable, says Ada" in chosen(page, "//li")[-1] or "fairly reliable" in page
    assert "often &lt;late&gt;" in page
    assert "fairly reliable, says Ada" in chosen(desk.get("/figures").text, "//abbr/@title")[0]
    assert desk.post(href, data={"do": "grade", "grade": "A", "seen": "0"}).status_code == 409
    assert desk.post(href, data={"do": "grade", "grade": "Z", "seen": "1"}).status_code == 422
    assert len(chosen(desk.get("/sources?graded=C").text, "//tbody/tr")) == 1


def test_a_source_nobody_has_heard_of_is_not_there(desk: TestClient) -> None:
    assert desk.get("/sources/name:nobody/at all").status_code == 404
