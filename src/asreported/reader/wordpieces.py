"""Words to the encoder's input: wordpiece ids, word shapes, and where each word starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

CLS: Final = 101
SEP: Final = 102
UNKNOWN: Final = 100
MAX_PIECES: Final = 512  # the encoder's learnt positions

LOWER, TITLE, CAPITALS, INITIAL, MIXED, DIGIT, PUNCTUATION = range(7)
SHAPES: Final = 8  # one spare row, so that a new shape needs no new matrix size


@dataclass(frozen=True, slots=True)
class Pieces:
    """One segment as the encoder reads it.

    `ids` and `shapes` have one entry a wordpiece, CLS and SEP included; `first` has one entry a word plus a leading 0
    for CLS, which stands for the root of the tree.
    """

    ids: list[int]
    shapes: list[int]
    first: list[int]


def shape(word: str) -> int:
    """The case pattern of a word. The encoder is uncased; this is how it learns about capitals."""
    if not any(c.isalnum() for c in word):
        return PUNCTUATION
    if any(c.isdigit() for c in word):
        return DIGIT
    if word.islower():
        return LOWER
    if word.isupper():
        return INITIAL if len(word) == 1 else CAPITALS
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED if any(c.isupper() for c in word) else LOWER


class Wordpieces:
    """The tokenizer with a memory of the words that it has seen."""

    # Text repeats its words: the memory answers nineteen words in twenty. It is emptied when full, so a long archive
    # cannot fill the machine.
    MEMORY: Final = 100_000

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._seen: dict[str, tuple[list[int], int]] = {}

    def word(self, word: str) -> tuple[list[int], int]:
        """The wordpiece ids and the shape of one word."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) >= self.MEMORY:
                self._seen.clear()
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN]
            # A run of 200 dashes or an encoded blob would fill the window alone; its first pieces say enough.
            known = self._seen[word] = (ids[:16], shape(word))
        return known

    def segment(self, words: list[str]) -> Pieces:
        """The input for a segment that fits the window; the caller cuts longer ones (`fits`)."""
        ids, shapes, first = [CLS], [LOWER], [0]
        for word in words:
            pieces, kind = self.word(word)
            first.append(len(ids))
            ids += pieces
            shapes += [kind] * len(pieces)
        ids.append(SEP)
        shapes.append(LOWER)
        return Pieces(ids, shapes, first)

    def length(self, words: list[str]) -> int:
        """How many wordpieces a segment takes, CLS and SEP included."""
        return 2 + sum(len(self.word(word)[0]) for word in words)
