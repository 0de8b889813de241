"""How many voices stand behind claims that say the same."""

import json
import random
from dataclasses import asdict

import pytest

from asreported.claims import Figure, Span
from asreported.intake import Report
from asreported.linking.copies.independence import independence
from asreported.linking.copies.tellings import telling_from_json, tellings

OTHERS = (
    "Nurses at the infirmary put out more beds in the corridor. ",
    "Shops along the quay stayed shut and trams ran empty. ",
    "A choir that was to sing in the evening sent its guests home. ",
    "Engineers want to look at the piers before trains go over them again. ",
    "Schools will open an hour later than they do on other days. ",
)


def told(n, speaker=None, relay=(), outlet=None, text=None, published=None, foot=""):
    """A report that says that nine people were killed, in words of its own, and its one claim."""
    wording = (
        "Nine people were killed when the bridge fell. ",
        "The fall of a bridge killed nine people in the old town. ",
        "In the old town nine people were killed under a bridge. ",
        "At the river port a bridge gave way; nine people were killed. ",
        "Nine people were killed, far more than was feared at noon. ",
    )
    text = text or OTHERS[n % 5] + wording[n % 5] + foot
    report = Report(f"{n}.txt", text, outlet=outlet, published=published)
    return report, [claim(report, speaker, relay)]


def claim(report, speaker=None, relay=(), nth=0):
    start = report.text.lower().find("nine people")
    for _ in range(nth):
        start = report.text.lower().find("nine people", start + 1)
    return Figure(
        report=report.id, evidence=Span(start, start + 22), number=Span(start, start + 4), measure="killed",
        low=9, high=9, form="exact", group="people", speaker=speaker, relay=relay,
    )  # fmt: skip


def voices(*reports, copied=frozenset()):
    return independence([one for report, claims in reports for one in tellings(report, claims)], copied)


def test_another_outlet_is_no_other_voice():
    found = voices(
        told(0, "Brel Coast Guard", outlet="Brel Courier"), told(1, "Brel Coast Guard", outlet="Daily Skerry")
    )
    assert (found.least, found.most) == (1, 1)
    (fold,) = found.voices[0].folds
    assert "Brel Coast Guard" in fold.reason


def test_another_primary_claimant_is_another_voice():
    found = voices(told(0, "Brel Coast Guard"), told(1, "Union of Skerry Pilots"))
    assert (found.least, found.most) == (2, 2)


def test_a_claim_that_came_through_an_agency_leads_back_to_it():
    found = voices(told(0, outlet="Reuters"), told(1, relay=("Reuters",), outlet="Brel Courier"))
    assert found.most == 1
    assert found.voices[0].name == "Reuters"
    assert "Reuters" in found.voices[0].folds[0].reason


def test_a_credit_at_the_foot_leads_back_to_the_agency():
    found = voices(told(0, outlet="Reuters"), told(1, outlet="Brel Courier", foot="\n\n— Reuters"))
    assert found.most == 1
    assert found.voices[0].folds[0].reason == "credited to Reuters"


def test_a_sentence_that_cites_an_outlet_leads_back_to_it():
    cites = "The bridge fell and nine people were killed when it did, as first reported by the Brel Courier."
    found = voices(told(0, outlet="Brel Courier"), told(1, outlet="Daily Skerry", text=cites))
    assert found.most == 1


def test_two_outlets_in_their_own_words_are_two_voices():
    found = voices(told(0, outlet="Brel Courier"), told(1, outlet="Daily Skerry"))
    assert (found.least, found.most) == (2, 2)


def test_two_outlets_in_the_same_words_are_one():
    text = "The old bridge of Brel gave way at noon under a train, and nine people were killed on the quay below it."
    first, second = told(0, outlet="Brel Courier", text=text), told(1, outlet="Daily Skerry", text=OTHERS[0] + text)
    found = voices(first, second)
    assert found.most == 1
    assert found.voices[0].folds[0].reason == "the same passage in both reports"


