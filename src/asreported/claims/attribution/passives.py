"""Attributions whose verb is passive: it is estimated that, was told by, also claimed by, was quoted as saying."""

from __future__ import annotations

from typing import Final

from ..claim import Span
from ..parse import Parse
from .citations import quoted_as
from .contents import content_of
from .cues import VERB_TAGS, Cue, words
from .draft import Draft
from .extents import tail, trimmed
from .nounphrases import Source
from .objects import before_aside
from .quotes import Quoted
from .sources import agent_of
from .undertakings import prepositions

REACH: Final = 12  # tokens behind “accused” in which “of” may stand
ASIDE: Final = 8  # tokens between two commas behind “are warned”
TOLD: Final = frozenset(
    {"tell", "inform", "warn", "ask", "order", "urge", "assure", "advise", "instruct", "direct", "remind", "request",
     "call"}
)  # fmt: skip
# Acts of a source that is not named.
NAMING: Final = frozenset({"declare", "identify"})
JUDGING: Final = frozenset({"consider", "declare", "deem", "pronounce", "believe", "presume"})
HELD_TRUE: Final = frozenset({"believe", "confirm", "say", "report", "allege", "claim", "estimate"})


def passive(parse: Parse, cue: Cue, quoted: Quoted) -> Draft | None:
    """The draft of a passive cue, None where it attributes nothing."""
    agent, subject = agent_of(parse, cue), _subject(parse, cue)
    if cue.lemma in {"quote", "cite"}:
        return quoted_as(parse, cue, subject, agent, quoted)
    if parse.deps[cue.verb].startswith("acl") and parse.heads[cue.verb] < cue.verb:
        return _of_a_thing(parse, cue, agent, quoted)
    if cue.act == "accuse" or cue.lemma == "blame":
        return _accused(parse, cue, agent, quoted)
    if cue.lemma in TOLD or (cue.lemma == "call" and parse.low[cue.end : cue.end + 1] in (["on"], ["upon"])):
        return _told(parse, cue, agent, quoted)
    if parse.low[cue.first - 1 if subject is None else subject] == "it":
        return _it_is_said(parse, cue, agent, quoted)
    if subject is None or parse.low[subject] in {"who", "which", "that"}:
        return None
    return _by_somebody(parse, cue, subject, agent, quoted) if agent else _is_said_to(parse, cue, subject, quoted)


def held_true(cue: Cue) -> bool:
    """Whether by a passive of the cue somebody holds the clause true: "is believed to have fled".

    "Is expected to" tells a plan of its subject, not what somebody says of it.
    """
    return cue.lemma in words("frames", "impersonal") and cue.act in HELD_TRUE and cue.lemma != "expect"


def _subject(parse: Parse, cue: Cue) -> int | None:
    before = (child for child in parse.children[cue.verb] if child < cue.verb)
    return next((child for child in before if parse.deps[child].split(":")[0] in {"nsubj", "expl"}), None)


def _draft(cue: Cue, words: Span, content: Span | None, source: Source | None, act: str, shape: str) -> Draft | None:
    if content is None:
        return None
    return Draft(verb=cue.verb, cue=words, content=content, source=source, act=act, shape=shape, lemma=cue.lemma)


def _of_a_thing(parse: Parse, cue: Cue, agent: Source | None, quoted: Quoted) -> Draft | None:
    """Two attacks, also claimed by the group: the thing is the content."""
    head = parse.heads[cue.verb]
    if agent is None or cue.lemma not in words("frames", "object") or parse.pos[head] not in {"NOUN", "PROPN"}:
        return None
    begin = max(parse.lefts[head], parse.opens[cue.verb])
    while begin < head and (parse.pos[begin] in {"ADP", "SCONJ", "CCONJ", "ADV"} or not parse.is_word(begin)):
        begin += 1
    span = trimmed(parse, parse.starts[begin], parse.starts[cue.first], quoted)
    return _draft(cue, parse.span(cue.first, agent.first), span, agent, cue.act, "object")


def _accused(parse: Parse, cue: Cue, agent: Source | None, quoted: Quoted) -> Draft | None:
    """Was accused (by the ministry) of: what stands behind the preposition."""
    limit = parse.stops[cue.verb]
    table = prepositions().get(cue.lemma, ["of", "for"])
    for at in range(cue.end, min(limit - 1, cue.end + REACH)):
        if parse.low[at] in table:
            span = trimmed(parse, parse.starts[at + 1], parse.span(at, limit).end, quoted)
            return _draft(cue, parse.span(cue.first, at + 1), span, agent, "accuse", "preposition")
        if parse.words[at] in {",", ";", "."}:
            return None
    return None


