"""The words around a number that open one of its ends, loosen it, or weaken who vouches for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from .. import vocabulary
from ..claim import Span

# Enough for the longest hedge twice over; a longer look only costs time.
WINDOW: Final = 64
LONGEST: Final = 6
WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Hedge:
    """Hedge words where they stand. `form` is `at_least`, `at_most`, `approximate` or `open` (the number stays)."""

    span: Span
    form: str


@cache
def _before() -> dict[str, str]:
    return {
        words: form for form, phrases in vocabulary.load("numbers")["hedges"]["before"].items() for words in phrases
    }


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {
        words: form for form, phrases in vocabulary.load("numbers")["hedges"]["after"].items() for words in phrases
    }
    either = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?:\s+|(?<=\d)(?=-))({either})(?!\w)|(\+)", re.IGNORECASE), forms


def before(text: str, start: int) -> tuple[Hedge, ...]:
    """The hedges that end right before an offset, in the order of the text."""
    offset = max(0, start - WINDOW)
    words = [(found[0].lower(), found.start()) for found in WORD.finditer(text, offset, start)]
    if not words or "\n\n" in text[words[-1][1] : start]:
        return ()
    hedges: list[Hedge] = []
    end = start
    while words:
        taken = _last(words)
        if not taken:
            break
        begin = words[-taken][1]
        quoted = text[begin:end].rstrip()
        if _of_a_verb(words, taken):
            break
        form = _before()[" ".join(word.strip("(“”\"'‘’") for word, _ in words[-taken:])]
        lead = len(quoted) - len(quoted.lstrip("(“\"'‘"))
        hedges.append(Hedge(Span(begin + lead, begin + len(quoted)), form))
        end = begin
        del words[-taken:]
    return tuple(reversed(hedges))


def _of_a_verb(words: list[tuple[str, int]], taken: int) -> bool:
    """Whether the hedge word belongs to the verb before it: handed over four captives."""
    verbs = vocabulary.load("numbers")["hedges"]["verbs"].get(words[-1][0], ())
    return taken == 1 and len(words) > 1 and words[-2][0] in verbs


def _last(words: list[tuple[str, int]]) -> int:
    """How many of the last words make the longest hedge; 0 where none does."""
    known = _before()
    for count in range(min(LONGEST, len(words)), 0, -1):
        if " ".join(word.strip("(“”\"'‘’") for word, _ in words[-count:]) in known:
            return count
    return 0


def after(text: str, end: int) -> tuple[Hedge, ...]:
    """The hedge that begins right behind an offset, if there is one."""
    pattern, forms = _after()
    found = pattern.match(text, end)
    if not found:
        return ()
    group = 1 if found[1] else 2
    form = forms[" ".join(found[1].lower().split())] if found[1] else "at_least"
    return (Hedge(Span(found.start(group), found.end(group)), form),)
