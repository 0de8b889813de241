"""What somebody changed in a case from outside is found."""

import pytest
from sqlalchemy import text

from asreported.ledger import open_case

from .contents import filled
from .handmade import claims, person, report


@pytest.fixture
def held():
    of = report()
    with open_case("sqlite://") as case:
        case.add(of, [*claims(of), person(of)])
        yield case


def changed(case, sql):
    with case._writing() as connection:
        connection.execute(text(sql))
    return case.faults()


def test_a_case_that_nobody_touched_is_whole(case):
    assert filled(case).faults() == ()


def test_whatever_holds_the_case_changes_are_found(case):
    filled(case)
    changed(case, "update reports set title = 'Another'")
    changed(case, "delete from grouped where kind = 'figure'")
    faults = changed(case, "delete from events")
    assert "20 links are of events that are not there" in faults
    assert "20 figures are not linked" in faults
    assert sum("not as it was added" in fault for fault in faults) == 20


def test_a_text_that_was_changed_is_found(held):
    (fault,) = changed(held, "update reports set text = replace(text, '40', '14')")
    assert report().id in fault
    assert "not as it was added" in fault


@pytest.mark.parametrize("column", ["name", "outlet", "published"])
def test_a_source_that_was_changed_is_found(held, column):
    assert "not as it was added" in changed(held, f"update reports set {column} = '2031-01-01'")[0]


def test_words_outside_the_text_are_found(held):
    faults = changed(held, "update figures set evidence_end = 9999")
    assert faults == (f"{held.figures()[0].id} quotes words that its report has not (evidence)",)
    assert "quotes words" in changed(held, "update statements set cue_end = cue_start")[0]


@pytest.mark.parametrize("column", ["measure", '"group"'])
def test_a_claim_that_was_made_another_is_found(held, column):
    assert "not as it was added" in changed(held, f"update figures set {column} = 'killed'")[0]


def test_a_claim_that_was_taken_away_is_found_by_its_link(held):
    assert changed(held, "delete from figures") == ("1 links are of figures that are not there",)


@pytest.mark.parametrize("value", ["'[{'", "'4'"])
def test_what_is_no_list_any_more_is_found(held, value):
    (fault,) = changed(held, f"update figures set relay = {value}")
    assert f"report {report().id} or its claims cannot be read" in fault


def test_a_report_that_tells_of_no_event_is_whole_too(held):
    held.add(report("quiet.txt", "Nothing moved off Port Sorrel."), ())
    assert held.faults() == ()


def test_a_link_that_was_taken_away_is_found(held):
    assert changed(held, "delete from grouped where kind = 'event'") == ("1 events are not linked",)


def test_claims_of_no_report_are_found(tmp_path):
    # In a file whoever writes must ask for foreign keys; a server never goes without.
    with open_case(tmp_path / "case.db") as case:
        case.add(report(), claims(report()))
        raw = case._engine.raw_connection()
        raw.cursor().execute("pragma foreign_keys = off")
        raw.cursor().execute("delete from reports")
        raw.invalidate()
        assert "1 rows of figures point at rows of reports that are not there" in case.faults()
