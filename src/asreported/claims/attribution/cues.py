"""Cues: the verbs by which a report hands the word to a source, and the ones that only look like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from .. import vocabulary
from ..parse import Parse

NEGATIONS: Final = frozenset({"not", "n't", "never", "neither", "nor"})
BELIEVED: Final = frozenset({"believe", "think"})  # is not believed to be: a belief too
NEITHER_REACH: Final = 6  # tokens from “denied” back to “neither”
CITED_REACH: Final = 10  # tokens from “as stating” back to “cited”
VERB_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes. `passive`: its subject is what is said; `trailing`: it goes on with another's source."""

    verb: int
    lemma: str
    act: str
    first: int
    end: int
    passive: bool
    trailing: bool


@cache
def acts() -> dict[str, str]:
    """The act of each cue lemma; where a lemma stands in two lists the earlier list holds."""
    table: dict[str, str] = {}
    for act, lemmas in vocabulary.load("cues")["acts"].items():
        for lemma in lemmas:
            table.setdefault(lemma, act)
    return table


def words(*path: str) -> frozenset[str]:
    """A list of cues.toml by its table and key, as a set."""
    return vocabulary.words("cues", *path)


def nouns(key: str) -> frozenset[str]:
    """A list of nouns of sources.toml."""
    return vocabulary.words("sources", "nouns", key)


def cues(parse: Parse) -> Iterator[Cue]:
    """All cue verbs of the report, in order."""
    known, lemmas, tags = acts(), parse.lemmas, parse.tags
    for token in range(len(parse)):
        lemma = lemmas[token]
        if lemma in known and tags[token] in VERB_TAGS:
            cue = _cue(parse, token, lemma, known[lemma])
            if cue is not None:
                yield cue


def _cue(parse: Parse, verb: int, lemma: str, act: str) -> Cue | None:
    if parse.low[verb - 1] == "nor":
        return _neither_nor(parse, verb, lemma, act)
    tag = parse.tags[verb]
    auxiliaries = [child for child in parse.children[verb] if parse.deps[child].startswith("aux") and child < verb]
    around = _before(parse, verb)
    passive = _passive(parse, verb, auxiliaries)
    if parse.deps[verb] in {"amod", "case", "compound", "fixed"} or (
        lemma in words("counting", "verbs") and not puts(parse, verb)
    ):
        return None
    believed = passive and lemma in BELIEVED
    if NEGATIONS & {parse.low[token] for token in around} and act != "decline" and not believed:
        return None
    if words("bridges", "blocking") & {parse.low[token] for token in around} and not _can_confirm(parse, lemma, around):
        return None
    if (
        tag == "VBN"
        and not passive
        and not around
        and verb + 1 < len(parse)
        and parse.low[verb + 1] == "to"
        and lemma in words("frames", "impersonal")
    ):
        return None  # a hurricane estimated to have done
    if tag == "VB" and not _said_at_all(parse, around) and not _can_confirm(parse, lemma, around):
        return None
    if tag == "VBG" and not auxiliaries and not _gerund_speaks(parse, verb):
        return None
    first = min([token for token in around if parse.pos[token] in {"AUX", "ADV", "VERB", "PART"}] or [verb])
    trailing = tag == "VBG" and not auxiliaries
    return Cue(verb, lemma, act, first, verb + 1, passive, trailing)


def _neither_nor(parse: Parse, verb: int, lemma: str, act: str) -> Cue | None:
    """Neither confirmed nor denied: who says so declines to say; no other “nor” says anything."""
    near = range(verb - 2, max(parse.opens[verb], verb - NEITHER_REACH) - 1, -1)
    neither = next((at for at in near if parse.low[at] == "neither"), None)
    other = words("acts", "confirm") | {"accept"}
    if act != "deny" or neither is None or other.isdisjoint(parse.lemmas[at] for at in near):
        return None
    first = neither
    while first > parse.opens[verb] and parse.pos[first - 1] == "AUX":
        first -= 1
    return Cue(verb, lemma, "decline", first, verb + 1, passive=False, trailing=False)


def _can_confirm(parse: Parse, lemma: str, around: list[int]) -> bool:
    """Whether to be able to say it is to say it: "the ministry can confirm that"; not "tests could confirm it"."""
    low = {parse.low[token] for token in around} & words("bridges", "blocking")
    behind = around[0] + 2 if around else 0
    that = parse.low[behind : behind + 1] == ["that"]
    return that and bool(low) and low <= words("bridges", "allowed") and lemma in words("bridges", "performed")


