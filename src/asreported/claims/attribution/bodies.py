"""Bodies: the full names of ministries, groups and outlets, in short forms and behind their common nouns."""

from __future__ import annotations

from typing import Final

from .. import vocabulary
from ..parse import Parse
from .actors import Body
from .cues import nouns
from .nounphrases import Source
from .outlets import is_outlet
from .speaker import DEFINITE, PLURAL, Known, Speaker, naming

COLLECTIVE: Final = frozenset({"police", "forces", "taliban", "brigades"})
SITES: Final = frozenset({"site", "website"})
MOVEMENTS: Final = frozenset({"group", "movement", "organisation", "organization", "militia", "faction"})
GENERAL: Final = frozenset(
    {"country", "agency", "ministry", "network", "newspaper", "company", "broadcaster", "paper"}
)  # fmt: skip
AS_ONE: Final = "a body that speaks as one"


def named_body(known: Known, source: Source) -> Speaker:
    """The body that a name names in full, or the person whose last name it is."""
    parse, head = known.parse, source.head
    lemma = parse.lemmas[head]
    if lemma in nouns("crowd"):
        return Speaker(known.label(source), False, "crowd", head, "several, none of them named", lemma)
    mention = next((body for body in known.actors.bodies if body.first <= head < body.end), None)
    short = mention.name if mention is not None and not _joined(known, source) else _proper(known, source)
    if mention is None or len(mention.name.split()) == 1:
        words = tuple(short.split())
        full = known.actors.full(words) if words else short
        if full != short:
            return Speaker(full, True, "person", head, f"“{short}” is short for {full}")
    name = known.actors.body(short)
    return Speaker(name, True, "body", head, naming(short, name), lemma)


def _joined(known: Known, source: Source) -> bool:
    return "and" in known.parse.low[source.first : source.end]


def _proper(known: Known, source: Source) -> str:
    """The name inside a noun phrase that the names do not cover: the capitals around the head, or all of it."""
    parse, first, end = known.parse, source.head, source.head + 1
    if _joined(known, source):
        return known.label(source)
    while first > source.first and (
        parse.pos[first - 1] == "PROPN" or (parse.words[first - 1][0].isupper() and parse.low[first - 1] != "the")
    ):
        first -= 1
    while end < source.end and parse.pos[end] == "PROPN":
        end += 1
    return " ".join(parse.span(first, end).of(parse.text).split())


def body(known: Known, source: Source) -> Speaker:
    """The ministry, the group, the country: the body of that kind named before, else the words."""
    parse, head, bodies = known.parse, source.head, known.actors.bodies
    lemma, label = parse.lemmas[head], known.label(source)
    if parse.tags[head] in PLURAL and parse.low[head] not in COLLECTIVE:
        return Speaker(label, False, "crowd", head, "several, none of them named", lemma)
    beside = next((other for other in bodies if head <= other.first < source.end), None)
    if beside is not None:
        return Speaker(known.actors.body(beside.name), True, "body", head, f"“{beside.name}” stands beside it", lemma)
    if lemma == "police":
        force = next((b.name for b in bodies if b.name.lower().endswith(" police") and b.first < head), label)
        return Speaker(force, True, "body", head, AS_ONE, lemma)
    found = _meant(known, head, lemma, head - source.first) if parse.low[source.first] in DEFINITE else None
    if found is not None:
        return Speaker(found, True, "body", head, f"“{label}” is {found}", lemma)
    outlet = not source.inverted and lemma == "website" and is_outlet(label)
    return Speaker(label, True, "body", head, "an outlet" if outlet else AS_ONE, lemma)


def _meant(known: Known, head: int, lemma: str, plain: int) -> str | None:
    """The body that “the group” or “the ministry” points at: named with that noun before, or heard last."""
    parse, actors = known.parse, known.actors
    same = SITES if lemma in SITES else {lemma}
    for mention in reversed([b for b in actors.bodies if b.first < head]):
        if parse.low[mention.end - 1] in same or not same.isdisjoint(_around(parse, mention, head - plain)):
            return actors.body(mention.name)
    if lemma in MOVEMENTS:
        later = (b for b in actors.bodies if lemma in parse.lemmas[max(0, b.first - 1) : b.first])
        return next((actors.body(mention.name) for mention in later), None)
    heard = known.last(lambda s: s.sort == "body" and s.name) if lemma in GENERAL and plain == 1 else None
    if heard is not None and _of_another_kind(parse, heard, lemma):
        return None
    return heard.name if heard else None


def _of_another_kind(parse: Parse, heard: Speaker, lemma: str) -> bool:
    """Whether who was heard is no ministry, no company: the coastguard is not the company, a state no ministry."""
    outlets = vocabulary.words("sources", "outlets", "nouns")
    if heard.noun == lemma or {heard.noun, lemma} <= outlets:
        return False
    if heard.noun in nouns("bodies"):
        return lemma != "country"
    state = any(label == "Location" and parse.span(a, b).of(parse.text) == heard.name for a, b, label in parse.entities)
    return lemma == "ministry" and (state or is_outlet(heard.name or ""))


def _around(parse: Parse, mention: Body, limit: int) -> list[str]:
    """The lemmas beside a name that may say what it is, all before the limit: before it, and in its apposition."""
    before, behind = 2, 0
    if mention.first > 2 and parse.words[mention.first - 1] == ",":
        before = 4
    if parse.words[mention.end : mention.end + 1] in ([","], ["("]):
        behind = 4
    return [
        *parse.lemmas[max(0, mention.first - before) : mention.first],
        *parse.lemmas[mention.end + 1 : min(mention.end + behind, limit)],
    ]
