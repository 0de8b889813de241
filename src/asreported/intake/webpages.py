"""A saved web page to its report: the article's words by trafilatura, and what the page says about itself."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from .datelines import field
from .decoding import LIMIT, too_large, words_or_reason
from .metadata import Metadata, one_line, report
from .report import Report, Unreadable

_ADVICE = "Save the article's words as a text file and add that."
# Not the clock: what a page says must not depend on the day it is read.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2099-12-31"}
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)


def read(data: bytes, name: str, about: Metadata) -> Report | Unreadable:
    """The report of a page's bytes; what a manifest says (`about`) goes before what the page says."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(data)
    if tree is None:
        return Unreadable(name, "it is no web page that can be parsed", _ADVICE)
    said = _said(tree)
    found = bare_extraction(_without_decoration(tree), with_metadata=False, include_comments=False, deduplicate=False)
    # One paragraph a line becomes a blank line between paragraphs, so that a headline never runs into the lead.
    text = "\n\n".join(line for line in (getattr(found, "text", None) or "").split("\n") if line.strip())
    if words_or_reason(text, name):
        return Unreadable(name, "no article was found in the page", _ADVICE)
    if len(text) > LIMIT:
        return too_large(name, len(text))
    both = Metadata(
        title=about.title or said.title,
        outlet=about.outlet or said.outlet,
        published=about.published or said.published,
        url=about.url or said.url,
        notes=(*about.notes, *said.notes),
    )
    return report(name, text, both)


def _said(tree: Any) -> Metadata:  # noqa: ANN401 - lxml's element, which has no types here
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(copy.deepcopy(tree), date_config=dict(_DATES))
    said = Metadata(
        title=_line(found.title),
        outlet=_line(found.sitename),
        published=_line(found.date),
        url=_line(found.url),
    )
    # The page's own field goes first: it may give the hour, and an impossible day in it must not be guessed away.
    written = next((value for path in _PUBLISHED for value in tree.xpath(path) if value.strip()), None)
    if written is None:
        return said
    day = field(str(written))
    return replace(said, published=day.published, notes=day.notes)


def _line(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _without_decoration(tree: Any) -> Any:  # noqa: ANN401 - lxml's element, which has no types here
    """The tree without scripts and drawings: where one stands in a paragraph, trafilatura drops the words after it."""
    clean = copy.deepcopy(tree)
    for element in clean.xpath("//script | //style | //svg | //noscript | //comment()"):
        if element.getparent() is not None:
            element.drop_tree()
    return clean
