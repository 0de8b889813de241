"""What numbers and vague words allow."""

import math

import pytest

from asreported.linking.bounds import agree, bounds


@pytest.mark.parametrize(
    ("figure", "range_"),
    [
        ((23, 23, "exact", "23"), (23, 23)),
        ((20, None, "at_least", "at least 20"), (20, math.inf)),
        ((None, 40, "at_most", "up to 40"), (0, 40)),
        ((None, None, "vague", "several dozen"), (24, 119)),
        ((None, None, "vague", "an unknown number of"), (0, math.inf)),
    ],
)
def test_a_figure_allows_what_its_words_do(figure, range_):
    assert bounds(*figure) == range_


def test_open_ends_agree_with_what_lies_beyond_them():
    assert agree(bounds(20, None, "at_least", "at least 20"), bounds(23, 23, "exact", "23"))
    assert not agree(bounds(100, None, "at_least", "over 100"), bounds(12, 12, "exact", "12"))


def test_about_two_hundred_is_not_contradicted_by_215():
    about = bounds(200, 200, "approximate", "about 200")
    assert agree(about, (215, 215))
    assert not agree(about, (260, 260))
