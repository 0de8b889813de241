"""The parse is read off the Doc once, and its columns agree with it and with the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.claims.parse import parsed

TEXT = "Ada Brink’s guards held nine men near Lod.\n\n“They were freed,” she said."


@pytest.fixture
def parse(nlp):
    return parsed(nlp(TEXT))


def test_every_word_stands_where_its_characters_say(parse):
    for token, word in enumerate(parse.words):
        assert TEXT[parse.starts[token] : parse.ends[token]] == word
        assert parse.span(token, token + 1).of(TEXT) == word


def test_a_character_leads_to_its_token(parse):
    assert parse.words[parse.at(TEXT.index("nine") + 2)] == "nine"
    assert parse.words[parse.at(TEXT.index(" men"))] == "men"  # between two words: the one that follows


def test_lower_case_words_have_straight_apostrophes(parse):
    assert "'s" in parse.low
    assert "’s" in parse.words


def test_a_listed_form_has_its_lemma_whatever_the_reader_guessed(parse):
    assert parse.lemmas[parse.low.index("held")] == "hold"
    assert parse.lemmas[parse.low.index("men")] == "man"


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="Aab .“”’,\n9", min_size=1, max_size=60))
def test_tree_and_sentences_hold_together_on_any_text(nlp, text):
    doc = nlp(text)
    parse = parsed(doc)
    assert [tuple(parse.sentence(token.i)) for token in doc] == [(token.sent.start, token.sent.end) for token in doc]
    for token in doc:
        assert parse.children[token.i] == [child.i for child in token.children]
        assert (parse.lefts[token.i], parse.rights[token.i]) == (token.left_edge.i, token.right_edge.i)
