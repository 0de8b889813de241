"""A saved web page to its report: the article's words by trafilatura, and what the page says about itself."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from .decoding import LIMIT, too_large, words_or_reason
from .leftout import left_out
from .markup import parsed
from .metadata import Metadata, filled, one_line, report
from .pagedates import page_dates
from .report import Report, Unreadable

_ADVICE = "Save the article's words as a text file and add that."
# Not the clock: what a page says must not depend on the day it is read.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2099-12-31"}


def read(data: bytes, name: str, about: Metadata, charset: str | None = None) -> Report | Unreadable:
    """The report of a page's bytes; what a manifest says (`about`) goes before what the page says."""
    return next(items(data, name, about, charset))


def items(data: bytes, name: str, about: Metadata, charset: str | None = None) -> Iterator[Report | Unreadable]:
    """The report of a page's bytes, and after it what the second reader found on the page and not in the report."""
    markup = parsed(data, name, charset)
    if isinstance(markup, Unreadable):
        yield markup
        return
    said = _said(markup.tree, about.url)
    clean = _without_decoration(markup.tree)
    text = _article(clean)
    if words_or_reason(text, name):
        yield Unreadable(name, "no article was found in the page", _ADVICE)
    elif len(text) > LIMIT:
        yield too_large(name, len(text))
    else:
        found = report(name, text, filled(about, said), markup.notes)
        yield found
        if lost := left_out(clean, text, found.name):
            yield lost


def _article(tree: Any) -> str:  # noqa: ANN401 - lxml's element, which has no types here
    from trafilatura import bare_extraction

    found = bare_extraction(copy.deepcopy(tree), with_metadata=False, include_comments=False, deduplicate=False)
    # One paragraph a line becomes a blank line between paragraphs, so that a headline never runs into the lead.
    return "\n\n".join(line for line in (getattr(found, "text", None) or "").split("\n") if line.strip())


def _said(tree: Any, url: str | None) -> Metadata:  # noqa: ANN401 - as above
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(copy.deepcopy(tree), date_config=dict(_DATES))
    own = _line(found.url)
    dates = page_dates(tree, url or own, _line(found.date))
    return Metadata(
        title=_line(found.title),
        outlet=_line(found.sitename),
        published=dates.published,
        url=own,
        notes=dates.notes,
        published_by=dates.published_by,
        updated=dates.updated,
    )


def _line(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _without_decoration(tree: Any) -> Any:  # noqa: ANN401 - as above
    """The tree without scripts and drawings: where one stands in a paragraph, trafilatura drops the words after it."""
    clean = copy.deepcopy(tree)
    for element in clean.xpath("//script | //style | //svg | //noscript | //comment()"):
        if element.getparent() is not None:
            element.drop_tree()
    return clean
