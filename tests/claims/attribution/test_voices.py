"""Who asserts a figure or an event: the innermost source whose words hold it, else the report."""

import pytest

from asreported.claims.attribution import Voices, attributions
from asreported.claims.claim import Span
from asreported.claims.parse import parsed


def heard(nlp, text):
    parse = parsed(nlp(text))
    return Voices(attributions(parse), parse)


def voice(nlp, text, words):
    start = text.index(words)
    return heard(nlp, text).at(Span(start, start + len(words)))


ASSERTED = [
    ("The army said nine soldiers were killed.", "nine", "army"),
    ("Nine soldiers were killed, the army said.", "Nine", "army"),
    ("Nine soldiers were killed, according to villagers.", "Nine", "villagers"),
    ("Nine soldiers were killed. The army said the road was open.", "Nine", None),
    ("The Lund Times reported that a guard said three men escaped.", "three", "guard"),
    ("The army denied that nine soldiers were killed.", "nine", "army"),
    ("“We lost nine men,” Ada Brink said.", "nine", "Ada Brink"),
    ("An official said the army had offered to free nine prisoners.", "nine", "official"),
    ("The council condemned the attack, which killed nine people.", "nine", None),
]


@pytest.mark.parametrize(("text", "words", "speaker"), ASSERTED)
def test_the_innermost_source_that_asserts_it_is_its_speaker(nlp, text, words, speaker):
    assert voice(nlp, text, words).speaker == speaker


def test_what_an_outlet_relays_says_so(nlp):
    found = voice(nlp, "The Lund Times reported that a guard said three men escaped.", "three")
    assert found.relay == ("Lund Times",)


def test_what_is_said_of_checking_a_claim_is_asked_of_the_voices_too(nlp):
    text = "The group says nine were killed. The claim could not be verified."
    span = Span(text.index("nine"), text.index("nine") + 4)
    assert heard(nlp, text).verification(span)[0] == "unverified"
