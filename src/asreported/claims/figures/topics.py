"""What a whole report is about, where a word asks for it: in a report of captives the taken are abducted."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from .. import vocabulary

LEAST: Final = 3  # so often a report names what it is about


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(vocabulary.load("measures")["topics"][name], re.IGNORECASE)


@lru_cache(maxsize=32)
def about(text: str, name: str) -> bool:
    """Whether the report is about `captivity`, `burial` (under rubble, in a mine) or `flood`; true of no name."""
    return not name or sum(1 for _ in _pattern(name).finditer(text)) >= LEAST
