"""Factuality: what the reader's doubt about a word decides where the report's own words and tenses do not."""

from __future__ import annotations

from typing import Final

from .parse import Parse

PAST: Final = frozenset({"VBD", "VBN"})


def doubted(parse: Parse, told: int, verb: int) -> str | None:
    """Why what a word tells is only possible; None where the reader does not doubt it or the past tense decides.

    Asked by events and figures alike, after all words that say how far a thing has come. `verb` is the one whose tense
    counts, `told` itself where that is a verb.
    """
    if not PAST.isdisjoint((parse.tags[told], parse.tags[verb])) or not parse.unlikely(told):
        return None
    return f"no word or tense says so, but the factuality head doubts “{parse.words[told]}”"
