"""The tables of a team, as they are today. `steps.py` makes them; a test compares the two."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

version = Table("asreported_team", metadata, Column("step", Integer, primary_key=True))

people = Table(
    "people",
    metadata,
    # The name as it is compared: one person, however it is capitalised.
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("names", Boolean, nullable=False),
    # The e-mail or subject under which a provider of identities knows the person.
    Column("login", Text, unique=True),
    # An argon2id hash with its parameters; null of people who sign in elsewhere only.
    Column("password", Text),
    Column("since", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    # SHA-256 of what the browser holds: whoever reads this file has no session.
    Column("digest", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("browser", Text, nullable=False),
)

tries = Table(
    "tries",
    metadata,
    Column("kind", Text, primary_key=True),
    # SHA-256 of the name or the address: people type passwords into the wrong field.
    Column("digest", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Text, nullable=False),
)

# Sign-ins that have gone out to a provider of identities and not come back yet.
pending = Table(
    "pending",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("begun", Text, nullable=False),
)

# A case stays restricted when the last person who may open it is removed.
restricted = Table("restricted", metadata, Column("case", Text, primary_key=True))
admitted = Table(
    "admitted",
    metadata,
    Column("case", Text, ForeignKey("restricted.case", ondelete="CASCADE"), primary_key=True),
    Column("person", Text, ForeignKey("people.key", ondelete="CASCADE"), primary_key=True),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("case", Text, nullable=False),
    Column("address", Text, nullable=False),
    sqlite_autoincrement=True,
)
