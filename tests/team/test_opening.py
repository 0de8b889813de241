import os
import sqlite3
import stat

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import DBAPIError

from asreported.errors import TeamError
from asreported.ledger import open_case
from asreported.team import Passwords, Role, open_team, schema, steps
from asreported.team.opening import _address
from asreported.team.steps import NEWEST
from desk.teamwork import CHEAP, NAMES, made, password

OPTIONS = {"passwords": Passwords(CHEAP)}


def code(address, **options):
    with pytest.raises(TeamError) as fault:
        open_team(address, **OPTIONS, **options).close()
    assert fault.value.advice
    return fault.value.code


def test_a_team_is_there_when_it_is_opened_again(address):
    made(address).close()
    with open_team(address, **OPTIONS) as team:
        assert {one.name: one.role for one in team.people()} == {name: role for role, name in NAMES.items()}


def test_a_team_is_not_made_where_a_name_was_mistyped(tmp_path):
    assert code(tmp_path / "taem.db") == "AR601"
    assert not (tmp_path / "taem.db").exists()
    assert code(tmp_path / "nowhere" / "team.db", create=True) == "AR604"


def test_a_case_is_no_team_and_is_left_as_it_is(tmp_path):
    path = tmp_path / "case.db"
    open_case(path).close()
    before = path.read_bytes()
    assert code(path, create=True) == "AR602"
    assert path.read_bytes() == before
    (tmp_path / "notes.txt").write_text("no database at all")
    assert code(tmp_path / "notes.txt", create=True) == "AR602"
    assert code(tmp_path, create=True) == "AR602"


def test_a_team_never_goes_into_the_database_of_a_case(server):
    with server.database() as case:
        assert code(case, create=True) == "AR602"


@pytest.mark.parametrize("address", ["mysql://root:secret@host/db", "sqlite://", "sqlite:///:memory:", "http://x"])
def test_what_is_no_address_of_a_team_is_told_without_its_password(address):
    with pytest.raises(TeamError) as fault:
        _address(address)
    assert fault.value.code == "AR605"
    assert "secret" not in str(fault.value)


def test_nobody_else_of_the_machine_reads_the_file(tmp_path):
    path = tmp_path / "team.db"
    with made(path) as team:
        team.people()
        for one in tmp_path.iterdir():
            assert stat.S_IMODE(one.stat().st_mode) == 0o600, one


def test_a_team_of_a_newer_program_is_left_alone(tmp_path):
    path = tmp_path / "team.db"
    made(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("update asreported_team set step = 99")
    connection.close()
    assert code(path) == "AR603"


def test_the_steps_make_the_tables_of_today(address):
    made(address).close()
    engine = create_engine(_address(address))
    found = inspect(engine)
    assert set(found.get_table_names()) == set(schema.metadata.tables)
    for name, table in schema.metadata.tables.items():
        assert {one["name"] for one in found.get_columns(name)} == set(table.columns.keys())
    engine.dispose()


def test_an_older_team_is_brought_up_to_date_and_keeps_its_people(address, monkeypatch):
    made(address).close()

    def second(connection):
        connection.exec_driver_sql("alter table people add column telephone text")

    monkeypatch.setattr(steps, "_STEPS", (*steps._STEPS, second))
    monkeypatch.setattr(steps, "NEWEST", NEWEST + 1)
    monkeypatch.setattr("asreported.team.opening.NEWEST", NEWEST + 1)
    for _ in range(2):
        with open_team(address, **OPTIONS) as team:
            assert len(team.people()) == 4


def test_no_password_is_in_the_file(tmp_path):
    path = tmp_path / "team.db"
    with made(path) as team:
        team.sign_in("Ada", password("Ada"), address="192.0.2.7")
        team.sign_in("a password in the wrong field", "x" * 20, address="192.0.2.7")
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert b"$argon2id$" in kept
    assert password("Ada").encode() not in kept
    assert b"wrong field" not in kept


def test_the_audit_can_be_neither_changed_nor_shortened(address):
    made(address).close()
    engine = create_engine(_address(address))
    for command in ("update audit set who = 'Eve'", "delete from audit", "delete from audit where number = 1"):
        with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
            connection.exec_driver_sql(command)
    engine.dispose()
    with open_team(address, **OPTIONS) as team:
        assert team.audit()[1] == 4


def test_a_missing_argon2_names_the_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "argon2", None)
    with pytest.raises(TeamError, match=r"asreported\[team\]") as fault:
        Passwords()
    assert fault.value.code == "AR621"


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may read everything")
def test_a_team_that_may_not_be_read_is_told(tmp_path):
    made(tmp_path / "team.db").close()
    (tmp_path / "team.db").chmod(0)
    assert code(tmp_path / "team.db") == "AR604"


def test_a_database_that_goes_away_is_told(tmp_path):
    with made(tmp_path / "team.db") as team, sqlite3.connect(tmp_path / "team.db") as connection:
        connection.execute("drop table people")
        connection.commit()
        with pytest.raises(TeamError) as fault:
            team.add("Nils", Role.READER, "a dozen letters", by="the test")
    connection.close()
    assert fault.value.code == "AR606"
