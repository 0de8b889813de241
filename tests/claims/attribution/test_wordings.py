"""Ways of handing a claim on that lists, notes and wire reports use, and what only looks like them."""

import tomllib
from pathlib import Path

import pytest

from asreported.claims.attribution import Voices, attributions, statements
from asreported.claims.claim import Span
from asreported.claims.parse import parsed
from asreported.intake import Report

TABLES = tomllib.loads(Path(__file__).with_name("crisis_sentences.toml").read_text(encoding="utf-8"))
ROWS = [(row["text"], row["told"]) for rows in TABLES.values() for row in rows]


def shown(text, found):
    return [f"{a.act} | {a.speaker or '-'} | {a.content.of(text)}" for a in found if a.shape != "revised"]


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_each_wording_hands_on_what_it_says(nlp, text, told):
    assert shown(text, attributions(parsed(nlp(text)))) == told


@pytest.mark.parametrize(
    ("text", "number", "speaker"),
    [
        ("Norra on Friday lowered the death toll from 47 to 41.", "47", "Norra"),
        ("The ministry raised the number of missing to 71 on Monday.", "71", "ministry"),
        ("The ministry has cut the toll to nine, saying two bodies were counted twice.", "nine", "ministry"),
        ("The storm raised the number of dead to 71.", "71", None),
        ("The ministry lowered the bridge at 12.", "12", None),
    ],
)
def test_who_revises_a_toll_gives_its_numbers_and_states_nothing(nlp, text, number, speaker):
    parse = parsed(nlp(text))
    voices = Voices(attributions(parse), parse)
    start = text.index(number)
    assert voices.at(Span(start, start + len(number))).speaker == speaker
    told = statements(parse, Report(name="own.txt", text=text), voices)
    assert not any(number in statement.content.of(text) for statement in told)