def _before(parse: Parse, verb: int) -> list[int]:
    """Auxiliaries, adverbs and negations right before the verb."""
    found = []
    at = verb - 1
    while at >= 0 and parse.pos[at] in {"AUX", "ADV", "PART"} and parse.opens[at] == parse.opens[verb]:
        if parse.tags[at] not in {"POS", "WRB"} and parse.low[at] not in {"when", "where", "how", "why"}:
            found.append(at)
        at -= 1
    return found


def _passive(parse: Parse, verb: int, auxiliaries: list[int]) -> bool:
    if parse.tags[verb] not in {"VBN", "VBD"} or _turned(parse, verb, auxiliaries):
        return False
    if any(parse.deps[child] == "aux:pass" for child in auxiliaries):
        return True
    if any(parse.lemmas[at] == "be" for at in _before(parse, verb)):
        return True
    return (
        parse.tags[verb] == "VBN"
        and not auxiliaries
        and (parse.deps[verb].startswith("acl") or (verb + 1 < len(parse) and parse.low[verb + 1] == "by"))
    )


def _turned(parse: Parse, verb: int, auxiliaries: list[int]) -> bool:
    """Whether the verb stands between a comma and its own subject: "…, stated Ada Brink"."""
    if auxiliaries or verb + 1 >= len(parse) or not verb or parse.lemmas[verb] not in words("frames", "inverted"):
        return False
    return parse.words[verb - 1] in {",", "”", '"'} and (
        parse.pos[verb + 1] == "PROPN" or parse.low[verb + 1] in {"the", "a", "an"}
    )


def _said_at_all(parse: Parse, around: list[int]) -> bool:
    """A bare verb form is said with will, did or do, and after a bridge such as "continue to"; not after "wants to"."""
    low = {parse.low[token] for token in around}
    if "to" in low:
        to = min(token for token in around if parse.low[token] == "to")
        denied = any(parse.low[child] in NEGATIONS for child in parse.children[to - 1])  # is not able to confirm
        return to > 0 and parse.lemmas[to - 1] in words("bridges", "verbs") and not denied
    return bool(low & {"will", "would", "did", "do", "does", "'ll", "shall", "'d"})


def _gerund_speaks(parse: Parse, verb: int) -> bool:
    """Whether an -ing form without an auxiliary goes on saying something: not after "of", "without", "by"."""
    before = verb - 1
    while before >= 0 and parse.pos[before] == "ADV":
        before -= 1
    if before < 0 or parse.tags[before] == "POS":
        return False  # in the army's telling
    cited = parse.lemmas[max(0, before - CITED_REACH) : before]
    if parse.low[before] == "as" and not {"cite", "quote"}.isdisjoint(cited):
        return False  # cited the army as stating: the citing carries it
    if parse.lemmas[verb] in {"cite", "add"} and parse.pos[before] in {"NOUN", "PROPN", "ADJ", "PUNCT", "VERB"}:
        return True
    if parse.pos[before] in {"ADP", "SCONJ", "VERB", "AUX", "DET", "ADJ"} or parse.low[before] in {
        "by",
        "of",
        "for",
        "without",
        "to",
    }:
        return parse.low[before] in {"while", "as", "when"}
    return True


def puts(parse: Parse, verb: int) -> bool:
    """ "Puts the number at", "gave the toll as": the only "put" and "give" that estimate."""
    rest = parse.low[verb + 1 : min(parse.stops[verb], verb + 14)]
    if parse.lemmas[verb] == "give" and rest[:1] in (["a"], ["an"]) and "of" in rest[:5]:
        return rest[rest.index("of") - 1] in words("counting", "counts")  # gave a lower figure of 36
    lead = next((at for at, word in enumerate(rest) if word in words("counting", "leads")), 0)
    return bool(words("counting", "counts") & set(rest[:lead]))


def unnamed(parse: Parse, verb: int) -> bool:
    """Asked not to be named, insisted on not being quoted: what passes between source and reporter, never a cue."""
    asked = parse.child(verb, "xcomp", "ccomp", "advcl")
    return asked is not None and parse.lemmas[asked] in words("unsaid", "naming") and parse.has(asked, "aux:pass")
