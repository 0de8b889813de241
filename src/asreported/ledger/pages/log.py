"""Parts of the log of decisions."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from .. import schema
from ..decisions.decision import Decision
from ..decisions.live import taken_back
from ..decisions.log import entries


def decision(connection: Connection, number: int) -> Decision | None:
    """The entry of the log with this number."""
    return next(iter(entries(connection, numbers=[number])), None)


def log_part(connection: Connection, limit: int, offset: int) -> tuple[tuple[Decision, ...], int, frozenset[int]]:
    """A part of the log, the newest entry first, how many entries it has, and the numbers of those taken back."""
    last = connection.execute(select(func.max(schema.decisions.c.number))).scalar() or 0
    first = last - offset
    # Numbers have no gaps.
    numbers = range(max(1, first - limit + 1), first + 1)
    found = entries(connection, numbers=numbers) if numbers else ()
    return tuple(reversed(found)), last, frozenset(taken_back(entries(connection, kinds=["undo"])))
