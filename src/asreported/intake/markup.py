"""The bytes of a web page to its parsed tree, or the reason why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .decoding import declared
from .limits import ATTRIBUTES
from .report import Unreadable

_ADVICE = "Save the article's words as a text file and add that."
_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
# Begun at a tag only and without a way back, so that it takes one pass over the page.
_VALUE = r"""\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']++)"""
_STUFFED = re.compile(rf"""<[a-zA-Z][^\s<>/]*+(?:[\s/]++[^\s<>/="']++(?:{_VALUE})?+){{{ATTRIBUTES}}}""")


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed page, and what had to be assumed to get at its characters."""

    tree: Any
    notes: tuple[str, ...]


def parsed(data: bytes, name: str, charset: str | None = None) -> Markup | Unreadable:
    """The tree of a page; `charset` is what the server said of its encoding, which goes before what the page says."""
    said = _DECLARED.search(data[:_HEAD])
    decoded = declared(data, name, charset or (said[1].decode("ascii") if said else None))
    if isinstance(decoded, Unreadable):
        return decoded
    if _STUFFED.search(decoded.text):
        return Unreadable(name, f"a tag in it has more than {ATTRIBUTES:,} attributes", _ADVICE)
    from trafilatura.utils import HTML_PARSER, load_html

    tree = load_html(decoded.text)
    if any("depth" in entry.message for entry in HTML_PARSER.error_log):
        # The parser gives what stands above that depth and says nothing, so half a page would pass for one.
        return Unreadable(name, "its markup is nested more than 250 deep", _ADVICE)
    if tree is None:
        return Unreadable(name, "it is no web page that can be parsed", _ADVICE)
    return Markup(tree, decoded.notes)
