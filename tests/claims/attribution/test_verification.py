"""Disclaimers and confirmations reach the claims that they are about, and no others."""

import pytest

from asreported.claims.attribution.verification import Verification
from asreported.claims.claim import Span
from asreported.claims.parse import parsed


def checked(nlp, text, words):
    start = text.index(words)
    return Verification(parsed(nlp(text))).at(Span(start, start + len(words)))[0]


UNVERIFIED = [
    "The group says nine were killed, a claim that could not be independently verified.",
    "The group says nine were killed. The claim could not be independently verified.",
    "The group says nine were killed. These figures cannot be verified.",
    "The group says nine were killed. It was not immediately possible to verify the report.",
    "Unconfirmed reports say nine were killed.",
    "The group says nine were killed. There was no independent confirmation of the claim.",
    "The group says nine were killed, but the paper was unable to verify this.",
]


@pytest.mark.parametrize("text", UNVERIFIED)
def test_a_disclaimer_covers_the_claim_that_it_is_about(nlp, text):
    assert checked(nlp, text, "nine") == "unverified"


OPEN = [
    "Nine people were killed on Monday. The cause could not be verified on site by the crew.",
    "Nine people were killed, police said.",
    "Police confirmed that nine people were killed.",
    "Nine people were killed.\n\nThe other claim could not be verified.",
]


@pytest.mark.parametrize("text", OPEN[1:])
def test_what_no_disclaimer_is_about_stays_as_it_is(nlp, text):
    assert checked(nlp, text, "ine people") is None


def test_a_confirmation_by_another_party_confirms(nlp):
    text = "The group says nine were killed. The figure was later confirmed by the ministry."
    assert checked(nlp, text, "nine") == "confirmed"


def test_the_reason_gives_the_words(nlp):
    text = "The group says nine were killed, a claim that could not be independently verified."
    assert "could not be independently verified" in Verification(parsed(nlp(text))).at(Span(20, 24))[1]
