"""Sayable contents: whether marked words can be what is said, against what the guidelines count as no statement."""

from __future__ import annotations

from typing import Final

from ..claim import Span
from ..parse import Parse
from .cues import VERB_TAGS, Cue, words
from .extents import FINITE
from .nounphrases import Source
from .quotes import Quoted
from .talkers import speakable

SHORTEST: Final = 2  # words of a content
PASSING: Final = 10  # words of a content that only says how it was said: on condition of anonymity


def sayable(parse: Parse, cue: Cue, source: Source, content: Span, quoted: Quoted) -> bool:
    """Whether these words can be what is said: a clause or quotation; a phrase only behind a cue that takes one."""
    first, end = parse.at(content.start), parse.at(content.end - 1) + 1
    if end - first < SHORTEST or (cue.act != "" and first <= source.head < end):
        return False
    if parse.low[first] in words("unsaid", "asking") and cue.act in {"request", ""}:
        return False
    if parse.low[first] == "to" and cue.lemma not in words("frames", "infinitive"):
        return False
    if not words("unsaid", "passing").isdisjoint(parse.low[first:end]) and end - first < PASSING:
        return False
    finite = any(parse.tags[at] in FINITE for at in range(first, end))
    clause = (finite and _complements(parse, cue, first, end)) or _mostly_quoted(content, quoted)
    if not clause and parse.pos[source.head] == "NOUN" and not speakable(parse, source.head):
        return False
    if cue.act and ((finite and cue.lemma in words("frames", "clause")) or _takes_phrase(parse, cue)):
        return True
    if not cue.act and (cue.passive or first < cue.verb < end or cue.lemma in words("unsaid", "verbs")):
        return False
    return clause


def _mostly_quoted(content: Span, quoted: Quoted) -> bool:
    common = (min(q.span.end, content.end) - max(q.span.start, content.start) for q in quoted.touching(content))
    return 2 * sum(common) > content.end - content.start


def _takes_phrase(parse: Parse, cue: Cue) -> bool:
    """Whether a noun phrase or an infinitive may be what the cue says."""
    if cue.passive or parse.tags[cue.verb] not in VERB_TAGS:
        return parse.low[cue.end : cue.end + 1] != ["for"]
    felt = words("frames", "thought") | words("unsaid", "verbs") | words("unsaid", "deeds")
    return cue.lemma not in felt and (not cue.trailing or cue.lemma in words("frames", "trailing"))


def _complements(parse: Parse, cue: Cue, first: int, end: int) -> bool:
    """Whether a clause of the content hangs on the cue, or the cue on it."""
    below = any(parse.deps[k] in {"ccomp", "parataxis"} and first <= k < end for k in parse.children[cue.verb])
    return below or first <= parse.heads[cue.verb] < end
