"""A dateline says where a report was written; it speaks for nobody and takes no word of the sentence behind it."""

import pytest

from asreported.claims.attribution import attributions
from asreported.claims.datelines import datelines
from asreported.claims.parse import parsed

LEADS = [
    "KELMAR, March 3 (Corvane) - ",
    "KELMAR, 3 March (Corvane) — ",
    "KOLVAR, Lomaria (Corvane) — ",
    "NEW TESSAROW – ",
    "KELMAR/KOLVAR -- ",
    "Kolvar, Lomaria (Corvane) - ",
]


@pytest.mark.parametrize("lead", LEADS)
def test_a_dateline_reaches_to_its_dash(lead):
    assert [(first, end) for first, end in datelines(lead + "Gunmen fled.")] == [(0, len(lead))]


@pytest.mark.parametrize(
    "text",
    [
        "NATO-led troops left.",
        "Kolvar - a town of mills - burned.",
        "The road to KELMAR - Gunmen hold it - is shut.",
        "BRINK: We left.",
    ],
)
def test_other_capitals_and_dashes_are_none(text):
    assert not list(datelines(text))


@pytest.mark.parametrize("lead", ["", *LEADS])
@pytest.mark.parametrize(
    ("words", "speaker", "content"),
    [
        ("Raiders killed six people at a mill on Tuesday, police said.", "police", "Raiders killed six people"),
        ("Police said raiders killed six people at a mill.", "Police", "raiders killed six people"),
        ("“Nobody was hurt in the raid,” Mayor Orla Denn said.", "Orla Denn", "“Nobody was hurt"),
    ],
)
def test_a_sentence_says_the_same_with_and_without_its_dateline(nlp, lead, words, speaker, content):
    text = lead + words
    found = attributions(parsed(nlp(text)))
    assert [a.speaker for a in found] == [speaker]
    assert found[0].content.of(text).startswith(content)


@pytest.mark.parametrize("lead", LEADS)
def test_a_dateline_is_a_sentence_of_its_own(nlp, lead):
    parse = parsed(nlp("Six dead in raid\n\n" + lead + "Raiders killed six people."))
    [(first, end)] = parse.datelines
    assert (first, end) in parse.sentences
    assert all(first <= parse.heads[token] < end for token in range(first, end))
    assert not any(first <= parse.heads[token] < end for token in range(end, len(parse)))
