"""A case moved between a file and a server, both ways, whole."""

import pytest

from asreported.errors import CaseError
from asreported.intake import Unreadable
from asreported.ledger import copying, open_case

from .contents import contents, filled
from .handmade import claims, report


@pytest.fixture
def source():
    with open_case("sqlite://") as opened:
        yield opened


@pytest.mark.parametrize("ways", [("sqlite", "postgresql"), ("postgresql", "sqlite"), ("postgresql", "postgresql")])
def test_a_copy_holds_every_row_as_it_was(ways, server, tmp_path, monkeypatch):
    # Fewer than a table has, so that there are several lots.
    monkeypatch.setattr(copying, "_LOT", 7)
    with server.database() as one, server.database() as other:
        servers, files = [one, other], [tmp_path / "one.db", tmp_path / "other.db"]
        places = [servers.pop() if way == "postgresql" else files.pop() for way in ways]
        with open_case(places[0]) as case, open_case(places[1]) as copy:
            expected = contents(filled(case))
            case.copy_to(copy)
            assert contents(copy) == expected
            assert copy.faults() == ()
            assert copy.add(report("new.txt"), claims(report("new.txt")))
            assert contents(case) == expected


def test_a_case_that_holds_anything_is_not_written_over(source, case):
    source.add(report(), claims(report()))
    case.refuse(Unreadable("a.pdf", "it is a PDF", "Save it."))
    before = contents(case)
    with pytest.raises(CaseError) as fault:
        source.copy_to(case)
    assert fault.value.code == "AR207"
    assert contents(case) == before


def test_a_copy_that_is_stopped_leaves_nothing_and_can_be_made_again(source, case, monkeypatch):
    source.add(report(), claims(report()))
    rows = copying.copy_rows

    def stopped(*connections):
        rows(*connections)
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(copying, "copy_rows", stopped)
        with pytest.raises(KeyboardInterrupt):
            source.copy_to(case)
    assert not any(contents(case).values())
    source.copy_to(case)
    assert contents(case) == contents(source)


def test_a_case_is_not_copied_into_itself(case):
    case.add(report(), claims(report()))
    with pytest.raises(CaseError) as fault:
        case.copy_to(case)
    assert fault.value.code == "AR207"
    assert case.counts().reports == 1
