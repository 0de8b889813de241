"""A case of any earlier version becomes one of today and the other way, on every database, and keeps what it holds."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from asreported.intake import Unreadable
from asreported.ledger import addresses, dialects, open_case, opening, schema
from asreported.ledger.search.fulltext import INDEX

from .contents import contents, filled
from .crowds import crowd, links
from .handmade import claims, person, report

STEPS = sorted(opening._known_revisions())


@pytest.fixture
def migrate(address):
    """Bring the case to a version: `migrate("downgrade", "0002")`."""

    def bring(way, revision):
        engine = dialects.engine_of(addresses.address(address))
        with engine.connect().execution_options(**{dialects.WRITES: True}) as connection, connection.begin():
            config = opening._alembic()
            config.attributes["connection"] = connection
            getattr(command, way)(config, revision)
        engine.dispose()

    return bring


def test_they_make_exactly_the_tables_of_the_schema(case):
    with case._reading() as connection:
        options = {"compare_type": True, "compare_server_default": True, "version_table": dialects.VERSION_TABLE}
        # The full-text index is each database's own.
        options["include_name"] = lambda name, kind, _parents: not (kind == "table" and name.startswith(INDEX))
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
        own = {name for name in inspect(connection).get_table_names() if not name.startswith(INDEX)}
        assert own == {*schema.metadata.tables, dialects.VERSION_TABLE}


def test_in_a_file_they_make_the_very_words_of_the_schema(tmp_path):
    with open_case(tmp_path / "case.db") as case, case._reading() as connection:
        migrated = {row[0]: row[1] for row in connection.exec_driver_sql("select name, sql from sqlite_master")}
    fresh = create_engine("sqlite://")
    schema.metadata.create_all(fresh)
    with fresh.connect() as connection:
        for name, sql in connection.exec_driver_sql("select name, sql from sqlite_master"):
            assert _columns(migrated[name]) == _columns(sql)
    fresh.dispose()


def _columns(sql):
    # A column that a later step added stands behind the one before it, on the same line.
    lines = (sql or "").splitlines()
    return sorted(filter(None, (part.strip(" ,)\t") for line in lines for part in line.split(", "))))


def test_on_a_server_every_text_is_in_the_order_of_its_bytes(server):
    named = "select table_name, column_name from information_schema.columns"
    otherwise = "table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'"
    with server.database() as address, open_case(address) as case, case._reading() as connection:
        assert connection.execute(text(f"{named} where {otherwise}")).all() == []


def test_the_schema_names_the_newest_one():
    assert ScriptDirectory.from_config(opening._alembic()).get_current_head() == schema.REVISION == STEPS[-1]


def test_down_to_the_first_and_up_again_step_by_step_keeps_what_the_first_can_hold(address, migrate):
    with open_case(address) as case:
        before = contents(filled(case))
    for step in STEPS[-2::-1]:
        migrate("downgrade", step)
    for step in STEPS[1:]:
        migrate("upgrade", step)
    with open_case(address) as case:
        after = contents(case)
        assert [row["name"] for row in after["unreadable"]] == sorted(row["name"] for row in before["unreadable"])
        assert {row["source"] for row in after["unreadable"]} == {""}
    for table in ("reports", "figures", "statements", "events", "copies", "shingles"):
        assert after[table] == before[table]


def test_down_to_nothing_and_up_again_is_an_empty_case(address, migrate):
    with open_case(address) as case:
        filled(case)
    migrate("downgrade", "base")
    migrate("upgrade", "head")
    with open_case(address) as case:
        assert not any(contents(case).values())
        assert case.add(report(), claims(report()))


def test_an_older_case_keeps_its_refusals(address, migrate):
    with open_case(address) as case:
        case.refuse(Unreadable("a.pdf", "it is a PDF", "Save it.", source="/a.pdf"))
    migrate("downgrade", "0001")
    with open_case(address, create=False) as case:
        assert case.unreadable() == (Unreadable("a.pdf", "it is a PDF", "Save it."),)


def test_an_older_case_has_room_for_persons_and_keeps_its_claims(address, migrate):
    with open_case(address) as case:
        case.add(report(), claims(report()))
    migrate("downgrade", "0002")
    with open_case(address) as case:
        assert case.people() == ()
        assert len(case.figures()) == 1
        case.reread(report().id, [person(report())])
        assert len(case.people()) == 1


def test_an_older_case_is_linked_when_it_is_opened(address, migrate):
    with open_case(address) as case:
        for one, claimed in crowd(6):
            case.add(one, claimed)
        before = links(case)
    migrate("downgrade", "0003")
    with open_case(address) as case:
        assert links(case) == before
