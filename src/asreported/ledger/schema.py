"""The tables of a case. Migrations make exactly these; a test compares them.

Nothing here holds the time of the clock: the same reports, added in any order, give the same rows.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

# The newest migration in `migrations/versions`.
REVISION = "0002"
VERSION_TABLE = "asreported_version"

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("rules_version", Text, nullable=False),
    # How many runs of words the report has: what `shared` is a share of.
    Column("shingle_count", Integer, nullable=False),
    Index("reports_by_name", "name"),
    Index("reports_by_published", "published"),
)


def _claim_columns() -> tuple[Column[object], ...]:
    return (
        Column("id", Text, primary_key=True),
        Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("evidence_start", Integer, nullable=False),
        Column("evidence_end", Integer, nullable=False),
        Column("speaker", Text),
        Column("speaker_span_start", Integer),
        Column("speaker_span_end", Integer),
        Column("relay", JSON, nullable=False),
        Column("hedge", JSON, nullable=False),
        Column("verification", Text),
        Column("reasons", JSON, nullable=False),
    )


figures = Table(
    "figures",
    metadata,
    *_claim_columns(),
    Column("number_start", Integer, nullable=False),
    Column("number_end", Integer, nullable=False),
    Column("measure", Text, nullable=False, index=True),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("form", Text, nullable=False),
    Column("group", Text, nullable=False),
    Column("people", Text, nullable=False),
    Column("side", Text),
    Column("nationality", Text),
    Column("scope", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("as_of", Text),
    Column("place", Text),
    Column("event", Text),
)

statements = Table(
    "statements",
    metadata,
    *_claim_columns(),
    Column("cue_start", Integer, nullable=False),
    Column("cue_end", Integer, nullable=False),
    Column("content_start", Integer, nullable=False),
    Column("content_end", Integer, nullable=False),
    Column("act", Text, nullable=False, index=True),
    Column("quote", Text, nullable=False),
    Column("named", Boolean),
)

events = Table(
    "events",
    metadata,
    *_claim_columns(),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("type", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("place", Text),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("date_precision", Text),
)

unreadable = Table(
    "unreadable",
    metadata,
    # The file's whole path, or the id of the report that the reader failed on; empty where only a name is known.
    Column("source", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("advice", Text, nullable=False),
)

shingles = Table(
    "shingles",
    metadata,
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("first", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("second", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("share", Float, nullable=False),
)
