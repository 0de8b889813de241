"""Named persons in a case: kept with every field, found by name and status, in the order of their days."""

from asreported.claims import Person
from asreported.ledger import PersonRow

from .handmade import claims, person, report


def test_a_status_comes_back_as_it_was_added(case):
    of = report()
    made = person(of)
    case.add(of, [made, *claims(of)])
    (row,) = case.people()
    assert row.claim == made
    assert isinstance(row, PersonRow)
    assert (row.key_words, row.sentence_words[:11]) == ("held", "At least 40")
    assert (case.counts().persons, case.report(of.id).persons) == (1, 1)


def test_what_the_report_does_not_say_stays_blank(case):
    of = report()
    made = person(of, role=None, age=None, nationality=None, place=None, date_start=None, date_end=None)
    case.add(of, [made])
    assert case.people()[0].claim == made


def test_statuses_stand_in_the_order_of_their_days_undated_ones_last(case):
    of = report()
    days = {"missing": None, "released": "2031-03-09", "taken": "2031-03-02"}
    case.add(of, [person(of, status=status, date_start=day, date_end=day) for status, day in days.items()])
    assert [row.claim.status for row in case.people()] == ["taken", "released", "missing"]


def test_persons_are_found_by_any_part_of_the_name_and_by_status(case):
    of = report(published="2031-03-04")
    case.add(of, [person(of), person(of, name="Óscar Peña Ruiz", status="released")])
    assert [row.claim.name for row in case.people(name="PEÑA")] == ["Óscar Peña Ruiz"]
    assert [row.claim.name for row in case.people(status="held")] == ["Ilse Varn"]
    assert case.people(name="nobody") == case.people(speaker="nobody") == case.people(since="2031-03-05") == ()
    assert len(case.people(speaker="meridian", report="ferry.txt")) == 2


def test_show_finds_a_status_by_the_beginning_of_its_id(case):
    of = report()
    made = person(of)
    case.add(of, [made])
    assert made.id.startswith("p-")
    assert case.show(made.id[:8]).claim == made


def test_a_newer_reading_takes_the_place_of_the_old(case):
    of = report()
    case.add(of, [person(of)])
    case.reread(of.id, [person(of, status="released")])
    assert [row.claim.status for row in case.people()] == ["released"]


def test_two_statuses_of_one_mention_are_two_claims():
    of = report()
    assert person(of).id != person(of, status="released").id
    assert {person(of).id, person(of, name="Another").id} == {person(of).id, person(of, name="Another").id}
    assert person(of).id != person(of, name="Another").id
    assert Person.kind == "person"
