"""Headings: words that only say what a report or a section of it is about, and tell no event of their own."""

from __future__ import annotations

import re
from typing import Final

from ..parse import Parse
from .trigger import Trigger

SLUG: Final = re.compile(r"[A-Z0-9]+(?:[-/][A-Z0-9]+)+(?: ?\(.*\))?")  # “URGENT-QUAKE (2nd lead)”
SECTION: Final = re.compile(r"[A-Z][a-z]*(?: (?:and |of )?[a-z]+){0,2}[.:] \S")  # “Search and rescue: Two teams …”
SECTIONS: Final = frozenset({"assistance", "rescue", "evacuation", "deployment", "displacement", "negotiation"})


def is_heading(parse: Parse, trigger: Trigger) -> bool:
    """Whether the trigger stands in a wire's slug, or is the label at the head of a paragraph of a bulletin."""
    start = parse.text.rfind("\n", 0, parse.starts[trigger.token]) + 1
    end = parse.text.find("\n", start)
    line = parse.text[start : None if end < 0 else end]
    if SLUG.fullmatch(line.strip()):
        return True
    if trigger.verbal or trigger.type not in SECTIONS or start == 0:
        return False
    label = SECTION.match(line)
    return label is not None and parse.ends[trigger.end - 1] == start + label.end() - 3
