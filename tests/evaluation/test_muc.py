"""The score of 1992: half a point for half an answer, and what nobody asked for is spurious."""

import pytest
from evaluation.muc import Tally, has_victims, published, score, tally, texts
from evaluation.muckeys import CONFIDENCE, EFFECT, KIND, NUMBER, PERPETRATOR, TYPE, VICTIM, Fill, Template


def attack(*, kind="CIVILIAN", optional=False, type_="ATTACK", **slots):
    named = {"number": NUMBER, "effect": EFFECT, "confidence": CONFIDENCE, "by": PERPETRATOR, "victim": VICTIM}
    fills = {TYPE: (Fill((type_,)),), KIND: (Fill((kind,)),)}
    return Template(fills | {named[name]: tuple(value) for name, value in slots.items()}, optional)


def test_the_number_of_another_target_is_half_right():
    key = [Fill(("2",), ("FERRYMEN",))]
    assert tally(NUMBER, [Fill(("2",), ("THE FERRYMEN",))], key) == Tally(correct=1)
    assert tally(NUMBER, [Fill(("2",), ("MILLERS",))], key) == Tally(partial=1)
    assert tally(NUMBER, [Fill(("3",), ("FERRYMEN",))], key) == Tally(incorrect=1)


@pytest.mark.parametrize("wanted", ["5 - 7", "~7", "7-"])
def test_one_number_for_a_range_it_bounds_is_half_right(wanted):
    assert tally(NUMBER, [Fill(("7",), ("CREW",))], [Fill((wanted,), ("CREW",))]) == Tally(partial=1)
    assert tally(NUMBER, [Fill(("6",), ("CREW",))], [Fill((wanted,), ("CREW",))]) == Tally(incorrect=1)


def test_a_range_is_written_with_or_without_spaces():
    assert tally(NUMBER, [Fill(("5-7",), ("CREW",))], [Fill(("5 - 7",), ("CREW",))]) == Tally(correct=1)


def test_less_than_the_key_says_is_half_right_and_more_is_wrong():
    by, plain = "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED"
    assert tally(CONFIDENCE, [Fill((plain,), ("VF",))], [Fill((by,), ("VF",))]) == Tally(partial=1)
    assert tally(CONFIDENCE, [Fill((by,), ("VF",))], [Fill((plain,), ("VF",))]) == Tally(incorrect=1)
    assert tally(EFFECT, [Fill(("NO INJURY",))], [Fill(("NO INJURY OR DEATH",))]) == Tally(partial=1)


def test_an_optional_fill_counts_only_when_it_is_given():
    key = [Fill(("DEATH",), ("CREW",), optional=True)]
    assert tally(EFFECT, [], key) == Tally()
    assert tally(EFFECT, [Fill(("DEATH",), ("CREW",))], key) == Tally(correct=1)
    assert tally(EFFECT, [Fill(("INJURY",), ("MILLERS",))], key) == Tally(spurious=1)


def test_the_best_pairs_are_made_first():
    given = [Fill(("1",), ("MILLER",)), Fill(("1",), ("ANNA TIDE",))]
    assert tally(NUMBER, given, [Fill(("1",), ("ANNA TIDE",))]) == Tally(correct=1, spurious=1)


def test_a_deed_nobody_asked_for_is_spurious_and_an_untold_one_missing():
    told = attack(number=[Fill(("4",), ("MILLERS",))], kind="CIVILIAN")
    asked = attack(number=[Fill(("1",), ("ANNA TIDE",))], type_="KIDNAPPING", kind="DIPLOMAT")
    assert score([told], [asked])[NUMBER] == Tally(spurious=1, missing=1)
    assert score([told], [])[NUMBER] == Tally(spurious=1)


def test_an_attack_may_go_for_any_incident_when_it_shares_a_victim():
    told = attack(victim=[Fill(("ANNA TIDE",))], number=[Fill(("1",), ("ANNA TIDE",))])
    asked = attack(type_="ARSON", victim=[Fill(("ANNA TIDE",))], number=[Fill(("1",), ("TIDE",))], kind="DIPLOMAT")
    assert score([told], [asked])[NUMBER] == Tally(correct=1)
    kidnapping = attack(type_="KIDNAPPING", victim=[Fill(("ANNA TIDE",))], number=[Fill(("1",), ("ANNA TIDE",))])
    assert score([kidnapping], [asked])[NUMBER] == Tally(spurious=1, missing=1)


def test_an_unmatched_optional_template_costs_nothing():
    asked = attack(type_="KIDNAPPING", number=[Fill(("1",), ("ANNA TIDE",))], optional=True)
    assert score([], [asked])[NUMBER] == Tally()
    assert not has_victims([asked])


def test_recall_and_precision_count_half_points():
    tallied = Tally(correct=2, partial=2, incorrect=1, spurious=5, missing=1)
    assert tallied.recall() == pytest.approx(100 * 3 / 6)
    assert tallied.precision() == pytest.approx(100 * 3 / 10)
    assert Tally().recall() == 0


def test_a_message_is_its_text_without_its_name(tmp_path):
    (tmp_path / "dev-muc3-9001-9002").write_text(
        "DEV-MUC3-9001 (NOBODY)\n\n   ORLE, 9 JAN 90 -- ONE.\n\n\nDEV-MUC3-9002 (NOBODY)\n\n   TWO.\n",
        encoding="latin-1",
    )
    found = texts(tmp_path)
    assert found == {"DEV-MUC3-9001": "   ORLE, 9 JAN 90 -- ONE.\n", "DEV-MUC3-9002": "   TWO.\n"}
    assert published(found["DEV-MUC3-9001"]) == "1990-01-09"
    assert published(found["DEV-MUC3-9002"]) is None
