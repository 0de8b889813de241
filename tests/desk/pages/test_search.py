import pytest
from starlette.testclient import TestClient

from ..handmade import ARABIC, NIGHT, WIRE
from ..page import chosen, faults


def hits(page: str) -> list[str]:
    return chosen(page, "//ol[@class='hits']/li/p[contains(@class, 'sentence')]")


def test_the_page_waits_for_a_word(desk: TestClient) -> None:
    page = desk.get("/search").text
    assert faults(page) == []
    assert "Nothing is searched for yet" in page


def test_a_hit_shows_its_sentence_with_the_words_marked_and_leads_to_its_place(desk: TestClient) -> None:
    page = desk.get("/search", params={"q": '"gate house" guards'}).text
    assert faults(page) == []
    assert {"gate house", "guards"} <= set(chosen(page, "//ol[@class='hits']//p[contains(@class, 'sentence')]//mark"))
    for href in chosen(page, "//ol[@class='hits']//p[contains(@class, 'sentence')]/a/@href"):
        address, anchor = href.split("#")
        assert chosen(desk.get(address).text, f"//*[@id='{anchor}']/@id") == [anchor]


def test_kinds_are_counted_and_narrow(desk: TestClient) -> None:
    page = desk.get("/search?q=guards").text
    counts = dict(words.rsplit(" ", 1) for words in chosen(page, "//nav[@aria-label='Kinds']//a"))
    assert int(counts["Everything"]) == sum(int(counts[kind]) for kind in counts if kind != "Everything")
    figures = desk.get("/search?q=guards&kind=figure").text
    assert len(hits(figures)) == int(counts["Figures"])
    assert chosen(figures, "//select[@name='word']/option")[1:] == [f"Killed ({counts['Figures']})"]


def test_names_of_other_scripts_are_found_and_stand_in_their_own_direction(desk: TestClient) -> None:
    page = desk.get("/search", params={"q": ARABIC}).text
    assert NIGHT.id in page
    assert chosen(page, "//ol[@class='hits']//p[@class='sentence']/@dir")


def test_what_a_report_says_is_never_markup(desk: TestClient) -> None:
    page = desk.get("/search", params={"q": "hours <script>alert(1)</script>"}).text
    assert "<script" not in page
    assert "<b>hours" not in desk.get("/search?q=hours").text


@pytest.mark.parametrize("query", ['"', "a OR", "(", "-x", "*", "\0", "x" * 5_000, "!?", "NEAR/"])
def test_no_question_breaks_it(desk: TestClient, query: str) -> None:
    answer = desk.get("/search", params={"q": query, "speaker": query, "kind": query, "word": query, "since": query})
    assert answer.status_code == 200
    assert faults(answer.text) == []


def test_filters_by_speaker_day_and_review(desk: TestClient) -> None:
    assert hits(desk.get("/search?q=guards&speaker=water").text)
    assert not hits(desk.get("/search?q=guards&speaker=idris").text)
    assert not hits(desk.get("/search?q=guards&since=2032-01-01").text)
    assert not hits(desk.get("/search?q=guards&review=rejected").text)
    assert "with this filter" in desk.get("/search?q=guards&review=rejected").text


def test_every_page_has_the_box(desk: TestClient) -> None:
    for path in ("/", "/figures", f"/reports/{WIRE.id}"):
        assert chosen(desk.get(path).text, "//header//form/@action") == ["/search"]
