"""One case is the same in a file and on a server: what it holds, what it answers, who may write it when."""

import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from asreported.errors import CaseError
from asreported.ledger import dialects, open_case, schema

from .contents import added, contents, filled
from .crowds import crowd
from .handmade import claims, report

QUESTIONS = ("reports", "figures", "statements", "events", "people", "incidents", "series", "disputes", "copies")


@pytest.fixture(scope="module")
def in_memory():
    with open_case("sqlite://") as made:
        yield contents(added(made)), {name: getattr(made, name)() for name in QUESTIONS}


def test_the_same_reports_give_the_same_rows_in_the_same_order_and_the_same_answers(case, in_memory):
    rows, answers = in_memory
    found = contents(added(case))
    assert {name for name in found if not found[name]} <= {"decisions", "decision_subjects"}
    assert found == rows
    assert {name: getattr(case, name)() for name in QUESTIONS} == answers


def test_text_is_sorted_and_compared_by_its_bytes(case):
    names = ["a.txt", "B.txt", "b-1.txt", "b_1.txt", "Ä.txt", "z.txt", "\uffee.txt", "\U0001f6f3.txt"]
    for name in names:
        case.add(report(name), ())
    of = schema.reports.c.name
    with case._reading() as connection:
        assert connection.execute(select(of).order_by(of)).scalars().all() == sorted(names)
        assert connection.execute(select(of).where(of > "b").order_by(of)).scalars().all() == sorted(
            name for name in names if name > "b"
        )


def test_the_beginning_of_an_id_is_taken_as_it_stands(case):
    of = report()
    case.add(of, claims(of))
    (row,) = case.figures()
    assert case.show(row.id[:9]).id == row.id
    for wanted in ("F-", "f%", "f_", "_", "%"):
        with pytest.raises(CaseError) as fault:
            case.show(wanted)
        assert fault.value.code == "AR211"


def test_a_reader_goes_on_while_another_writes_and_sees_one_state(address):
    with open_case(address) as case, open_case(address) as other:
        case.add(report("before.txt"), ())
        with case._reading() as reading:
            names = select(schema.reports.c.name)
            assert reading.execute(names).scalars().all() == ["before.txt"]
            with other._writing() as writing:
                writing.execute(schema.reports.update().values(name="after.txt"))
                assert reading.execute(names).scalars().all() == ["before.txt"]
            assert reading.execute(names).scalars().all() == ["before.txt"]
        assert [row.report.name for row in case.reports()] == ["after.txt"]


def test_a_writer_waits_for_the_writer_before_it_and_sees_what_that_one_left(address):
    seen, started = [], threading.Event()

    def second():
        with open_case(address) as other:
            started.set()
            with other._writing() as writing:
                seen.extend(writing.execute(select(schema.reports.c.name)).scalars())

    with open_case(address) as case:
        case.add(report("before.txt"), ())
        thread = threading.Thread(target=second)
        with case._writing() as writing:
            thread.start()
            assert started.wait(60)
            thread.join(0.3)
            assert thread.is_alive()
            assert seen == []
            writing.execute(schema.reports.update().values(name="after.txt"))
        thread.join(60)
    assert seen == ["after.txt"]


def test_a_writer_does_not_wait_for_ever(address, monkeypatch):
    monkeypatch.setattr(dialects, "_BUSY_SECONDS", 1)
    with open_case(address) as case, open_case(address) as other, case._writing():
        with pytest.raises(CaseError) as fault:
            other.add(report(), ())
        assert fault.value.code == "AR206"


def test_many_writers_at_once_lose_nothing(address):
    readings = crowd(12)
    with open_case("sqlite://") as alone:
        for reading in readings:
            alone.add(*reading)
        expected = contents(alone)

    def work(mine):
        with open_case(address) as case:
            for reading in mine:
                case.add(*reading)

    # Two of them add each report.
    threads = [threading.Thread(target=work, args=(readings[at % 3 :: 3],)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_case(address) as case:
        assert contents(case) == expected


def test_many_who_make_the_case_at_once_make_it_once(server):
    with server.database("template0") as address, ThreadPoolExecutor(4) as others:

        def make(number):
            with open_case(address) as case:
                return case.add(report(f"{number}.txt"), ())

        assert all(others.map(make, range(4)))
        with open_case(address, create=False) as case:
            assert case.counts().reports == 4


def test_a_schema_of_its_own_keeps_a_case_apart_from_what_else_a_database_holds(server):
    with server.database() as address, open_case(address) as first:
        with first._writing() as connection:
            connection.exec_driver_sql("create schema flood")
        with open_case(f"{address}&options=-csearch_path%3Dflood") as second:
            second.add(report(), ())
            with second._writing(), first._writing():
                pass
        assert first.counts().reports == 0


def test_a_database_of_another_program_is_left_untouched(server):
    with server.database("template0") as address:
        server.run("create table reports (id int)", make_url(address).database)
        with pytest.raises(CaseError) as fault:
            open_case(address)
    assert fault.value.code == "AR202"


def test_a_database_without_a_case_is_told_and_none_is_made_by_a_question(server):
    with server.database("template0") as address:
        with pytest.raises(CaseError) as fault:
            open_case(address, create=False)
        assert fault.value.code == "AR201"


def test_what_is_saved_in_a_file_is_on_the_disk(tmp_path):
    with open_case(tmp_path / "case.db") as case, case._reading() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2
        assert connection.exec_driver_sql("pragma foreign_keys").scalar() == 1


def test_what_is_saved_on_a_server_that_does_not_wait_for_its_disk_is_on_the_disk_all_the_same(server):
    with server.database() as address:
        server.run(f"alter database {make_url(address).database} set synchronous_commit = off")
        with open_case(address) as case, case._writing() as connection:
            assert connection.exec_driver_sql("show synchronous_commit").scalar() == "on"


def test_where_the_driver_is_missing_it_is_told_how_to_install_it(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CaseError) as fault:
        open_case("postgresql://desk@localhost/case")
    assert fault.value.code == "AR205"
    assert "pip install 'asreported[postgresql]'" in fault.value.advice


def test_a_database_that_cannot_hold_every_character_is_refused(server):
    with (
        server.database("template0 encoding 'LATIN1' locale_provider 'libc' locale 'C'") as address,
        pytest.raises(CaseError) as fault,
    ):
        open_case(address)
    assert fault.value.code == "AR204"
    assert "UTF8" in fault.value.advice


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path):
    with pytest.raises(CaseError) as fault:
        open_case(f"postgresql://desk:secret@/case?host={tmp_path}")
    assert fault.value.code == "AR204"
    assert "secret" not in str(fault.value)


def test_a_connection_that_the_server_ended_is_made_anew(server):
    with server.database() as address, open_case(address) as case:
        assert case.counts().reports == 0
        server.run(
            "select pg_terminate_backend(pid, 60000) from pg_stat_activity "
            f"where datname = '{make_url(address).database}'"
        )
        assert case.counts().reports == 0


def test_damage_in_the_storage_of_a_file_is_found(tmp_path):
    path = tmp_path / "case.db"
    with open_case(path) as case:
        filled(case)
    with sqlite3.connect(path) as raw:
        # An index that has lost all its rows.
        raw.execute("create index lost on reports (name) where name = ''")
        raw.execute("pragma writable_schema = on")
        raw.execute("update sqlite_master set sql = 'create index lost on reports (name)' where name = 'lost'")
    raw.close()
    with open_case(path) as case:
        assert any("index lost" in found for found in case.faults())
