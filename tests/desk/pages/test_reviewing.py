"""The review queue without a script: forms, refusals, and what they leave in the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.ledger import Decision, open_case

from ..judged import EVENT, FOURTEEN, NINE, TAKEN, TWELVE
from ..page import chosen, deciding, faults
from ..terminal import build_across


@pytest.fixture
def path(tmp_path: Path) -> str:
    return build_across(tmp_path / "ostrel.db")


@pytest.fixture
def desk(path: str) -> Iterator[TestClient]:
    with deciding(path) as client:
        yield client


def log(path: str) -> tuple[Decision, ...]:
    with open_case(path) as case:
        return case.decisions()


def decide(desk: TestClient, claim: str, do: str, seen: int = 0, **more: str):
    return desk.post(f"/review/{claim}", data={"do": do, "seen": str(seen), "why": "rest", **more})


def test_the_queue_begins_with_what_is_in_dispute(desk: TestClient) -> None:
    answer = desk.get("/review")
    assert answer.status_code == 302
    claim = answer.headers["location"].split("/")[-1].split("?")[0]
    assert claim in {NINE.id, FOURTEEN.id, TWELVE.id}
    page = desk.get(answer.headers["location"]).text
    assert chosen(page, "//*[@class='queue']//*[@aria-current]")[0].startswith("In a dispute")
    assert faults(page) == []


def test_a_claim_is_shown_with_its_words_in_place_and_what_hangs_on_it(desk: TestClient) -> None:
    page = desk.get(f"/review/{FOURTEEN.id}").text
    (context,) = chosen(page, "//div[contains(@class, 'context')]")
    assert "killed at least 14 dockers" in context
    (hangs,) = chosen(page, "//section[@class='hang']")
    assert "4 figures of the question" in hangs
    assert "Number" in hangs
    assert "nine" in hangs


def test_every_claim_comes_once_and_then_the_queue_ends(desk: TestClient) -> None:
    seen, place = [], "/review"
    while (answer := desk.get(place)).status_code == 302:
        claim, _, query = answer.headers["location"].removeprefix("/review/").partition("?")
        seen.append(claim)
        place = f"/review?after={claim}&{query}"
    assert len(seen) == len(set(seen)) == 13
    assert "13 claims were skipped" in words_of(answer.text)


def words_of(markup: str) -> str:
    return " ".join(chosen(markup, "//main"))


def test_a_verdict_is_written_with_who_and_why_and_leads_to_the_next(desk: TestClient, path: str) -> None:
    answer = decide(desk, FOURTEEN.id, "confirm", comment="heard it too")
    (entry,) = log(path)
    assert (entry.kind, entry.by, entry.comment, entry.subjects) == ("confirm", "Ada", "heard it too", (FOURTEEN.id,))
    assert answer.status_code == 303
    following = desk.get(answer.headers["location"])
    assert following.status_code == 200
    assert FOURTEEN.id not in answer.headers["location"].split("?")[0]
    assert "No. 1: Ada said that it is read right" in chosen(following.text, "//div[@class='done']")[0]


def test_what_was_decided_waits_no_more(desk: TestClient) -> None:
    decide(desk, NINE.id, "reject")
    place, left = "/review", []
    while (answer := desk.get(place)).status_code == 302:
        claim, _, query = answer.headers["location"].removeprefix("/review/").partition("?")
        left.append(claim)
        place = f"/review?after={claim}&{query}"
    assert NINE.id not in left
    assert len(left) == 12


def test_several_fields_are_corrected_at_once_and_the_others_left_alone(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        read = case.show(TWELVE.id).claim
    fields = {"field-low": "11", "field-high": "13", "field-form": "range", "field-measure": read.measure}
    decide(desk, TWELVE.id, "correct", **fields)
    assert {(one.field, one.value) for one in log(path)} == {("low", 11), ("high", 13), ("form", "range")}


@pytest.mark.parametrize(
    "fields", [{"field-low": "many"}, {"field-measure": "vanished"}, {"field-low": "9", "field-high": "-1"}, {}]
)
def test_what_no_field_takes_writes_nothing_and_stays_in_the_form(
    desk: TestClient, path: str, fields: dict[str, str]
) -> None:
    answer = decide(desk, NINE.id, "correct", comment="so I heard", **fields)
    assert answer.status_code == 422
    assert log(path) == ()
    for name, value in fields.items():
        assert value in chosen(answer.text, f"//*[@name='{name}']/@value") or name == "field-measure"
    assert "Nothing was written" in words_of(answer.text)


def test_who_decides_late_is_told_who_was_quicker_and_keeps_what_they_wrote(path: str) -> None:
    with deciding(path, "Ada") as ada, deciding(path, "Ben <x>") as ben:
        decide(ben, NINE.id, "reject")
        late = decide(ada, NINE.id, "confirm", comment="the wire <says> so")
        assert late.status_code == 409
        assert [one.by for one in log(path)] == ["Ben <x>"]
        text = words_of(late.text)
        assert "Ben <x> has decided about" in text
        assert chosen(late.text, "//textarea[@id='comment']") == ["the wire <says> so"]
        assert set(chosen(late.text, "//form[contains(@action, 'review')]//input[@name='seen']/@value")) == {"1"}
        assert decide(ada, NINE.id, "confirm", seen=1).status_code == 303
    assert [one.by for one in log(path)] == ["Ben <x>", "Ada"]


def test_a_grade_and_a_comment_stay_on_the_claim(desk: TestClient, path: str) -> None:
    answer = decide(desk, NINE.id, "grade-2")
    assert answer.headers["location"] == f"/review/{NINE.id}?done=1"
    assert decide(desk, NINE.id, "comment", seen=1, comment="ask the port").status_code == 303
    assert decide(desk, NINE.id, "comment", seen=2).status_code == 422
    assert decide(desk, NINE.id, "grade-9", seen=2).status_code == 422
    assert decide(desk, NINE.id, "explode", seen=2).status_code == 422
    assert [(one.kind, one.value, one.comment) for one in log(path)] == [
        ("grade", "2", None), ("comment", None, "ask the port"),
    ]  # fmt: skip


def test_an_undo_brings_the_claim_back(desk: TestClient, path: str) -> None:
    decide(desk, NINE.id, "confirm")
    answer = desk.post("/decisions/1/undo", data={"next": ""})
    assert answer.headers["location"] == f"/review/{NINE.id}?done=2"
    with open_case(path) as case:
        assert case.show(NINE.id).status == "untouched"
    assert desk.post("/decisions/1/undo", data={"next": ""}).status_code == 422
    assert desk.post("/decisions/99/undo", data={"next": ""}).status_code == 404


def test_the_log_shows_everything_with_an_undo_for_what_holds(desk: TestClient) -> None:
    decide(desk, NINE.id, "confirm", comment="<b>twice</b>")
    decide(desk, NINE.id, "grade-5", seen=1)
    desk.post("/decisions/1/undo", data={"next": "/decisions"})
    page = desk.get("/decisions").text
    assert faults(page) == []
    assert [one.split()[0] for one in chosen(page, "//tbody")] == ["3", "2", "1"]
    assert "graded it 5, improbable" in chosen(page, "//tbody[@id='row-2']")[0]
    assert "taken back" in chosen(page, "//tbody[@id='row-1']")[0]
    assert chosen(page, "//form[@method='post']/@action") == ["/decisions/3/undo", "/decisions/2/undo"]
    assert "&lt;b&gt;twice" in page


def test_who_has_not_said_their_name_is_asked_and_writes_nothing(path: str) -> None:
    with deciding(path, name=None) as desk:
        page = desk.get(f"/review/{NINE.id}").text
        assert "Say who you are" in page
        assert not chosen(page, "//form[starts-with(@action, '/review')]")
        answer = decide(desk, NINE.id, "confirm")
        assert answer.headers["location"] == f"/name?next=/review/{NINE.id}"
        assert desk.post("/name", data={"name": "  "}).status_code == 422
        assert desk.post("/name", data={"name": "Cy", "next": "//evil.example"}).headers["location"] == "/review"
    assert log(path) == ()


def test_incidents_are_parted_graded_and_joined_again(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        incident = case.incident(case.show(EVENT.id).link)
    href = f"/incidents/{incident.id}"
    leave = incident.events[-1].id
    answer = desk.post(f"{href}/judge", data={"do": "split", "seen": "0", "claim": leave, "comment": "later"})
    assert answer.status_code == 303
    with open_case(path) as case:
        other = case.show(leave).link
        assert other != incident.id
    page = desk.get(href).text
    assert "took accounts out of it" in words_of(page)
    assert faults(page) == []
    late = desk.post(f"{href}/judge", data={"do": "grade", "grade": "weak", "seen": "0"})
    assert late.status_code == 409
    assert desk.post(f"{href}/judge", data={"do": "grade", "grade": "weak", "seen": "1"}).status_code == 303
    undone = desk.post("/decisions/1/undo", data={"next": href})
    assert undone.headers["location"] == f"{href}?done=3"
    with open_case(path) as case:
        assert case.show(leave).link == incident.id
        assert dict(case.grade(incident.id).decided) == {"Ada": "weak"}


@pytest.mark.parametrize("do", ["different", "unsure", "same"])
def test_two_incidents_are_judged_on_the_page_of_one(desk: TestClient, path: str, do: str) -> None:
    with open_case(path) as case:
        incident = case.incident(case.show(EVENT.id).link)
    leave = incident.events[-1].id
    desk.post(f"/incidents/{incident.id}/judge", data={"do": "split", "seen": "0", "claim": leave})
    with open_case(path) as case:
        other = case.show(leave).link
    answer = desk.post(f"/incidents/{incident.id}/judge", data={"do": do, "seen": "1", "other": other})
    assert answer.status_code == 303
    assert log(path)[-1].kind == do
    assert desk.get(answer.headers["location"]).status_code == 200


def test_a_read_only_desk_shows_the_queue_and_offers_no_decision(across: TestClient) -> None:
    page = across.get(f"/review/{TAKEN.id}").text
    assert "This desk is read-only" in page
    assert not chosen(page, "//form[@method='post']")
