"""Which numbers count some of those they speak of."""

import pytest

from asreported.linking.series.parts import is_part


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Of the dead, nine were nurses.", "nine"),
        ("She met relatives of 22 people who died.", "22"),
        ("Forty have been identified so far.", "Forty"),
        ("Nine were women.", "Nine"),
        ("14 men of the guard were among the dead.", "14"),
    ],
)
def test_who_is_among_others_is_a_part(text, number):
    assert is_part(text, text.index(number))


@pytest.mark.parametrize(("text", "number"), [("Nine were killed.", "Nine"), ("Bodies of 31 people were found.", "31")])
def test_a_count_of_all_is_no_part(text, number):
    assert not is_part(text, text.index(number))
