"""Memory: pages, and what all of them need, as they were made last, for as long as the case has not changed since."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")

# In characters, of all pages together.
MOST = 64_000_000


class Memory:
    """Pages by what they depend on beside the case. `state` tells whether that has changed; None where nobody can tell.

    Many readers who ask for one page at once wait for one of them to make it.
    """

    def __init__(self, state: Callable[[], str | None], most: int = MOST) -> None:
        self._state = state
        self._most = most
        self._held = 0
        self._of: str | None = None
        self._pages: OrderedDict[Hashable, Future[str]] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, key: Hashable, make: Callable[[], str]) -> str:
        """The page of a key, made where it is not remembered."""
        state = self._state()
        if state is None:
            return make()
        with self._lock:
            if state != self._of:
                self._of, self._held = state, 0
                self._pages.clear()
            known = self._pages.get(key)
            if known is not None:
                self._pages.move_to_end(key)
            else:
                mine = self._pages[key] = Future[str]()
        if known is not None:
            return known.result()
        try:
            page = make()
        except BaseException as fault:
            self._forget(key, mine)
            mine.set_exception(fault)
            raise
        mine.set_result(page)
        self._keep(key, mine, len(page))
        return page

    def _keep(self, key: Hashable, mine: Future[str], size: int) -> None:
        with self._lock:
            if self._pages.get(key) is not mine:  # the case changed meanwhile
                return
            self._held += size
            while self._held > self._most:
                _, oldest = self._pages.popitem(last=False)
                self._held -= len(oldest.result()) if oldest.done() else 0

    def _forget(self, key: Hashable, mine: Future[str]) -> None:
        with self._lock:
            if self._pages.get(key) is mine:
                del self._pages[key]


class Latest(Generic[T]):
    """One thing that depends on the case alone. `state` is that of `Memory`."""

    def __init__(self, state: Callable[[], str | None], make: Callable[[], T]) -> None:
        self._state = state
        self._make = make
        self._known: tuple[str, T] | None = None

    def get(self) -> T:
        """The thing as the case is now."""
        state, known = self._state(), self._known
        if state is not None and known is not None and known[0] == state:
            return known[1]
        made = self._make()
        if state is not None:
            self._known = (state, made)
        return made
