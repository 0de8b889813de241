"""Pending: sign-ins that went out to a provider of identities; each comes back once, to the browser that it left."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from .schema import pending
from .sessions import digest_of
from .times import ago, written

MINUTES: Final = 10


@dataclass(frozen=True, slots=True)
class Pending:
    """What must come back as it was sent: `state` and `nonce`; the PKCE `verifier`; the page to go on to."""

    state: str
    nonce: str
    verifier: str
    place: str


def keep(connection: Connection, going: Pending, moment: datetime) -> str:
    """Keep a sign-in that goes out; the secret that the browser is to hold."""
    connection.execute(delete(pending).where(pending.c.begun < ago(moment, minutes=MINUTES)))
    key = secrets.token_urlsafe(32)
    row = {"state": going.state, "nonce": going.nonce, "verifier": going.verifier, "place": going.place}
    connection.execute(insert(pending).values(digest=digest_of(key), begun=written(moment), **row))
    return key


def take(connection: Connection, key: str, moment: datetime) -> Pending | None:
    """The sign-in that this browser began; it can be taken once."""
    chosen = pending.c.digest == digest_of(key)
    row = connection.execute(select(pending).where(chosen)).one_or_none()
    connection.execute(delete(pending).where(chosen))
    if row is None or row.begun < ago(moment, minutes=MINUTES):
        return None
    return Pending(row.state, row.nonce, row.verifier, row.place)
