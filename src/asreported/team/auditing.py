"""The audit: sign-ins, failures, refusals, changes of roles, who saw what of a restricted case. It only grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, func, insert, select

from .schema import audit
from .times import written

_LONGEST: Final = 500


class What(StrEnum):
    """What the audit holds."""

    SIGNED_IN = "signed in"
    FAILED = "sign-in failed"
    SIGNED_OUT = "signed out"
    EVERYWHERE = "signed out everywhere"
    PASSWORD = "password changed"
    ADDED = "added"
    ROLE = "role changed"
    REMOVED = "removed"
    RESTRICTED = "case restricted"
    LIFTED = "restriction lifted"
    REFUSED = "refused"
    SAW = "saw"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: at what time (UTC) who did what, about whom or which page, in which case, from which address."""

    number: int
    at: str
    what: str
    who: str
    about: str
    case: str
    address: str


def append(
    connection: Connection,
    moment: datetime,
    what: What,
    who: str,
    about: str = "",
    *,
    case: str = "",
    address: str = "",
) -> None:
    """Write an entry."""
    row = {"at": written(moment), "what": what.value, "who": who, "about": about[:_LONGEST], "case": case}
    connection.execute(insert(audit).values(address=address, **row))


def entries(
    connection: Connection, since: str, what: str | None, limit: int | None, offset: int
) -> tuple[tuple[Entry, ...], int]:
    """The entries since a day or a time, the newest first, and how many there are."""
    chosen = audit.c.at >= since
    if what:
        chosen &= audit.c.what == what
    total = connection.execute(select(func.count()).select_from(audit).where(chosen)).scalar_one()
    asked = select(audit).where(chosen).order_by(audit.c.number.desc()).limit(limit).offset(offset)
    rows = connection.execute(asked).all()
    return tuple(Entry(row.number, row.at, row.what, row.who, row.about, row.case, row.address) for row in rows), total
