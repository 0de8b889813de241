"""Alembic's way in. The connection comes from `opening.py`; there is no configuration file."""

from __future__ import annotations

from alembic import context

from asreported.ledger.dialects import VERSION_TABLE
from asreported.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite changes a column by making the table anew.
    render_as_batch=True,
)
context.run_migrations()
