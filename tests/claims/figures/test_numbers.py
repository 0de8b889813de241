"""The words of a number, its ends and its form, as the coding rules give them."""

from __future__ import annotations

import pytest

from asreported.claims.figures.numbers import Number, numbers
from asreported.claims.figures.numerals import value


def only(text: str) -> Number:
    found = list(numbers(text))
    assert len(found) == 1, [number.span.of(text) for number in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7", 7),
        ("1,400", 1400),
        ("1 800", 1800),
        ("1.2 million", 1_200_000),
        ("twenty-five", 25),
        ("twelve", 12),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a hundred", 100),
        ("a hundred and fifty", 150),
        ("two hundred and fifty thousand", 250_000),
        ("one million two hundred thousand and six", 1_200_006),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a million", 750_000),
        ("two and a half million", 2_500_000),
        ("3.5m", 3_500_000),
        ("several", None),
    ],
)
def test_a_cardinal_has_its_value_in_digits_and_in_words(words, expected):
    assert value(words) == expected


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "form"),
    [
        ("Then 11 sailors left", "11", 11, 11, "exact"),
        ("Then at least 11 sailors left", "at least 11", 11, None, "at_least"),
        ("Then more than 900 sailors left", "more than 900", 900, None, "at_least"),
        ("Then no fewer than 12 sailors left", "no fewer than 12", 12, None, "at_least"),
        ("The tally exceeded 100 there", "exceeded 100", 100, None, "at_least"),
        ("Then 20 or more sailors left", "20 or more", 20, None, "at_least"),
        ("Then 100+ sailors left", "100+", 100, None, "at_least"),
        ("Then up to 30 sailors left", "up to 30", None, 30, "at_most"),
        ("Then as many as 1.2 million sailors left", "as many as 1.2 million", None, 1_200_000, "at_most"),
        ("Then fewer than ten sailors left", "fewer than ten", None, 10, "at_most"),
        ("Then about 50 sailors left", "about 50", 50, 50, "approximate"),
        ("Then some 200 sailors left", "some 200", 200, 200, "approximate"),
        ("Then nearly 1,500 sailors left", "nearly 1,500", 1500, 1500, "approximate"),
        ("Then an estimated 40 sailors left", "an estimated 40", 40, 40, "approximate"),
        ("Then 40 or so sailors left", "40 or so", 40, 40, "approximate"),
        ("Then 30-odd sailors left", "30-odd", 30, 30, "approximate"),
        ("Then between 36 and 40 sailors left", "between 36 and 40", 36, 40, "range"),
        ("Then presumably between 36 and 40 sailors left", "presumably between 36 and 40", 36, 40, "range"),
        ("Then 30 to 40 sailors left", "30 to 40", 30, 40, "range"),
        ("Then 30-40 sailors left", "30-40", 30, 40, "range"),
        ("Then two or three sailors left", "two or three", 2, 3, "range"),
        ("Then 30 to 40 thousand sailors left", "30 to 40 thousand", 30_000, 40_000, "range"),
        ("Then all but two left", "all but two", None, None, "vague"),
        ("Then two and a half million left", "two and a half million", 2_500_000, 2_500_000, "exact"),
        ("UPDATE 2 - 13 sailors left", "13", 13, 13, "exact"),
        ("Then dozens left", "dozens", None, None, "vague"),
        ("Then several dozen sailors left", "several dozen", None, None, "vague"),
        ("Then hundreds of thousands left", "hundreds of thousands", None, None, "vague"),
        ("Then more and more sailors left", "more and more", None, None, "vague"),
        ("Then some sailors left", "some", None, None, "vague"),
        ("Then no one left", "no one", 0, 0, "exact"),
        ("Then another sailor left", "another", 1, 1, "exact"),
        ("Then another 15 sailors left", "15", 15, 15, "exact"),
        ("Then two each from both ships left", "two each", 2, 2, "exact"),
        ("Then one hundred\nsailors left", "one hundred", 100, 100, "exact"),
    ],
)
def test_hedge_words_belong_to_the_number_and_open_or_loosen_it(text, words, low, high, form):
    number = only(text)
    assert (number.span.of(text), number.low, number.high, number.form) == (words, low, high, form)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $300 and then US$ 400 billion",
        "About 30% or 30 percent, 30 per cent",
        "They met at 10 p.m., at 6pm and at 19:00",
        "The 188th Brigade, the 3rd floor, the 10-year-old",
        "Flight 370 and Resolution 242",
        "Aged 12, between the ages of 14 and 18",
        "Roughly one in four",
        "F-16 and COVID-19",
    ],
)
def test_money_shares_times_ranks_and_ages_are_no_numbers_of_people(text):
    assert [number.span.of(text) for number in numbers(text) if number.kind == "cardinal"] == []


def test_a_rise_is_two_numbers_and_no_range():
    text = "The count went from fourteen to 31"
    assert [(number.low, number.high) for number in numbers(text)] == [(14, 14), (31, 31)]


def test_a_falling_pair_is_no_range():
    assert [(number.low, number.high) for number in numbers("They lost 3 to 1 there")] == [(3, 3), (1, 1)]


def test_numbers_of_two_paragraphs_stay_apart():
    assert [number.low for number in numbers("Only twenty\n\nfive came")] == [20, 5]


def test_a_number_says_why_its_end_is_open():
    assert only("Then at least 11 sailors left").reason == "“at least” leaves the upper end open"
