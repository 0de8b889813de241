"""The tables of a case. Migrations make exactly these; a test compares them.

Nothing here holds the time of the clock: the same reports, added in any order, give the same rows.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table
from sqlalchemy.dialects import sqlite

from .dialects import Text

# The newest migration in `migrations/versions`.
REVISION = "0006"
# The first of which the links of the claims are kept: an older case is linked when it is opened.
LINKED = "0006"
# The first that keeps what search and the map need: it is made from the rest when an older case is opened.
INDEXED = "0006"

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
    # How many fingerprints the report has (`shingles`).
    Column("shingle_count", Integer, nullable=False),
    Column("published_by", Text),
    Column("updated", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("pages", JSON(none_as_null=True)),
    # What its versions have in common: the address in one spelling; null of reports without one.
    Column("story", Text),
    Index("reports_by_name", "name"),
    Index("reports_by_published", "published"),
    Index("reports_by_story", "story"),
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
    Column("part_of", Text),
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
    Column("denies", Text),
)

persons = Table(
    "persons",
    metadata,
    *_claim_columns(),
    Column("name", Text, nullable=False, index=True),
    Column("mention_start", Integer, nullable=False),
    Column("mention_end", Integer, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("role", Text),
    Column("age", Integer),
    Column("nationality", Text),
    Column("place", Text),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("date_precision", Text),
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

# Fingerprints of the texts: what a report's likely copies are found by.
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

# `kind` comes last in these keys: SQLite takes a leading column for choosy, and would read all of a kind.

# What linking needs of a claim, made once from it and its report. `event` is the event that it stands with; of an event
# the one that speaks for it across reports.
profiles = Table(
    "profiles",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("event", Text, index=True),
    Column("profile", JSON, nullable=False),
)

# Which profiles are looked at together: those of one key that stand near each other by `place`.
blocks = Table(
    "blocks",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Index("blocks_by_member", "member"),
    sqlite_with_rowid=False,
)

# The pairs that blocks bring together, `first` < `second`, in how many of them, and what came of the comparison; no
# verdict where nothing speaks for or against.
compared = Table(
    "compared",
    metadata,
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("verdict", Text),
    Column("likeness", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Index("compared_by_second", "second"),
    sqlite_with_rowid=False,
)

# The incident of every event, the series of every figure. `component` is the smallest id that chains of `same` lead to;
# of an event that another speaks for it is that one's id.
grouped = Table(
    "grouped",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("component", Text, nullable=False),
    Column("name", Text, nullable=False, index=True),
)

# Pairs of claims that contradict each other; `number` counts where both are of one series.
conflicts = Table(
    "conflicts",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("one_side", Text, nullable=False),
    Column("other_side", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("conflicts_by_other", "other"),
)

# What people decided: only ever appended to. `docs/decisions-log.md` says what each column holds.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subjects", JSON, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("field", Text),
    Column("value", JSON(none_as_null=True)),
    Column("comment", Text),
    Column("seen", Integer, nullable=False),
    Column("basis", JSON(none_as_null=True)),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("decisions_by_kind", "kind"),
)

# Which decisions are about a thing. No foreign key: a claim may go when its report is read anew, its decisions stay.
decision_subjects = Table(
    "decision_subjects",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# What search looks at: each claim, and the text of each report in stretches, in words as they are compared. `number`
# has in it the day of publication and what the row is (`search/numbers.py`); the index of words is each database's own.
findable = Table(
    "findable",
    metadata,
    Column("number", BigInteger().with_variant(sqlite.INTEGER, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("begin", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index("findable_by_id", "id"),
)

# Where an event is placed, as linking has it (`linking.places`): without a point where the atlas lacks the name.
spots = Table(
    "spots",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("spot", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision", Integer, nullable=False),
)
