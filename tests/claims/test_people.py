"""Words for people are told from words for things."""

from __future__ import annotations

import pytest

from asreported.claims.people import demonyms, is_people, kind


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("soldier", "security"),
        ("villager", "civilians"),
        ("gunman", "militants"),
        ("hostage", "hostages"),
        ("tourist", "foreigners"),
        ("child", "children"),
        ("passenger", "unspecified"),
        ("tank", None),
    ],
)
def test_a_noun_for_people_has_its_kind(lemma, expected):
    assert kind(lemma, lemma) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("machinists", True), ("goats", None), ("goat", False), ("zelgradites", None)]
)
def test_an_unknown_noun_is_not_taken_for_people(word, expected):
    assert is_people(word, word) is expected


def test_every_demonym_names_one_state_or_party():
    assert demonyms()["Norwegian"] == "Norway"
    assert len(demonyms()) > 350
