"""The sentence and the paragraph around a claim."""

from asreported.linking.occasions.surroundings import surroundings

TEXT = "Blast in Velm\n\nGen. Ola Renn spoke. He said “Nobody died.” Then he left.\n\nMore follows."


def sentence(words):
    start, end = surroundings(TEXT).sentence(TEXT.index(words))
    return TEXT[start:end].strip()


def test_a_title_ends_no_sentence():
    assert sentence("Renn") == "Gen. Ola Renn spoke."


def test_a_quotation_ends_with_its_marks():
    assert sentence("Nobody") == "He said “Nobody died.”"


def test_a_headline_is_a_sentence_without_a_stop():
    assert sentence("Blast") == "Blast in Velm"


def test_a_paragraph_goes_from_break_to_break():
    start, end = surroundings(TEXT).paragraph(TEXT.index("Nobody"))
    assert TEXT[start:end].strip().startswith("Gen.")
    assert TEXT[start:end].strip().endswith("left.")
