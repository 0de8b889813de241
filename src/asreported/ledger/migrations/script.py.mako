"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

# The text of every column: not sa.Text, which a server sorts in the order of its language.
from asreported.ledger.dialects import Text

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
