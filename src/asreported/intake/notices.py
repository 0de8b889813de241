"""Notices: the lines in which a publisher says that a report was corrected, updated or withdrawn."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

# A line that begins so is a label only where a colon, a dash, a day or the end of the line follows.
_BREAK = r"(?=\s*(?:[:–—(-]|\d|$))"
_LABELS = re.compile(r"^[a-z]+(?: [a-z]+)?$")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a publisher says of a report: `kind` is correction, update or retraction; offsets of its line."""

    kind: str
    start: int
    end: int


def notices(text: str) -> tuple[Notice, ...]:
    """The notices of a report, in the order of its text."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        kind = next((kind for kind, pattern in _patterns() if pattern.search(line[0])), None)
        if kind:
            found.append(Notice(kind, line.start(), line.end()))
    return tuple(found)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = tomllib.loads(resources.files(__package__).joinpath("notices.toml").read_text(encoding="utf-8"))
    made = []
    for kind in ("retraction", "correction", "update"):
        labels = "|".join(words for words in listed[kind] if _LABELS.match(words))
        sentences = "|".join(words for words in listed[kind] if not _LABELS.match(words))
        whole = rf"^\W*(?:editor[’']?s'? (?:note|correction)\W+)?(?:(?:{labels}){_BREAK}|(?:{sentences})\b)"
        made.append((kind, re.compile(whole, re.IGNORECASE)))
    return tuple(made)
