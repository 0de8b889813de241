"""Who did it, to whom and where, in the words of the text; nothing where the text does not say."""

import pytest

from asreported.claims.attribution import Voices
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report


@pytest.fixture
def first(nlp):
    def first(text):
        parse = parsed(nlp(text))
        return events(parse, Report(name="x", text=text), Voices([], parse))[0]

    return first


PARTICIPANTS = [
    ("Rebels attacked an aid convoy.", "Rebels", "aid convoy"),
    ("An aid convoy was attacked by rebels.", "rebels", "aid convoy"),
    ("An aid convoy was attacked.", None, "aid convoy"),
    ("The hostages taken by the rebels are nurses.", "rebels", "hostages"),
    ("The rebels' attack on the mine killed a guard.", "rebels", "mine"),
    ("Militants launched an attack on the mine.", "Militants", "mine"),
    ("The release of the hostages by the rebels surprised everyone.", "rebels", "hostages"),
    ("The army sent troops to Borland.", "army", "Borland"),
    ("Arland delivered food to the islanders.", "Arland", "islanders"),
    ("Talks between Arland and Borland began.", "Arland", "Borland"),
    ("The president met the ambassador.", "president", "ambassador"),
    ("A block of flats collapsed.", None, "block of flats"),
    ("The group threatened to attack the embassy.", "group", "embassy"),
    ("The group claimed responsibility.", "group", None),
    ("The teacher's murder shocked the town.", None, "teacher"),
    ("The envoy's assassination in Lod led to protests.", None, "envoy"),
    ("Police are investigating the boy's abduction.", None, "boy"),
    ("The army's arrest of nine men led to protests.", "army", "nine men"),
    ("The regime's executions continued.", "regime", None),
    ("Their patrol came under fire near the lake.", None, "their patrol"),
    ("The convoy came under attack from rebels.", "rebels", "convoy"),
    ("The base was under siege by militants.", "militants", "base"),
    ("A driver was shot on the lake road.", None, "driver"),
    ("Four soldiers wounded, the army said.", None, "four soldiers"),
    ("Police fired tear gas at the marchers.", "police", "marchers"),
    ("Protesters threw rocks at officers.", "protesters", "officers"),
    ("Rebels shot down a drone.", "rebels", "drone"),
    ("Mara Lind survived the attack.", None, "mara lind"),
    ("The bombing was carried out by one man.", "one man", None),
    ("The aircraft overran the runway.", None, "aircraft"),
    ("Nine villagers remain in the custody of the rebels.", None, "nine villagers"),
    ("A witness saw the man attack the guard.", "man", "guard"),
    ("The union called on Arland to send food.", "arland", None),
    ("The Lomaria attacks shocked the world.", None, None),
    ("Terrorist attacks shook the valley.", None, "valley"),
]


@pytest.mark.parametrize(("text", "actor", "target"), PARTICIPANTS)
def test_the_one_who_acts_and_the_one_it_is_done_to_keep_apart(first, text, actor, target):
    found = first(text)
    said = [(party or "").lower() for party in (found.actor, found.target)]
    assert said == [(party or "").lower() for party in (actor, target)]


def test_a_relative_clause_tells_who_was_beaten_and_burned(first):
    found = first("Police found a man who had been beaten to death and burned.")
    assert (found.type, found.actor, found.target) == ("attack", None, "man")


BY_DAY_OR_CITY = [
    "Last week's attack killed nine people.",
    "Yesterday's attack was the worst in years.",
    "The New Year's attack killed nine.",
    "The Karsk shooting left four dead.",
    "An Odrava car bombing killed nine people.",
    "The city's worst attack in years killed nine.",
]


@pytest.mark.parametrize("text", BY_DAY_OR_CITY)
def test_no_day_and_no_city_carries_out_an_attack(first, text):
    assert first(text).actor is None


DATELINES = [
    ("HALMAR (Corvane) — Gunmen stormed a station before dawn on Monday.", "Gunmen"),
    ("KOLVAR, Lomaria — Lomaria sent 150 soldiers to the border.", "Lomaria"),
    ("KELMAR, March 3 (Agency) - Rebels attacked a convoy near Karsk.", "Rebels"),
    ("Halmar, Corvane – Gunmen stormed a police station.", "Gunmen"),
    ("HALMAR (Agency) — Gunmen stormed a station before dawn.", "Gunmen"),
    ("KOLVAR, Lomland — Mortar shells killed two people.", "Mortar shells"),
    ("TESSARO — The Ashen Column released four hostages.", "Ashen Column"),
    ("KARSK - The army freed nine hostages on Monday.", "army"),
]


