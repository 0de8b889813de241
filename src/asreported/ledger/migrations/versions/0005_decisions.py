"""The log of what people decided; what a report's source says of its day, its language, its versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asreported.intake import story
from asreported.ledger.dialects import Text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


_ADDED = ("published_by", "updated", "retrieved", "language", "story")


def upgrade() -> None:
    for name in _ADDED:
        op.add_column("reports", sa.Column(name, Text))
    op.add_column("reports", sa.Column("pages", sa.JSON))
    op.create_index("reports_by_story", "reports", ["story"])
    table = sa.table("reports", sa.column("id"), sa.column("url"), sa.column("story"))
    known = op.get_bind().execute(sa.select(table.c.id, table.c.url).where(table.c.url.is_not(None))).all()
    for row in known:
        op.execute(table.update().where(table.c.id == row.id).values(story=story(row.url)))
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", Text, nullable=False),
        sa.Column("subjects", sa.JSON, nullable=False),
        sa.Column("by", Text, nullable=False),
        sa.Column("at", Text, nullable=False),
        sa.Column("field", Text),
        sa.Column("value", sa.JSON),
        sa.Column("comment", Text),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("basis", sa.JSON),
        sa.Column("previous", Text, nullable=False),
        sa.Column("digest", Text, nullable=False),
    )
    op.create_index("decisions_by_kind", "decisions", ["kind"])
    op.create_table(
        "decision_subjects",
        sa.Column("subject", Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    # What people decided is lost to an older program; `asreported case backup` keeps it.
    for table in ("decision_subjects", "decisions"):
        op.drop_table(table)
    op.drop_index("reports_by_story", "reports")
    for name in (*_ADDED, "pages"):
        op.drop_column("reports", name)
