"""The first ledger: reports, figures, statements, events, unreadable sources, copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asreported.ledger.dialects import Text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", Text, primary_key=True),
        sa.Column("name", Text, nullable=False),
        sa.Column("title", Text),
        sa.Column("outlet", Text),
        sa.Column("published", Text),
        sa.Column("published_from", Text),
        sa.Column("url", Text),
        sa.Column("text", Text, nullable=False),
        sa.Column("sha256", Text, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("reader_version", Text, nullable=False),
        sa.Column("rules_version", Text, nullable=False),
        sa.Column("shingle_count", sa.Integer, nullable=False),
    )
    op.create_index("reports_by_name", "reports", ["name"])
    op.create_index("reports_by_published", "reports", ["published"])
    op.create_table("figures", *_claim_columns(), *_figure_columns())
    op.create_table("statements", *_claim_columns(), *_statement_columns())
    op.create_table("events", *_claim_columns(), *_event_columns())
    for table, column in (("figures", "measure"), ("statements", "act"), ("events", "type")):
        op.create_index(f"ix_{table}_{column}", table, [column])
        op.create_index(f"ix_{table}_report", table, ["report"])
    op.create_table(
        "unreadable",
        sa.Column("name", Text, primary_key=True),
        sa.Column("reason", Text, primary_key=True),
        sa.Column("advice", Text, nullable=False),
    )
    op.create_table(
        "shingles",
        sa.Column("shingle", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("first", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("second", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("share", sa.Float, nullable=False),
    )


def downgrade() -> None:
    for table in ("copies", "shingles", "unreadable", "events", "statements", "figures", "reports"):
        op.drop_table(table)


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


def _figure_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("number_start", sa.Integer, nullable=False),
        sa.Column("number_end", sa.Integer, nullable=False),
        sa.Column("measure", Text, nullable=False),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        sa.Column("form", Text, nullable=False),
        sa.Column("group", Text, nullable=False),
        sa.Column("people", Text, nullable=False),
        sa.Column("side", Text),
        sa.Column("nationality", Text),
        sa.Column("scope", Text, nullable=False),
        sa.Column("mode", Text, nullable=False),
        sa.Column("as_of", Text),
        sa.Column("place", Text),
        sa.Column("event", Text),
    )


def _statement_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("cue_start", sa.Integer, nullable=False),
        sa.Column("cue_end", sa.Integer, nullable=False),
        sa.Column("content_start", sa.Integer, nullable=False),
        sa.Column("content_end", sa.Integer, nullable=False),
        sa.Column("act", Text, nullable=False),
        sa.Column("quote", Text, nullable=False),
        sa.Column("named", sa.Boolean),
    )


def _event_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("type", Text, nullable=False),
        sa.Column("stage", Text, nullable=False),
        sa.Column("actor", Text),
        sa.Column("target", Text),
        sa.Column("place", Text),
        sa.Column("date_start", Text),
        sa.Column("date_end", Text),
        sa.Column("date_precision", Text),
    )
