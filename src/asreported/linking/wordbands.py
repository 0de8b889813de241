"""How common a word is in reports at large: a shipped table, so that no judgement hangs on the case around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from .gazetteer import GAZETTEER

TABLE: Final = "wordbands.tsv"
WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
POSSESSIVE: Final = re.compile(r"['’]s\b")
# What the table does not hold stands in fewer than two of its texts.
UNSEEN: Final = 10


def words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word of the text, folded (case, possessive and plural off), and whether it is written with a capital."""
    for match in WORD.finditer(POSSESSIVE.sub("", text)):
        yield folded(match[0]), match[0][0].isupper()


def folded(word: str) -> str:
    """The word as the table and the comparison know it."""
    low = word.casefold()
    return low[:-1] if len(low) > 4 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def band(word: str) -> int:
    """How rare a folded word is: the binary logarithm of texts per text that holds it, 0 (in all) to `UNSEEN`."""
    return _table().get(word, UNSEEN)


@cache
def _table() -> dict[str, int]:
    text = GAZETTEER.joinpath(TABLE).read_text(encoding="utf-8")
    lines = (line.split("\t", 1) for line in text.splitlines() if not line.startswith("#"))
    return {word: int(number) for number, row in lines for word in row.split(" ")}
