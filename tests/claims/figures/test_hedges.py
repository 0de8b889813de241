"""Hedges are found where they stand, word for word."""

from __future__ import annotations

import pytest

from asreported.claims.figures.hedges import after, before


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("at least 20", [("at least", "at_least")]),
        ("At least about 20", [("At least", "at_least"), ("about", "approximate")]),
        ("reportedly more than 20", [("reportedly", "open"), ("more than", "at_least")]),
        ("“at least” 20", [("at least”", "at_least")]),
        ("twenty times 20", []),
    ],
)
def test_the_longest_hedges_before_a_number_are_kept_in_order(text, hedges):
    found = before(text, text.index("20"))
    assert [(hedge.span.of(text), hedge.form) for hedge in found] == hedges


@pytest.mark.parametrize(
    ("text", "form"), [("20 or more", "at_least"), ("20+", "at_least"), ("20 or so", "approximate")]
)
def test_a_hedge_may_follow_the_number(text, form):
    assert [hedge.form for hedge in after(text, 2)] == [form]


def test_no_hedge_reaches_over_an_empty_line():
    assert before("Think about\n\n20 sailors", len("Think about\n\n")) == ()