@pytest.mark.parametrize(("text", "actor"), DATELINES)
def test_a_dateline_did_nothing(first, text, actor):
    assert first(text).actor == actor


def test_a_place_before_a_raid_did_not_carry_it_out(first):
    found = first("The Karsk raid killed nine men.")
    assert (found.actor, found.place) == (None, "Karsk")


def test_who_condemns_an_attack_did_not_commit_it(first):
    assert first("The minister condemned the attack on the mine.").actor is None


def test_a_day_is_nobody(first):
    found = first("Monday's attack was the worst in years.")
    assert (found.actor, found.target) == (None, None)


PLACES = [
    ("Rebels attacked a convoy in Karsk.", "Karsk"),
    ("Rebels attacked a convoy near Karsk.", "near Karsk"),
    ("Rebels attacked a convoy in the village of Tarn.", "village of Tarn"),
    ("Gunmen attacked the priest at a hospital in Lod.", "hospital in Lod"),
    ("The army sent troops to Borland.", "Borland"),
    ("Rebels attacked a convoy.", None),
    ("Fire kills nine in Chittory", "Chittory"),
    ("Militants carried out an attack on Karsk.", "Karsk"),
    ("An earthquake struck Norland on Sunday.", "Norland"),
    ("Rebels attacked a checkpoint.", "checkpoint"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_is_the_one_of_the_clause(first, text, place):
    assert (first(text).place or "").removeprefix("the ").removeprefix("a ") == (place or "")


LISTED_OR_BLAMED = [
    ("Guerrillas machine-gunned a cook and her daughter near the well.", "Guerrillas", "cook and her daughter"),
    ("The minister condemned the killing of a constable and his small son.", None, "constable and his small son"),
    ("The attacks claimed the lives of Mara Lind, an officer and a judge.", None, "Mara Lind, an officer and a judge"),
    ("Two gunmen ended his life outside the court.", "Two gunmen", None),
    ("A priest was shot to death in Lod.", None, "priest"),
    ("Mara Lind and her friend Ivo Tarn were abducted on Sunday.", None, "Mara Lind and her friend Ivo Tarn"),
    ("Three ministers resigned to protest the assassination of Judge Orsa Keld.", None, "Judge Orsa Keld"),
    ("The Vale Front claimed responsibility for killing General Orsa Keld.", "Vale Front", "General Orsa Keld"),
    ("The rebels blamed the government for the murder of ten miners.", "government", "ten miners"),
    ("The murder is attributed to the Vale Front.", "Vale Front", None),
    ("The army is responsible for the massacre.", "army", None),
    ("A Vale Front attack left nine dead.", "Vale Front", "nine"),
    ("A commando of the Vale Front attacked the mill.", "commando of the Vale Front", "mill"),
    ("THE VALE FRONT CLAIMED RESPONSIBILITY FOR THE ATTACK.", "VALE FRONT", None),
    ("The mayor accused the rebels of killing nine guards.", "rebels", "nine guards"),
    ("Arland blamed Borland for the attack.", "Borland", None),
    ("The attack was blamed on the Vale Front.", "Vale Front", None),
    ("Witnesses said the Vale Front was behind the attack.", "Vale Front", None),
    ("The massacre was the work of the army, the bishop said.", "army", None),
    ("Two brothers were responsible for the kidnapping of the nurse.", "Two brothers", "nurse"),
    ("Judge Orsa Keld, a clerk and two guards were murdered.", None, "Judge Orsa Keld, a clerk and two guards"),
    ("Rebels kidnapped a nurse and a driver.", "Rebels", "nurse and a driver"),
    ("Rebels and bandits attacked the mill.", "Rebels and bandits", "mill"),
    ("The opposition leader was poisoned.", None, "opposition leader"),
    ("Forty were massacred at the well.", None, "Forty"),
    ("The guerrillas dynamited two pylons.", "guerrillas", "two pylons"),
    ("Death squads executed two students.", "Death squads", "two students"),
    ("Rebels are holding nine soldiers.", "Rebels", "nine soldiers"),
]


@pytest.mark.parametrize(("text", "actor", "target"), LISTED_OR_BLAMED)
def test_a_list_of_people_stays_whole_and_who_is_blamed_is_the_actor(first, text, actor, target):
    found = first(text)
    assert (found.actor, found.target) == (actor, target)


def test_a_verb_of_two_words_is_one_trigger(first):
    found = first("Guerrillas machine-gunned a cook and her daughter near the well.")
    assert found.trigger.of("Guerrillas machine-gunned a cook and her daughter near the well.") == "machine-gunned"
