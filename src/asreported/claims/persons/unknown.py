"""Unknown: where a report says that nobody knows what became of a named person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .. import vocabulary
from ..figures import Fate
from ..negations import negated
from ..parse import Parse
from .mentions import Mention

CLAUSES: Final = frozenset({"ccomp", "csubj", "csubj:pass", "advcl"})
WHETHER: Final = frozenset({"whether", "if", "where", "what"})
LIFE: Final = frozenset({"alive", "dead", "where", "happened", "become", "became", "survived"})


def unknown(parse: Parse, mention: Mention) -> Iterator[Fate]:
    """“Bell's fate is unknown”, “the whereabouts of Bell”, “it is not known whether Bell is alive”."""
    noun = parse.heads[mention.head]
    owned = parse.deps[mention.head] == "nmod:poss" or parse.case(mention.head) == "of"
    if owned and parse.low[noun] in _list("fates"):
        told = _says_unknown(parse, noun)
        if told is not None:
            yield Fate("unknown", told, told, f"the {parse.low[noun]} is said to be “{parse.low[told]}”")
        return
    told = _whether(parse, mention)
    if told is not None:
        yield Fate("unknown", told, told, f"“{parse.low[told]}” over what became of the person")


def _says_unknown(parse: Parse, noun: int) -> int | None:
    """The word that calls it unknown: the predicate, or what stands below it (“remains unknown”)."""
    above = parse.heads[noun]
    for at in (above, *parse.children_as(above, "xcomp", "acl"), *parse.children_as(noun, "amod", "acl")):
        if parse.low[at] in _list("unknown"):
            return at
        if parse.lemmas[at] in _list("knowing") and negated(parse, at):
            return at
    return None


def _whether(parse: Parse, mention: Mention) -> int | None:
    """The “not known” or “unclear” over a clause with “whether” about the person."""
    clause = parse.heads[mention.head]
    if parse.deps[mention.head] not in {"nsubj", "nsubj:pass", "obl", "nmod"} or parse.deps[clause] not in CLAUSES:
        return None
    words = {parse.low[at] for at in range(max(parse.lefts[clause], parse.opens[clause]), parse.rights[clause] + 1)}
    above = parse.heads[clause]
    if words.isdisjoint(WHETHER) or words.isdisjoint(LIFE):
        return None
    listed = parse.low[above] in _list("unknown")
    return above if listed or (parse.lemmas[above] in _list("knowing") and negated(parse, above)) else None


def _list(name: str) -> frozenset[str]:
    return vocabulary.words("persons", "words", name)
