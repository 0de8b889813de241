"""Many processes read, and the case is as if one had."""

import multiprocessing
import pickle
from functools import partial
from itertools import count

import pytest

from asreported import errors
from asreported.errors import AsReportedError, ReaderError
from asreported.intake import Unreadable
from asreported.ledger import Readers, add_item, open_case

from .handmade import claims, report
from .readings import by_name, never_ready

NAMES = ["patient", "c", "once", "b", "bug", "killer", "a", "last"]


@pytest.fixture(autouse=True)
def _no_process_is_left():
    yield
    assert multiprocessing.active_children() == []


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "case.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """What became of the reports above, the first waiting for the last so that others are read elsewhere meanwhile."""
    notes = tmp_path_factory.mktemp("notes")
    items = [report(name) for name in NAMES]
    items.insert(3, Unreadable("d.pdf", "it is a PDF", "Save it as text."))
    with open_case(":memory:") as case:
        return {one.name: one for one in added(case, items, partial(by_name, str(notes)))}, notes


def anything(_):
    return True


def added(case, items, read):
    with Readers(read, 2, first=0) as readers:
        return [add_item(case, item, claims) for item, claims in readers.ahead(items, anything)]


def test_items_come_back_in_the_order_in_which_they_came(crowd):
    results, notes = crowd
    assert [*results] == ["patient", "c", "once", "d.pdf", "b", "bug", "killer", "a", "last"]
    assert all(results[name].claims == 3 for name in ("patient", "a", "b", "c", "last"))
    assert list(notes.glob("process-*"))


def test_the_death_of_a_process_loses_no_report(crowd):
    results, notes = crowd
    assert (notes / "once").exists()
    assert results["once"].claims == 3


def test_a_report_that_no_process_survives_is_refused_alone(crowd):
    results, _ = crowd
    assert "ended before it was done, twice (signal 9)" in results["killer"].refused.reason
    assert [name for name in results if results[name].refused] == ["d.pdf", "bug", "killer"]


def test_a_bug_in_another_process_is_told_in_the_same_words(crowd):
    results, notes = crowd
    with open_case(":memory:") as other:
        assert add_item(other, report("bug"), partial(by_name, str(notes))) == results["bug"]


def test_an_error_of_ours_in_another_process_arrives_as_what_it_is(case, tmp_path):
    with pytest.raises(ReaderError) as fault:
        added(case, map(report, ["patient", "model", "last"]), partial(by_name, str(tmp_path)))
    assert (fault.value.code, fault.value.advice) == ("AR301", "Install it.")
    assert case.counts().unreadable == 0


@pytest.mark.parametrize("kind", [AsReportedError, *AsReportedError.__subclasses__()])
def test_every_error_survives_the_way_between_processes(kind):
    made = kind("AR999", "It went wrong.", "Try again.")
    again = pickle.loads(pickle.dumps(made))
    assert type(again) is kind
    assert (str(again), vars(again)) == (str(made), vars(made))
    assert kind in vars(errors).values()


def test_where_no_process_can_be_had_this_one_reads_alone(case):
    results = added(case, map(report, map(str, range(100))), never_ready)
    assert [one.name for one in results if one.new] == list(map(str, range(100)))


@pytest.mark.parametrize("more", [{"jobs": 1, "first": 0}, {"jobs": 2}])
def test_no_process_is_started_for_one_job_or_little_text(more):
    # A function that no other process can import.
    with Readers(lambda of: claims(of), **more) as readers:
        for item, read in readers.ahead(map(report, "abcdef"), anything):
            assert len(read(item)) == 3


def test_what_needs_no_reading_is_not_sent():
    items = [report("a"), Unreadable("a.pdf", "it is a PDF", "Save it as text."), report("b"), report("c")]
    with Readers(lambda of: claims(of), 2, first=0) as readers:
        assert [item for item, _ in readers.ahead(items, lambda _: False)] == items


def test_a_function_that_cannot_be_sent_is_told_at_once():
    with Readers(lambda of: claims(of), 2, first=0) as readers, pytest.raises((pickle.PicklingError, AttributeError)):
        list(readers.ahead([report()], anything))


def test_an_endless_source_is_read_a_bounded_way_ahead():
    taken = count()
    endless = (report(str(number)) for number in taken)
    with Readers(never_ready, 2, first=0) as readers:
        for delivered, (item, read) in enumerate(readers.ahead(endless, anything)):
            assert item.name == str(delivered)
            assert read(item)
            if delivered == 200:
                break
    assert next(taken) <= 200 + 2 * 16


def test_what_came_before_a_fault_of_the_source_is_read():
    def source():
        yield from map(report, "abc")
        raise OSError("the disk is gone")

    got = []
    with Readers(never_ready, 2, first=0) as readers, pytest.raises(OSError, match="gone"):
        got.extend(item.name for item, _ in readers.ahead(source(), anything))
    assert got == ["a", "b", "c"]


def test_no_job_at_all_is_refused():
    with pytest.raises(ValueError, match="1 or more"):
        Readers(claims, 0)
