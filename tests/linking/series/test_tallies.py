"""Whose tally a number is."""

import pytest

from asreported.linking.series.profiles import figure_profiles

from ..handmade import figure, report


def claimant(sentence, number, **rest):
    told = report("tally", "2031-05-06", sentence)
    (made,) = figure_profiles(told, [figure(told, number, rest.pop("measure", "killed"), 9, **rest)])
    return made.claimant.id


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("An hour later the health ministry gave 402.", "402"),
        ("The health ministry has registered 391.", "391"),
        ("She had 40 when the health ministry had 287.", "287"),
        ("The health ministry counted at least 20 dead.", "20"),
    ],
)
def test_who_counts_is_the_claimant_though_nobody_speaks(sentence, number):
    assert "health ministry" in claimant(sentence, number)


def test_a_storm_that_had_a_toll_counted_nobody():
    assert claimant("The storm had 402 victims.", "402") == ""


def test_what_an_army_has_is_no_count():
    assert claimant("The army had 900 men there.", "900", measure="deployed") == ""


def test_a_speaker_stays_the_claimant():
    assert claimant("The health ministry gave 402.", "402", speaker="police") != claimant(
        "The health ministry gave 402.", "402"
    )
