from starlette.testclient import TestClient

from ..page import chosen, faults
from ..terminal import COPIED, FIRST


def test_a_group_of_copies_has_the_earliest_on_top_and_counts_as_one_telling(across: TestClient) -> None:
    page = across.get("/copies").text
    assert faults(page) == []
    assert chosen(page, "//h2") == [FIRST.title]
    assert chosen(page, "//section/p[@class='tally']") == ["2 reports, one telling"]
    assert chosen(page, "//ol/li/div/a/@href") == [f"/reports/{FIRST.id}", f"/reports/{COPIED.id}"]
    assert chosen(page, "//ol/li//span[@class='mark copy']") == [
        "the earliest",
        "100 % of the shorter text repeats the earliest",
    ]


def test_the_passages_that_are_shared_are_shown_with_their_words(across: TestClient) -> None:
    page = across.get("/copies").text
    (passage,) = chosen(page, "//ol//p[@class='sentence']")
    assert passage == " ".join(COPIED.text.split())[: len(passage)]
    assert len(chosen(page, "//*[@class='shared']/@x")) == 1


def test_where_nobody_repeats_anybody_the_page_says_so(desk: TestClient) -> None:
    assert chosen(desk.get("/copies").text, "//h2") == ["Gate house at Tarn Weir taken, seven dead"]
