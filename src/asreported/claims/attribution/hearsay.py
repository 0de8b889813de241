"""Hearsay: reportedly, allegedly, said to be known by nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from .. import vocabulary
from ..parse import Parse
from .attribution import Attribution
from .cues import words
from .draft import Draft
from .extents import FINITE, trimmed
from .nounphrases import NOMINAL
from .quotes import Quoted


@cache
def hearsay() -> dict[str, str]:
    """The act of each adverb that stands for a source."""
    return {adverb: act for act, adverbs in vocabulary.load("cues")["hearsay"].items() for adverb in adverbs}


# A cue without a source that does one of these weakens what it carries: is believed to, are feared to.
WEAKENING: Final = frozenset({"allege", "believe", "claim", "report"})
UNHEDGED: Final = ("hedge", "no listed word beside it weakens it")


def attribution_hedge(text: str, attribution: Attribution) -> tuple[str, ...]:
    """The words of a cue that weaken what it carries: its adverbs of hearsay, all of it where nobody says it."""
    words = attribution.cue.of(text)
    if attribution.source is None and attribution.act in WEAKENING:
        return (words,)
    return tuple(word for word in words.split() if word.lower() in hearsay())


def hedged_by(words: tuple[str, ...]) -> tuple[str, str]:
    """The reason of a claim's hedge."""
    return ("hedge", f"“{words[0]}” weakens it") if words else UNHEDGED


def rumours(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """The clauses that such an adverb stands in, from nobody; where a cue follows it only hedges the cue."""
    adverbs = hearsay()
    for token, word in enumerate(parse.low):
        draft = _rumour(parse, token, adverbs[word], quoted) if word in adverbs else None
        if draft is not None:
            yield draft


def _rumour(parse: Parse, token: int, act: str, quoted: Quoted) -> Draft | None:
    if _hedges_a_cue(parse, token):
        return None
    begin, end = _clause(parse, token)
    while begin < token and (parse.pos[begin] in {"CCONJ", "SCONJ"} or not parse.is_word(begin)):
        begin += 1
    if begin >= parse.stops[token]:
        return None
    span = trimmed(parse, parse.starts[begin], parse.span(begin, max(end, begin + 1)).end, quoted)
    if span is None or span.of(parse.text).lower() == parse.low[token]:
        return None
    return Draft(
        verb=token, cue=parse.span(token, token + 1), content=span, source=None, act=act, shape="hearsay",
        lemma=parse.low[token],
    )  # fmt: skip


def _hedges_a_cue(parse: Parse, token: int) -> bool:
    """Whether a verb of saying with a source of its own follows: "reportedly said"."""
    head, following = parse.heads[token], token + 1
    clause = words("frames", "clause")
    if head == token:
        return True
    if token < head < token + 4 and parse.lemmas[head] in clause and parse.tags[head] in FINITE | {"VBN"}:
        return True
    if following >= parse.stops[token] or parse.tags[following] not in FINITE:
        return False
    return parse.lemmas[following] in clause or parse.lemmas[following] in words("frames", "quoted")


def _clause(parse: Parse, token: int) -> tuple[int, int]:
    """The first and the end token of what the adverb is said of: a noun's modifier, or a clause."""
    head, (first, limit) = parse.heads[token], parse.sentence(token)
    if parse.deps[head] == "amod":
        return token + 1, parse.rights[parse.heads[head]] + 1
    if parse.tags[head] in {"VBN", "VBG"} and parse.deps[head].startswith("acl"):
        return token + 1, parse.rights[head] + 1
    begin, end = max(parse.lefts[head], first), min(parse.rights[head] + 1, limit)
    return _clause_begin(parse, begin, token), _clause_stop(parse, token, end)


def _clause_begin(parse: Parse, begin: int, token: int) -> int:
    for at in range(token, begin, -1):
        if (
            parse.words[at] in {",", ";", "—", "–"}
            and any(parse.tags[t] in FINITE for t in range(begin, at))
            and any(parse.pos[t] in NOMINAL for t in range(at, token))
        ):
            return at + 1
    return begin


def _clause_stop(parse: Parse, token: int, end: int) -> int:
    for at in range(token + 1, end):
        if parse.words[at] in {";", "—", "–"} or (
            parse.words[at] == ","
            and at + 1 < end
            and (
                parse.low[at + 1] in {"but", "while", "although", "though"}
                or (
                    parse.low[at + 1] == "and"
                    and any(parse.low[t] in {"said", "says"} for t in range(at, min(end, at + 6)))
                )
            )
        ):
            return at
    return end
