"""Words as search compares them: small letters without accents, so that both databases find the same.

Folding and cutting is done here and not by the database: SQLite's and PostgreSQL's own tokenizers differ in what a word
is, and the latter's depends on the language that the server was set up with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

# PostgreSQL keeps no longer lexeme than 2,046 bytes; no word that anybody types is near it.
LONGEST: Final = 120
# Scripts written without spaces: each character is a word of its own, and several are found as a phrase.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Letters that no decomposition takes apart.
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
# Marks above and below letters that readers leave out: Latin, Greek and Cyrillic accents, Hebrew and Arabic vowels.
# Those of the scripts of India stay: there they are half of the word.
_LEFT_OUT: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\ufe20-\ufe2f]"
)
_ASCII: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in their order. A number with its thousands parted is one word: 3,500 is 3500."""
    pattern = _ASCII if text.isascii() else _any_script()
    for found in pattern.finditer(text):
        if folded := fold(found[0]):
            yield Word(folded, found.start(), found.end())


def fold(word: str) -> str:
    """One word as it is compared; empty where nothing of it is a letter or a digit."""
    if word.isascii():
        return word.replace(",", "").lower()[:LONGEST]
    taken_apart = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    bare = unicodedata.normalize("NFC", _LEFT_OUT.sub("", taken_apart).translate(_LETTERS))
    return "".join(_kept(character) for character in bare)[:LONGEST]


def _kept(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character if character.isalnum() or unicodedata.category(character)[0] == "M" else ""


@cache
def _any_script() -> re.Pattern[str]:
    """The words of every script: `re` knows no class of marks, which are parts of words in most of them."""
    marks = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code))[0] == "M")
    joined = f"(?:(?![{_UNSPACED}])[^\\W_]|[{_ranges(marks)}\u0640\u200c\u200d])+"
    return re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|[{_UNSPACED}]|{joined}")


def _ranges(characters: str) -> str:
    """The characters as the inside of a class."""
    found: list[list[int]] = []
    for code in map(ord, characters):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in found)
