"""What became of named persons: who, what, when, according to whom; and never a word that only looks like it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.claims.attribution import Voices, attributions
from asreported.claims.parse import parsed
from asreported.claims.persons import persons
from asreported.intake import Report

PUBLISHED = "2026-11-18"  # a Wednesday
NEWS = tomllib.loads(Path(__file__).with_name("news_sentences.toml").read_text(encoding="utf-8"))["report"]
SENTENCES = tomllib.loads(Path(__file__).with_name("person_sentences.toml").read_text(encoding="utf-8"))


@pytest.fixture
def read(nlp):
    def read(text, published=PUBLISHED):
        parse = parsed(nlp(text))
        voices = Voices(attributions(parse), parse)
        return persons(parse, Report(name="note.txt", text=text, published=published), voices)

    return read


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [(text, name, [tuple(one) for one in row["is"]]) for row in SENTENCES["told"] for text, name in row["sentences"]],
)
def test_each_class_of_sentence_gives_its_person_the_status(read, text, name, told):
    assert [(one.name, one.status, one.mode) for one in read(text)] == [(name, *status) for status in told]


@pytest.mark.parametrize(("text", "told"), [(row["text"], row["persons"]) for row in NEWS])
def test_a_sentence_of_news_gives_its_persons_their_statuses_and_nobody_else_one(read, text, told):
    assert [f"{one.name} | {one.status} | {one.mode}" for one in read(text)] == told


@pytest.mark.parametrize("text", [text for row in SENTENCES["silent"] for text in row["sentences"]])
def test_a_sentence_that_only_looks_like_it_gives_nobody_a_status(read, text):
    assert read(text) == []


def test_a_person_has_age_calling_and_nationality_as_the_report_gives_them(read):
    (one,) = read("Ana Bell, 34, a French engineer, was kidnapped near Karsk on Monday.")
    assert (one.age, one.role, one.nationality) == (34, "engineer", "France")
    assert (one.date_start, one.date_precision) == ("2026-11-16", "day")


@pytest.mark.parametrize(
    ("text", "age", "role"),
    [
        ("The 27-year-old teacher Hassan Ali was abducted.", 27, "teacher"),
        ("Hassan Ali (27) was abducted.", 27, None),
        ("Hassan Ali, a 27-year-old teacher, was abducted.", 27, "teacher"),
        ("Gunmen abducted Hassan Ali, aged 27, on Monday.", 27, None),
        ("Hassan Ali was abducted with 27 others.", None, None),
    ],
)
def test_an_age_is_that_of_the_person_and_no_other_number(read, text, age, role):
    assert {(one.age, one.role) for one in read(text)} == {(age, role)}


def test_what_is_said_at_one_place_holds_at_every_other(read):
    found = read("Nurse Amina Bello, 29, was abducted in May. Bello was released on Monday.")
    assert [(one.name, one.status, one.age, one.role) for one in found] == [
        ("Amina Bello", "taken", 29, "Nurse"),
        ("Amina Bello", "released", 29, "Nurse"),
    ]


def test_a_pronoun_stands_for_the_person_spoken_of(read):
    text = "Oksana Petrenko was abducted in May. She was released on Monday."
    taken, released = read(text)
    assert (released.name, released.mention.of(text), released.status) == ("Oksana Petrenko", "She", "released")
    assert taken.date_precision == "month"


def test_they_are_those_named_together(read):
    found = read("Ana Bell and Bo Lind were abducted in May. They were released on Monday.")
    assert [(one.name, one.status) for one in found] == [
        ("Ana Bell", "taken"), ("Bo Lind", "taken"), ("Ana Bell", "released"), ("Bo Lind", "released"),
    ]  # fmt: skip


def test_the_calling_stands_for_the_only_one_who_has_it(read):
    text = "Rebels seized Ana Bell, an engineer, in May. The engineer was freed on Monday."
    assert [(one.name, one.status) for one in read(text)] == [("Ana Bell", "taken"), ("Ana Bell", "released")]


def test_a_pronoun_without_anybody_named_gives_nothing(read):
    assert read("She was taken hostage by pirates.") == []


def test_the_claimant_is_who_says_so(read):
    (one,) = read("Gunmen freed Ana Bell on Tuesday, police said.")
    assert one.speaker == "police"


def test_what_two_say_is_two_claims(read):
    found = read("Police said that Ana Bell was released. The rebels denied that Bell was released.")
    assert [(one.speaker, one.mode) for one in found] == [("Police", "happened"), ("rebels", "denied")]


def test_two_verbs_give_two_statuses_with_their_own_days(read):
    found = read("Oksana Petrenko, who was seized in May and released in June, thanked the doctors.")
    assert [(one.status, one.date_start) for one in found] == [("taken", "2026-05-01"), ("released", "2026-06-01")]


def test_a_status_told_again_without_anything_new_is_one_claim(read):
    found = read("Ana Bell was kidnapped on Monday. Bell was kidnapped by gunmen.")
    assert [(one.status, one.date_start) for one in found] == [("taken", "2026-11-16")]


def test_hedge_words_are_kept(read):
    (one,) = read("Hassan Ali was reportedly killed.")
    assert one.hedge == ("reportedly",)


def test_every_field_has_its_reason(read):
    (one,) = read("Ana Bell, 34, a French engineer, was kidnapped near Karsk on Monday.")
    reasons = dict(one.reasons)
    assert reasons["age"] == "“34” beside the name"
    assert "French" in reasons["nationality"]
    assert all(reasons[field] for field in ("mention", "trigger", "date_precision", "hedge", "verification"))


def test_a_report_without_a_day_of_publication_is_read_too(read):
    assert [one.status for one in read("Ana Bell was kidnapped near Karsk.", None)] == ["taken"]


PIECES = ["“", "’s", "\n\n", "Ana Bell", "kidnapped", "was freed", "body of", ",", "34", ".", "(", "they", "his", "😀"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_whatever_the_text_the_words_stand_where_they_are_said_to(nlp, pieces):
    text = " ".join(["It", *pieces])
    parse = parsed(nlp(text))
    for one in persons(parse, Report(name="x", text=text), Voices([], parse)):
        assert 0 <= one.evidence.start < one.evidence.end <= len(text)
        assert one.trigger.of(text).strip()
        assert one.mention.of(text).strip()
