"""Refusals without “decline”: would not comment on that, could not say how many, gave no name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..parse import Parse
from .cues import NEGATIONS, Cue, words
from .draft import Draft
from .extents import BREAKS, trimmed
from .nounphrases import Source
from .quotes import Quoted
from .sources import source_of
from .talkers import has_voice

ANSWERING: Final = frozenset({"answer", "respond", "reply"})
WILLING: Final = frozenset({"would", "will", "wo", "could", "can", "ca", "did", "does", "do"})
GIVING: Final = frozenset({"give", "provide", "offer", "disclose", "release"})


def refusals(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """The drafts of all refusals, each with what is not told as its content."""
    refusing = words("refusals", "verbs") | GIVING | ANSWERING
    for verb, lemma in enumerate(parse.lemmas):
        if lemma in refusing and parse.pos[verb] == "VERB":
            draft = _refusal(parse, verb, quoted)
            if draft is not None:
                yield draft


def _refusal(parse: Parse, verb: int, quoted: Quoted) -> Draft | None:
    if quoted.around(parse.starts[verb]) is not None:
        return None
    helpers = [child for child in parse.children[verb] if child < verb and parse.deps[child] in {"aux", "advmod"}]
    refused = not NEGATIONS.isdisjoint(parse.low[k] for k in helpers) and not WILLING.isdisjoint(
        parse.low[k] for k in helpers
    )
    content = _untold(parse, verb) if refused else _nothing(parse, verb)
    if content is None:
        return None
    first = min([*helpers, verb])
    cue = Cue(verb, parse.lemmas[verb], "decline", first, verb + 1, passive=False, trailing=False)
    source = source_of(parse, cue)
    if source is None or not _speaks(parse, source):
        return None
    span = trimmed(parse, *content, quoted)
    if span is None:
        return None
    return Draft(
        verb=verb, cue=parse.span(first, verb + 1), content=span, source=source, act="decline", shape="object",
        lemma=parse.lemmas[verb],
    )  # fmt: skip


def _speaks(parse: Parse, source: Source) -> bool:
    converses = parse.low[source.head] in {"i", "we", "you", "that", "which", "it"}
    return has_voice(parse, source) and not converses


def _untold(parse: Parse, verb: int) -> tuple[int, int] | None:
    """What would not be said: a question, what a comment would be on, a thing that would be named."""
    at, limit = verb + 1, parse.stops[verb]
    if at >= limit:
        return None
    end = next((k for k in range(at, limit) if parse.words[k] in BREAKS), limit)
    lemma, low = parse.lemmas[verb], parse.low[at]
    if low in words("unsaid", "asking") or (low == "by" and lemma == "say"):
        return parse.starts[at], parse.span(at, end).end
    leads = {"on", "about"} if lemma in {"comment", "elaborate"} else {"to"} if lemma in ANSWERING else set()
    if low in leads and at + 1 < end:
        return parse.starts[at + 1], parse.span(at + 1, end).end
    told = parse.child(verb, "obj")
    if told is None or told < verb or parse.low[told] in {"himself", "herself", "themselves"}:
        return None
    if lemma == "answer":
        return parse.starts[max(parse.lefts[told], at)], parse.span(told, parse.rights[told] + 1).end
    if lemma in GIVING and parse.lemmas[told] not in words("refusals", "things"):
        return None
    if lemma not in GIVING | {"name", "identify", "specify"}:
        return None
    return parse.starts[max(parse.lefts[told], at)], parse.span(told, parse.rights[told] + 1).end


def _nothing(parse: Parse, verb: int) -> tuple[int, int] | None:
    """Gave no name: the thing that was not given."""
    told = parse.child(verb, "obj")
    if parse.lemmas[verb] not in GIVING or told is None or parse.lemmas[told] not in words("refusals", "things"):
        return None
    if not parse.has(told, "det", "no") or told < verb:
        return None
    return parse.starts[told], parse.span(told, parse.rights[told] + 1).end
