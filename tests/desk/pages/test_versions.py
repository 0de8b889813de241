from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.intake import Report
from asreported.ledger import open_case

from ..handmade import figure
from ..page import chosen, faults, opened
from ..terminal import FIRST, build_across

URL = "https://gazette.example/pier"
BEFORE = "Pier burns\n\nAt least nine crew were taken. The pier is shut. Nobody has <b>claimed</b> it."
AFTER = (
    "Pier burns\n\nCorrection: the first version gave a wrong number.\n\n"
    "At least six crew were taken. The pier is shut."
)
SILENT = "Pier burns\n\nAt least four crew were taken. The pier is shut."


def version(text: str, hour: int) -> Report:
    at = f"2031-05-04T{hour}:00:00+00:00"
    return Report("pier", text, title="Pier <burns>", outlet="Ostrel Gazette", url=URL, retrieved=at)


def build_versions(path: Path) -> str:
    build_across(path)
    with open_case(path) as case:
        for text, hour, words, low in ((BEFORE, 10, "nine", 9), (AFTER, 12, "six", 6), (SILENT, 14, "four", 4)):
            report = version(text, hour)
            number = f"At least {words}"
            taken = figure(
                report, number, f"{number} crew were taken", "abducted", low, None, form="at_least", group="crew"
            )
            case.add(report, [taken])
    return str(path)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_versions(tmp_path_factory.mktemp("versions") / "pier.db")


@pytest.fixture
def desk(path: str) -> Iterator[TestClient]:
    with opened(path, follow_redirects=False) as client:
        yield client


def story(desk: TestClient) -> str:
    (href,) = chosen(desk.get("/versions").text, "//tbody//a/@href")
    return desk.get(href).text


def test_a_page_with_several_versions_is_listed_once_by_its_newest(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        (row,) = case.versions()
    page = desk.get("/versions").text
    assert faults(page) == []
    assert chosen(page, "//tbody//a/@href") == [f"/versions/{row.newest.id}"]
    assert "Pier &lt;burns&gt;" in page


def test_the_figures_that_moved_stand_with_what_the_publisher_says(desk: TestClient) -> None:
    page = story(desk)
    assert faults(page) == []
    newest, oldest = chosen(page, "//section[contains(@class, 'change')]")
    assert "At least nine → to At least six" in oldest
    assert "The publisher says: Correction: the first version gave a wrong number." in oldest
    assert "does not say that it was corrected" in newest


def test_what_was_taken_out_and_put_in_is_marked_in_both_texts(desk: TestClient) -> None:
    page = story(desk)
    assert "At least nine crew were taken." in chosen(page, "//del")
    assert "At least six crew were taken." in chosen(page, "//ins")
    assert "&lt;b&gt;claimed" in page
    assert not any("The pier is shut." in words for words in chosen(page, "//del | //ins"))


def test_a_report_leads_to_its_versions(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        (row,) = case.versions()
    assert f"/versions/{row.reports[0].id}" in desk.get(f"/reports/{row.reports[0].id}").text
    assert "/versions/" not in desk.get(f"/reports/{FIRST.id}").text.split("<main")[1]


def test_a_report_that_never_changed_says_so(desk: TestClient) -> None:
    assert "this one version" in desk.get(f"/versions/{FIRST.id}").text
    assert desk.get("/versions/nothing").status_code == 404
