"""When an event was: the day of its own clause, or of one that is told of the same moment."""

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report

PUBLISHED = "2026-11-18"  # a Wednesday


@pytest.fixture
def days(nlp):
    def days(text):
        parse = parsed(nlp(text))
        report = Report(name="note.txt", text=text, published=PUBLISHED)
        return [(event.type, event.date_start) for event in events(parse, report, Voices([], parse))]

    return days


SHARED = [
    ("Police retook the jail on Monday, freeing nine warders.", "rescue", "2026-11-16"),
    ("On Tuesday a tanker hit the quay and sank.", "accident", "2026-11-17"),
    ("On Sunday rebels stormed the mill and seized four nurses.", "abduction", "2026-11-15"),
    ("The nurse was freed on Friday when commandos stormed the farm.", "raid", "2026-11-13"),
]


@pytest.mark.parametrize(("text", "type_", "day"), SHARED)
def test_a_clause_told_with_another_shares_its_day(days, text, type_, day):
    assert (type_, day) in days(text)


NOT_SHARED = [
    ("Lind was arrested on Friday, and his brother was released a day later.", "release"),
    ("Soldiers freed the crew on Friday, after pirates had seized the ship.", "attack"),
    ("The envoy said on Friday that the crew had been kidnapped.", "abduction"),
    ("The army bombed a village and will send tents on Friday.", "attack"),
]


@pytest.mark.parametrize(("text", "type_"), NOT_SHARED)
def test_what_was_before_or_after_has_not_the_day_of_its_neighbour(days, text, type_):
    assert (type_, None) in days(text)
