"""Lemma scripts turn a form into its lemma and never fail on another form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asreported.reader.lemmas import apply, script


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("killed", "kill"), ("Hostages", "hostage"), ("was", "be"), ("Velmar", "Velmar"), ("taken", "take"), ("is", "be")],
)
def test_a_script_learnt_from_a_pair_gives_the_lemma_back(form: str, lemma: str) -> None:
    assert apply(form, script(form, lemma)) == lemma


def test_a_script_of_one_word_serves_its_family() -> None:
    assert apply("wounded", script("killed", "kill")) == "wound"


def test_a_script_longer_than_the_word_leaves_the_word() -> None:
    assert apply("a", script("abandoned", "b")) in {"a", "b"}
    assert apply("of", "0|5|") == "of"


@given(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8))
def test_any_script_on_any_word_gives_a_lemma(form: str, lemma: str, other: str) -> None:
    assert apply(other, script(form, lemma))
