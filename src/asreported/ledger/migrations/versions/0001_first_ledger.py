"""The first ledger: reports, figures, statements, events, unreadable sources, copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_from", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("reader_version", sa.Text, nullable=False),
        sa.Column("rules_version", sa.Text, nullable=False),
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
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, primary_key=True),
        sa.Column("advice", sa.Text, nullable=False),
    )
    op.create_table(
        "shingles",
        sa.Column("shingle", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("first", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("second", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("share", sa.Float, nullable=False),
    )


def _claim_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("speaker_span_start", sa.Integer),
        sa.Column("speaker_span_end", sa.Integer),
        sa.Column("relay", sa.JSON, nullable=False),
        sa.Column("hedge", sa.JSON, nullable=False),
        sa.Column("verification", sa.Text),
        sa.Column("reasons", sa.JSON, nullable=False),
    )


def _figure_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("number_start", sa.Integer, nullable=False),
        sa.Column("number_end", sa.Integer, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("people", sa.Text, nullable=False),
        sa.Column("side", sa.Text),
        sa.Column("nationality", sa.Text),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("event", sa.Text),
    )


def _statement_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("cue_start", sa.Integer, nullable=False),
        sa.Column("cue_end", sa.Integer, nullable=False),
        sa.Column("content_start", sa.Integer, nullable=False),
        sa.Column("content_end", sa.Integer, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("named", sa.Boolean),
    )


def _event_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("actor", sa.Text),
        sa.Column("target", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("date_start", sa.Text),
        sa.Column("date_end", sa.Text),
        sa.Column("date_precision", sa.Text),
    )
