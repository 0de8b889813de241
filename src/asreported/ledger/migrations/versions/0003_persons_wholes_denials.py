"""Named persons, the whole of a count, what a denial denies: reports of an older case have none until read anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asreported.ledger.dialects import Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("persons", *_claim_columns(), *_person_columns())
    for column in ("report", "name", "status"):
        op.create_index(f"ix_persons_{column}", "persons", [column])
    op.add_column("figures", sa.Column("part_of", Text))
    op.add_column("statements", sa.Column("denies", Text))


def downgrade() -> None:
    with op.batch_alter_table("statements") as statements:
        statements.drop_column("denies")
    with op.batch_alter_table("figures") as figures:
        figures.drop_column("part_of")
    op.drop_table("persons")


def _claim_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", Text, primary_key=True),
        sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
        sa.Column("speaker", Text),
        sa.Column("speaker_span_start", sa.Integer),
        sa.Column("speaker_span_end", sa.Integer),
        sa.Column("relay", sa.JSON, nullable=False),
        sa.Column("hedge", sa.JSON, nullable=False),
        sa.Column("verification", Text),
        sa.Column("reasons", sa.JSON, nullable=False),
    )


def _person_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("name", Text, nullable=False),
        sa.Column("mention_start", sa.Integer, nullable=False),
        sa.Column("mention_end", sa.Integer, nullable=False),
        sa.Column("status", Text, nullable=False),
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("mode", Text, nullable=False),
        sa.Column("role", Text),
        sa.Column("age", sa.Integer),
        sa.Column("nationality", Text),
        sa.Column("place", Text),
        sa.Column("date_start", Text),
        sa.Column("date_end", Text),
        sa.Column("date_precision", Text),
    )
