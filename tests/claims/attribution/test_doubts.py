"""Nobody is no claimant; what nobody confirmed stays open, and what is called false is denied."""

import pytest

from asreported.claims.attribution import Voices, attributions
from asreported.claims.claim import Span
from asreported.claims.parse import parsed


@pytest.fixture
def voices(nlp):
    def voices(text):
        parse = parsed(nlp(text))
        return Voices(attributions(parse), parse)

    return voices


NOBODY = [
    "Neither side confirmed the release of the two nurses.",
    "Nobody has confirmed that two hostages died.",
    "No official confirmed the deaths of two aid workers.",
    "None of the officers confirmed that two guards had died.",
    "Not a single official confirmed that two nurses had died.",
    "Neither the army nor the rebels confirmed that two nurses had died.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_no_claimant_and_what_nobody_confirmed_stays_open(voices, text):
    found = voices(text)
    place = Span(text.index("two"), text.index("two") + 3)
    assert found.attributions == []
    assert found.at(place).speaker is None
    assert found.verification(place)[0] == "unverified"
    assert found.doubt(place).mode == "possible"


def test_where_no_group_claims_responsibility_nothing_is_stated(voices):
    assert voices("No group has claimed responsibility.").attributions == []


def test_what_a_relative_clause_tells_is_not_doubted(voices):
    text = "No group has claimed responsibility for the blast that killed nine people."
    assert voices(text).doubt(Span(text.index("nine"), text.index("nine") + 4)) is None


def test_who_counts_somebody_behind_no_still_speaks(voices):
    assert len(voices("No fewer than nine officials said the bridge was closed.").attributions) == 1


@pytest.mark.parametrize("words", ["neither confirmed nor denied", "would neither confirm nor deny"])
def test_neither_confirming_nor_denying_is_declining(voices, words):
    text = f"The government {words} that nine soldiers were killed."
    found = voices(text)
    assert [(a.speaker, a.act) for a in found.attributions] == [("government", "decline")]
    assert found.doubt(Span(text.index("nine"), text.index("nine") + 4)).mode == "possible"


MODES = [
    ("The report that nine hostages were freed was false, the ministry said.", "denied", None),
    ("The rumour that nine sailors drowned is untrue.", "denied", None),
    ("The reports that nine sailors had drowned were not true.", "denied", None),
    ("A claim that nine sailors had drowned turned out to be false.", "denied", None),
    ("There is no evidence that nine people died.", "possible", "unverified"),
    ("There was no confirmation of the deaths of nine nurses.", "possible", "unverified"),
    ("The army has not confirmed that nine soldiers were killed.", "possible", "unverified"),
    ("The army declined to confirm that nine soldiers were killed.", "possible", "unverified"),
]


@pytest.mark.parametrize(("text", "mode", "checked"), MODES)
def test_no_evidence_is_neither_a_denial_nor_a_fact(voices, text, mode, checked):
    doubt = voices(text).doubt(Span(text.index("nine"), text.index("nine") + 4))
    assert (doubt.mode, doubt.verification) == (mode, checked)


def test_a_claim_that_could_not_be_verified_is_unverified(voices):
    text = "The claim that nine people were killed could not be verified."
    place = Span(text.index("nine"), text.index("nine") + 4)
    assert voices(text).verification(place)[0] == "unverified"
    assert voices(text).doubt(place) is None


@pytest.mark.parametrize(
    "text",
    ["The army confirmed that nine soldiers died.", "There is no doubt that nine people died.", "Nine people died."],
)
def test_plain_words_raise_no_doubt(voices, text):
    at = text.lower().index("nine")
    assert voices(text).doubt(Span(at, at + 4)) is None
