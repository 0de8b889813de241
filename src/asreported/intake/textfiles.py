"""A text file to its report. The text is the file's content, unchanged."""

from __future__ import annotations

from dataclasses import replace

from .datelines import is_dateline
from .decoding import declared, decode
from .metadata import Metadata, one_line, report
from .report import Report, Unreadable

# Newspaper headlines seldom pass 120 characters; above this the line is the first paragraph.
_LONGEST_TITLE = 160


def read(data: bytes, name: str, about: Metadata, charset: str | None = None) -> Report | Unreadable:
    """The report of a text file's bytes, in the encoding that a server or a message names if it does."""
    decoded = declared(data, name, charset) if charset else decode(data, name)
    if isinstance(decoded, Unreadable):
        return decoded
    if about.title is None:
        about = replace(about, title=title(decoded.text))
    return report(name, decoded.text, about, decoded.notes)


def title(text: str) -> str | None:
    """The headline: a short first line, no sentence and no dateline, with an empty line and more text below it."""
    lines = text.lstrip("\ufeff \t\r\n").splitlines()
    if len(lines) < 3 or lines[1].strip() or not any(line.strip() for line in lines[2:]):
        return None
    line = one_line(lines[0].lstrip("# ")) or ""
    if not line or len(line) > _LONGEST_TITLE or line.endswith((".", ":", ",", ";")) or is_dateline(line):
        return None
    return line
