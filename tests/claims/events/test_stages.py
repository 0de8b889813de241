"""How far an event has come: an offer is not a delivery, a plan is not a deed."""

from dataclasses import replace

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report

STAGES = [
    ("Rebels attacked the convoy.", "attack", "done"),
    ("Arland sent food to the island.", "assistance", "done"),
    ("Arland has deployed 300 soldiers.", "deployment", "done"),
    ("Arland is sending food to the island.", "assistance", "under_way"),
    ("The charity has been distributing blankets.", "assistance", "under_way"),
    ("The sailors are held by pirates.", "captivity", "under_way"),
    ("The army continued its bombardment of the port.", "attack", "under_way"),
    ("Arland will send troops to the border.", "deployment", "planned"),
    ("The army said it would send troops.", "deployment", "planned"),
    ("The city plans to evacuate the hospital.", "evacuation", "planned"),
    ("A planned prisoner swap was discussed.", "release", "planned"),
    ("The army is preparing to attack the town.", "attack", "planned"),
    ("The two presidents are expected to meet in Odrava.", "meeting", "planned"),
    ("Arland has offered to send medical supplies.", "assistance", "offered"),
    ("Arland offered help to the victims.", "assistance", "offered"),
    ("The president vowed to rescue the hostages.", "rescue", "promised"),
    ("Arland pledged to deliver food.", "assistance", "promised"),
    ("We will send food to the island.", "assistance", "promised"),
    ("The prime minister called for a ceasefire.", "ceasefire", "requested"),
    ("The governor asked for federal assistance.", "assistance", "requested"),
    ("The mayor urged the kidnappers to release the nurses.", "release", "requested"),
    ("The rescue attempt failed.", "rescue", "failed"),
    ("An operation to rescue the hostages ended in failure.", "rescue", "failed"),
    ("Commandos tried to rescue the hostages.", "rescue", "failed"),
    ("Police foiled an attack on the airport.", "attack", "failed"),
    ("The army failed to rescue the hostages.", "rescue", "failed"),
    ("Divers managed to rescue the crew.", "rescue", "succeeded"),
    ("The navy succeeded in rescuing the crew.", "rescue", "succeeded"),
    ("No troops will be sent to the border.", "deployment", "ruled_out"),
    ("Arland will not send troops.", "deployment", "ruled_out"),
    ("The minister ruled out sending troops to Borland.", "deployment", "ruled_out"),
    ("Arland refused to deliver food.", "assistance", "ruled_out"),
    ("A plan to evacuate the city was called off.", "evacuation", "ruled_out"),
    ("The group denied carrying out the attack.", "attack", "denied"),
    ("The rebels had not attacked the convoy.", "attack", "denied"),
    ("The army may send troops to the border.", "deployment", "possible"),
    ("The minister said the country could send troops.", "deployment", "possible"),
    ("Arland is considering sending troops.", "deployment", "possible"),
    ("Doctors fear an outbreak of cholera.", "disaster", "possible"),
    ("The union called for an investigation into the shooting.", "attack", "done"),
    ("The minister called for an end to the attacks.", "attack", "done"),
    ("The minister called it a heinous murder.", "attack", "done"),
    ("Officers received the first call about the attack at nine.", "attack", "done"),
    ("The chief declined to call it an act of terrorism.", "attack", "possible"),
    ("The mayor called on residents to evacuate the town.", "evacuation", "requested"),
    ("Police asked people to refrain from speculating that the plane had been hijacked.", "abduction", "possible"),
    ("There was no evidence of an attack, the ministry said.", "attack", "possible"),
    ("Investigators found no evidence that the plane had been hijacked.", "abduction", "possible"),
    ("There was no suggestion of sabotage.", "attack", "possible"),
    ("No attacks were reported overnight.", "attack", "possible"),
    ("The veterans do not deny the massacre.", "attack", "done"),
    ("Such attacks cannot be tolerated, the minister said.", "attack", "done"),
    ("The attacks must be condemned.", "attack", "done"),
    ("The soldiers committed atrocities in the valley.", "attack", "done"),
    ("A witness saw the man attack the policeman.", "attack", "done"),
    ("Norland is dealing with an earthquake which has killed many.", "disaster", "done"),
    ("There were suspects in custody, the chief said.", "detention", "done"),
    ("If rebels attack the town, the mayor will leave.", "attack", "possible"),
]


@pytest.mark.parametrize(("text", "type_", "stage"), STAGES)
def test_the_stage_is_what_the_words_around_the_event_say(nlp, text, type_, stage):
    parse = parsed(nlp(text))
    found = events(parse, Report(name="x", text=text), Voices([], parse))
    assert stage in {event.stage for event in found if event.type == type_}


def test_an_offer_is_not_a_delivery(nlp):
    text = "Arland has offered to send food. Borland has sent food."
    parse = parsed(nlp(text))
    found = events(parse, Report(name="x", text=text), Voices([], parse))
    assert [(event.actor, event.stage) for event in found] == [("Arland", "offered"), ("Borland", "done")]


def test_a_stage_says_which_word_made_it(nlp):
    text = "Arland has offered to send food."
    parse = parsed(nlp(text))
    (event,) = events(parse, Report(name="x", text=text), Voices([], parse))
    assert dict(event.reasons)["stage"] == "governed by “offered”"


def staged(parse):
    return [event.stage for event in events(parse, Report(name="x", text=parse.text), Voices([], parse))]


def test_what_the_network_doubts_is_possible_where_no_word_says_how_far_it_is(nlp):
    parse = parsed(nlp("The letter is about an attack on the bridge."))
    doubted = replace(parse, factuality=[-1.5] * len(parse))
    assert staged(replace(parse, factuality=[3.0] * len(parse))) == ["done"]
    assert staged(doubted) == ["possible"]
    (event,) = events(doubted, Report(name="x", text=parse.text), Voices([], doubted))
    assert "factuality head" in dict(event.reasons)["stage"]


@pytest.mark.parametrize(
    "text", ["Rebels attacked the convoy.", "Rebels killed nine guards.", "Arland has offered to send food."]
)
def test_words_go_before_the_network(nlp, text):
    parse = parsed(nlp(text))
    assert staged(replace(parse, factuality=[-3.0] * len(parse))) == staged(parse)
