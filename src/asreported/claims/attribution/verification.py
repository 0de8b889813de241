"""Verification: where the report says that claims could not be checked, or that another party confirms them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..parse import Parse

NEGATED: Final = re.compile(r"not\b|n['’]t\b|cannot|never|unable|impossible|without|\bno\b", re.I)
# A sentence that speaks of claims rather than making one: it reaches back to the sentence before.
BACKWARD: Final = re.compile(
    r"\b(?:this|that|these|those|the|his|her|its|their|such|either|neither)\s+(?:[\w’'-]+\s+){0,3}?(?:claims?|reports?|figures?|numbers?|tolls?|accounts?|allegations?|statements?|assertions?|details?|information|video|videos|footage|images?|accusations?)\b|^\W*(?:it|this|that|these|those|they)\b|\breport\b",
    re.I,
)


class Verification:
    """The stretches of one report that a disclaimer or a confirmation covers, asked by place."""

    def __init__(self, parse: Parse) -> None:
        text = parse.text
        sentences = [parse.span(*sentence) for sentence in parse.sentences]
        self._covers: list[tuple[Span, str, str]] = []
        if _trigger().search(text) is None:
            return
        for number, sentence in enumerate(sentences):
            self._cover(text, sentences, number, sentence.of(text))

    def at(self, span: Span) -> tuple[str | None, str]:
        """`unverified`, `confirmed` or None for a span of the text, and the words that say so."""
        found = ((word, f"“{words}”") for cover, word, words in self._covers if cover.holds(span))
        return next(found, (None, "nothing is said of checking it"))

    def _cover(self, text: str, sentences: list[Span], number: int, words: str) -> None:
        sentence = sentences[number]
        for word, patterns in _patterns():
            match = next((m for pattern in patterns if (m := pattern.search(words))), None)
            if match is None or (
                word == "unverified" and not (NEGATED.search(match[0]) or match[0].lower().startswith("un"))
            ):
                continue
            phrase = " ".join(match[0].split())
            self._covers.append((sentence, word, phrase))
            before = sentences[number - 1] if number else None
            if before is not None and BACKWARD.search(words) and not _apart(text, before, sentence):
                self._covers.append((before, word, phrase))
            return


def _apart(text: str, before: Span, sentence: Span) -> bool:
    """Whether a blank line stands between two sentences; white space may belong to either."""
    end = len(before.of(text).rstrip()) + before.start
    gap = text[end : sentence.end]
    return gap[: len(gap) - len(gap.lstrip())].count("\n") > 1


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    table = vocabulary.load("disclaimers")
    listed = re.compile(r"\b(?:" + "|".join(table["unverified"]["word"]) + r")\b", re.I)
    return (
        ("unverified", (listed, *(re.compile(pattern, re.I) for pattern in table["unverified"]["pattern"]))),
        ("confirmed", tuple(re.compile(pattern, re.I) for pattern in table["confirmed"]["pattern"])),
    )


@cache
def _trigger() -> re.Pattern[str]:
    """A cheap look for any word that the patterns need: most reports have none."""
    return re.compile(r"verif|confirm|corrobor|authenticat|substantiat|check|evidence", re.I)
