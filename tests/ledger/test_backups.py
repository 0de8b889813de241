"""A backup is a case in a file of its own, there whole or not at all."""

import os

import pytest

from asreported.errors import CaseError
from asreported.ledger import back_up, open_case

from .contents import contents, filled
from .handmade import claims, report


def test_a_backup_holds_all_and_is_a_case_itself(case, tmp_path):
    expected = contents(filled(case))
    back_up(case, tmp_path / "kept.db")
    case.add(report("later.txt"), claims(report("later.txt")))
    with open_case(tmp_path / "kept.db", create=False) as kept:
        assert contents(kept) == expected
        with kept._reading() as connection:
            assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
    assert sorted(file.name for file in tmp_path.glob("kept*")) == ["kept.db"]


def test_what_was_lost_comes_back_from_it(case, tmp_path):
    expected = contents(filled(case))
    back_up(case, tmp_path / "kept.db")
    with case._writing() as connection:
        for name in expected:
            connection.exec_driver_sql(f"delete from {name}" if name != "reports" else "delete from copies")
        connection.exec_driver_sql("delete from reports")
    with open_case(tmp_path / "kept.db", create=False) as kept:
        kept.copy_to(case)
    assert contents(case) == expected


def test_a_file_that_is_there_is_never_written_over(case, tmp_path):
    path = tmp_path / "kept.db"
    path.write_bytes(b"something else")
    with pytest.raises(CaseError) as fault:
        back_up(case, path)
    assert fault.value.code == "AR208"
    assert path.read_bytes() == b"something else"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ZeroDivisionError])
def test_a_backup_that_is_stopped_leaves_no_file(case, tmp_path, monkeypatch, stop):
    def stopped(partial, path):
        assert partial.stat().st_size
        raise stop

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(stop):
        back_up(case, tmp_path / "kept.db")
    assert not list(tmp_path.glob("kept*"))


def test_what_a_killed_backup_left_is_in_nobodys_way(case, tmp_path):
    filled(case)
    (tmp_path / "kept.db.partial").write_bytes(b"SQLite format 3\0 and half a page")
    (tmp_path / "kept.db.partial-wal").write_bytes(b"half a log")
    back_up(case, tmp_path / "kept.db")
    assert sorted(file.name for file in tmp_path.glob("kept*")) == ["kept.db"]
    with open_case(tmp_path / "kept.db", create=False) as kept:
        assert kept.faults() == ()


def test_a_folder_that_is_not_there_is_told(case, tmp_path):
    with pytest.raises(CaseError) as fault:
        back_up(case, tmp_path / "none" / "kept.db")
    assert fault.value.code == "AR204"
