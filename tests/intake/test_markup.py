"""The bytes of a page to its tree."""

import pytest
from benchmarks.papers import END, page

from asreported.intake import Report, Unreadable
from asreported.intake.markup import parsed
from asreported.intake.metadata import UNKNOWN
from asreported.intake.webpages import read

WORDS = (
    "Le café “Chez Moi” was shut, and the 40 passengers of the ferry slept there, the owner told the harbour office."
)


def coded(encoding: str, declared: str) -> bytes:
    text = page().decode().replace(END, WORDS).replace('charset="utf-8"', f'charset="{declared}"')
    return text.encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", None),
        ("cp1252", "iso-8859-1", None),
        ("cp1252", "nonsense", None),
        ("utf-8", "rot13", None),
        ("utf-16", "utf-16", None),
        ("cp1252", "utf-8", "windows-1252"),
    ],
)
def test_the_server_goes_before_the_page_and_the_page_before_a_guess(encoding, declared, charset):
    found = read(coded(encoding, declared), "a.html", UNKNOWN, charset)
    assert isinstance(found, Report)
    assert WORDS in found.text


def test_broken_bytes_are_counted_and_shown():
    found = read(page().replace(b"three of the crew", b"three \xe2\x80 of \0 the crew \xff"), "a.html", UNKNOWN)
    assert isinstance(found, Report)
    assert "were killed" in found.text
    assert any("stand as \ufffd" in note for note in found.notes)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div " + " ".join(f"a{number}" for number in range(3000)) + ">", "attributes"),
        ("<div " + " ".join(f'a{number}="> <"' for number in range(3000)) + ">", "attributes"),
        ("<div " + "/".join(f"a{number}='1'" for number in range(3000)) + ">", "attributes"),
        ("<div>" * 300, "nested"),
        ("<b><i>" * 3000, "nested"),
    ],
)
def test_a_page_that_costs_its_parser_too_much_is_refused(markup, reason):
    found = parsed(page(markup), "a.html")
    assert isinstance(found, Unreadable)
    assert reason in found.reason


def test_a_picture_in_a_tag_and_long_prose_are_no_attributes():
    picture = '<img src="data:image/png;base64,' + "QUJD " * 50_000 + '">'
    assert not isinstance(parsed(page(picture, "<p>" + "word " * 50_000), "a.html"), Unreadable)
