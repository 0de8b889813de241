"""The parse is read off the Doc once, and its columns agree with it and with the text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from asreported import reader
from asreported.claims.parse import ATTRIBUTIONS, FACTUALITY, parsed

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


def test_the_tree_of_plain_words_is_the_readers(nlp, parse):
    assert parse.heads == [token.head.i for token in nlp(TEXT)]
    assert parse.tags == [token.tag_ for token in nlp(TEXT)]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="Aab .“”’,\n9", min_size=1, max_size=60))
def test_tree_and_sentences_hold_together_on_any_text(nlp, text):
    doc = nlp(text)
    parse = parsed(doc)
    assert [tuple(parse.sentence(token.i)) for token in doc] == [(token.sent.start, token.sent.end) for token in doc]
    for token in doc:
        at = token.i
        assert parse.heads[at] == token.head.i or token.dep_ in {"nsubj", "conj", "case"}  # see corrections
        assert parse.children[at] == [child for child in range(len(doc)) if parse.heads[child] == at != child]
        under = [other for other in range(len(doc)) if parse.under(other, at)]
        assert (parse.lefts[at], parse.rights[at]) == (min(under), max(under))


def test_attributions_and_factuality_stand_on_the_parse(nlp):
    doc = nlp(TEXT)
    doc.spans["attributions"] = [
        Span(doc, 3, 4, "cue", span_id="b"), Span(doc, 0, 2, "source", span_id="b"), Span(doc, 4, 6, "content")
    ]  # fmt: skip
    doc.user_data["asreported.factuality"] = np.full(len(doc), 1.5, np.float32)
    parse = parsed(doc)
    assert parse.attributed == [(0, 2, "source", 0), (3, 4, "cue", 0), (4, 6, "content", 1)]
    assert parse.factuality == [1.5] * len(doc)


def test_parts_without_an_id_belong_to_no_common_attribution(nlp):
    doc = nlp(TEXT)
    doc.spans["attributions"] = [Span(doc, 0, 2, "source"), Span(doc, 3, 4, "cue"), Span(doc, 4, 6, "content")]
    assert [number for *_, number in parsed(doc).attributed] == [0, 1, 2]


def test_the_readers_keys_are_the_readers():
    assert (ATTRIBUTIONS, FACTUALITY) == (reader.ATTRIBUTIONS, reader.FACTUALITY)


def test_the_doc_of_another_pipeline_has_no_marks_and_nothing_unlikely(nlp):
    doc = nlp(TEXT)
    del doc.spans["attributions"]
    del doc.user_data["asreported.factuality"]
    parse = parsed(doc)
    assert parse.attributed == []
    assert not any(parse.unlikely(token) for token in range(len(parse)))
