"""The versions of one page are known by its address, however a link to it is written."""

import pytest

from asreported.intake import story


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sorrelmail.example/ferry",
        "http://sorrelmail.example/ferry/",
        "https://SorrelMail.example:443/ferry?utm_source=feed&fbclid=1#top",
    ],
)
def test_one_page_is_one_story(url: str) -> None:
    assert story(url) == "sorrelmail.example/ferry"


def test_what_tells_pages_apart_stays() -> None:
    assert story("https://sorrelmail.example/item?id=7&page=2") == story("https://sorrelmail.example/item?page=2&id=7")
    assert story("https://sorrelmail.example/item?id=7") != story("https://sorrelmail.example/item?id=8")
    assert story("https://sorrelmail.example:8080/ferry") != story("https://sorrelmail.example/ferry")


@pytest.mark.parametrize("url", [None, "", "mailto:desk@sorrelmail.example", "not an address", "https://[::1/ferry"])
def test_what_is_no_address_of_the_web_is_no_story(url: str | None) -> None:
    assert story(url) is None
