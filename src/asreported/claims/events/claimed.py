"""Claims of responsibility: who says of a deed that it was theirs, and where nobody does."""

from __future__ import annotations

from typing import Final

from ..inflections import verbs_of
from ..parse import Parse

RESPONSIBILITY: Final = "responsibility"


def is_claim(parse: Parse, verb: int) -> bool:
    """Whether the verb takes responsibility for a deed."""
    claims = parse.low[verb] in verbs_of("events", "claiming", "verbs")
    return claims and (parse.has(verb, "obj", RESPONSIBILITY) or _before_it(parse, verb))


def _before_it(parse: Parse, verb: int) -> bool:
    """“CLAIMED RESPONSIBILITY”, where the reader took the verb for an adjective."""
    above = parse.heads[verb]
    return above == verb + 1 and parse.low[above] == RESPONSIBILITY and parse.deps[verb] in {"amod", "acl"}


def claiming_verb(parse: Parse, noun: int) -> int | None:
    """The verb that claims responsibility for what the noun tells."""
    above = parse.heads[noun]
    if parse.low[above] == RESPONSIBILITY:
        above = parse.heads[above]
    return above if above != noun and parse.case(noun) == "for" and is_claim(parse, above) else None


def claim_end(parse: Parse, verb: int) -> int:
    """The token after “claimed responsibility”; after the verb where it stands otherwise."""
    noun = verb + 1
    return noun + 1 if noun < len(parse) and parse.low[noun] == RESPONSIBILITY else noun


def is_unclaimed(parse: Parse, verb: int) -> bool:
    """“No group has claimed responsibility”: nothing is told."""
    if not is_claim(parse, verb):
        return False
    words = [parse.low[child] for child in parse.children[verb] if child < verb]
    words += [parse.low[c] for s in parse.children_as(verb, "nsubj") for c in parse.children_as(s, "det")]
    return not {"no", "not", "n't", "never", "neither", "nobody", "none", "no-one"}.isdisjoint(words)
