"""Withheld names: those of the persons of a case, found in any text that leaves the desk."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from asreported.ledger import Case

from ..pages.people import anchor

STANDS_FOR: Final = "[name withheld]"
# A name that was corrected by hand, or read anew, without any count being another.
_MOST_SECONDS: Final = 300
# “Ann”, “Lee” by themselves are names; shorter words only beside another word of a name.
_LEAST_LETTERS: Final = 3
_WORD: Final = re.compile(r"\w+")
# What may stand between two words of one name: Ada M. O’Hara-Lind.
_JOINT: Final = re.compile(r"[\s.,'’‘_%+\-‐‑]{1,3}")


@dataclass(frozen=True)
class Names:
    """The names of some persons, word by word: a surname by itself gives away as much as the whole."""

    names: frozenset[str]
    anchors: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        numbered = enumerate(sorted(map(anchor, self.names)), start=1)
        object.__setattr__(self, "anchors", {one: f"person-{number}" for number, one in numbered})

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.casefold() for name in self.names for word in _WORD.findall(name))

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        split = [[word.casefold() for word in _WORD.findall(name)] for name in self.names]
        return frozenset(pair for words in split for pair in pairwise(words))

    @cached_property
    def _uncased(self) -> re.Pattern[str] | None:
        """Words of scripts without capitals, which may be written together with what stands before them."""
        found = {word for word in self._words if word.upper() == word.lower() and not word.isdecimal()}
        kept = sorted((word for word in found if len(word) >= _LEAST_LETTERS - 1), key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, kept))) if kept else None

    def out_of(self, text: str, *, strict: bool = False) -> str:
        """The text with every name withheld. In lower case a single word of a name is one only where `strict`."""
        if self._uncased is not None:
            text = self._uncased.sub(STANDS_FOR, text)
        made, after = [], 0
        for start, end in self._runs(text, strict):
            made += [text[after:start], STANDS_FOR]
            after = end
        return "".join([*made, text[after:]]) if made else text

    def _runs(self, text: str, strict: bool) -> Iterable[tuple[int, int]]:
        """Where names stand: neighbouring words of names, of which one at least is surely one."""
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(text):
            if word[0].casefold() not in self._words:
                continue
            if run and not _JOINT.fullmatch(text, run[-1].end(), word.start()):
                yield from self._found(run, strict)
                run = []
            run.append(word)
        yield from self._found(run, strict)

    def _found(self, run: list[re.Match[str]], strict: bool) -> Iterable[tuple[int, int]]:
        words = [one[0] for one in run]
        sure = any(_alone(word, strict) for word in words)
        folded = [word.casefold() for word in words]
        if sure or any(pair in self._pairs for pair in pairwise(folded)):
            yield run[0].start(), run[-1].end()


def _alone(word: str, strict: bool) -> bool:
    """Whether a word of a name gives it away without the others."""
    return len(word) >= _LEAST_LETTERS and word[0].isalpha() and (strict or not word[0].islower())


class Withheld:
    """The names of the persons of a case, read anew when the case holds something else."""

    def __init__(self, case: Case, clock: Callable[[], float] = time.monotonic) -> None:
        self._case = case
        self._clock = clock
        self._lock = threading.Lock()
        self._state: object = None
        self._until = 0.0
        self._names = Names(frozenset())

    def names(self) -> Names:
        """The names as the case has them now, as they were read and as they were corrected."""
        state = (self._case.sizes(), self._case.log_part(1)[1])
        with self._lock:
            if state != self._state or self._clock() >= self._until:
                found = self._case.people()
                self._names = Names(frozenset(one.name for row in found for one in (row.claim, row.decided)))
                self._state, self._until = state, self._clock() + _MOST_SECONDS
            return self._names
