"""Feeds and sitemaps: the entries of an RSS or Atom feed as reports, and what either links to."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from ..datelines import field
from ..metadata import Metadata, one_line, report
from ..report import Report, Unreadable

_ADVICE = "Look at it in a browser: it may be a page, or need another address."


def reports(data: bytes, name: str) -> Iterator[Report | Unreadable]:
    """The entries of a feed as reports: the whole text where the feed gives it, else its summary."""
    found = _entries(data)
    if not found:
        yield Unreadable(name, "it is no feed, or an empty one", _ADVICE)
    for entry in found:
        if entry.text:
            yield entry


def links(data: bytes, name: str) -> Iterator[Report | Unreadable]:
    """What a feed or sitemap links to, in its order: a report each, its `url` the address, its text what is known."""
    found = [entry for entry in (*_entries(data), *_places(data)) if entry.url]
    if not found:
        yield Unreadable(name, "it is no feed or sitemap, or an empty one", _ADVICE)
    yield from found


def _entries(data: bytes) -> list[Report]:
    import feedparser

    # Bytes in a file: given a string feedparser would fetch it, if it is an address.
    found = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    outlet = one_line(str(found.feed.get("title", "")))
    return [_entry(entry, outlet) for entry in found.entries]


def _entry(entry: Any, outlet: str | None) -> Report:  # noqa: ANN401 - feedparser's dict with attributes
    title = one_line(_words(str(entry.get("title", ""))))
    content = max((str(one.get("value", "")) for one in entry.get("content", ())), key=len, default="")
    told = _words(content or str(entry.get("summary", "")))
    url = one_line(str(entry.get("link", "")))
    known = Metadata(
        title=title,
        outlet=outlet,
        published=_time(entry.get("published_parsed")),
        url=url,
        published_by="the feed",
        updated=_time(entry.get("updated_parsed")),
    )
    return report(
        url or str(entry.get("id", "")) or title or "an entry", told and f"{title or ''}\n\n{told}".strip(), known
    )


def _places(data: bytes) -> list[Report]:
    """The addresses of a sitemap, or those of the sitemaps that it lists."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root is None or etree.QName(root).localname not in ("urlset", "sitemapindex"):
        return []
    found = []
    for one in root:
        said = {etree.QName(part).localname: (part.text or "").strip() for part in one if isinstance(part.tag, str)}
        if said.get("loc"):
            changed = field(said["lastmod"]).published if said.get("lastmod") else None
            found.append(Report(said["loc"], "", url=said["loc"], updated=changed))
    return found


def _words(html: str) -> str:
    """The words of a piece of markup, a line a paragraph."""
    if "<" not in html:
        return html.strip()
    from lxml import html as markup

    tree = markup.fragment_fromstring(html, create_parent="div")
    for block in tree.iter("p", "br", "div", "li", "h1", "h2", "h3"):
        block.tail = "\n\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _time(parsed: Any) -> str | None:  # noqa: ANN401 - a struct_time
    if parsed is None:
        return None
    return datetime.fromtimestamp(timegm(parsed), UTC).isoformat(timespec="seconds")
