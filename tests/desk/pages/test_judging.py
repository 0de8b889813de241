"""Judging on pages: series and sources are joined and parted, claims moved, copies decided in one go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.desk.pages.sources import source_href
from asreported.ledger import Decision, Sought, open_case

from ..judged import EVENT, FOURTEEN, NINE, SOLDIERS, TWELVE
from ..page import TOKEN, chosen, deciding, faults
from ..terminal import COPIED, LONG_FRONT, build_across, told

COPY = told(COPIED)[1]


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


def link_of(path: str, claim: str) -> str:
    with open_case(path) as case:
        return str(case.show(claim).link)


def main(markup: str) -> str:
    return " ".join(chosen(markup, "//main"))


# ------------------------------------------------------------------ series


def test_a_figure_is_taken_out_of_its_series_and_put_back(desk: TestClient, path: str) -> None:
    series = link_of(path, NINE.id)
    page = desk.get(f"/series/{series}").text
    assert faults(page) == []
    assert NINE.id in chosen(page, "//section[@id='judging']//input[@name='claim']/@value")
    known = chosen(page, "//section[@id='judging']//input[@name='seen']/@value")[0]
    out = desk.post(f"/series/{series}/judge", data={"do": "split", "seen": known, "claim": NINE.id, "comment": "dock"})
    assert out.status_code == 303
    other = link_of(path, NINE.id)
    assert other != link_of(path, TWELVE.id)
    page = desk.get(f"/series/{other}").text
    assert faults(page) == []
    # They were just judged to be two: nobody is asked again.
    assert link_of(path, TWELVE.id) not in chosen(page, "//section[@id='judging']//input[@name='other']/@value")
    back = desk.post(f"/series/{other}/judge", data={"do": "same", "seen": "1", "other": link_of(path, TWELVE.id)})
    assert back.headers["location"] == f"/series/{link_of(path, NINE.id)}?done=2"
    assert link_of(path, NINE.id) == link_of(path, TWELVE.id)
    assert "judged them one" in main(desk.get(back.headers["location"]).text)


@pytest.mark.parametrize("typed", ["{id}", "https://desk/series/{id}?policy=range", "{start}", "which: {id}."])
def test_another_series_is_named_by_its_id_or_its_address(desk: TestClient, path: str, typed: str) -> None:
    series = link_of(path, NINE.id)
    desk.post(f"/series/{series}/judge", data={"do": "split", "seen": "0", "claim": NINE.id})
    other = link_of(path, NINE.id)
    words = typed.format(id=other, start=other[:9])
    own = link_of(path, TWELVE.id)
    answer = desk.post(f"/series/{own}/judge", data={"do": "unsure", "seen": "1", "typed": words})
    assert answer.status_code == 303
    assert (log(path)[-1].kind, set(log(path)[-1].subjects)) == ("unsure", {own, other})


@pytest.mark.parametrize("typed", ["", "the other one", "q-000000000000", "i-abcdef012345"])
def test_a_name_of_nothing_writes_nothing_and_says_what_to_do(desk: TestClient, path: str, typed: str) -> None:
    answer = desk.post(f"/series/{link_of(path, NINE.id)}/judge", data={"do": "same", "seen": "0", "typed": typed})
    assert answer.status_code == 422
    assert "Choose one of the list" in main(answer.text)
    assert log(path) == ()


def test_who_judges_late_writes_nothing(desk: TestClient, path: str) -> None:
    series = link_of(path, NINE.id)
    with open_case(path) as case:
        case.reviewer("Ben").comment(series, "look twice")
    out = desk.post(f"/series/{series}/judge", data={"do": "split", "seen": "0", "claim": NINE.id})
    assert out.status_code == 409
    assert len(log(path)) == 1


@pytest.mark.parametrize("do", ["grade", "explode"])
def test_a_series_has_no_grade(desk: TestClient, path: str, do: str) -> None:
    data = {"do": do, "seen": "0", "grade": "A"}
    assert desk.post(f"/series/{link_of(path, NINE.id)}/judge", data=data).status_code == 422


# ------------------------------------------------------------------ sources


def test_two_sources_are_joined_by_name_and_parted_again(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        own = case.source("Harbour Ministry")
    href = source_href(own.id)
    page = desk.get(href).text
    assert faults(page) == []
    joined = desk.post(href, data={"do": "same", "seen": "0", "typed": LONG_FRONT, "comment": "so it says"})
    page = desk.get(joined.headers["location"]).text
    assert faults(page) == []
    assert "judged them one" in main(page)
    for place in chosen(page, "//ul[@class='judgements']//a/@href"):
        assert desk.get(place).status_code == 200, place
    with open_case(path) as case:
        assert case.source(LONG_FRONT).names == tuple(sorted(["Harbour Ministry", LONG_FRONT]))
    (undo,) = set(chosen(page, "//ul[@class='judgements']//form/@action"))
    desk.post(undo, data={"next": ""})
    with open_case(path) as case:
        assert case.source(LONG_FRONT).names == (LONG_FRONT,)


def test_sources_that_are_called_alike_are_offered_until_judged(path: str) -> None:
    with open_case(path) as case:
        case.reviewer("Ben").correct(NINE.id, "speaker", "the Harbour Ministry of Ostrel")
    with deciding(path) as desk, open_case(path) as case:
        names = {row.name: source_href(row.id) for row in case.sources()}
        wire = next(name for name in names if "Seaboard" in name)
        assert not chosen(desk.get(names[wire]).text, "//section[@id='judging']//input[@name='other']/@value")


def test_a_source_is_not_the_same_as_itself(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        href = source_href(case.source("Harbour Ministry").id)
    assert desk.post(href, data={"do": "same", "seen": "0", "typed": "Harbour Ministry"}).status_code == 422
    assert desk.post(href, data={"do": "split", "seen": "0", "claim": NINE.id}).status_code == 422
    assert log(path) == ()


# ------------------------------------------------------------------ from the review of a claim


def test_a_claim_is_moved_to_another_incident_from_its_review_and_back_by_one_undo(desk: TestClient, path: str) -> None:
    whole = link_of(path, EVENT.id)
    split = desk.post(f"/review/{EVENT.id}", data={"do": "split", "seen": "0", "why": "rest", "kind": "event"})
    assert split.headers["location"] == f"/review/{EVENT.id}?kind=event&done=1"
    assert link_of(path, EVENT.id) != link_of(path, SOLDIERS.id)
    page = desk.get(f"/review/{EVENT.id}").text
    assert faults(page) == []
    known = chosen(page, "//details[contains(@class, 'elsewhere')]//input[@name='seen']/@value")[0]
    data = {"do": "move", "seen": known, "why": "rest", "typed": f"/incidents/{link_of(path, SOLDIERS.id)}"}
    moved = desk.post(f"/review/{EVENT.id}", data=data)
    assert link_of(path, EVENT.id) == link_of(path, SOLDIERS.id)
    undone = desk.post(f"/decisions/{moved.headers['location'].split('=')[-1]}/undo", data={"next": ""})
    assert undone.status_code == 303
    assert link_of(path, EVENT.id) != link_of(path, SOLDIERS.id)
    assert whole in {link_of(path, EVENT.id), link_of(path, SOLDIERS.id)}


def test_a_move_that_cannot_be_written_keeps_what_was_entered(desk: TestClient, path: str) -> None:
    data = {"do": "move", "seen": "0", "why": "rest", "typed": "q-nowhere", "comment": "<b>elsewhere</b>"}
    answer = desk.post(f"/review/{NINE.id}", data=data)
    assert answer.status_code == 422
    assert faults(answer.text) == []
    (form,) = chosen(answer.text, "//details[contains(@class, 'elsewhere')][@open]//textarea")
    assert form == "<b>elsewhere</b>"
    assert chosen(answer.text, "//input[@name='typed']/@value") == ["q-nowhere"]
    assert chosen(answer.text, "//textarea[@id='comment']") == [""]
    assert log(path) == ()


def test_a_statement_belongs_to_no_group(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        claim = case.statements()[0].id
    assert not chosen(desk.get(f"/review/{claim}").text, "//details[contains(@class, 'elsewhere')]")
    assert desk.post(f"/review/{claim}", data={"do": "move", "seen": "0", "typed": "i-1"}).status_code == 422


# ------------------------------------------------------------------ copies


def test_the_same_words_in_a_copy_are_decided_in_one_go_and_taken_back_in_one(desk: TestClient, path: str) -> None:
    taken = told(COPIED)[2]
    page = desk.get(f"/review/{taken.id}").text
    assert faults(page) == []
    copies = chosen(page, "//input[@name='copy']/@value")
    assert len(copies) == 1
    data = {"do": "reject-copies", "seen": "0", "why": "rest", "copy": copies, "comment": "of another person"}
    answer = desk.post(f"/review/{taken.id}", data=data)
    assert answer.status_code == 303
    assert [(one.kind, one.comment) for one in log(path)] == [("reject", "of another person")] * 2
    assert {one.subjects[0] for one in log(path)} == {taken.id, copies[0].split(":")[0]}
    assert "with 1 more in one go" in main(desk.get(answer.headers["location"]).text)
    desk.post("/decisions/1/undo", data={"next": ""})
    with open_case(path) as case:
        assert {case.show(one.split(":")[0]).status for one in (taken.id, *copies)} == {"untouched"}


@pytest.mark.parametrize("copies", [[], ["f-000000000000:0"], ["nonsense"], ["{copy}:9", "f-000000000000:0"]])
def test_copies_that_are_others_than_those_shown_are_not_decided(
    desk: TestClient, path: str, copies: list[str]
) -> None:
    taken = told(COPIED)[2]
    shown = chosen(desk.get(f"/review/{taken.id}").text, "//input[@name='copy']/@value")[0].split(":")[0]
    data = {"do": "confirm-copies", "seen": "0", "why": "rest", "copy": [one.format(copy=shown) for one in copies]}
    assert desk.post(f"/review/{taken.id}", data=data).status_code == 409
    assert log(path) == ()


def test_a_copy_that_somebody_looked_at_since_stops_the_whole_lot(desk: TestClient, path: str) -> None:
    taken = told(COPIED)[2]
    copies = chosen(desk.get(f"/review/{taken.id}").text, "//input[@name='copy']/@value")
    with open_case(path) as case:
        case.reviewer("Ben").comment(copies[0].split(":")[0], "hm")
    data = {"do": "confirm-copies", "seen": "0", "why": "rest", "copy": copies}
    assert desk.post(f"/review/{taken.id}", data=data).status_code == 409
    assert [one.kind for one in log(path)] == ["comment"]


# ------------------------------------------------------------------ the page of a claim


def test_it_says_what_each_rule_would_give_without_the_claim(desk: TestClient) -> None:
    page = desk.get(f"/review/{TWELVE.id}").text
    (table,) = chosen(page, "//table[contains(@class, 'without')]")
    assert "Harbour Ministry" in table
    assert "12" in table


def test_similar_claims_stand_beside_each_other_with_how_far_they_are_reviewed(desk: TestClient, path: str) -> None:
    with open_case(path) as case:
        case.reviewer("Ben").reject(FOURTEEN.id)
    cards = chosen(desk.get(f"/review/{NINE.id}").text, "//ul[@class='alike']/li")
    assert any("Rejected" in card and "14" in card for card in cards)
    assert any("Not reviewed" in card for card in cards)


def test_the_queue_is_narrowed_by_links_that_stay_from_claim_to_claim(desk: TestClient, path: str) -> None:
    first = desk.get("/review?kind=figure&only=dispute").headers["location"]
    page = desk.get(first).text
    assert chosen(page, "//nav[@class='narrow']//a[@aria-current]/text()") == ["Figures"]
    assert chosen(page, "//input[@name='kind']/@value")[0] == "figure"
    claim = first.split("/")[-1].split("?")[0]
    sent = {"do": "confirm", "seen": "0", "why": "dispute", "kind": "figure", "only": "dispute"}
    following = desk.post(f"/review/{claim}", data=sent).headers["location"]
    assert following.startswith("/review/f-")
    assert "kind=figure" in following
    page = desk.get(following).text
    assert "1 reviewed by you today" in main(page)
    with open_case(path) as case:
        left = sum(1 for _ in case.waiting(sought=Sought(why="dispute", kind="figure")).counts)
    assert left
    assert claim in chosen(page, "//a[@rel='prev']/@href")[0]


def test_the_end_of_a_narrowed_queue_leads_to_all_that_waits(desk: TestClient) -> None:
    page = desk.get("/review?only=again").text
    assert "Nothing waits that is so chosen" in main(page)
    assert "/review" in chosen(page, "//main//a/@href")


def test_two_who_review_at_once_see_each_other_and_get_other_claims(path: str) -> None:
    with open_case(path) as _:
        app = create_app(path, hosts=["testserver"], token=TOKEN)
    with TestClient(app, follow_redirects=False) as ada:
        ada.get(f"/?token={TOKEN}")
        ada.headers["sec-fetch-site"] = "same-origin"
        ada.post("/name", data={"name": "Ada", "next": "/review"})
        place = ada.get("/review").headers["location"]
        assert "looking at this" not in ada.get(place).text
        ada.post("/name", data={"name": "Ben <Orr>", "next": "/review"})
        assert ada.get("/review").headers["location"].split("?")[0] != place.split("?")[0]
        page = ada.get(place).text
        assert chosen(page, "//p[@class='beside-you']") == ["Ada is looking at this, too."]
