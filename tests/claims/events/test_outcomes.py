"""A deed that is called a success or a failure, and a truce that holds or is broken."""

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report

OUTCOMES = [
    ("The general called the rescue a triumph.", "rescue", "succeeded"),
    ("The evacuation was a success.", "evacuation", "succeeded"),
    ("The talks ended in failure.", "negotiation", "failed"),
    ("The assault was hailed as a success.", "attack", "succeeded"),
    ("The armistice has been violated by both sides.", "ceasefire", "failed"),
    ("The truce still holds.", "ceasefire", "under_way"),
    ("The truce will not hold.", "ceasefire", "ruled_out"),
    ("The earthquake was a disaster for the valley.", "disaster", "done"),
]


@pytest.mark.parametrize(("text", "type_", "stage"), OUTCOMES)
def test_what_an_event_is_called_is_how_it_ended(nlp, text, type_, stage):
    parse = parsed(nlp(text))
    found = events(parse, Report(name="x", text=text), Voices([], parse))
    assert stage in {event.stage for event in found if event.type == type_}
