"""From an intake item to the ledger."""

import pytest

from asreported.errors import CaseError, ReaderError
from asreported.intake import Report, Unreadable
from asreported.ledger import Added, add_item, open_case

from .handmade import claims, figure, report


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "case.db") as opened:
        yield opened


def test_a_report_is_read_once(case):
    seen = []

    def read(of):
        seen.append(of.name)
        return claims(of)

    assert add_item(case, report(), read) == Added("ferry.txt", new=True, claims=3, report=report().id)
    assert add_item(case, report(), read) == Added("ferry.txt", report=report().id)
    assert seen == ["ferry.txt"]


def test_a_source_that_gave_no_report_is_listed(case):
    refused = Unreadable("a.pdf", "it is a PDF", "Save it as text.")
    assert add_item(case, refused, claims).refused == refused
    assert case.unreadable() == (refused,)


def test_a_bug_on_one_report_refuses_that_report_alone(case):
    def read(of):
        if of.name == "odd.txt":
            raise ValueError("no head found")
        return claims(of)

    results = [add_item(case, report(name), read) for name in ("a.txt", "odd.txt", "b.txt")]
    assert [result.new for result in results] == [True, False, True]
    assert "no head found" in results[1].refused.reason
    assert [row.report.name for row in case.reports()] == ["a.txt", "b.txt"]
    assert [one.name for one in case.unreadable()] == ["odd.txt"]


def test_a_report_that_is_read_after_all_is_refused_no_longer(case):
    def read(_):
        raise ValueError("no head found")

    assert add_item(case, report(), read).refused
    assert add_item(case, report(), claims).new
    assert case.unreadable() == ()


def test_a_slip_of_the_pen_is_told_and_does_not_haunt_the_case(case):
    missing = Unreadable("none.txt", "there is no such file", "Check the spelling.", kept=False)
    assert add_item(case, missing, claims).refused == missing
    assert case.unreadable() == ()


def test_a_claim_that_cannot_be_kept_refuses_its_report(case):
    result = add_item(case, report(), lambda of: (figure(of, low=10**30),))
    assert not result.new
    assert result.refused in case.unreadable()


def test_a_missing_model_is_no_fault_of_the_report(case):
    def read(_):
        raise ReaderError("AR301", "No model.", "Install it.")

    with pytest.raises(ReaderError):
        add_item(case, report(), read)
    assert case.unreadable() == ()


def test_a_broken_case_is_no_fault_of_the_report(case):
    with case._writing() as connection:
        connection.exec_driver_sql("drop table shingles")
    with pytest.raises(CaseError) as fault:
        add_item(case, Report("a.txt", "one two three four five six seven eight nine"), lambda _: ())
    assert fault.value.code == "AR206"
