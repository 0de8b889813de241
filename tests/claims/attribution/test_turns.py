"""Turns of a transcript: who speaks where, without quotation marks."""

import pytest

from asreported.claims.attribution import attributions
from asreported.claims.parse import parsed
from asreported.claims.transcripts import lines

TALK = "Olla Venn: Nine boats left.\n\nQ: Were there ten?\n\nVenn: Nine.\nMore will follow.\n\n(End of the briefing)"


def test_a_turn_is_quoted_directly_up_to_the_next_label_or_remark(nlp):
    found = attributions(parsed(nlp(TALK)))
    assert [(a.speaker, a.quote, a.content.of(TALK)) for a in found] == [
        ("Olla Venn", "direct", "Nine boats left."),
        ("Olla Venn", "direct", "Nine.\nMore will follow."),
    ]


@pytest.mark.parametrize(
    "text",
    ["Note: the road is closed.", "Dead: 4\nWounded: 9\nMissing: 2", "Lund: fog.\nTarn: rain.\nOstrava: more rain."],
)
def test_a_table_or_a_note_is_no_transcript(text):
    assert lines(text) == []
