"""Withheld names: those of the persons of a case, found in any text that leaves the desk."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from asreported.ledger import Case

from ..pages.people import anchor

STANDS_FOR: Final = "[name withheld]"
# “Ann”, “Lee” by themselves are names; shorter words only beside another word of a name.
_LEAST_LETTERS: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
# What may stand between two words of one name: O’Hara-Lind, ilsa_brandvik, Ilsa%20Brandvik read as an address.
_JOINT: Final = re.compile(r"[\s.'’‘_+\-‐‑]{1,3}")
# Scripts without capitals, where a word may be written together with what stands before it: Arabic, Hebrew, Han, Hindi.
_UNCASED: Final = re.compile(r"[^\s\x00-\u058f\u2000-\u206f]{2,}")


@dataclass(frozen=True)
class Names:
    """The names of some persons, word by word: a surname by itself gives away as much as the whole."""

    names: frozenset[str]

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """What stands for the place of each person on a page, which is a digest of the name."""
        return {one: f"person-{number}" for number, one in enumerate(sorted(map(anchor, self.names)), start=1)}

    @cached_property
    def _split(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(_folded(word) for word in _WORD.findall(_composed(name))) for name in self.names)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for words in self._split for word in words)

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair for words in self._split for pair in pairwise(words))

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part for name in self.names for part in _UNCASED.findall(_composed(name)))

    def among(self, text: str) -> frozenset[str]:
        """The words of a text, as they stand in it, that are words of a name, or hold one."""
        words = (word for word in set(_WORD.findall(text)) if _folded(word) in self._words)
        return frozenset(words) | self._uncased(text)

    def out_of(self, text: str, *, strict: bool = False) -> str:
        """The text with every name withheld. In lower case a single word of a name is one only where `strict`."""
        text = _composed(text)
        if parts := self._uncased(text):
            longest = sorted(parts, key=lambda part: (-len(part), part))
            text = re.sub("|".join(map(re.escape, longest)), STANDS_FOR, text)
        made, after = [], 0
        for start, end in self._runs(text, strict):
            made += [text[after:start], STANDS_FOR]
            after = end
        return "".join([*made, text[after:]]) if made else text

    def _uncased(self, text: str) -> Set[str]:
        """The parts of names in scripts without capitals that stand in a text, also inside its words."""
        if not self._parts:
            return frozenset()
        sizes = sorted({len(part) for part in self._parts})
        words = set(_UNCASED.findall(text))
        every = (word[at : at + size] for word in words for size in sizes for at in range(len(word) - size + 1))
        return {part for part in every if part in self._parts}

    def _runs(self, text: str, strict: bool) -> Iterable[tuple[int, int]]:
        """Where names stand: neighbouring words of names, of which one at least is surely one."""
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(text):
            if _folded(word[0]) not in self._words:
                continue
            if run and not _JOINT.fullmatch(text, run[-1].end(), word.start()):
                yield from self._found(run, strict)
                run = []
            run.append(word)
        yield from self._found(run, strict)

    def _found(self, run: list[re.Match[str]], strict: bool) -> Iterable[tuple[int, int]]:
        words = [one[0] for one in run]
        beside = [pair in self._pairs for pair in pairwise(map(_folded, words))]
        # “Brandvik will” and “the Bo” end and begin with words that only look like those of other names.
        named = [
            at
            for at, word in enumerate(words)
            if _alone(word, strict) or (at > 0 and beside[at - 1]) or (at < len(beside) and beside[at])
        ]
        if named:
            yield run[named[0]].start(), run[named[-1]].end()


def _alone(word: str, strict: bool) -> bool:
    """Whether a word of a name gives it away without the others."""
    return len(word) >= _LEAST_LETTERS and word[0].isalpha() and (strict or not word[0].islower())


def _folded(word: str) -> str:
    """A word without capitals and accents: a text may write José as Jose."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(one for one in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(one))


def _composed(text: str) -> str:
    """The text with each accent in its letter, or a word would end at it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class Withheld:
    """The names of the persons of a case, read anew when the case has changed."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lock = threading.Lock()
        self._state: str | None = None
        self._names: Names | None = None

    def names(self) -> Names:
        """The names as the case has them now, as they were read and as they were corrected."""
        state = self._case.state()
        with self._lock:
            # Where nobody can tell whether a case has changed, it may have.
            if self._names is None or state is None or state != self._state:
                found = self._case.people()
                self._names = Names(frozenset(one.name for row in found for one in (row.claim, row.decided)))
                self._state = state
            return self._names
