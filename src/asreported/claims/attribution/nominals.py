"""Attributions in a noun: the minister's claim that, issued a warning that, her promise to leave."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .. import vocabulary
from ..parse import Parse
from .colons import after_colon
from .cues import words
from .draft import Draft
from .extents import trimmed
from .nounphrases import Source, phrase
from .objects import is_carrier
from .quotes import Quoted

TO_DO = frozenset({"promise", "threaten", "demand", "request", "offer"})


@cache
def _acts() -> dict[str, str]:
    """The act of each noun."""
    return {noun: act for act, listed in vocabulary.load("cues")["nouns"].items() for noun in listed}


def nominals(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """The drafts of all nouns of saying that have both a source and a content."""
    acts = _acts()
    aired = _aired()
    for token, word in enumerate(parse.lemmas):
        tag, draft = parse.tags[token], None
        if word in acts and tag == "NN":
            draft = _draft(parse, token, acts[word], quoted)
        elif word in acts and tag == "NNS":
            draft = _set_off(parse, token, acts[word], quoted)
        if draft is None and is_carrier(parse, token):
            draft = _carried(parse, token, acts.get(word) or aired.get(word) or "report", quoted)
        if draft is None and word in aired and tag in {"NN", "NNS"}:
            draft = _in_the_air(parse, token, aired[word], quoted)
        if draft is not None:
            yield draft


@cache
def _aired() -> dict[str, str]:
    """The act of each noun for what nobody in particular says."""
    return {noun: act for act, listed in vocabulary.load("cues")["airing"].items() for noun in listed}


def _carried(parse: Parse, noun: int, act: str, quoted: Quoted) -> Draft | None:
    """Rumours in the press that: those behind the preposition speak."""
    that = next(at for at in range(noun + 2, parse.stops[noun]) if parse.low[at] == "that")
    limit = parse.stops[noun]
    head = parse.heads[that] if parse.heads[that] > that else that + 1
    end = min(max(parse.rights[head] + 1, that + 2), limit)
    span = trimmed(parse, parse.starts[that + 1], parse.span(that, end).end, quoted) if that + 1 < limit else None
    if span is None or span.end <= span.start:
        return None
    source = Source(noun + 2, that, that - 1)
    return Draft(
        verb=noun, cue=parse.span(noun, noun + 1), content=span, source=source, act=act, shape="noun",
        lemma=parse.low[noun],
    )  # fmt: skip


def _in_the_air(parse: Parse, noun: int, act: str, quoted: Quoted) -> Draft | None:
    """There are fears that, amid reports that: a content from nobody."""
    following, limit = noun + 1, parse.stops[noun]
    if following + 1 >= limit or parse.low[following] != "that" or parse.tags[following] not in {"IN", "WDT"}:
        return None
    verb = parse.heads[noun]
    there = parse.lemmas[verb] == "be" and parse.has(verb, "expl", "there")
    if parse.has(noun, "det", "no"):
        return None  # there is no indication that
    if not there and parse.case(noun) not in {"amid", "amidst", "despite", "following", "after", "on"}:
        return None
    head = parse.heads[following] if parse.heads[following] > following else following + 1
    end = min(max(parse.rights[head] + 1, following + 2), limit)
    span = trimmed(parse, parse.starts[following + 1], parse.span(following, end).end, quoted)
    if span is None:
        return None
    return Draft(
        verb=noun, cue=parse.span(noun, noun + 1), content=span, source=None, act=act, shape="noun",
        lemma=parse.low[noun],
    )  # fmt: skip


def _draft(parse: Parse, noun: int, act: str, quoted: Quoted) -> Draft | None:
    _, limit = parse.sentence(noun)
    following = noun + 1
    if following + 1 >= limit:
        return None
    verb = parse.heads[noun]
    if parse.deps[noun] == "obj" and parse.lemmas[verb] in words("frames", "object"):
        return None  # "denied the claim that", "stressed its commitment to": the verb attributes it
    source = _owner(parse, noun)
    if parse.low[following] == "that" and parse.tags[following] in {"IN", "WDT"}:
        begin, source = following + 1, source or _giver(parse, noun)
    elif parse.low[following] == "to" and parse.tags[following + 1] == "VB" and act in TO_DO and source is not None:
        begin = following
    else:
        return _set_off(parse, noun, act, quoted)
    if source is None:
        return None
    head = parse.heads[following] if parse.heads[following] > following else following + 1
    end = min(max(parse.rights[head] + 1, begin + 1), limit)
    span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted)
    if span is None:
        return None
    cue = parse.span(noun, noun + 1)
    return Draft(verb=noun, cue=cue, content=span, source=source, act=act, shape="noun", lemma=parse.low[noun])


def _set_off(parse: Parse, noun: int, act: str, quoted: Quoted) -> Draft | None:
    """Released the following statement today: and then its words."""
    _, limit = parse.sentence(noun)
    colon = next((at for at in range(noun + 1, min(limit, noun + 9)) if parse.words[at] in {":", ",", "."}), None)
    if colon is None or parse.words[colon] != ":":
        return None
    source = _giver(parse, noun)
    content = after_colon(parse, colon, limit, quoted) if source is not None else None
    if content is None:
        return None
    cue = parse.span(parse.heads[noun], noun + 1)
    return Draft(
        verb=noun, cue=cue, content=content.span, source=source, act=act, shape=content.frame, lemma=parse.low[noun]
    )


def _owner(parse: Parse, noun: int) -> Source | None:
    """Whose claim it is: "the army's", "her"."""
    for child in parse.children[noun]:
        if parse.deps[child] == "nmod:poss" and child < noun:
            if parse.tags[child] == "PRP$":
                return Source(child, child + 1, child)
            return phrase(parse, child, child + 1)
    return None


def _giver(parse: Parse, noun: int) -> Source | None:
    """Who issued or repeated it."""
    verb = parse.heads[noun]
    if parse.deps[noun] != "obj" or parse.lemmas[verb] not in words("giving", "verbs"):
        return None
    subject = parse.child(verb, "nsubj")
    return phrase(parse, subject, verb) if subject is not None and subject < verb else None
