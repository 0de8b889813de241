"""When a web page says that it was published and changed, and which of its fields says so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .datelines import field

_PUBLISHED = (
    ("meta article:published_time", "//meta[@property='article:published_time']/@content"),
    ("meta datePublished", "//meta[@itemprop='datePublished']/@content"),
    ("meta date", "//meta[@name='date' or @name='pubdate' or @name='publish-date']/@content"),
    ("time datePublished", "//time[@itemprop='datePublished']/@datetime"),
)
_UPDATED = (
    ("meta article:modified_time", "//meta[@property='article:modified_time' or @property='og:updated_time']/@content"),
    ("meta dateModified", "//meta[@itemprop='dateModified']/@content"),
    ("time dateModified", "//time[@itemprop='dateModified']/@datetime"),
)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?![\d])")
# A page's linked data seldom passes 20 objects; their number and depth are bounded for those that do.
_OBJECTS = 2000


@dataclass(frozen=True, slots=True)
class PageDates:
    """ISO 8601 days or times; `published_by` is the field that gave the first; `notes` say what was not believed."""

    published: str | None = None
    published_by: str | None = None
    updated: str | None = None
    notes: tuple[str, ...] = ()


def page_dates(tree: Any, url: str | None, guess: str | None) -> PageDates:  # noqa: ANN401 - lxml's element
    """The dates of a parsed page: its meta fields, its linked data, its address, or the `guess` from its markup."""
    linked = list(_linked(tree))
    updated, _ = next(_written(tree, _UPDATED, linked, "dateModified"), (None, ""))
    changed = field(updated).published if updated else None
    for value, place in _written(tree, _PUBLISHED, linked, "datePublished"):
        day = field(value)
        # An impossible day in a field of the page must be told and not guessed away from its markup.
        return PageDates(day.published, place if day.published else None, changed, day.notes)
    if day_of_address := _of_address(url):
        return PageDates(day_of_address, "the day in its address", changed)
    return PageDates(guess, "its markup" if guess else None, changed)


def _written(
    tree: Any,  # noqa: ANN401 - as above
    places: tuple[tuple[str, str], ...],
    linked: list[dict[str, Any]],
    key: str,
) -> Iterator[tuple[str, str]]:
    for place, path in places:
        yield from ((str(value), place) for value in tree.xpath(path) if value.strip())
    for one in linked:
        if isinstance(value := one.get(key), str) and value.strip():
            yield value, f"linked data {key}"


def _linked(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    """The objects of the page's JSON-LD, the outer before the inner."""
    waiting: list[Any] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting.append(json.loads(script.text_content()))
        except (ValueError, RecursionError):
            continue
    for _ in range(_OBJECTS):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += [value for value in one.values() if isinstance(value, dict | list)]
        elif isinstance(one, list):
            waiting += one


def _of_address(url: str | None) -> str | None:
    if not url or not (found := _ADDRESS.search(url)):
        return None
    year, month, day = found.groups()
    return field(f"{year}-{month:0>2}-{day:0>2}").published
