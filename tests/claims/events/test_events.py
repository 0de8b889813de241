"""What is said to have happened or to be planned: each once per account, never a word that only looks like it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.claims.attribution import Attribution, Voices
from asreported.claims.claim import Span
from asreported.claims.events import events
from asreported.claims.parse import parsed
from asreported.intake import Report

PUBLISHED = "2026-11-18"  # a Wednesday


@pytest.fixture
def read(nlp):
    def read(text, attributions=()):
        report = Report(name="note.txt", text=text, published=PUBLISHED)
        parse = parsed(nlp(text))
        return events(parse, report, Voices(attributions, parse))

    return read


TOLD = [
    ("Gunmen took 20 people hostage in Karsk.", "abduction"),
    ("Three nurses were kidnapped on the road to Lod.", "abduction"),
    ("The sailors are being held captive by pirates.", "captivity"),
    ("The hostages were set free on Tuesday.", "release"),
    ("The rebels released nine prisoners.", "release"),
    ("Commandos rescued the crew on Sunday.", "rescue"),
    ("The family was pulled from the rubble alive.", "rescue"),
    ("The rescue operation went on all night.", "rescue"),
    ("Rebels opened fire on a bus.", "attack"),
    ("Soldiers came under fire near the village.", "attack"),
    ("The army laid siege to the town.", "attack"),
    ("The village was shelled by government forces.", "attack"),
    ("Militants carried out an attack on the airport.", "attack"),
    ("Fighter jets launched airstrikes on the port.", "attack"),
    ("Two soldiers were killed in a clash with smugglers.", "clash"),
    ("Fighting broke out between rebels and soldiers.", "clash"),
    ("Police raided a flat in the capital.", "raid"),
    ("Troops stormed the parliament building.", "raid"),
    ("Police arrested two men at the station.", "detention"),
    ("The suspect was taken into custody.", "detention"),
    ("Arland has deployed 300 soldiers.", "deployment"),
    ("The army sent troops to the border.", "deployment"),
    ("The offer does not include troops on the ground.", "deployment"),
    ("Arland sent medical supplies to the island.", "assistance"),
    ("The charity will provide food and shelter.", "assistance"),
    ("Thousands of residents were evacuated.", "evacuation"),
    ("Some of the wounded were airlifted to the capital.", "evacuation"),
    ("Thousands fled their homes.", "displacement"),
    ("The presidents met in Odrava.", "meeting"),
    ("Talks between Arland and Borland began on Monday.", "negotiation"),
    ("The two sides agreed to a ceasefire.", "ceasefire"),
    ("The kidnappers threatened to kill the captives.", "threat"),
    ("The rebels demanded a ransom.", "demand"),
    ("An earthquake struck the coast.", "disaster"),
    ("Floods have cut off the valley.", "disaster"),
    ("A block of flats collapsed in Lod.", "accident"),
    ("The house caught fire.", "accident"),
    ("A train derailed near Karsk.", "accident"),
    ("The ferry sank off the coast.", "accident"),
]


@pytest.mark.parametrize(("text", "type_"), TOLD)
def test_an_event_is_told_by_its_words(read, text, type_):
    assert type_ in {event.type for event in read(text)}


SENTENCES = tomllib.loads(Path(__file__).with_name("event_sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "type_", "stage"),
    [(text, row["type"], row["stage"]) for row in SENTENCES["told"] for text in row["sentences"]],
)
def test_each_class_of_sentence_tells_its_event_and_how_far_it_has_come(read, text, type_, stage):
    assert (type_, stage) in {(event.type, event.stage) for event in read(text)}


@pytest.mark.parametrize(
    ("text", "type_"), [(text, row["type"]) for row in SENTENCES["silent"] for text in row["sentences"]]
)
def test_a_class_of_sentence_that_only_looks_like_an_event_tells_none(read, text, type_):
    assert type_ not in {event.type for event in read(text)}


NEWS = [
    report
    for name in ("news_sentences.toml", "crisis_sentences.toml", "violence_sentences.toml")
    for report in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["report"]
]


@pytest.mark.parametrize(("text", "told"), [(row["text"], row["events"]) for row in NEWS])
def test_a_sentence_of_news_tells_its_events_and_no_other(read, text, told):
    found = [
        {"type": e.type, "stage": e.stage, "actor": e.actor, "target": e.target, "place": e.place, "date": e.date_start}
        for e in read(text)
    ]
    assert sorted(e["type"] for e in found) == sorted(row["type"] for row in told)
    assert all(any(row.items() <= e.items() for e in found) for row in told)


OTHER_SENSES = [
    "He suffered a heart attack on Monday.",
    "The fire chief spoke in the meeting room.",
    "The charm offensive was no success.",
    "Her speech met with criticism.",
    "The ministry released a statement.",
    "The army released footage of the harbour.",
    "The lesson helped him understand the poem.",
    "The talks show ended at nine.",
    "Rescue workers drank coffee.",
    "Doctor Paula Storm spoke about trees.",
    "The album was released in spring.",
    "The mayor held a press conference.",
    "The minister was held responsible for the delay.",
    "The factory provides jobs.",
    "The union called a hunger strike.",
    "A guard brought the four down.",
    "I pray for his return to health.",
    "The senator had many conversations with voters.",
    "She shot a film in Karsk.",
    "The senator attacked the proposal.",
    "The president fired the minister.",
    "Train drivers will strike on Monday.",
    "The ministry released a report.",
    "The opposition called it a raid on the budget.",
    "His mother called the death senseless.",
    "A video captured the minister laughing.",
    "The plan was met with protests.",
    "He faces a life sentence for first-degree murder.",
    "No group has claimed responsibility.",
    "Mara Lind fled up the street.",
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_another_sense_of_the_word_is_no_event(read, text):
    assert read(text) == []


def test_the_name_of_a_person_is_no_event(read):
    assert [event.type for event in read("Lisa Raid met Peter Storm in Karsk.")] == ["meeting"]


def test_a_blast_that_killed_is_one_event(read):
    found = read("The airstrike on the hospital killed three nurses.")
    assert [(event.type, event.target) for event in found] == [("attack", "hospital")]


def test_to_go_in_and_to_kill_are_two_events(read):
    found = read("Gunmen stormed the station at dawn, killing four guards.")
    assert [(event.type, event.target) for event in found] == [("attack", "station"), ("attack", "four guards")]


def test_the_dead_of_a_mishap_were_not_attacked(read):
    found = read("A bus fell into a ravine near Lod. Nine pilgrims were killed on Sunday.")
    assert {event.type for event in found} == {"accident"}


def test_the_dead_of_an_attack_are_part_of_it(read):
    found = read("Rebels attacked the mill on Monday. Nine guards were killed.")
    assert [event.trigger.of("Rebels attacked the mill on Monday. Nine guards were killed.") for event in found] == [
        "attacked"
    ]


def test_help_that_is_offered_and_named_in_one_breath_is_one_event(read):
    found = read("Arland made an offer of medical assistance to help the victims.")
    assert [(event.type, event.stage) for event in found] == [("assistance", "offered")]


def test_a_mention_in_passing_adds_no_account_in_another_voice(read):
    text = "Rebels attacked the mill. A guard said he slept before the attack."
    content = Span(text.index("he slept"), len(text) - 1)
    cue, source = Span(text.index("said"), text.index(" he slept")), Span(text.index("A guard"), text.index(" said"))
    voice = Attribution(
        cue=cue, content=content, source=source, speaker="A guard", named=False, act="say", quote="indirect"
    )
    assert [event.speaker for event in read(text, [voice])] == [None]


def test_a_word_with_a_hyphen_is_one_trigger(read):
    text = "The council called for a cease-fire."
    (event,) = read(text)
    assert (event.type, event.stage, event.trigger.of(text)) == ("ceasefire", "requested", "cease-fire")


def test_a_vow_to_kill_is_a_threat_and_not_yet_an_attack(read):
    assert [event.type for event in read("The group vowed to execute the prisoners.")] == ["threat"]


def test_an_explosion_is_an_accident_where_gas_leaked(read):
    found = read("There was an explosion in the kitchen. Gas had leaked from a boiler.")
    assert {event.type for event in found} == {"accident"}


def test_an_explosion_is_an_attack_where_a_bomber_struck(read):
    found = read("There was an explosion at the station. Police named the suicide bomber, a militant.")
    assert {event.type for event in found} == {"attack"}


def test_a_mention_that_only_points_back_is_not_a_new_event(read):
    found = read("Gunmen attacked a mine near Karsk on Monday. The mine was closed after the attack.")
    assert len(found) == 1
    assert found[0].date_start == "2026-11-16"


def test_another_attack_is_a_new_event(read):
    found = read("An attack on the port killed two men. Another attack on the mill killed a guard.")
    assert [event.target for event in found] == ["port", "mill"]


def test_the_same_event_in_another_voice_is_another_account(read):
    text = "Rebels attacked the convoy. The army attacked the convoy, the rebels said."
    content = Span(text.index("The army"), text.index(", the rebels"))
    cue, source = Span(text.rindex("said"), len(text) - 1), Span(text.rindex("the rebels"), text.rindex(" said"))
    voice = Attribution(
        cue=cue, content=content, source=source, speaker="rebels", named=False, act="say", quote="indirect"
    )
    assert [(event.actor, event.speaker) for event in read(text, [voice])] == [("Rebels", None), ("army", "rebels")]


def test_the_evidence_is_the_clause_around_the_trigger(read):
    text = "The bridge was closed, and rebels attacked a convoy near Karsk."
    (event,) = read(text)
    assert event.evidence.of(text) == "rebels attacked a convoy near Karsk"
    assert event.evidence.holds(event.trigger)


def test_what_is_told_before_a_noun_does_not_take_the_date_of_its_sentence(read):
    jailed, freed = read("The jailed editor was freed on Monday.")
    assert (jailed.type, jailed.date_start) == ("detention", None)
    assert (freed.type, freed.date_start) == ("release", "2026-11-16")


def test_every_field_has_its_reason(read):
    (event,) = read("Rebels attacked a convoy near Karsk on Monday.")
    told = {"trigger", "type", "stage", "actor", "target", "place", "date_start", "date_end", "date_precision"}
    assert {field for field, _ in event.reasons} >= told
    assert all(reason for _, reason in event.reasons)


def test_an_event_without_a_date_has_none_and_not_the_day_of_publication(read):
    (event,) = read("Rebels attacked a convoy near Karsk.")
    assert (event.date_start, event.date_end, event.date_precision) == (None, None, None)


def test_a_report_read_twice_gives_the_same_events(read):
    text = "Rebels attacked a convoy near Karsk on Monday. Arland offered to send aid."
    assert read(text) == read(text)


PIECES = ["“", "’s", " ", "\n\n", "attack", "hostages", "freed", "Karsk", ".", "(", "on Monday", "😀"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_whatever_the_text_the_words_stand_where_they_are_said_to(nlp, pieces):
    text = " ".join(["It", *pieces])
    parse = parsed(nlp(text))
    for event in events(parse, Report(name="x", text=text), Voices([], parse)):
        assert 0 <= event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end <= len(text)
