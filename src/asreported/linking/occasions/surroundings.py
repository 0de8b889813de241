"""What stands around a claim in its report: the sentence, the paragraph, the lead."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# A full stop after a title, an initial or a rank ends no sentence.
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Adm|Lt|Col|Capt|Sgt|Maj|Cpl|Rev|St|Sen|Rep|Gov|No|vs|[A-Z])\.$")
_END = re.compile(r"[.!?]['\"”’)\]]*\s+(?=['\"“‘(\[]?[A-Z0-9])|\s*\n\s*")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The starts of a text's sentences and paragraphs."""

    text: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset."""
        return _stretch(self.sentences, at, len(self.text))

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds an offset."""
        return _stretch(self.paragraphs, at, len(self.text))


def surroundings(text: str) -> Surroundings:
    """The sentences and paragraphs of a text, found by punctuation alone."""
    ends = [
        match.end()
        for match in _END.finditer(text)
        if not _SHORT.search(text[max(0, match.start() - 6) : match.start() + 1])
    ]
    return Surroundings(text, (0, *ends), (0, *(match.end() for match in _PARAGRAPH.finditer(text))))


def _stretch(starts: tuple[int, ...], at: int, length: int) -> tuple[int, int]:
    place = bisect_right(starts, at) - 1
    return starts[place], starts[place + 1] if place + 1 < len(starts) else length
