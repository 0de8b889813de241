from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from asreported.desk.telling.steps import own_move
from asreported.intake import Report
from asreported.ledger import FigureRow, open_case
from asreported.linking import Move, Reason

from ..handmade import figure
from ..page import chosen, faults
from ..terminal import LONG_FRONT


@pytest.fixture
def series(across_path: str):
    with open_case(across_path, create=False) as case:
        (found,) = case.series()
    return found


def figure_of(series, words: str) -> str:
    return next(one.id for one in series.figures if one.key_words == words)


def test_a_series_in_the_list_says_its_question_its_spread_and_its_last_figure(across: TestClient, series) -> None:
    page = across.get("/series").text
    assert faults(page) == []
    (card,) = chosen(page, "//li[@class='question']")
    assert card.startswith("How many? dockers killed")
    assert "9 to 14 or more as told" in card
    assert "Last: Twelve, according to Harbour Ministry, 6 May 2031. New count" in card
    assert chosen(page, "//li[@class='question']/a/@href") == [f"/series/{series.id}"]


def test_the_page_of_a_series_has_every_figure_by_claimant_with_the_reason_of_its_move(
    across: TestClient, series
) -> None:
    page = across.get(f"/series/{series.id}").text
    assert faults(page) == []
    assert chosen(page, "//div[@class='steps']//h2/bdi") == ["Harbour Ministry", LONG_FRONT]
    reasons = chosen(page, "//div[@class='steps']//span[contains(@class, 'reason')]")
    assert reasons == ["First of this claimant", "As before", "New count", "First of this claimant"]


def test_every_figure_of_a_series_leads_to_its_sentence(across: TestClient, series) -> None:
    links = chosen(across.get(f"/series/{series.id}").text, "//th/a[@class='words']/@href")
    assert len(links) == 4
    for link in links:
        address, anchor = link.split("#")
        assert chosen(across.get(address).text, f"//article//*[@id='{anchor}']/@id") == [anchor]


def test_an_open_end_is_drawn_open_and_a_copied_figure_ringed(across: TestClient, series) -> None:
    page = across.get(f"/series/{series.id}").text
    drawn = "//div[@class='drawing']//div[@class='scroll']//*"
    assert len(chosen(page, f"{drawn}[contains(@class, 'arrow-head')]/@class")) == 1
    assert len(chosen(page, f"{drawn}[@class='aside']/@class")) == 1
    assert chosen(page, f"{drawn}[contains(@class, 'fade')]/@mask") == [f"url(#fade-up-{series.id})"]
    legend = " ".join(chosen(page, "//ul[@class='legend']/li"))
    assert "the end was left open" in legend
    assert "ringed: in a sentence taken over from another report" in legend


def test_the_page_of_a_figure_says_with_which_it_is_in_dispute(across: TestClient, series) -> None:
    page = across.get(f"/figures/{figure_of(series, 'Twelve')}").text
    assert faults(page) == []
    assert chosen(page, "//section[@aria-labelledby='title-disputed']//a[@class='words']") == ["at least 14"]


def test_the_page_of_a_figure_says_why_another_is_no_dispute(across: TestClient, series) -> None:
    page = across.get(f"/figures/{figure_of(series, 'Twelve')}").text
    assert chosen(page, "//section[@aria-labelledby='title-apart']//h3") == ["An update by the same claimant"]
    assert chosen(page, "//section[@aria-labelledby='title-apart']//a[@class='words']") == ["nine", "nine"]


def test_who_says_the_same_number_counts_as_one_voice_with_its_copy(across: TestClient, series) -> None:
    page = across.get(f"/figures/{figure_of(series, 'nine')}").text
    (said,) = chosen(page, "//section[@aria-labelledby='title-alike']/p[@class='tally']")
    assert said.startswith("1 independent voice behind this number")


def test_the_figures_of_the_desk_lead_to_what_others_count(across: TestClient, series) -> None:
    page = across.get("/figures").text
    links = chosen(page, "//p[@class='onward']/a/@href")
    assert set(links) == {f"/figures/{one.id}" for one in series.figures}


@pytest.mark.parametrize("path", ["/series/q-nothing", "/figures/f-nothing", "/disputes/d-nothing"])
def test_what_is_not_there_says_where_to_look(across: TestClient, path: str) -> None:
    answer = across.get(path)
    assert answer.status_code == 404
    assert "Look for it in the lists above" in answer.text


def test_the_page_of_a_figure_is_of_no_event(across: TestClient, series) -> None:
    assert across.get(f"/figures/{series.figures[0].claim.event}").status_code == 404


def test_figures_that_stand_alone_are_a_plain_list(desk: TestClient) -> None:
    page = desk.get("/series").text
    assert "One figure alone" in chosen(page, "//h3")
    assert faults(page) == []
    assert chosen(desk.get("/series", params={"measure": "deployed"}).text, "//h2") == ["Deployed"]


def test_no_outlet_is_said_to_have_changed_what_another_printed() -> None:
    reports = [Report(name=one, text="7 were held", outlet=one) for one in ("Tarn Gazette", "Radio Marrow")]
    rows = [FigureRow(one, figure(one, "7", "7 were held", "held", 7, 7)) for one in reports]
    known = {one.id: one for one in rows}
    move = Move(rows[1].id, rows[0].id, "", Reason.NEW_COUNT, "seven to nine")
    assert own_move(move, known).reason is Reason.FIRST
    assert own_move(replace(move, reason=Reason.LAGGED), known).reason is Reason.LAGGED
    assert own_move(replace(move, before=None), known).before is None


def test_an_outlet_is_followed_past_what_others_printed_in_between() -> None:
    said = [("Tarn Gazette", 7), ("Radio Marrow", 8), ("Tarn Gazette", 9)]
    rows = []
    for at, (outlet, number) in enumerate(said):
        report = Report(name=str(at), text=f"{number} were held", outlet=outlet)
        rows.append(FigureRow(report, figure(report, str(number), f"{number} were held", "held", number, number)))
    move = Move(rows[2].id, rows[1].id, "", Reason.NEW_COUNT, "8 to 9")
    own = own_move(move, {one.id: one for one in rows})
    assert (own.before, own.reason, own.words) == (rows[0].id, Reason.NEW_COUNT, "7 to 9")
