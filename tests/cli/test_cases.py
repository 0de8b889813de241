"""`case`: a case moved, kept safe, checked from the command line."""

import sqlite3

import pytest
from click.testing import CliRunner

from asreported.cli import main
from asreported.ledger import open_case
from ledger.contents import contents, filled
from ledger.servers import server

__all__ = ["server"]


@pytest.fixture
def case(tmp_path):
    path = str(tmp_path / "case.db")
    with open_case(path) as opened:
        filled(opened)
    return path


def run(*words):
    return CliRunner().invoke(main, words)


def held(address):
    with open_case(address, create=False) as opened:
        return contents(opened)


def test_a_case_goes_to_a_server_and_is_asked_there(case, server, monkeypatch):
    with server.database() as address:
        moved = run("case", "copy", case, address)
        assert moved.exit_code == 0, moved.output
        assert f"now holds all of {case}" in moved.output
        assert held(address) == held(case)
        monkeypatch.setenv("ASREPORTED_CASE", address)
        assert run("figures").output == run("--case", case, "figures").output
        again = run("case", "copy", case, address)
        assert (again.exit_code, "AR207" in again.output) == (2, True)


def test_a_backup_is_made_once_and_restored_where_nothing_is(case, tmp_path):
    kept, back = str(tmp_path / "kept.db"), str(tmp_path / "back.db")
    assert run("--case", case, "case", "backup", kept).exit_code == 0
    assert "AR208" in run("--case", case, "case", "backup", kept).output
    assert run("--case", back, "case", "restore", kept).exit_code == 0
    assert held(back) == held(case)
    assert "AR207" in run("--case", case, "case", "restore", kept).output


def test_what_is_not_there_is_told_and_leaves_no_empty_case(tmp_path):
    for words in (("copy", "none.db", str(tmp_path / "to.db")), ("backup", str(tmp_path / "kept.db")), ("verify",)):
        told = run("--case", str(tmp_path / "none.db"), "case", *words)
        assert told.exit_code == 2
        assert "AR201" in told.output
    assert list(tmp_path.iterdir()) == []


def test_verify_tells_a_whole_case_from_one_that_was_changed(case):
    whole = run("--case", case, "case", "verify")
    assert whole.exit_code == 0
    assert "20 reports, 68 claims" in whole.output
    with sqlite3.connect(case) as raw:
        raw.execute("update reports set text = upper(text) where name = 'a.txt'")
    raw.close()
    changed = run("--case", case, "case", "verify")
    assert changed.exit_code == 1
    assert "(a.txt) is not as it was added" in changed.output
    assert "case restore" in changed.output


def test_a_password_is_not_printed():
    told = run("case", "copy", "postgresql://desk:sEcr3t@db.invalid/flood?connect_timeout=2", "to.db")
    assert told.exit_code == 2
    assert "sEcr3t" not in told.output


def test_what_another_version_read_is_read_anew_and_its_decisions_wait(case):
    with open_case(case) as opened:
        row = opened.figures()[0]
        opened.reviewer("Ana").confirm(row.id)
    done = run("--case", case, "case", "reread")
    assert done.exit_code == 0, done.output
    assert "reports read anew" in done.output
    assert "0 of " in run("--case", case, "case", "reread").output
    with open_case(case, create=False) as opened:
        assert opened.faults() == ()
        assert len(opened.decisions()) == 1


def test_a_log_whose_end_was_cut_off_is_found_by_the_digest_that_was_noted(case):
    with open_case(case) as opened:
        ana, row = opened.reviewer("Ana"), opened.figures()[0]
        ana.confirm(row.id)
        newest = ana.comment(row.id, "ask the harbour")
    assert newest.digest in run("--case", case, "case", "verify").output
    assert run("--case", case, "case", "verify", "--expect", newest.digest).exit_code == 0
    with sqlite3.connect(case) as connection:
        connection.execute("DELETE FROM decisions WHERE number = 2")
        connection.execute("DELETE FROM decision_subjects WHERE number = 2")
    connection.close()
    assert run("--case", case, "case", "verify").exit_code == 0
    assert "was cut off" in run("--case", case, "case", "verify", "--expect", newest.digest).output
