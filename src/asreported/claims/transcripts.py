"""Transcripts: the lines of a report that begin with who speaks, and where the words of each begin."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

ASKING: Final = frozenset({"q", "question", "reporter", "journalist", "correspondent"})
ANSWERING: Final = frozenset({"a", "answer"})
PRESENTING: Final = frozenset({"speaker", "speakers", "briefer", "spokesman", "spokeswoman", "interviewee", "guest"})
LONGEST: Final = 60  # characters of a line that only says who will speak
LABELLED: Final = re.compile(
    r"^[ \t]*(?P<label>[A-Z][A-Za-z.’'-]*(?: [A-Z][A-Za-z.’'-]*){0,4})(?: ?\([^)\n]{1,40}\))?:[ \t]+(?=\S)",
    re.MULTILINE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line: where its label begins and ends, and where the words behind the colon begin."""

    start: int
    label_end: int
    words: int
    label: str

    @property
    def asks(self) -> bool:
        """Whether a question follows."""
        return self.label in ASKING

    @property
    def answers(self) -> bool:
        """Whether whoever was named before speaks: “A:”."""
        return self.label in ANSWERING


def lines(text: str) -> list[Line]:
    """The labelled lines of a transcript, none where the report is none: where nobody is asked or speaks twice."""
    found = [
        Line(match.start("label"), match.end("label"), match.end(), match["label"].lower())
        for match in LABELLED.finditer(text)
    ]
    asked = any(line.asks or line.answers for line in found)
    often = any(number > 1 for number in Counter(line.label.split()[-1] for line in found).values())
    return found if len(found) > 1 and (asked or (often and len(found) > 2)) else []


def presents(text: str, line: Line) -> bool:
    """Whether a line says no words but who will speak: “Speaker: Major Brink”."""
    end = text.find("\n", line.words)
    return line.label in PRESENTING and 0 <= end < line.words + LONGEST and text[end - 1] != "."
