"""Watching: feeds and pages asked again and again; what is new or has changed comes as reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from ..report import Report, Unreadable
from .fetching import AGENT, Fetched, Web
from .pages import is_feed, links, reports

# A listed page is asked again after so many seconds, however often its feed is.
AGAIN = 300.0


class Watch:
    """What is watched, and what was fetched of it so far; in memory only, so that a new start asks for all again."""

    def __init__(
        self, web: Web, addresses: Iterable[str], again: float = AGAIN, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._web = web
        self._addresses = tuple(addresses)
        self._again = again
        self._clock = clock
        # Of a page only what tells the next from it is held: a watch may go on for weeks.
        self._had: dict[str, tuple[Fetched, bytes]] = {}
        self._lists: dict[str, Fetched] = {}
        self._asked: dict[str, float] = {}
        self._rules: dict[str, RobotFileParser] = {}

    def round(self) -> Iterator[Report | Unreadable]:
        """All that is new since the last round: pages that were not known, and pages that changed."""
        for address in self._addresses:
            found = self._new(address)
            if isinstance(found, Unreadable):
                yield found
            elif found and is_feed(found):
                self._lists[address] = found
            elif found:
                self._lists.pop(address, None)
                yield from reports(found)
            if listing := self._lists.get(address):
                yield from self._listed(listing)

    def _listed(self, feed: Fetched) -> Iterator[Report | Unreadable]:
        """The pages of a feed that are new or changed; of those that cannot be fetched the reason."""
        for entry in links(feed, self._web):
            if isinstance(entry, Unreadable):
                yield entry
                continue
            url = entry.url or ""
            if self._clock() - self._asked.get(url, float("-inf")) < self._again:
                continue
            self._asked[url] = self._clock()
            if not self._welcome(url):
                yield Unreadable(
                    url, "its site asks programs not to fetch it", "Save the page and add that.", source=url
                )
                continue
            found = self._new(url)
            if isinstance(found, Unreadable):
                yield found
            elif found:
                yield from reports(found, entry)

    def _new(self, url: str) -> Fetched | Unreadable | None:
        """What an address gives now; None where it is what it gave before."""
        before, digest = self._had.get(url, (None, b""))
        found = self._web.fetch(url, before)
        if isinstance(found, Unreadable):
            return found
        if found.same or sha256(found.data).digest() == digest:
            return None
        self._had[url] = replace(found, data=b""), sha256(found.data).digest()
        return found

    def _welcome(self, url: str) -> bool:
        """Whether the site's robots.txt lets programs fetch the page; a site without one does."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return True  # no address: it is told as that when it is fetched
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            rules = RobotFileParser()
            found = self._web.fetch(f"{site}/robots.txt")
            told = "" if isinstance(found, Unreadable) else found.data.decode("utf-8", "replace")
            rules.parse(told.splitlines())
            self._rules[site] = rules
        return self._rules[site].can_fetch(AGENT, url)
