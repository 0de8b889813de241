"""Sessions: the browsers that are signed in. Only a digest of what a browser holds is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from . import members
from .members import Member, key_of
from .schema import people, sessions
from .times import ago, written

# A browser left alone on a desk, and the longest shift.
IDLE_MINUTES: Final = 120
LONGEST_HOURS: Final = 12
# To write at every page would make every reader a writer.
_TOUCH_MINUTES: Final = 1
_LONGEST_BROWSER: Final = 160


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in. `here` is the one that asks."""

    digest: str
    member: Member
    begun: str
    seen: str
    address: str
    browser: str
    here: bool = False


def digest_of(key: str) -> str:
    """What is kept of a secret that has 256 bits of its own."""
    return sha256(key.encode()).hexdigest()


def begin(connection: Connection, member: Member, moment: datetime, address: str, browser: str) -> str:
    """Sign a browser in; the secret that it is to hold. What has run out is forgotten."""
    connection.execute(delete(sessions).where(_over(moment)))
    key = secrets.token_urlsafe(32)
    row = {
        "digest": digest_of(key),
        "person": key_of(member.name),
        "begun": written(moment),
        "seen": written(moment),
        "address": address,
        "browser": browser[:_LONGEST_BROWSER],
    }
    connection.execute(insert(sessions).values(row))
    return key


def held(connection: Connection, key: str, moment: datetime) -> Session | None:
    """The session of a browser, None where there is none or its time has run out."""
    chosen = sessions.c.digest == digest_of(key)
    row = connection.execute(select(sessions).where(chosen, ~_over(moment))).one_or_none()
    if row is None:
        return None
    name = connection.execute(select(people.c.name).where(people.c.key == row.person)).scalar_one()
    member = members.known(connection, name)
    return Session(row.digest, member, row.begun, row.seen, row.address, row.browser, here=True)


def is_due(session: Session, moment: datetime) -> bool:
    """Whether it is time to note that the browser is still there."""
    return session.seen < ago(moment, minutes=_TOUCH_MINUTES)


def touch(connection: Connection, session: Session, moment: datetime) -> None:
    """Note that the browser is still there."""
    connection.execute(update(sessions).where(sessions.c.digest == session.digest).values(seen=written(moment)))


def of_member(connection: Connection, member: Member, moment: datetime, here: str | None) -> tuple[Session, ...]:
    """The sessions of a person, the newest first."""
    chosen = select(sessions).where(sessions.c.person == key_of(member.name), ~_over(moment))
    rows = sorted(connection.execute(chosen).all(), key=lambda row: row.begun, reverse=True)
    return tuple(
        Session(row.digest, member, row.begun, row.seen, row.address, row.browser, row.digest == here) for row in rows
    )


def end(connection: Connection, digest: str) -> bool:
    """Sign one browser out; whether it was signed in."""
    return bool(connection.execute(delete(sessions).where(sessions.c.digest == digest)).rowcount)


def end_all(connection: Connection, member: Member, but: str | None = None) -> int:
    """Sign all browsers of a person out, but the one with this digest; how many there were."""
    chosen = sessions.c.person == key_of(member.name)
    kept = chosen if but is None else chosen & (sessions.c.digest != but)
    return int(connection.execute(delete(sessions).where(kept)).rowcount)


def _over(moment: datetime) -> ColumnElement[bool]:
    return or_(
        sessions.c.seen < ago(moment, minutes=IDLE_MINUTES),
        sessions.c.begun < ago(moment, hours=LONGEST_HOURS),
    )
