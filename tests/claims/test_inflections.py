"""Listed words are found in every form that English gives them."""

import pytest

from asreported.claims.inflections import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("take", {"take", "takes", "took", "taken", "taking"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
    ],
)
def test_a_verb_has_all_its_forms(base, forms):
    assert verb_forms(base) == forms


def test_a_doubled_letter_is_known_in_both_spellings():
    assert {"kidnapped", "kidnaped"} <= verb_forms("kidnap")


def test_no_past_is_made_up_for_an_irregular_verb():
    assert "holded" not in verb_forms("hold")


@pytest.mark.parametrize(
    ("base", "plural"),
    [
        ("gunman", "gunmen"),
        ("child", "children"),
        ("army", "armies"),
        ("clash", "clashes"),
        ("aid worker", "aid workers"),
    ],
)
def test_a_noun_has_its_plural(base, plural):
    assert noun_forms(base) == {base, plural}