def test_reports_that_are_copies_are_one_voice_whatever_words_were_changed():
    first, second = told(0, outlet="Brel Courier"), told(1, outlet="Daily Skerry")
    pair = (min(first[0].id, second[0].id), max(first[0].id, second[0].id))
    found = voices(first, second, copied={pair})
    assert found.voices[0].folds[0].reason == "one report is a copy of the other"


def test_a_report_credited_in_part_leaves_it_open():
    found = voices(told(0, outlet="Reuters"), told(1, outlet="Brel Courier", foot="\n\nWith material from Reuters"))
    assert (found.least, found.most) == (1, 2)
    assert "Reuters" in found.doubts[0].reason


def test_unnamed_officials_are_not_counted_twice():
    found = voices(told(0, "officials", outlet="Brel Courier"), told(1, "officials", outlet="Daily Skerry"))
    assert (found.least, found.most) == (1, 2)
    assert "not known to differ" in found.doubts[0].reason


def test_unnamed_officials_of_two_sides_are_two():
    found = voices(told(0, "French officials"), told(1, "Japanese officials"))
    assert found.least == 2


def test_the_lead_of_a_report_is_no_voice_beside_its_source():
    text = "Nine people were killed at Brel.\n\nNine people were killed, the Brel Coast Guard said in the evening."
    report = Report("a.txt", text, outlet="Brel Courier")
    found = voices((report, [claim(report), claim(report, "Brel Coast Guard", nth=1)]))
    assert found.most == 1
    assert found.voices[0].name == "Brel Coast Guard"
    assert "names its source elsewhere" in found.voices[0].folds[0].reason


def test_an_outlet_that_names_no_source_may_have_it_from_one_that_is_named():
    found = voices(told(0, "Brel Coast Guard"), told(1, outlet="Daily Skerry"))
    assert (found.least, found.most) == (1, 2)


def test_a_spokesman_speaks_for_his_ministry():
    found = voices(told(0, "French interior ministry"), told(1, "spokesman for the French interior ministry"))
    assert found.most == 1


def test_the_earliest_with_the_fewest_hands_between_stands_for_the_voice():
    late = told(0, outlet="Reuters", published="2031-03-05")
    early = told(1, outlet="Reuters", published="2031-03-04")
    relayed = told(2, relay=("Reuters",), outlet="Brel Courier", published="2031-03-03")
    found = voices(late, early, relayed)
    assert found.voices[0].primary == early[1][0].id
    assert {fold.claim for fold in found.voices[0].folds} == {late[1][0].id, relayed[1][0].id}


def test_no_claims_no_voices():
    assert voices() == independence([])
    assert independence([]).least == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_claims_does_not_matter(seed):
    speakers = [None, "officials", "Brel Coast Guard", "residents", None]
    every = [
        one
        for n, speaker in enumerate(speakers * 2)
        for one in tellings(*told(n, speaker, outlet=("Reuters", "Brel Courier")[n % 2], foot=f"\n\nNo. {n}"))
    ]
    expected = independence(every)
    random.Random(seed).shuffle(every)
    assert independence(every) == expected


def test_a_telling_can_be_stored_as_plain_data():
    foot = "\n\nWith material from AFP"
    every = [
        *tellings(*told(0, "Brel Coast Guard", ("Reuters",), foot=foot)),
        *tellings(*told(1, outlet="Brel Courier", published="2031-03-03")),
    ]
    assert [telling_from_json(json.loads(json.dumps(asdict(one)))) for one in every] == every


def test_a_sentence_that_two_reports_share_beside_their_claims_does_not_make_them_one_voice():
    shared = "The river has been closed to barges since the spring, when ice took two of the seven old piers away."
    found = voices(
        told(0, outlet="Brel Courier", text=f"Nine people were killed. {OTHERS[0]}{shared}"),
        told(1, outlet="Daily Skerry", text=f"Nine people were killed. {shared} {OTHERS[1]}"),
    )
    assert found.most == 2


def test_an_unknown_agency_is_one_voice_as_a_source_and_as_a_credit():
    found = voices(
        told(0, "Corvin", outlet="Brel Courier"),
        told(1, text=f"BREL (Corvin) — Nine people are dead there. {OTHERS[1]}"),
    )
    assert found.most == 1
