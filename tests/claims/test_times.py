"""Dates come from the words of the report; the day of publication is only what weekdays are counted from."""

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.claims.times import as_of, dates
from asreported.intake import Report

WEDNESDAY = "2026-11-18T09:30:00Z"

RESOLVED = [
    ("on Monday", "2026-11-16", "2026-11-16", "day"),
    ("on Wednesday", "2026-11-18", "2026-11-18", "day"),
    ("on Thursday", "2026-11-12", "2026-11-12", "day"),
    ("last Wednesday", "2026-11-11", "2026-11-11", "day"),
    ("next Friday", "2026-11-20", "2026-11-20", "day"),
    ("Saturday’s raid", "2026-11-14", "2026-11-14", "day"),
    ("yesterday", "2026-11-17", "2026-11-17", "day"),
    ("the day before yesterday", "2026-11-16", "2026-11-16", "day"),
    ("today", "2026-11-18", "2026-11-18", "day"),
    ("tomorrow", "2026-11-19", "2026-11-19", "day"),
    ("overnight", "2026-11-17", "2026-11-18", "day"),
    ("over the weekend", "2026-11-14", "2026-11-15", "weekend"),
    ("last week", "2026-11-09", "2026-11-15", "week"),
    ("this week", "2026-11-16", "2026-11-22", "week"),
    ("next month", "2026-12-01", "2026-12-31", "month"),
    ("last year", "2025-01-01", "2025-12-31", "year"),
    ("on October 7", "2026-10-07", "2026-10-07", "day"),
    ("on 7 October", "2026-10-07", "2026-10-07", "day"),
    ("on the 3rd of March", "2026-03-03", "2026-03-03", "day"),
    ("on December 5", "2026-12-05", "2026-12-05", "day"),
    ("on 28 Feb. 2019", "2019-02-28", "2019-02-28", "day"),
    ("October 9, 2023", "2023-10-09", "2023-10-09", "day"),
    ("9 October 2023", "2023-10-09", "2023-10-09", "day"),
    ("2023-10-09", "2023-10-09", "2023-10-09", "day"),
    ("in August 2018", "2018-08-01", "2018-08-31", "month"),
    ("in August", "2026-08-01", "2026-08-31", "month"),
    ("in December", "2025-12-01", "2025-12-31", "month"),
    ("in 2016", "2016-01-01", "2016-12-31", "year"),
    ("in the last 48 hours", "2026-11-16", "2026-11-18", "period"),
    ("over the past two weeks", "2026-11-04", "2026-11-18", "period"),
    ("three days ago", "2026-11-15", "2026-11-15", "day"),
    ("two months ago", "2026-09-01", "2026-09-30", "month"),
    ("five years ago", "2021-01-01", "2021-12-31", "year"),
]


@pytest.mark.parametrize(("words", "start", "end", "precision"), RESOLVED)
def test_a_date_expression_becomes_its_days(words, start, end, precision):
    (mention,) = dates(f"It happened {words} near the mill.", WEDNESDAY)
    assert (mention.start, mention.end, mention.precision) == (start, end, precision)


UNANCHORED = ["on Monday", "yesterday", "last week", "on October 7", "in August", "three days ago"]
NO_DATES = ["February 30, 2020", "at 2019 metres", "in 2,500 homes", "may march in", "route 2016-7"]


@pytest.mark.parametrize("words", UNANCHORED)
def test_without_any_day_to_count_from_nothing_is_guessed(words):
    assert dates(f"It happened {words} near the mill.", None) == []


@pytest.mark.parametrize("words", NO_DATES)
def test_what_is_no_date_is_left_alone(words):
    assert dates(f"They saw {words} there.", WEDNESDAY) == []


def test_a_dateline_stands_in_for_a_missing_day_of_publication():
    mentions = dates("Friday, January 4, 2019\n\nThe mill burned on Monday.", None)
    assert [mention.start for mention in mentions][-1] == "2018-12-31"


def test_the_words_of_a_date_stand_where_it_says():
    text = "They left on Monday, and came back in August 2018."
    assert [mention.span.of(text) for mention in dates(text, WEDNESDAY)] == ["Monday", "August 2018"]


def test_a_planned_event_is_on_the_weekday_to_come(nlp):
    text = "The presidents will meet in Odrava on Friday."
    parse = parsed(nlp(text))
    (event,) = events(parse, Report(name="x", text=text, published=WEDNESDAY), Voices([], parse))
    assert event.date_start == "2026-11-20"


def test_the_reason_names_the_day_that_was_counted_from():
    (mention,) = dates("It burned on Monday.", WEDNESDAY)
    assert mention.reason == "“Monday” counted from 2026-11-18"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the count stood at 40 as of Monday", "2031-05-12"),
        ("as of Wednesday, 40 were missing", "2031-05-14"),
        ("as of now 40 were missing", "2031-05-14"),
        ("as of yesterday 40 were missing", "2031-05-13"),
        ("by 3 May the count was 40", "2031-05-03"),
        ("as of May 3, 2030", "2030-05-03"),
        ("as of 30 December", "2030-12-30"),
        ("40 were killed on Monday", None),
        ("by 31 February", None),
    ],
)
def test_the_day_that_a_count_stood_at_is_resolved_against_the_day_of_publication(words, day):
    assert as_of(words, "2031-05-14")[0] == day


def test_a_weekday_without_a_day_of_publication_stays_open():
    assert as_of("as of Monday", None) == (None, "no words such as by or as of name the day that it stood at")
