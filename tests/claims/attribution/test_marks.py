"""Marks repaired by syntax: whole phrases, whole quotations, and nothing of the cue."""

import pytest

from asreported.claims.attribution.markedcues import marked_cue
from asreported.claims.attribution.marks import content_marked, source_marked
from asreported.claims.attribution.quotes import Quoted, quotes
from asreported.claims.attribution.trios import trios

# text, marks, the content as it is repaired
CONTENTS = [
    (
        "The foreman griped that nine boats had left the port of Orvik.",
        {"cue": "griped", "content": "that nine boats had left"},
        "nine boats had left the port of Orvik",
    ),
    (
        "The foreman griped, “Nobody has come to mend the bridge.”",
        {"cue": "griped", "content": "Nobody has come to mend the"},
        "“Nobody has come to mend the bridge.”",
    ),
    (
        "The north of the island, the foreman griped, had been left without water.",
        {
            "source": "the foreman",
            "cue": "griped",
            "content": ("The north of the island", "had been left without water"),
        },
        "The north of the island, the foreman griped, had been left without water",
    ),
    (
        "Nine boats had left the port, the foreman griped.",
        {"source": "the foreman", "cue": "griped", "content": "Nine boats had left the"},
        "Nine boats had left the port",
    ),
]


@pytest.mark.parametrize(("text", "marks", "content"), CONTENTS)
def test_a_content_is_whole(marked, text, marks, content):
    parse = marked(text, marks)
    (trio,) = trios(parse)
    assert content_marked(parse, trio, marked_cue(parse, trio), Quoted(quotes(text))).of(text) == content


@pytest.mark.parametrize(
    ("text", "marks", "source"),
    [
        ("The old foreman griped that it rained.", {"source": "foreman", "cue": "griped"}, "The old foreman"),
        ("“It rains,” griped the old foreman.", {"source": "the old foreman", "cue": "griped"}, "the old foreman"),
    ],
)
def test_a_source_is_its_whole_noun_phrase(marked, text, marks, source):
    parse = marked(text, marks)
    (trio,) = trios(parse)
    found = source_marked(parse, trio, marked_cue(parse, trio))
    assert parse.span(found.first, found.end).of(text) == source


def test_the_verb_of_saying_is_what_a_long_cue_turns_on(marked):
    parse = marked("The foreman went on to say that it rained.", {"cue": "went on to say"})
    cue = marked_cue(parse, trios(parse)[0])
    assert (cue.lemma, cue.act) == ("say", "say")
    assert parse.span(cue.first, cue.end).of(parse.text) == "went on to say"
