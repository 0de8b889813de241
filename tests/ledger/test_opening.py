"""Opening a case, and leaving alone what is none."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from asreported.errors import CaseError
from asreported.intake import Unreadable
from asreported.ledger import addresses, case_files, dialects, open_case, opening

from .connections import counted, is_open
from .handmade import claims, report


def test_a_case_is_made_where_there_is_none(tmp_path):
    path = tmp_path / "case.db"
    with open_case(path) as case:
        assert case.counts().reports == 0
    assert path.read_bytes().startswith(b"SQLite format 3")
    assert [file.name for file in tmp_path.iterdir()] == ["case.db"]


def test_a_case_is_not_made_by_a_question(tmp_path):
    with pytest.raises(CaseError) as fault:
        open_case(tmp_path / "none.db", create=False)
    assert fault.value.code == "AR201"
    assert list(tmp_path.iterdir()) == []


def test_an_address_opens_the_same_case(tmp_path):
    path = tmp_path / "case.db"
    with open_case(path) as case:
        case.add(report(), ())
    with open_case(f"sqlite:///{path}", create=False) as case:
        assert case.counts().reports == 1


@pytest.mark.parametrize("content", [b"Forty people are aboard.\n", b"%PDF-1.7", b"\0" * 100, b"x"])
def test_a_file_that_is_no_case_is_left_untouched(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(CaseError) as fault:
        open_case(path)
    assert fault.value.code == "AR202"
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_the_database_of_another_program_is_left_untouched(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table reports (id)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(CaseError) as fault:
        open_case(path)
    assert fault.value.code == "AR202"
    assert path.read_bytes() == before


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_case_that_may_not_be_written_can_be_asked(tmp_path, monkeypatch, closed):
    path = tmp_path / "a case?.db"
    with open_case(path) as case:
        case.add(report(), claims(report()))
    # The tests may run as root, who may write anything.
    unwritable = path if closed == "file" else tmp_path
    monkeypatch.setattr(addresses, "_may_write", lambda wanted: wanted not in (unwritable, unwritable.absolute()))
    with open_case(path, create=False) as case:
        assert len(case.figures()) == 1
        if closed == "folder":
            assert [file.name for file in tmp_path.iterdir()] == [path.name]
        with pytest.raises(CaseError) as fault:
            case.refuse(Unreadable("a", "b", "c"))
        assert fault.value.code == "AR206"


def test_a_case_in_a_locked_folder_is_told(tmp_path, monkeypatch):
    def refuse(path, *more, **options):
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as locked:
        locked.setattr(os, "stat", refuse)
        with pytest.raises(CaseError) as fault:
            open_case(tmp_path / "case.db", create=False)
    assert fault.value.code == "AR204"
    assert "Permission denied" in fault.value.problem


def test_the_files_of_a_case_are_known_before_it_is_there(tmp_path):
    path = tmp_path / "case.db"
    names = ["case.db", "case.db-wal", "case.db-shm", "case.db-journal"]
    for written in (path, f"sqlite:///{path}", f"sqlite:///file:{path}?uri=true"):
        assert [file.name for file in case_files(written)] == names
    assert case_files("sqlite://") == ()


def test_a_case_of_a_newer_program_is_left_untouched(tmp_path):
    path = tmp_path / "case.db"
    open_case(path).close()
    newer = sqlite3.connect(path)
    newer.execute(f"update {dialects.VERSION_TABLE} set version_num = '9999'")
    newer.commit()
    newer.close()
    before = path.read_bytes()
    with pytest.raises(CaseError) as fault:
        open_case(path)
    assert fault.value.code == "AR203"
    assert path.read_bytes() == before


def test_a_damaged_case_is_told_and_not_repaired(tmp_path):
    path = tmp_path / "case.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(CaseError) as fault:
        open_case(path)
    assert fault.value.code == "AR204"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ZeroDivisionError])
def test_an_opening_that_is_stopped_lets_go_of_the_file(tmp_path, monkeypatch, stop):
    def stopped(_connection):
        raise stop

    monkeypatch.setattr(opening, "_migrate", stopped)
    with counted() as made, pytest.raises(stop):
        open_case(tmp_path / "case.db")
    assert made
    assert not any(map(is_open, made))


def test_a_case_in_memory_is_one_for_all_threads():
    with counted() as made, open_case("sqlite://") as case, ThreadPoolExecutor() as others:
        reports = [report(f"{number}.txt") for number in range(6)]
        assert all(others.map(lambda new: case.add(new, claims(new)), reports))
        assert case.counts().reports == 6
        others.submit(case.close).result()
    assert len(made) == 1
    assert not is_open(made[0])


def test_a_case_that_was_closed_is_opened_by_the_next_question(tmp_path):
    with counted() as made, open_case(tmp_path / "case.db") as case:
        case.add(report(), ())
        case.close()
        assert not any(map(is_open, made))
        assert case.counts().reports == 1


def test_folders_and_nonsense_are_told_apart(tmp_path):
    for path, code in (
        (tmp_path, "AR202"),
        (tmp_path / "no" / "case.db", "AR204"),
        ("nonsense://x", "AR205"),
    ):
        with pytest.raises(CaseError) as fault:
            open_case(path)
        assert fault.value.code == code
        assert fault.value.advice


def test_two_programs_may_hold_one_case(tmp_path):
    with open_case(tmp_path / "case.db") as one, open_case(tmp_path / "case.db") as other:
        for number, case in enumerate((one, other) * 3):
            new = report(f"{number}.txt")
            assert case.add(new, claims(new))
        assert one.figures() == other.figures()
        assert one.counts().reports == 6
