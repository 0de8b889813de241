"""A count that is already held by another is tied to it, so that nobody adds the two up; other counts are not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from asreported.claims.attribution import Voices, attributions
from asreported.claims.claim import Figure
from asreported.claims.figures import figures
from asreported.claims.parse import parsed
from asreported.intake import Report


def read(nlp: Language, text: str) -> list[Figure]:
    parse = parsed(nlp(text))
    return figures(parse, Report(name="own.txt", text=text), Voices(attributions(parse), parse))


def tied(nlp: Language, text: str) -> dict[str, str]:
    """Each part of the text and its whole, by their number words."""
    found = read(nlp, text)
    numbers = {figure.id: figure.number.of(text) for figure in found}
    return {figure.number.of(text): numbers[figure.part_of] for figure in found if figure.part_of}


PARTS = [
    # including, among them, of whom, of them
    ("Rebels killed 40 villagers, including 11 Zelanders.", {"11": "40"}),
    ("Dozens of people were killed, including a child.", {"a": "Dozens"}),
    ("Some 400 soldiers were deployed, including 50 medics.", {"50": "Some 400"}),
    ("At least 20 people were killed, among them three children.", {"three": "At least 20"}),
    ("Twenty people were killed, 12 of whom were soldiers.", {"12": "Twenty"}),
    ("Twenty people died, 12 of them soldiers.", {"12": "Twenty"}),
    # several parts of one whole
    ("The attack killed 31 people, including 12 soldiers and three nurses.", {"12": "31", "three": "31"}),
    (
        "The attack killed 31 people, including 12 soldiers, three nurses, and two cooks.",
        {"12": "31", "three": "31", "two": "31"},
    ),
    ("Twenty people were killed, 12 of them soldiers, five of them nurses.", {"12": "Twenty", "five": "Twenty"}),
    # a part of a part
    ("The blast killed 40 people, including 12 soldiers, among them two officers.", {"12": "40", "two": "12"}),
    # the whole in the sentence before
    ("The attack killed 31 people on Monday. The dead included 12 soldiers.", {"12": "31"}),
    ("The attack killed 31 people on Monday. Among the dead were five children.", {"five": "31"}),
    ("The attack killed 31 people on Monday. Five of those killed were children.", {"Five": "31"}),
    # each measure its own whole
    ("Bombs killed 20 people and wounded 30, including five children.", {"five": "30"}),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_part_names_its_whole(nlp, text, parts):
    assert tied(nlp, text) == parts


APART = [
    "Bombs killed 20 people in Karsk. Twelve soldiers were killed in Lod.",
    "Bombs killed 20 people and wounded 12.",
    "Bombs killed 20 people in towns including Karsk, and 12 in Lod.",
    "Bombs killed 20 people, including Mayor Brink, and wounded 12.",
    "The army lost 12 vehicles, including three lorries.",
    # more than the whole, another measure, another voice
    "Bombs killed 20 people, including 30 soldiers.",
    "Raiders took 30 people hostage, 12 of whom were freed later.",
    "The rebels hold 15 hostages. Two of the 15 hostages were freed on Monday.",
    "Twelve soldiers were killed. The wounded included five officers.",
    "Residents said 30 people were killed. The army said the dead included 12 soldiers.",
    # who “them” are may be others
    "We have counted nine deaths. Some of them may have died at home.",
    # two counts that may be meant
    "Bombs killed 12 soldiers and five villagers, including two children.",
    "The raid killed 20 people in the first week and 30 in the second. The dead included 12 soldiers.",
]


@pytest.mark.parametrize("text", APART)
def test_what_is_no_part_for_sure_has_no_whole(nlp, text):
    assert tied(nlp, text) == {}


def test_a_part_that_may_belong_to_either_of_two_counts_has_no_whole(nlp):
    assert tied(nlp, "The blast killed 40 people, including 12 soldiers, eight of them officers.") == {"12": "40"}
    assert tied(nlp, "Bombs killed 20 people, including 12 soldiers, and three nurses.") == {"12": "20"}


def test_each_party_counts_its_own_parts(nlp):
    text = (
        "The army said nine were killed, including two nurses, but rebels said 14 were killed, including five nurses."
    )
    assert tied(nlp, text) == {"two": "nine", "five": "14"}


def test_who_gives_the_whole_gives_the_part_behind_the_cue(nlp):
    whole, part = read(nlp, "Nine people were wounded, the mayor said, including two children.")
    assert (whole.speaker, part.speaker) == ("mayor", "mayor")


def test_the_reason_quotes_the_words_that_tie_them(nlp):
    _, part = read(nlp, "Twenty people died, 12 of them soldiers.")
    assert "“of them”" in dict(part.reasons)["part_of"]
