"""The reader takes any text, changes nothing in it, and reads the same words the same way every time."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from asreported.errors import ReaderError
from asreported.reader import ATTRIBUTIONS, FACTUALITY, load
from asreported.reader.encoder import FILES

REPORT = (
    "Gunmen from the Column released seven hostages near Ostrel on Monday, Colonel Ada Brenn said.\n\n"
    "“They are safe,” she told Radio Kestria. “None was hurt.”\n"
)
ODD = st.text(
    alphabet=st.sampled_from(list("ab Z.!?\n\t\r\u00a0\u2028“”\"'’—-12,0$()é漢\u200d\U0001f6d1")), max_size=120
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def complete(doc: Doc) -> bool:
    """Every token has its place in one sentence's tree."""
    roots = [sum(t.head.i == t.i for t in sent) for sent in doc.sents]
    return all(n == 1 for n in roots) and all(t.dep_ and t.pos_ and t.tag_ for t in doc) and list(doc.ents) is not None


def test_a_plain_report_is_read(nlp: Language) -> None:
    doc = nlp(REPORT)
    first = next(doc.sents)
    assert [(t.text, t.dep_) for t in first if t.dep_ in {"nummod", "obj"}] == [
        ("seven", "nummod"),
        ("hostages", "obj"),
    ]
    assert ("Ostrel", "Location") in [(e.text, e.label_) for e in doc.ents]
    assert "Ada Brenn" in " ".join(e.text for e in doc.ents if e.label_ == "Person")
    assert first[1].lemma_ == "from"
    assert [t.lemma_ for t in first if t.text in {"hostages", "said"}] == ["hostage", "say"]


@settings(max_examples=120, deadline=None)
@given(ODD)
@example("")
@example("\n\n\n")
@example(" \t")
@example("a" * 5000)
@example("“Unclosed. ”We go.“ said ‘him")
@example("\ufeffA\r\n\r\nB")
@example("Colonel Ada\nBrenn of the  Lomarian Red\tCross spoke in Port\nHalmar.")
def test_no_text_is_changed_and_no_offset_drifts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert complete(doc)
    assert len(doc.user_data[FACTUALITY]) == len(doc)
    assert all(span.label_ in {"source", "cue", "content"} and span.text for span in doc.spans[ATTRIBUTIONS])


def test_a_sentence_is_read_the_same_whatever_stands_beyond_its_window(nlp: Language) -> None:
    sentence, far = "The army said two soldiers died in the raid.", "It rained on the harbour, on the hills" * 9 + "."
    alone, among = nlp(sentence), nlp(f"{far}\n\n{sentence}\n\n{far}")
    first = next(i for i, token in enumerate(among) if token.text == "The")
    same = among[first : first + len(alone)]
    assert [(t.text, t.tag_, t.dep_, t.lemma_) for t in same] == [(t.text, t.tag_, t.dep_, t.lemma_) for t in alone]


def test_a_sentence_longer_than_the_window_is_cut_and_read(nlp: Language) -> None:
    doc = nlp("extraterritoriality " * 700)
    assert len([t for t in doc if not t.is_space]) == 700
    assert complete(doc)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Oru of the U.S. Army spoke. He left.", 2),
        ("Five died.Two were hurt.", 2),
        ("“They fled,” he said.”We will find them.”", 2),
        ("Station seized\n\nFour guards were killed on Monday.", 2),
        ("He waited (in vain). Then he left.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(nlp: Language, text: str, sentences: int) -> None:
    assert len(list(nlp(text).sents)) == sentences


def test_who_says_what_is_marked_with_what_belongs_together(nlp: Language) -> None:
    doc = nlp(
        "Rebels said on Monday that twelve sailors had died.\n\n“Nobody fired,” Colonel Ada Brenn told Radio Kestria."
    )
    said: dict[str, list[tuple[str, str]]] = {}
    for span in doc.spans[ATTRIBUTIONS]:
        said.setdefault(span.id_, []).append((span.label_, span.text))
    first, second = said.values()
    assert first == [("source", "Rebels"), ("cue", "said"), ("content", "that twelve sailors had died")]
    assert second[0] == ("content", "“Nobody fired,”")
    assert ("source", "Colonel Ada Brenn") in second


def test_what_was_done_stands_above_what_was_denied_or_planned(nlp: Language) -> None:
    def degree(text: str, word: str) -> float:
        doc = nlp(text)
        return float(doc.user_data[FACTUALITY][next(t.i for t in doc if t.text == word)])

    done = degree("Soldiers stormed the harbour office on Friday.", "stormed")
    assert done > 1
    assert degree("Soldiers did not storm the harbour office.", "storm") < 0
    assert degree("Soldiers plan to storm the harbour office.", "storm") < done


@pytest.mark.parametrize("name", FILES)
def test_a_model_without_one_of_its_files_says_what_to_do(tmp_path: Path, name: str) -> None:
    for other in set(FILES) - {name}:
        (tmp_path / other).touch()
    with pytest.raises(ReaderError, match=rf"{name} is missing.*Install asreported again"):
        load(tmp_path)
