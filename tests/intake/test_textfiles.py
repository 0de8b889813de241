"""A text file to its report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asreported.intake import Report, Unreadable
from asreported.intake.metadata import Metadata
from asreported.intake.textfiles import read, title


def test_a_headline_and_a_dateline_are_found_and_the_text_stays_as_it_is():
    text = "Ferry seized off Port Sorrel\r\n\r\nTuesday, March 4, 2031 \r\n\r\n\r\nForty people are aboard.\r\n"
    found = read(text.encode(), "ferry.txt", Metadata())
    assert isinstance(found, Report)
    assert found.text == text
    assert (found.title, found.published, found.published_from) == (
        "Ferry seized off Port Sorrel",
        "2031-03-04",
        "text",
    )
    assert (found.outlet, found.url, found.notes) == (None, None, ())


def test_an_impossible_date_gives_no_day_and_a_note():
    found = read(b"Ferry freed\n\nFebruary 30, 2031\n\nForty people are ashore.\n", "ferry.txt", Metadata())
    assert isinstance(found, Report)
    assert (found.published, found.published_from) == (None, None)
    assert "February 30, 2031" in found.notes[0]


def test_metadata_goes_before_the_text_and_a_contradiction_is_noted():
    about = Metadata(title="T", outlet="Sorrel Mail", published="2031-03-05", url="https://mail.example/1")
    found = read(b"Head\n\nMarch 4, 2031\n\nWords.\n", "a.txt", about)
    assert isinstance(found, Report)
    assert (found.title, found.outlet, found.published, found.published_from, found.url) == (
        "T",
        "Sorrel Mail",
        "2031-03-05",
        "metadata",
        "https://mail.example/1",
    )
    assert "2031-03-04" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry seized\n\nWords.", "Ferry seized"),
        ("\n\n  Ferry seized \n\nWords.", "Ferry seized"),
        ("# Ferry seized\n\nWords.", "Ferry seized"),
        ("Ferry seized\nWords in the next line.\n\nMore.", None),
        ("Ferry seized, the mayor said.\n\nWords.", None),
        ("Ferry seized", None),
        ("Ferry seized\n\n", None),
        ("March 4, 2031\n\nWords.", None),
        ("Ferry " * 40 + "\n\nWords.", None),
    ],
)
def test_a_title_is_a_short_first_line_that_is_no_sentence(text, expected):
    assert title(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_through_unchanged_or_is_refused(text):
    found = read(text.encode(), "any.txt", Metadata())
    assert isinstance(found, Unreadable) or found.text == text


@given(st.binary())
def test_any_bytes_give_a_report_or_a_reason(data):
    found = read(data, "any.txt", Metadata())
    assert isinstance(found, Unreadable) or found.text.encode()
