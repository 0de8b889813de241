"""Adding through the desk: what may be handed over, what is refused, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.ledger import open_case

from ..page import chosen, deciding, faults, opened
from ..terminal import build_across

TOLD = (
    "ORLAND, May 4 - A fire in a warehouse in Orland killed 23 people on Tuesday, the governor said.\n\n"
    "Two firemen are missing, he added.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    return build_across(tmp_path / "ostrel.db")


@pytest.fixture
def desk(path: str) -> Iterator[TestClient]:
    with deciding(path) as client:
        yield client


def followed(desk: TestClient, answer) -> str:
    """The page of the batch that an answer leads to, once all of it is read."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        page = desk.get(answer.headers["location"]).text
        if "Look again" not in page:
            assert faults(page) == []
            return page
        time.sleep(0.1)
    raise AssertionError("the batch was never read")


def tile(page: str, name: str) -> str:
    (value,) = chosen(page, f"//dl[@class='tiles']//dt[.='{name}']/following-sibling::dd")
    return value.strip()


def test_a_pasted_report_is_read_and_told_with_what_came_of_it(desk: TestClient, path: str) -> None:
    fields = {"text": TOLD, "title": "Fire in Orland", "outlet": "Orland Post", "published": "2031-05-06"}
    page = followed(desk, desk.post("/add/text", data=fields))
    assert (tile(page, "New"), tile(page, "Not read")) == ("1", "0")
    with open_case(path) as case:
        (row,) = [one for one in case.reports() if one.report.title == "Fire in Orland"]
        assert (row.report.outlet, row.report.published) == ("Orland Post", "2031-05-06")
        assert {one.claim.low for one in case.figures(report=row.report.id)} == {2, 23}
    again = followed(desk, desk.post("/add/text", data=fields))
    assert (tile(again, "New"), tile(again, "Already there")) == ("0", "1")


def test_files_are_added_under_their_own_names_and_what_cannot_be_read_is_listed(desk: TestClient, path: str) -> None:
    files = [
        ("files", ("north/../first.txt", TOLD.encode(), "text/plain")),
        ("files", ("..", (TOLD + "More is not known.").encode(), "text/plain")),
        ("files", ("C:\\notes\\table.xlsx", b"\x00\x01", "application/octet-stream")),
        ("files", ("first.txt", TOLD.replace("23", "24").encode(), "text/plain")),
    ]
    page = followed(desk, desk.post("/add/files", files=files))
    assert (tile(page, "New"), tile(page, "Not read")) == ("3", "1")
    assert "table.xlsx" in page
    assert "/tmp" not in page
    with open_case(path) as case:
        assert [one.report.name for one in case.reports()].count("first.txt") == 2


def test_the_folder_of_handed_files_is_gone_when_they_are_read(
    desk: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    followed(desk, desk.post("/add/files", files=[("files", ("first.txt", TOLD.encode(), "text/plain"))]))
    assert list(tmp_path.glob("asreported-*")) == []


@pytest.mark.parametrize(
    ("address", "data", "problem"),
    [
        ("/add/text", {"title": "No words"}, "There is no text."),
        ("/add/addresses", {"addresses": "/etc/hosts"}, "is no address of the web"),
        ("/add/addresses", {"addresses": "file:///etc/hosts"}, "is no address of the web"),
        ("/add/addresses", {"addresses": ""}, "No source was named"),
        ("/add/note", {"note": "  "}, "The note is empty."),
    ],
)
def test_what_cannot_be_taken_is_told_above_the_form_and_what_was_entered_stays(
    desk: TestClient, address: str, data: dict[str, str], problem: str
) -> None:
    answer = desk.post(address, data=data)
    assert answer.status_code == 422
    assert problem in chosen(answer.text, "//*[@role='alert']")[0]
    assert all(value in answer.text for value in data.values())


def test_an_address_of_this_machine_is_not_fetched_and_the_reason_is_told(desk: TestClient) -> None:
    page = followed(desk, desk.post("/add/addresses", data={"addresses": "http://127.0.0.1:9/feed"}))
    assert tile(page, "Not read") == "1"


def test_a_field_note_is_kept_under_the_name_of_who_writes_it(desk: TestClient, path: str) -> None:
    answer = desk.post("/add/note", data={"note": "The mayor told me that six people were wounded at the gate."})
    assert answer.headers["location"].startswith("/reports/")
    assert "Field note of Ada" in desk.get(answer.headers["location"]).text
    with open_case(path) as case:
        assert case.decisions()[-1].kind == "note"


def test_nobody_adds_without_a_name_or_to_a_desk_that_only_reads(path: str) -> None:
    with deciding(path, name=None) as client:
        for place in ("text", "files", "addresses", "note"):
            assert client.post(f"/add/{place}", data={"text": TOLD}).headers["location"].startswith("/name?")
        assert "Say who you are" in client.get("/add").text
    with opened(path) as client:
        assert client.post("/add/text", data={"text": TOLD}).status_code == 405
        assert "read-only" in client.get("/add").text


def test_a_batch_that_the_desk_does_not_know_is_no_page(desk: TestClient) -> None:
    assert desk.get("/add/0123456789abcdef").status_code == 404
