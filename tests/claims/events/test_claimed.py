"""Who claims responsibility speaks for itself; where nobody does, nobody did it by that."""

import pytest

from asreported.claims.attribution import Voices, attributions
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report


@pytest.fixture
def read(nlp):
    def read(text):
        parse = parsed(nlp(text))
        return events(parse, Report(name="x", text=text), Voices(attributions(parse), parse))

    return read


def test_the_words_of_a_claim_are_its_trigger_and_the_claimer_speaks(read):
    text = "The Ashen Column, an armed group that wants self-rule, claimed responsibility in a voice message."
    (event,) = read(text)
    assert event.trigger.of(text) == "claimed responsibility"
    assert (event.type, event.actor, event.speaker) == ("attack", "Ashen Column", "Ashen Column")
    assert event.speaker_span is not None
    assert "Ashen Column" in event.speaker_span.of(text)


def test_the_deed_that_is_claimed_tells_it_where_it_is_named(read):
    text = "The Ashen Column claimed responsibility for the attack."
    (event,) = read(text)
    assert event.trigger.of(text) == "attack"
    assert (event.actor, event.speaker) == ("Ashen Column", "Ashen Column")


def test_a_claim_of_what_is_told_already_is_the_claimers_account(read):
    found = read("Gunmen attacked a station in Lod. The Ashen Column claimed responsibility in a voice message.")
    assert [(event.actor, event.speaker) for event in found] == [("Gunmen", None), ("Ashen Column", "Ashen Column")]


UNCLAIMED = [
    "No group has claimed responsibility for the bombing.",
    "No one has claimed responsibility for the bombing.",
]


@pytest.mark.parametrize("text", UNCLAIMED)
def test_a_bombing_that_no_group_claims_has_no_actor(read, text):
    (event,) = read(text)
    assert (event.trigger.of(text), event.stage, event.actor) == ("bombing", "done", None)


def test_a_claim_that_nobody_made_is_no_event(read):
    assert read("No group has claimed responsibility.") == []
