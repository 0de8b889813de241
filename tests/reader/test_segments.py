"""What is read at once: neighbouring sentences up to a window, each sure sentence start kept."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.reader.segments import TOGETHER_WORDS, Segment, segments

BLANK = spacy.blank("en")


def cut(text: str, most: int = 500) -> list[Segment]:
    return segments(BLANK(text), lambda words: len(words) <= most)


@pytest.mark.parametrize("gap", [" ", "\n\n", "\n", "\r\n\r\n"])
def test_neighbouring_sentences_are_read_together(gap: str) -> None:
    (one,) = cut(f"The army denied it.{gap}“Nobody fired,” a major said.")
    assert one.starts == [5]


def test_a_long_paragraph_is_read_in_windows() -> None:
    found = cut("Twelve crew members came home on Monday. " * 40)
    assert all(len(one.words) <= TOGETHER_WORDS for one in found)
    assert len(found) == 4


def test_a_sentence_that_does_not_fit_is_halved() -> None:
    assert [len(one.words) for one in cut("word " * 30, most=10)] == [7, 8, 7, 8]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab Z.!?\n\r”“—1")), max_size=200), st.integers(1, 20))
def test_every_word_is_in_one_segment_in_order(text: str, most: int) -> None:
    doc = BLANK(text)
    found = segments(doc, lambda words: len(words) <= most)
    assert [token for one in found for token in one.tokens] == [t.i for t in doc if not t.is_space]
    assert all([doc[t].text for t in one.tokens] == one.words for one in found)
    assert all(0 < start < len(one.words) for one in found for start in one.starts)
