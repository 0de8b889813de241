"""Whose voice a claim is."""

import pytest

from asreported.intake import Report
from asreported.linking.occasions.pages import page
from asreported.linking.occasions.voices import OWN_VOICE, claimed

from ..handmade import report


def voice(text, name):
    return claimed(name, page(report("voice", "2031-01-02", text), ()))


def test_a_spokesman_speaks_for_the_body_that_his_report_gives_him():
    spoken = voice("Velm police spokesman Ola Renn said two had died.", "Ola Renn")
    police = voice("Velm police said two had died.", "Velm police")
    assert not spoken.apart_from(police)
    assert spoken.levels != police.levels


def test_an_office_may_stand_behind_the_name():
    spoken = voice("Ola Renn, a spokesman for the Velm police, said two had died.", "Ola Renn")
    assert "police" in spoken.id


def test_two_bodies_speak_apart():
    text = "The Keshan army said two had died; the miners' union said nine."
    assert voice(text, "Keshan army").apart_from(voice(text, "miners' union"))


def test_the_army_is_the_armys_own_name_in_short():
    text = "The army said two had died, the Keshan army added."
    assert not voice(text, "army").apart_from(voice(text, "Keshan army"))


def test_a_report_in_its_own_voice_is_apart_from_nobody():
    assert claimed(None, page(report("voice", "2031-01-02", "Two died."), ())) == OWN_VOICE
    assert not OWN_VOICE.apart_from(voice("The army said so.", "army"))


@pytest.mark.parametrize(
    ("outlet", "issued"),
    [
        ("Ministry of Defence of Keshan", True),
        ("Radio Orr (Free Uplands Front)", True),
        ("Keshan Army Times", False),
        ("Velm Herald", False),
        (None, False),
    ],
)
def test_a_report_of_a_body_of_its_own_speaks_for_that_body(outlet, issued):
    seen = page(Report("a.txt", "Nine soldiers died.", outlet=outlet), ())
    assert bool(claimed(None, seen).id) is issued
