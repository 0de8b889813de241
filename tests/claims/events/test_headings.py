"""A slug or the label of a section tells no event; the sentence below it does."""

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report


@pytest.fixture
def told(nlp):
    def told(text):
        parse = parsed(nlp(text))
        return [event.trigger.of(text) for event in events(parse, Report(name="x", text=text), Voices([], parse))]

    return told


LABELS = [
    "Bulletin 7\n\nEvacuation. The dam holds.",
    "Bulletin 7\n\nSearch and rescue: No change.",
    "Bulletin 7\n\nInternational assistance. The list is unchanged.",
    "KARSK-EARTHQUAKE (2nd lead)\nThe governor will speak at noon.",
]


@pytest.mark.parametrize("text", LABELS)
def test_a_heading_tells_no_event(told, text):
    assert told(text) == []


def test_what_stands_below_a_heading_is_told(told):
    assert told("Bulletin 7\n\nEvacuation. Nine families were evacuated from Lod.") == ["evacuated"]


def test_a_headline_of_words_is_no_slug(told):
    assert told("Earthquake hits Karsk\n\nThe governor will speak at noon.") == ["Earthquake"]
