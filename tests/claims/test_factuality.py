"""Factuality: the reader's doubt decides only where neither a word nor the past tense does."""

from dataclasses import replace

import pytest

from asreported.claims.factuality import doubted
from asreported.claims.parse import parsed


@pytest.fixture
def unsure(nlp):
    def unsure(text, word, *, verb=None, factuality=-3.0):
        parse = parsed(nlp(text))
        told = parse.low.index(word)
        doubtful = replace(parse, factuality=[factuality] * len(parse))
        return doubted(doubtful, told, parse.low.index(verb) if verb else told)

    return unsure


def test_a_doubted_deed_in_no_past_tense_says_why_it_is_only_possible(unsure):
    assert unsure("The letter is about an attack.", "attack") == (
        "no word or tense says so, but the factuality head doubts “attack”"
    )


@pytest.mark.parametrize("text", ["Rebels attacked the convoy.", "The convoy was attacked."])
def test_the_past_tense_leaves_no_room_for_doubt(unsure, text):
    assert unsure(text, "attacked") is None


def test_the_past_tense_of_its_verb_counts_for_a_noun(unsure):
    assert unsure("The storm caused nine deaths.", "deaths", verb="caused") is None


def test_what_the_reader_does_not_doubt_stands(unsure):
    assert unsure("The letter is about an attack.", "attack", factuality=0.0) is None
