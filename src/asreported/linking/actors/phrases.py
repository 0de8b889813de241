"""A claimant's words cut into pieces: head and what stands behind its preposition, capitals kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..names import name_words, plain
from .known import listed

BRACKETS: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]")


def prepositions() -> frozenset[str]:
    """The words behind which a phrase's head ends."""
    return listed("roles", "phrases", "prepositions")


def homes() -> frozenset[str]:
    """The prepositions behind which stands whose words somebody's are."""
    return listed("roles", "phrases", "homes")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase as it stands, and plain."""

    text: str
    low: str
    owns: bool = False

    @property
    def capital(self) -> bool:
        return any(letter.isupper() for letter in self.text[:3])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words in a row."""

    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, part: slice) -> Phrase:
        return Phrase(self.words[part])

    @property
    def text(self) -> str:
        """The words as they stand, without a genitive at the end."""
        return re.sub(r"['’]s?$", "", " ".join(word.text for word in self.words))

    @property
    def low(self) -> str:
        return " ".join(word.low for word in self.words)

    @property
    def lows(self) -> tuple[str, ...]:
        return tuple(word.low for word in self.words)

    @property
    def capital(self) -> bool:
        """Whether it is written as a name: capitals but for the small words within."""
        inner = name_words().inner | {"of", "and", "the", "for", "&"}
        return bool(self.words) and self.words[-1].capital and all(w.capital or w.low in inner for w in self.words)


def phrase(text: str) -> Phrase:
    """The words of a text, brackets and what stands in them left out."""
    made = []
    for token in BRACKETS.sub(" ", text).replace("’", "'").split():
        low = plain(token)
        if low:
            made.append(Word(token.strip(',;:"“”'), low, token.rstrip(",").endswith(("'s", "s'"))))
    return Phrase(tuple(made))


def bare(words: Phrase) -> Phrase:
    """The words without determiners and numbers before them."""
    skipped = listed("roles", "phrases", "determiners") | listed("roles", "phrases", "numbers")
    at = 0
    while at < len(words) - 1 and (words.words[at].low in skipped or words.words[at].low[0].isdigit()):
        if words.words[at + 1].low == "of":
            break
        at += 1
    return words[at:]


def parted(words: Phrase) -> tuple[Phrase, str, Phrase]:
    """The head, the preposition behind it and what follows; both empty where there is none."""
    end = next(
        (at for at, word in enumerate(words.words) if at and word.text in listed("roles", "phrases", "breaks")),
        len(words),
    )
    words = words[:end]
    for at, word in enumerate(words.words):
        if at and word.text in prepositions() and at + 1 < len(words):
            return words[:at], word.low, bare(words[at + 1 :])
    return words, "", Phrase(())


def ungraded(words: Phrase) -> Phrase:
    """The words without what tells only the rank or the number of somebody: senior, anonymous, some."""
    degrees, distinct = listed("roles", "degrees", "words"), listed("roles", "degrees", "distinct")
    last = words.words[-1:]
    return Phrase((*(word for word in words.words[:-1] if word.low not in degrees or word.low in distinct), *last))


def undegreed(words: Phrase) -> Phrase:
    """The words without any degree, one that makes another person of an office (deputy, former) too."""
    degrees = listed("roles", "degrees", "words") | listed("roles", "degrees", "distinct")
    return Phrase(tuple(word for word in words.words if word.low not in degrees))
