from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asreported.claims import Figure
from asreported.desk.telling.rows import amount
from asreported.intake import Report
from asreported.ledger import open_case

from ..handmade import COPY, LATER, LONG_NAME, NIGHT, WIRE, claims, figure, span
from ..navigated import LISTS
from ..page import cells, chosen, faults, opened, row_of, rows


def numbered(report: Report, words: str) -> Figure:
    return next(one for one in claims(report) if isinstance(one, Figure) and one.number.of(report.text) == words)


def test_every_figure_of_the_case_has_a_row_with_its_sentence(desk: TestClient) -> None:
    page = desk.get("/figures").text
    assert faults(page) == []
    for report in (WIRE, COPY, LATER, NIGHT):
        for one in claims(report):
            if isinstance(one, Figure):
                assert " ".join(one.evidence.of(report.text).split()) in row_of(page, one.id)


def test_every_row_leads_to_its_place_in_the_report(desk: TestClient) -> None:
    links = chosen(desk.get("/figures").text, "//tbody//th/a/@href")
    assert len(links) == 11
    for link in links:
        address, anchor = link.split("#")
        assert chosen(desk.get(address).text, f"//article//*[@id='{anchor}']/@id") == [anchor]


def test_an_open_upper_end_stays_open(desk: TestClient) -> None:
    row = row_of(desk.get("/figures").text, numbered(WIRE, "At least seven").id)
    assert row.startswith("At least seven hedged: “At least” 7 or more guards")


def test_vague_words_get_no_number(desk: TestClient) -> None:
    assert "Several dozen no number villagers" in row_of(desk.get("/figures").text, numbered(WIRE, "Several dozen").id)


@pytest.mark.parametrize(
    ("report", "words", "said"),
    [
        (WIRE, "anybody", "Denied Not verified, says the report"),
        (LATER, "two hundred", "Planned, not said to have happened"),
    ],
)
def test_what_did_not_happen_is_marked_in_words(desk: TestClient, report: Report, words: str, said: str) -> None:
    assert said in row_of(desk.get("/figures").text, numbered(report, words).id)


def test_a_denial_counts_nobody(desk: TestClient) -> None:
    assert "anybody no number" in row_of(desk.get("/figures").text, numbered(WIRE, "anybody").id)


def test_claimant_relay_and_outlet_are_three_things(desk: TestClient) -> None:
    assert "army Tarn Gazette Seaboard Wire 3 April 2031" in row_of(desk.get("/figures").text, numbered(LATER, "22").id)


def test_an_outlet_that_names_nobody_speaks_for_itself(desk: TestClient) -> None:
    assert f"of them hostages, in one event Own voice – {LONG_NAME}" in row_of(
        desk.get("/figures").text, numbered(NIGHT, "four").id
    )


def test_the_day_of_a_figure_and_that_of_its_publication_are_two_things(desk: TestClient) -> None:
    page = desk.get("/figures").text
    shown = {
        words: tuple(cells(page, numbered(report, words).id)[name] for name in ("Date", "Published"))
        for report, words in ((WIRE, "At least seven"), (LATER, "22"), (NIGHT, "19"))
    }
    assert shown == {
        "At least seven": ("–", "2 April 2031"),
        "22": ("3 April 2031", "4 April 2031 read off the text"),
        "19": ("–", "undated"),
    }


def test_a_sentence_taken_over_from_another_report_says_so(desk: TestClient) -> None:
    page = desk.get("/figures").text
    assert "Same words as Seaboard Wire" in row_of(page, numbered(COPY, "At least seven").id)
    assert "Same words" not in row_of(page, numbered(WIRE, "At least seven").id)


def test_measures_stand_in_their_order_and_newest_figures_first(desk: TestClient) -> None:
    page = desk.get("/figures").text
    assert chosen(page, "//h2") == ["Killed", "Wounded", "Held", "Released", "Deployed"]
    assert chosen(page, "//section[1]//th/a") == ["Eleven", "At least seven", "At least seven", "anybody"]


def test_people_are_never_added_up(desk: TestClient) -> None:
    (said,) = chosen(desk.get("/figures").text, "//section[1]/p[@class='tally']")
    assert said == "4 figures from 2 claimants in 3 reports"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"measure": "wounded"}, ["Several dozen"]),
        ({"claimant": "army"}, ["22"]),
        ({"claimant": "(own voice)"}, ["four", "two hundred"]),
        ({"outlet": "Tarn Gazette", "measure": "held"}, ["Between 20 and 25"]),
        ({"measure": "killed", "claimant": "nobody <b>"}, []),
    ],
)
def test_filters_narrow_the_figures(desk: TestClient, query: dict[str, str], numbers: list[str]) -> None:
    page = desk.get("/figures", params=query).text
    assert faults(page) == []
    assert chosen(page, "//tbody//th/a") == numbers
    assert set(query.values()) <= set(chosen(page, "//option[@selected]/@value"))


def test_a_filter_that_finds_nothing_shows_the_way_back(desk: TestClient) -> None:
    page = desk.get("/figures", params={"measure": "escaped"}).text
    assert chosen(page, "//p[@class='empty']") == ["No figures match this filter. Show all 11."]


def test_a_chart_is_drawn_where_two_moments_have_a_number(desk: TestClient) -> None:
    page = desk.get("/figures").text
    assert len(chosen(page, "//figure")) == 2
    assert len(chosen(page, "//section[@id='measure-killed']//figure//a/*[contains(@class, 'open')]/@class")) == 1


