"""Every count of people becomes a figure with the words that say so; everything else that is counted does not."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from asreported.claims.attribution import Attribution, Voices
from asreported.claims.claim import Figure, Span
from asreported.claims.figures import figures
from asreported.claims.parse import parsed
from asreported.intake import Report

ROWS = [
    (row["text"], row["figures"])
    for name in (
        "figure_sentences.toml",
        "class_sentences.toml",
        "news_sentences.toml",
        "crisis_sentences.toml",
        "unseen_sentences.toml",
    )
    for rows in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")).values()
    for row in rows
]


def read(nlp: Language, text: str, attributions: tuple[Attribution, ...] = ()) -> list[Figure]:
    report = Report(name="own.txt", text=text, published="2031-05-14")
    parse = parsed(nlp(text))
    return figures(parse, report, Voices(attributions, parse))


def only(nlp: Language, text: str) -> Figure:
    found = read(nlp, text)
    assert len(found) == 1, [figure.number.of(text) for figure in found]
    return found[0]


def shown(text: str, figure: Figure) -> str:
    ends = ["-" if end is None else str(end) for end in (figure.low, figure.high)]
    return " | ".join([figure.number.of(text), figure.measure, *ends])


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_count_of_people_becomes_a_figure_and_nothing_else_does(nlp, text, expected):
    assert sorted(shown(text, figure) for figure in read(nlp, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Raiders killed 12 farmers.", "happened"),
        ("More than 130 hostages are being held in the valley.", "ongoing"),
        ("The army plans to rescue nine hostages.", "planned"),
        ("Zeland will send 500 soldiers.", "planned"),
        ("Sixteen observers are to be deployed along the river.", "planned"),
        ("As many as 100 people may have drowned.", "possible"),
        ("If 200 soldiers are killed, the talks will end.", "possible"),
        ("The militia did not kill 40 villagers.", "denied"),
        ("The general denied that 30 soldiers had been captured.", "denied"),
        ("The general did not deny that 30 soldiers had been captured.", "possible"),
        ("Nobody has confirmed that two hostages died.", "possible"),
        ("There is no evidence that 20 people died.", "possible"),
        ("The report that 15 hostages were freed was false.", "denied"),
        ("In 2019 the same group held 17 workers.", "happened"),
        ("Two million people need food.", "ongoing"),
        ("The court issued arrest warrants for 36 people.", "planned"),
    ],
)
def test_only_what_is_told_as_done_counts_as_happened(nlp, text, mode):
    assert only(nlp, text).mode == mode


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The blast killed 12 farmers.", "event"),
        ("Police arrested 40 people in the past two days.", "period"),
        ("Some 900 people have been killed so far.", "total"),
        ("About 70 people are still missing.", "standing"),
        ("Some 450 trainers are stationed in Norra.", "standing"),
        ("The group holds 17 workers.", "standing"),
        ("In 2019 the same group held 17 workers.", "event"),
        ("The bus crashed on Monday, and nine people have died so far.", "event"),
        ("More than 600 people have been killed in the unrest.", "total"),
        ("Nine nurses have died this year, 54 since the war began.", ["period", "total"]),
        ("Norra has confirmed 40 new cases of measles.", "total"),
        ("Two million people need food.", "standing"),
        ("There were ten passengers aboard the aircraft.", "event"),
        ("Two men were arrested in January.", "event"),
        ("Police arrested 40 people in January.", "period"),
    ],
)
def test_one_incident_is_told_from_a_period_a_total_and_a_state(nlp, text, scope):
    found = [figure.scope for figure in read(nlp, text)]
    assert found == ([scope] if isinstance(scope, str) else scope)


@pytest.mark.parametrize(
    ("text", "group", "people"),
    [
        ("Bombs killed eleven in Orvik.", "people", "unspecified"),
        ("Bombs killed eleven government soldiers in Orvik.", "government soldiers", "security"),
        ("Bombs killed eleven members of the coast guard.", "members of the coast guard", "security"),
        ("Raiders killed two foreign engineers.", "foreign engineers", "foreigners"),
        ("Raiders abducted nine schoolgirls.", "schoolgirls", "children"),
        ("The militants freed nine hostages.", "hostages", "hostages"),
    ],
)
def test_the_group_is_told_in_the_words_of_the_text(nlp, text, group, people):
    figure = only(nlp, text)
    assert (figure.group, figure.people) == (group, people)


@pytest.mark.parametrize("text", ["Twelve out of 30 hostages were freed.", "Rebels freed 12 of the 30 hostages."])
def test_a_part_is_counted_by_the_noun_of_its_whole(nlp, text):
    assert only(nlp, text).group == "hostages"


def test_a_demonym_gives_side_and_nationality(nlp):
    figure = only(nlp, "Raiders killed two Norwegian engineers.")
    assert (figure.side, figure.nationality) == ("Norway", "Norway")


def test_the_evidence_holds_the_number_and_every_span_quotes_the_text(nlp):
    text = "In the north, at least 20 people were killed on Monday, and the market burned down."
    figure = only(nlp, text)
    assert figure.evidence.holds(figure.number)
    assert "were killed" in figure.evidence.of(text)
    assert "burned" not in figure.evidence.of(text)
    assert figure.hedge == ("at least",)


def test_each_from_two_groups_is_two_figures(nlp):
    found = read(nlp, "Ninety farmers were wounded, as were two each from the navy and the police.")
    assert [figure.group for figure in found] == ["farmers", "from the navy", "from the police"]
    assert len({figure.id for figure in found}) == 3


def test_the_same_count_said_twice_is_two_figures(nlp):
    found = read(nlp, "Blast kills nine\n\nA blast killed nine people in Orvik on Monday.")
    assert [(figure.measure, figure.low) for figure in found] == [("killed", 9), ("killed", 9)]


def test_the_speaker_is_whoever_the_voices_name(nlp):
    text = "Nine people died, the ministry said."
    cue = Span(text.index("said"), text.index("said") + 4)
    attribution = Attribution(
        cue=cue, content=Span(0, 16), source=None, speaker="ministry", named=True, act="say", quote="indirect"
    )
    assert read(nlp, text, (attribution,))[0].speaker == "ministry"


def test_a_count_names_its_place_and_its_day(nlp):
    figure = only(nlp, "As of Monday, 40 people had been killed in Sweden.")
    assert (figure.place, figure.as_of) == ("Sweden", "2031-05-12")


def test_every_field_says_why(nlp):
    figure = only(nlp, "At least 20 people were killed.")
    assert dict(figure.reasons)["number"] == "“At least” leaves the upper end open"
    assert {"measure", "group", "mode", "scope", "speaker"} <= set(dict(figure.reasons))


def test_reading_twice_gives_the_same_figures(nlp):
    text = "Three died, five were hurt and nine are missing; a child was rescued."
    assert read(nlp, text) == read(nlp, text)


def modes(parse):
    return [figure.mode for figure in figures(parse, Report(name="x", text=parse.text), Voices((), parse))]


def test_a_count_that_the_network_doubts_is_possible_where_no_word_or_tense_says_more(nlp):
    parse = parsed(nlp("The plan speaks of the deaths of nine guards."))
    assert modes(replace(parse, factuality=[3.0] * len(parse))) == ["happened"]
    assert modes(replace(parse, factuality=[-2.0] * len(parse))) == ["possible"]


def test_the_past_tense_of_a_count_goes_before_the_network(nlp):
    parse = parsed(nlp("Nine guards were killed."))
    assert modes(replace(parse, factuality=[-3.0] * len(parse))) == ["happened"]
