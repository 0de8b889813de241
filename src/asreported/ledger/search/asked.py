"""What is asked for: words, “phrases”, beginnings* and -what shall not be there. No text is a wrong question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from .words import words

# Each is compared by itself; more is a text that somebody pasted.
MOST: Final = 24
# With fewer letters almost every word of a case begins.
_BEGINNING: Final = 2
_PART: Final = re.compile(
    r"(?P<no>(?<!\S)-)?(?:[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”„«»](?P<more>\*?)|(?P<word>[^\s\"“”„«»]+))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind the other; with `begins` the last may go on; `without` must not be there."""

    words: tuple[str, ...]
    begins: bool = False
    without: bool = False


def terms(written: str) -> tuple[Term, ...]:
    """The terms of a question. What has no letter or digit is left out, and so is what only says what must not be."""
    found = tuple(dict.fromkeys(one for part in _PART.finditer(written) if (one := _term(part)).words))[:MOST]
    return found if any(not one.without for one in found) else ()


def beginnings(written: str) -> tuple[Term, ...]:
    """Each word of a filter by itself, as the beginning of one: “wat boa” is the Water Board."""
    found = dict.fromkeys(word.folded for word in words(written))
    return tuple(Term((word,), begins=len(word) >= _BEGINNING) for word in list(found)[:MOST])


def _term(part: re.Match[str]) -> Term:
    written = part["word"] if part["phrase"] is None else part["phrase"]
    folded = tuple(word.folded for word in words(written))[:MOST]
    starred = bool(part["more"]) or bool(part["word"] and part["word"].endswith("*"))
    begins = starred and bool(folded) and len(folded[-1]) >= _BEGINNING
    return Term(folded, begins, bool(part["no"]))


def marked(text: str, asked: Iterable[Term]) -> tuple[tuple[int, int], ...]:
    """Where the terms stand in a text, from and to, in its order and without overlaps."""
    there = list(words(text))
    folded = [word.folded for word in there]
    spans: list[tuple[int, int]] = []
    for term in asked:
        if not term.without:
            spans += [(there[at].start, there[at + len(term.words) - 1].end) for at in _places(folded, term)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _places(folded: Sequence[str], term: Term) -> Iterable[int]:
    size, last = len(term.words), term.words[-1]
    for at in range(len(folded) - size + 1):
        if tuple(folded[at : at + size - 1]) == term.words[:-1]:
            here = folded[at + size - 1]
            if here == last or (term.begins and here.startswith(last)):
                yield at