def test_the_chart_says_when_it_joins_figures_of_single_incidents(desk: TestClient) -> None:
    page = desk.get("/figures").text
    hints = [chosen(page, f"//section[@id='measure-{one}']//span[@class='hint']") for one in ("killed", "held")]
    dotted = "dotted: single incidents, perhaps not the same one"
    assert [dotted in found for found in hints] == [True, False]


def test_the_chart_says_which_day_a_figure_stands_at(desk: TestClient) -> None:
    (said,) = chosen(desk.get("/figures", params={"measure": "held"}).text, "//p[@class='axis']")
    assert "the day that a figure is as of, where its text gives one (1 of 2 here); else the day of publication" in said


def test_a_figure_too_high_for_the_chart_is_named_above_it_with_its_place(tmp_path: Path) -> None:
    said = ["7 were held", "9 were held", "300,000 were held"]
    with open_case(tmp_path / "huge.db") as case:
        for day, words in enumerate(said, 1):
            report = Report(name=words, text=words, outlet="Tarn Gazette", published=f"2031-04-0{day}")
            number = words.split()[0]
            high = int(number.replace(",", ""))
            case.add(report, [figure(report, number, words, "held", high, high)])
    with opened(str(tmp_path / "huge.db")) as client:
        page = client.get("/figures").text
    (note,) = chosen(page, "//p[@class='note off']")
    assert note.startswith("One figure of 300,000 is off the chart")
    assert "300,000, guards, Tarn Gazette, own voice" in note
    newest = chosen(page, "//tbody/@id")[0].removeprefix("row-")
    assert chosen(page, "//p[@class='note off']/a/@href") == [f"/claims/{newest}"]


def test_a_figure_of_a_whole_month_is_not_drawn_at_its_publication(tmp_path: Path) -> None:
    said = {"7 were held": "2031-04-01", "9 were held": "2031-04-02", "8 were held": "2031-03"}
    with open_case(tmp_path / "month.db") as case:
        for words, day in said.items():
            report = Report(name=words, text=words, outlet="Tarn Gazette", published="2031-04-05")
            case.add(report, [figure(report, words[0], words, "held", int(words[0]), int(words[0]), as_of=day)])
    with opened(str(tmp_path / "month.db")) as client:
        page = client.get("/figures").text
    assert "March 2031" in page
    assert len(chosen(page, "//figure//*[contains(@class, 'scroll')]//a")) == 2


def test_denials_and_copied_sentences_are_not_on_the_chart(desk: TestClient) -> None:
    points = chosen(desk.get("/figures").text, "//section[@id='measure-killed']//figure//a/@href")
    shown = [numbered(WIRE, "At least seven"), numbered(LATER, "Eleven")]
    assert points == [f"#row-{one.id}" for one in shown]


def test_the_words_of_a_report_are_never_markup(desk: TestClient) -> None:
    for path in ("/figures", "/reports", "/statements", f"/reports/{NIGHT.id}"):
        page = desk.get(path).text
        assert "<script" not in page
        assert "<b>hours" not in page
        assert "style=" not in page


@pytest.mark.parametrize(
    ("form", "low", "high", "words"),
    [
        ("exact", 1500, 1500, "1,500"),
        ("at_least", 9, None, "9 or more"),
        ("at_most", None, 250, "up to 250"),
        ("range", 30, 40, "30–40"),
        ("approximate", 200, 200, "about 200"),
        ("approximate", 200, 300, "about 200–300"),
        ("vague", None, None, "no number"),
        ("at_least", None, 9, "up to 9"),
        ("exact", 0, 0, "0"),
    ],
)
def test_low_and_high_read_as_they_were_said(form: str, low: int | None, high: int | None, words: str) -> None:
    assert amount(figure(WIRE, "seven", "seven", "killed", low, high, form=form)) == words


@pytest.fixture
def many(tmp_path: Path) -> Iterator[TestClient]:
    text = "\n".join(f"{number} people were held." for number in range(1000, 1450))
    report = Report(name="long.txt", text=text, published="2031-04-02")
    counts = [
        Figure(report=report.id, evidence=span(report, f"{number} people were held"), number=span(report, str(number)),
               measure="held", low=number, high=number, form="exact", group="people")
        for number in range(1000, 1450)
    ]  # fmt: skip
    with open_case(tmp_path / "many.db") as case:
        case.add(report, counts)
    with opened(str(tmp_path / "many.db")) as client:
        yield client


def test_a_long_list_comes_in_parts_and_loses_no_row(many: TestClient) -> None:
    parts = [many.get("/figures", params={"page": number}).text for number in (1, 2, 3)]
    assert [len(rows(part)) for part in parts] == [200, 200, 50]
    assert len({link for part in parts for link in chosen(part, "//tbody/@id")}) == 450
    assert "Part 2 of 3" in parts[1]


def test_more_figures_than_a_chart_can_show_are_not_drawn_in_part(many: TestClient) -> None:
    page = many.get("/figures").text
    assert chosen(page, "//figure") == []
    assert "Too many figures for a chart" in page


def test_an_empty_case_says_how_to_fill_it(tmp_path: Path) -> None:
    open_case(tmp_path / "empty.db").close()
    with opened(str(tmp_path / "empty.db")) as client:
        for path in LISTS:
            page = client.get(path)
            assert page.status_code == 200
            assert path in {"/decisions", "/versions", "/search?q=killed"} or "asreported add" in page.text
            assert faults(page.text) == []
