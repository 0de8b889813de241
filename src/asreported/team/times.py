"""Times as the tables keep them: UTC, in a spelling that sorts as the clock goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time of the clock."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """A time for a table."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def ago(moment: datetime, **span: float) -> str:
    """The time that lies so many `minutes`, `hours`, `days` before, for a table."""
    return written(moment - timedelta(**span))
