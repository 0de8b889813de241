"""Refusals know their file, so that they go when it is read well, and equal names do not hide one another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asreported.ledger.dialects import Text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("unreadable", "unreadable_by_name")
    op.create_table(
        "unreadable",
        sa.Column("source", Text, primary_key=True),
        sa.Column("name", Text, primary_key=True),
        sa.Column("reason", Text, primary_key=True),
        sa.Column("advice", Text, nullable=False),
    )
    op.execute(
        "insert into unreadable (source, name, reason, advice) select '', name, reason, advice from unreadable_by_name"
    )
    op.drop_table("unreadable_by_name")


def downgrade() -> None:
    op.rename_table("unreadable", "unreadable_by_source")
    op.create_table(
        "unreadable",
        sa.Column("name", Text, primary_key=True),
        sa.Column("reason", Text, primary_key=True),
        sa.Column("advice", Text, nullable=False),
    )
    op.execute(
        "insert into unreadable (name, reason, advice)"
        " select name, reason, min(advice) from unreadable_by_source group by name, reason"
    )
    op.drop_table("unreadable_by_source")
