"""Pages of the web to reports, and feeds and sitemaps to the pages that they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import IO
from urllib.parse import urljoin, urlsplit

from ..documents import kind_of
from ..documents.kinds import MEDIA_TYPES
from ..jail import Document, confined
from ..languages import with_language
from ..metadata import Metadata
from ..report import Report, Unreadable
from .fetching import Fetched, Web

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")
_ROOTS = (b"rss", b"feed", b"rdf", b"urlset", b"sitemapindex")
_ADVICE = "Look for the page in a browser, and add it by its address."
# Of one feed or sitemap: the newest stand first in feeds, and a sitemap of a million pages is an archive.
MOST = 500


def reports(fetched: Fetched, listed: Report | Unreadable | None = None) -> Iterator[Report | Unreadable]:
    """The reports of what was fetched, each with its address and when it was fetched.

    `listed` is what a feed says of it: its day stands in where the page itself has none.
    """
    kind = MEDIA_TYPES.get(fetched.type or "") or kind_of(urlsplit(fetched.url).path) or "page"
    known = Metadata(url=fetched.url, retrieved=fetched.retrieved)
    for item in with_language(confined(_document(fetched, kind, known))):
        if isinstance(item, Unreadable):
            yield replace(item, source=fetched.url)
            continue
        # The server's address is what the page is known by, whatever address it gives itself.
        item = replace(item, url=fetched.url)
        if item.published is None and isinstance(listed, Report) and listed.published:
            item = replace(item, published=listed.published, published_from="metadata", published_by="the feed")
        yield item


def is_feed(fetched: Fetched) -> bool:
    """Whether what was fetched lists pages."""
    root = _root(fetched)
    return root in _ROOTS or (fetched.type in _FEEDS and root != b"html")


def links(fetched: Fetched, web: Web) -> Iterator[Report | Unreadable]:
    """The pages that a feed, a sitemap or a list of sitemaps leads to, each once; no more than 500 in all."""
    return islice(_links(fetched, web, set(), deeper=True), MOST)


def _links(fetched: Fetched, web: Web, seen: set[str], *, deeper: bool) -> Iterator[Report | Unreadable]:
    lists = deeper and _root(fetched) == b"sitemapindex"
    for item in confined(_document(fetched, "links", Metadata())):
        if isinstance(item, Unreadable):
            yield replace(item, name=fetched.url, source=fetched.url)
            continue
        try:
            url = urljoin(fetched.url, item.url or "")
        except ValueError:
            yield Unreadable(item.name, f"{fetched.url} lists it, and it is no address", _ADVICE, source=item.name)
            continue
        if url in seen:
            continue
        seen.add(url)
        if lists:
            more = web.fetch(url)
            yield from (more,) if isinstance(more, Unreadable) else _links(more, web, seen, deeper=False)
        else:
            yield replace(item, url=url)


def _root(fetched: Fetched) -> bytes | None:
    """The name of the first element of what was fetched, without its prefix; None where there is none to be seen."""
    head = re.sub(rb"<!--.*?-->", b"", fetched.data[:2000], flags=re.DOTALL)
    found = re.search(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)", head)
    return found[1].lower() if found else None


def _document(fetched: Fetched, kind: str, about: Metadata) -> Document:
    def opened() -> IO[bytes]:
        return BytesIO(fetched.data)

    return Document(fetched.url, kind, opened, len(fetched.data), about, charset=fetched.charset)
