"""Datelines: “HALMAR, 3 May (Agency) —” before a paragraph says where it was written, not who did what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# Capitals, at most four words: HALMAR, NEW HALMAR, ST. HALMAR/ORVIK.
TOWN: Final = r"[A-Z][A-Z'’.]{2,}(?:[ /-][A-Z][A-Z'’.]*){0,3}"
REGION: Final = r"(?:, ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
DAY: Final = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
AGENCY: Final = r"(?: ?\([^()\n]{2,40}\))"
DASH: Final = r"(?:[ \t\u00a0]+-{1,2}[ \t\u00a0]+|[ \t\u00a0]*[—–―][ \t\u00a0]*)"
# A town that is not in capitals makes a dateline only where an agency stands in brackets behind it.
PLACE: Final = rf"(?:{TOWN}{REGION}?{DAY}?{AGENCY}?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}{REGION}?{DAY}?{AGENCY})"
DATELINE: Final = re.compile(rf"^[ \t]*({PLACE},?{DAY}?{DASH})(?=[A-Z0-9“\"‘'„«(])", re.MULTILINE)


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """First and end character of every dateline, its dash included; each begins a line."""
    return (found.span(1) for found in DATELINE.finditer(text))
