"""The clause that carries an event: from its own paragraph, without the dateline, without a word of the next clause."""

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report


@pytest.fixture
def read(nlp):
    def read(text):
        parse = parsed(nlp(text))
        return events(parse, Report(name="x", text=text), Voices([], parse))

    return read


def test_a_headline_does_not_run_into_its_date_line(read):
    text = "Gunmen attack mill in Karsk\n\nMonday, March 2, 2026\n\nThe mill was quiet at noon.\n"
    (event,) = read(text)
    assert event.evidence.of(text) == "Gunmen attack mill in Karsk"


def test_a_headline_does_not_run_into_the_first_paragraph(read):
    text = "Nine hurt as rebels attack convoy\n\nThe road to Lod is closed to lorries and buses."
    assert all("\n" not in event.evidence.of(text) for event in read(text))


def test_the_clause_begins_after_the_dateline(read):
    text = "HALMAR (Agency) — Rebels attacked a convoy near Karsk."
    (event,) = read(text)
    assert event.evidence.of(text) == "Rebels attacked a convoy near Karsk"


def test_a_name_in_capitals_without_a_dash_is_no_dateline(read):
    text = "OVARD attacked a convoy near Karsk."
    (event,) = read(text)
    assert event.evidence.of(text) == "OVARD attacked a convoy near Karsk"
    assert event.actor == "OVARD"
