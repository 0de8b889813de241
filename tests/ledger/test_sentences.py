"""The sentence behind a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asreported.ledger import context


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two left. Three stayed.", "Two", "Two left."),
        ("One came. Two left", "left", "Two left"),
        ("  One came.  ", "One", "One came."),
        ("Col. J. Varn of the U.S. Navy spoke. Two left.", "Varn", "Col. J. Varn of the U.S. Navy spoke."),
        ("About 3.5 of them left. No.", "3.5", "About 3.5 of them left."),
        ("“Two left.” She wept.", "She", "She wept."),
        ("“Two left.” She wept.", "Two", "“Two left.”"),
        ("Who left? Two! Nobody else…", "Two", "Two!"),
        ("A headline\r\nTwo left", "headline", "A headline"),
        ("A headline\r\nTwo left", "Two", "Two left"),
        ("One came. Two left. Three stayed.", "came. Two", "One came. Two left."),
        ("One came\nTwo left\nThree", "came\nTwo", "One came\nTwo left"),
        ("He said: “Go away. now.” Two left.", "Go", "He said: “Go away. now.”"),
    ],
)
def test_the_sentence_around_some_words(text, words, sentence):
    start = text.index(words)
    first, last = context(text, start, start + len(words))
    assert text[first:last] == sentence


@given(st.text(st.sampled_from("aB.!? \n\r”“U9 "), min_size=1), st.data())
def test_the_evidence_always_lies_in_its_sentence(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = context(text, start, end)
    assert 0 <= first <= start
    assert end <= last <= len(text)


def test_a_report_of_one_long_line_has_its_sentences_too():
    sentences = [f"Boat {number} was seen off Port Sorrel by the harbour master." for number in range(5_000)]
    text = " ".join(sentences)
    for number in (0, 1, 2_500, 4_999):
        start = text.index(sentences[number])
        first, last = context(text, start + 5, start + 9)
        assert text[first:last] == sentences[number]


def test_where_no_sentence_ends_nearby_it_is_cut_between_words():
    text = "the ferry lay still and " * 50_000
    first, last = context(text, 600_000, 600_003)
    assert (text[first - 1], text[last]) == (" ", " ")
    assert 3_000 < last - first < 4_010


def test_a_text_without_an_end_takes_no_longer_than_it_is_long():
    text = "." * 200_000 + "a" * 200_000
    assert context(text, 0, 1)[0] == 0
    assert context(text, len(text) - 1, len(text))[1] == len(text)