def _told(parse: Parse, cue: Cue, agent: Source | None, quoted: Quoted) -> Draft | None:
    """Was told (by the minister) that, of, to."""
    limit = parse.stops[cue.verb]
    at = agent.end if agent else cue.end + (cue.lemma == "call")
    if parse.words[at : at + 1] == [","]:  # are warned, for the last time, to
        close = next((k for k in range(at + 1, min(limit, at + ASIDE)) if parse.words[k] == ","), at - 1)
        at = close + 1
    while at < limit and parse.pos[at] == "ADV":
        at += 1
    at = _past_day(parse, at, limit)
    if at >= limit:
        return None
    word, quote = parse.low[at], quoted.around(parse.starts[at])
    if quote is not None and quote.span.start < parse.starts[at]:
        quote = None
    clause = word in {"that", "of", "about"} and at + 1 < limit
    if not clause and quote is None and word not in {"to", "not"}:
        return None
    if clause and parse.pos[at + 1] == "PRON" and at + 2 >= min(limit, tail(parse, at)):
        return None  # were asked about it
    act = (
        cue.act if clause or quote else {"tell": "demand", "ask": "request", "call": "request"}.get(cue.lemma, cue.act)
    )
    end = limit if clause or quote else before_aside(parse, at, limit, quoted)
    span = trimmed(parse, parse.starts[at + clause], parse.span(at, end).end, quoted)
    if quote is not None and quote.closed and span is not None:
        span = Span(span.start, quote.span.end)
    return _draft(cue, parse.span(cue.first, agent.first if agent else cue.end), span, agent, act, "clause")


def _past_day(parse: Parse, at: int, limit: int) -> int:
    """The “that” behind a day: was told on Thursday that."""
    that = next((k for k in range(at, min(limit, at + 5)) if parse.low[k] == "that"), at)
    return that if {"VERB", "AUX", "PUNCT"}.isdisjoint(parse.pos[at:that]) else at


def _it_is_said(parse: Parse, cue: Cue, agent: Source | None, quoted: Quoted) -> Draft | None:
    """It is estimated (by the charity) that."""
    if cue.lemma not in words("frames", "impersonal"):
        return None
    says = Cue(cue.verb, "say", cue.act, cue.first, cue.end, passive=False, trailing=True)
    found = content_of(parse, says, None, quoted)
    if found is None or found.frame not in {"clause", "quote"}:
        return None
    return _draft(cue, parse.span(cue.first, cue.end), found.span, agent, cue.act, "impersonal")


def _by_somebody(parse: Parse, cue: Cue, subject: int, agent: Source, quoted: Quoted) -> Draft | None:
    """The claim was denied by the army: its subject; was identified as X by a spokesman: the whole clause."""
    if cue.lemma not in words("frames", "object") and cue.lemma not in words("naming", "verbs"):
        return None
    begin = parse.starts[max(parse.lefts[subject], parse.opens[cue.verb])]
    end = agent.first - 1 if cue.lemma in words("naming", "verbs") else cue.first
    span = trimmed(parse, begin, parse.starts[end], quoted)
    return _draft(cue, parse.span(cue.first, cue.end), span, agent, cue.act, "passive")


def _counted(parse: Parse, subject: int) -> bool:
    """Whether the subject is a count or something new: over 40 cases, a fire."""
    first = parse.low[parse.lefts[subject]]
    return parse.has(subject, "nummod") or first in {"a", "an"}


def _is_said_to(parse: Parse, cue: Cue, subject: int, quoted: Quoted) -> Draft | None:
    """Twelve are believed to be held: the whole clause, from nobody."""
    if not held_true(cue):
        return None
    (first, limit), at = parse.sentence(cue.verb), cue.end
    judged = cue.lemma in JUDGING and parse.pos[at : at + 1] == ["ADJ"]
    here = at < limit and parse.low[at] in {"in", "at", "from", "."}
    if cue.lemma == "report" and here and _counted(parse, subject):
        begin = parse.starts[max(parse.lefts[subject], first)]
        span = trimmed(parse, begin, parse.span(subject, parse.rights[cue.verb] + 1).end, quoted)
        return _draft(cue, parse.span(cue.first, cue.end), span, None, cue.act, "impersonal")
    if not judged and (at + 1 >= limit or parse.low[at] not in {"to", "not", "as", "of"}):
        return None
    act = "announce" if cue.lemma in NAMING else cue.act
    if cue.lemma in NAMING and not judged and parse.low[at] != "as":
        return None
    if parse.low[at] == "of" and (cue.lemma != "suspect" or parse.tags[at + 1] != "VBG"):
        return None
    if not judged and parse.low[at] != "as" and VERB_TAGS.isdisjoint(parse.tags[at : min(limit, at + 4)]):
        return None
    begin = parse.starts[max(parse.lefts[subject], first)]
    end = parse.rights[cue.verb] + 1 if parse.rights[cue.verb] > at else limit
    contrast = (
        k for k in range(at, end - 1) if parse.words[k] == "," and parse.low[k + 1] in words("joints", "contrast")
    )
    end = next(contrast, end)
    span = trimmed(parse, begin, parse.span(subject, min(end, limit)).end, quoted)
    return _draft(cue, parse.span(cue.first, cue.end), span, None, act, "impersonal")
