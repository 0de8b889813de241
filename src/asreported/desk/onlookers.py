"""Onlookers: who has which claim open. The desk remembers names for two minutes, and writes none of it down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

SECONDS: Final = 120.0


class Onlookers:
    """Who opened which claim last; whoever opens another one has left the one before."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._at: dict[str, tuple[str, float]] = {}

    def look(self, name: str, claim: str) -> None:
        """Note that somebody opened a claim."""
        with self._lock:
            self._at[name] = (claim, self._clock())

    def beside(self, name: str, claim: str) -> tuple[str, ...]:
        """Who else has a claim open, by name."""
        return tuple(sorted(other for other, found in self._others(name).items() if found == claim))

    def busy(self, name: str) -> frozenset[str]:
        """The claims that others have open."""
        return frozenset(self._others(name).values())

    def _others(self, name: str) -> dict[str, str]:
        with self._lock:
            since = self._clock() - SECONDS
            self._at = {who: seen for who, seen in self._at.items() if seen[1] > since}
            return {who: claim for who, (claim, _) in self._at.items() if who != name}
