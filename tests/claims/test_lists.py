"""Lists: each line that begins with a bullet is a sentence of its own."""

import pytest

from asreported.claims.parse import parsed
from asreported.claims.sentences import entries


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- rescued: 9\n- dead: 4\n", 2),
        ("1. The road is open.\n2. The bridge is shut.\n3. The dam holds.", 3),
        ("• one camp\n• two camps", 2),
        ("(a) rescued 9\n(b) dead 4\n", 2),
        ("The storm\n- the worst of the year - went by.", 0),
        ("- a lone dash", 0),
        ("No list at all.", 0),
    ],
)
def test_a_list_has_two_lines_or_more(text, lines):
    assert len(list(entries(text))) == lines


def test_a_line_of_a_list_is_a_sentence_of_its_own(nlp):
    parse = parsed(nlp("- persons on board: 96, of whom 14 crew\n- rescued: 51\n"))
    first, second = parse.low.index("96"), parse.low.index("51")
    assert parse.opens[first] != parse.opens[second]
    assert all(parse.opens[at] <= parse.heads[at] < parse.stops[at] for at in range(len(parse)))
