"""Claims linked across reports; fingerprints in the place of runs of words. Whoever opens the case fills them anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asreported.ledger.dialects import Text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("claim", Text, primary_key=True),
        sa.Column("kind", Text, primary_key=True),
        sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("event", Text),
        sa.Column("profile", sa.JSON, nullable=False),
    )
    op.create_table(
        "blocks",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("place", Text, primary_key=True),
        sa.Column("member", Text, primary_key=True),
        sa.Column("kind", Text, primary_key=True),
        sa.Column("report", Text, nullable=False),
        sa.Column("mark", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "compared",
        *(sa.Column(name, Text, primary_key=True) for name in ("first", "second", "kind")),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("verdict", Text),
        sa.Column("likeness", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "grouped",
        sa.Column("claim", Text, primary_key=True),
        sa.Column("kind", Text, primary_key=True),
        sa.Column("component", Text, nullable=False),
        sa.Column("name", Text, nullable=False),
    )
    op.create_table(
        "conflicts",
        *(sa.Column(name, Text, primary_key=True) for name in ("one", "other", "kind", "type")),
        sa.Column("one_side", Text, nullable=False),
        sa.Column("other_side", Text, nullable=False),
        sa.Column("reason", Text, nullable=False),
    )
    op.create_index("ix_profiles_report", "profiles", ["report"])
    op.create_index("ix_profiles_event", "profiles", ["event"])
    op.create_index("blocks_by_member", "blocks", ["member"])
    op.create_index("compared_by_second", "compared", ["second"])
    op.create_index("ix_grouped_name", "grouped", ["name"])
    op.create_index("conflicts_by_other", "conflicts", ["other"])


def downgrade() -> None:
    # Runs of words cannot be had back from fingerprints; an older program finds the copies of new reports only.
    for table in ("conflicts", "grouped", "compared", "blocks", "profiles"):
        op.drop_table(table)
