"""Tries: who guesses waits, longer with every failure. Counted in the tables, for a desk may have several processes."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from .members import key_of
from .schema import tries
from .sessions import digest_of
from .times import ago, written

# Failures without a wait: of a name, of an address (a newsroom may share one).
_FREE: Final = {"name": 3, "address": 10}
_FIRST_SECONDS: Final = 5
# Longer would let a stranger who knows a name keep its owner out.
LONGEST_SECONDS: Final = 300
_FORGOTTEN_HOURS: Final = 24


def seconds_to_wait(connection: Connection, name: str, address: str, moment: datetime) -> int:
    """How long until this name may be tried again from this address; 0 is now."""
    return max(_left(connection, kind, digest, moment) for kind, digest in _both(name, address))


def count(connection: Connection, name: str, address: str, moment: datetime) -> None:
    """Count a try as failed. It is counted before the password is checked: many at once are many."""
    connection.execute(delete(tries).where(tries.c.last < ago(moment, hours=_FORGOTTEN_HOURS)))
    for kind, digest in _both(name, address):
        chosen = (tries.c.kind == kind) & (tries.c.digest == digest)
        more = update(tries).where(chosen).values(failures=tries.c.failures + 1, last=written(moment))
        if not connection.execute(more).rowcount:
            row = {"kind": kind, "digest": digest, "failures": 1, "last": written(moment)}
            connection.execute(insert(tries).values(row))


def succeed(connection: Connection, name: str, address: str) -> None:
    """The try was right after all. An address keeps its other failures: one's own account must not pay for guesses."""
    _, (_, of_address) = _both(name, address)
    forget(connection, name)
    chosen = (tries.c.kind == "address") & (tries.c.digest == of_address) & (tries.c.failures > 0)
    connection.execute(update(tries).where(chosen).values(failures=tries.c.failures - 1))


def forget(connection: Connection, name: str) -> None:
    """Let a name be tried again at once."""
    connection.execute(delete(tries).where(tries.c.kind == "name", tries.c.digest == digest_of(key_of(name))))


def _left(connection: Connection, kind: str, digest: str, moment: datetime) -> int:
    chosen = select(tries.c.failures, tries.c.last).where(tries.c.kind == kind, tries.c.digest == digest)
    row = connection.execute(chosen).one_or_none()
    if row is None or row.failures < _FREE[kind] or row.last < ago(moment, hours=_FORGOTTEN_HOURS):
        return 0
    # More doublings than this are longer than the longest wait.
    wait: int = min(LONGEST_SECONDS, _FIRST_SECONDS * 2 ** min(int(row.failures) - _FREE[kind], 10))
    passed = (moment - datetime.fromisoformat(row.last)).total_seconds()
    return max(0, ceil(wait - passed))


def _both(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("name", digest_of(key_of(name))), ("address", digest_of(address))
