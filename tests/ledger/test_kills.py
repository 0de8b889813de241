"""A program killed in the middle of a step leaves nothing half there, and no lock."""

import multiprocessing
import time

import pytest

from asreported.ledger import Case, copying, open_case, storing

from .contents import contents
from .handmade import claims, report


def _forever(mark):
    mark.touch()
    time.sleep(600)


def adds(address, mark):
    storing.link = lambda *_: _forever(mark)
    with open_case(address) as case:
        case.add(report("half.txt"), claims(report("half.txt")))


def copies(address, mark):
    rows = copying.copy_rows
    copying.copy_rows = lambda *both: (rows(*both), _forever(mark))
    with open_case("sqlite://") as full, open_case(address) as case:
        full.add(report("half.txt"), claims(report("half.txt")))
        full.copy_to(case)


def _kill_in_the_middle(step, address, mark):
    process = multiprocessing.get_context("spawn").Process(target=step, args=(address, mark))
    process.start()
    end = time.monotonic() + 120
    while not mark.exists():
        assert process.is_alive()
        assert time.monotonic() < end
        time.sleep(0.02)
    process.kill()
    process.join()
    process.close()


@pytest.mark.parametrize("step", [adds, copies])
def test_what_was_not_finished_is_not_there_and_can_be_done_again(case: Case, address, tmp_path, step):
    if step is adds:
        case.add(report("whole.txt"), claims(report("whole.txt")))
    before = contents(case)
    _kill_in_the_middle(step, address, tmp_path / "mark")
    assert contents(case) == before
    assert case.faults() == ()
    assert case.add(report("half.txt"), claims(report("half.txt")))
    assert case.faults() == ()
