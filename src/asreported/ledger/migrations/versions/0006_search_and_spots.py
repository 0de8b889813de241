"""What search looks at, and where the events are placed. Whoever opens the case fills them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

from asreported.ledger.dialects import Text
from asreported.ledger.search import fulltext

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "findable",
        sa.Column(
            "number", sa.BigInteger().with_variant(sqlite.INTEGER, "sqlite"), primary_key=True, autoincrement=False
        ),
        sa.Column("id", Text, nullable=False),
        sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("begin", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        *(sa.Column(name, Text, nullable=False) for name in ("speaker", "place", "names", "words")),
    )
    op.create_index("findable_by_id", "findable", ["id"])
    op.create_index("ix_findable_report", "findable", ["report"])
    fulltext.create(op.get_bind())
    op.create_table(
        "spots",
        sa.Column("claim", Text, primary_key=True),
        sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("spot", Text, nullable=False),
        sa.Column("name", Text, nullable=False),
        sa.Column("country", Text),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("precision", sa.Integer, nullable=False),
    )
    op.create_index("ix_spots_report", "spots", ["report"])


def downgrade() -> None:
    op.drop_table("spots")
    fulltext.drop(op.get_bind())
    op.drop_table("findable")
