"""An answer key says what is right, what is right as well, and what need not be there."""

from evaluation.muckeys import CONFIDENCE, EFFECT, NUMBER, PERPETRATOR, VICTIM, Fill, keys, same

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-9001 (NOBODY)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  BOMBING
10. PERP: ORGANIZATION ID           "VALE FRONT" / "VF"
                                    ? "THE \\"NIGHT\\" BAND"
11. PERP: ORGANIZATION CONFIDENCE   SUSPECTED OR ACCUSED / REPORTED AS FACT: "VALE FRONT" / "VF"
18. HUM TGT: NAME                   "ANNA TIDE"
19. HUM TGT: DESCRIPTION            "MILLER": "ANNA TIDE"
                                    "FERRYMEN" /
                                    "CREW"
20. HUM TGT: TYPE                   CIVILIAN: "FERRYMEN"
21. HUM TGT: NUMBER                 1: "ANNA TIDE"
                                    5 - 7 / PLURAL: "FERRYMEN" / "CREW"
23. HUM TGT: EFFECT OF INCIDENT     ? INJURY: "FERRYMEN"
                                    NO INJURY OR DEATH: "-"
24. HUM TGT: TOTAL NUMBER           -

;;; a remark of whoever made the key

0.  MESSAGE: ID                     DEV-MUC3-9001 (NOBODY)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK
21. HUM TGT: NUMBER                 -

0.  MESSAGE: ID                     DEV-MUC3-9002 (NOBODY)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def test_alternatives_and_their_targets_are_one_fill():
    first = keys(KEY)["DEV-MUC3-9001"][0]
    assert first.slots[NUMBER] == (
        Fill(("1",), ("ANNA TIDE",)),
        Fill(("5 - 7", "PLURAL"), ("FERRYMEN", "CREW")),
    )
    assert first.slots[CONFIDENCE] == (Fill(("SUSPECTED OR ACCUSED", "REPORTED AS FACT"), ("VALE FRONT", "VF")),)


def test_a_question_mark_makes_a_fill_optional_and_a_dash_is_no_target():
    optional, nobody = keys(KEY)["DEV-MUC3-9001"][0].slots[EFFECT]
    assert optional == Fill(("INJURY",), ("FERRYMEN",), optional=True)
    assert nobody == Fill(("NO INJURY OR DEATH",), ())


def test_names_and_descriptions_are_victims_without_the_name_that_a_title_belongs_to():
    slots = keys(KEY)["DEV-MUC3-9001"][0].slots
    assert [fill.values for fill in slots[VICTIM]] == [("ANNA TIDE",), ("MILLER",), ("FERRYMEN", "CREW")]
    assert [fill.values for fill in slots[PERPETRATOR]] == [("VALE FRONT", "VF"), ("THE NIGHT BAND",)]


def test_an_optional_template_is_marked_and_an_irrelevant_message_has_none():
    found = keys(KEY)
    assert [template.optional for template in found["DEV-MUC3-9001"]] == [False, True]
    assert found["DEV-MUC3-9002"] == []


def test_articles_numbers_and_plurals_do_not_tell_who_is_meant():
    assert same("THE 3 FERRYMEN", ["FERRYMEN"])
    assert same("MILLER", ["THE MILLERS OF ORLE"])
    assert same("FIVE OTHERS", ["PEOPLE"])
    assert not same("FERRYMEN", ["MILLERS", "CREW"])
