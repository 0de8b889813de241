"""Where something happened, in the fullest words that the clause gives."""

import pytest

from asreported.claims.parse import parsed
from asreported.claims.places import place

PLACES = [
    ("Gunmen killed nine guards in Lod.", "killed", "Lod"),
    ("Nine guards were killed in the village of Lod.", "killed", "the village of Lod"),
    ("The army freed nine men in northern Norra on Monday.", "freed", "northern Norra"),
    ("Nine men from Arland were killed.", "killed", None),
    ("Nine men were killed on Monday.", "killed", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), PLACES)
def test_the_place_of_a_deed_is_the_one_its_clause_names(nlp, text, word, expected):
    parse = parsed(nlp(text))
    assert place(parse, parse.low.index(word), (0, len(parse)))[0] == expected


def test_what_goes_to_a_place_is_placed_by_where_it_goes(nlp):
    parse = parsed(nlp("The army moved to Norra on Monday."))
    token = parse.low.index("moved")
    assert place(parse, token, (0, len(parse)), moving=True)[0] == "Norra"


REACHED = [
    ("Rebels attacked Karsk.", "attacked", "Karsk"),
    ("The strike on Karsk killed nine.", "strike", "Karsk"),
    ("Odrava was bombed at noon.", "bombed", "Odrava"),
    ("Rebels attacked a convoy.", "attacked", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), REACHED)
def test_what_is_done_to_a_place_is_placed_there(nlp, text, word, expected):
    parse = parsed(nlp(text))
    assert place(parse, parse.low.index(word), (0, len(parse)), reaching=True)[0] == expected


def test_a_state_in_letters_before_a_deed_may_have_done_it_and_is_no_place(nlp):
    parse = parsed(nlp("The US raid failed."))
    assert place(parse, parse.low.index("raid"), (0, len(parse)), reaching=True)[0] is None


def test_a_road_is_where_it_happened(nlp):
    parse = parsed(nlp("A driver was shot on the lake road."))
    assert place(parse, parse.low.index("shot"), (0, len(parse)))[0] == "the lake road"
