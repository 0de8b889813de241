"""What of an event is compared with other events."""

import json

from asreported.claims import Event, Span
from asreported.intake import Report
from asreported.linking.incidents.incidents import profiles
from asreported.linking.incidents.profiles import from_json, single

TEXT = (
    "Rebels of the Ashfold Front stormed the radio mast at Quellby on Monday, the governor said. "
    "In the attack on the mast two guards were hurt. We will drive them out of Quellby, said Governor Maro Tindall."
)


def told(words, kind, nth=1, stage="done", **fields):
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    span = Span(at, at + len(words))
    return Event(report=REPORT.id, evidence=span, trigger=span, type=kind, stage=stage, **fields)


REPORT = Report("quellby.txt", TEXT, published="2031-05-06")
STORMED = told(
    "stormed", "attack", actor="Rebels of the Ashfold Front", target="the radio mast", date_start="2031-05-05",
    date_end="2031-05-05", date_precision="day", speaker="the governor",
)  # fmt: skip
ATTACK = told("attack", "attack", target="the mast")
DRIVE = told("drive", "raid", stage="promised", actor="We", target="them", speaker="Governor Maro Tindall")


def test_a_profile_survives_its_plain_form():
    for profile in profiles(REPORT, [STORMED, ATTACK, DRIVE]):
        assert from_json(json.loads(json.dumps(profile.to_json()))) == profile


def test_we_is_who_speaks_and_an_open_pronoun_is_nobody():
    drive = single(REPORT, [STORMED, ATTACK, DRIVE])[-1]
    assert "tindall" in drive.actor.id
    assert drive.target is None


def test_the_publication_date_is_not_the_date_of_an_event():
    attack = single(REPORT, [ATTACK])[0]
    assert attack.start is None
    assert attack.published == "2031-05-06"


def test_two_accounts_in_one_report_stand_under_one_head_that_holds_what_either_tells():
    made = {profile.event: profile for profile in profiles(REPORT, [ATTACK, STORMED, DRIVE])}
    assert made[ATTACK.id].head == made[STORMED.id].head == STORMED.id
    assert made[DRIVE.id].head == DRIVE.id
    assert made[STORMED.id].start == "2031-05-05"
    assert made[STORMED.id].backdrop
    assert made[ATTACK.id].backdrop is None


def test_the_order_of_the_claims_does_not_matter():
    assert profiles(REPORT, [DRIVE, ATTACK, STORMED]) == profiles(REPORT, [STORMED, ATTACK, DRIVE])
