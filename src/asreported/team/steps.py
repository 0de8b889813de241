"""The steps that bring a team of any earlier version to the tables of today, forward only.

A step that was released is never changed: a newer shape of a table is a newer step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, insert, update

from .schema import metadata, version

# Also against our own mistakes: nothing but the owner of the file or the database can undo it.
_APPEND_ONLY: Final = {
    "sqlite": (
        "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END",
        "CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'the audit only grows'; END $$",
        "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()",
    ),
}


def _first(connection: Connection) -> None:
    metadata.create_all(connection)
    for command in _APPEND_ONLY[connection.dialect.name]:
        connection.exec_driver_sql(command)
    connection.execute(insert(version).values(step=0))


_STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_first,)
NEWEST: Final = len(_STEPS)


def bring_up_to_date(connection: Connection, step: int) -> None:
    """Take the steps that a team at this step lacks; 0 is an empty database."""
    for take in _STEPS[step:]:
        take(connection)
    connection.execute(update(version).values(step=NEWEST))
