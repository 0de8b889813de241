"""Negations: a subject that is nobody, a verb that is said not to be done."""

from __future__ import annotations

from . import vocabulary
from .parse import Parse


def nobody(parse: Parse, head: int) -> bool:
    """Whether a noun phrase names nobody: no official, neither side, none of them; not: no fewer than nine."""
    if parse.low[head] in vocabulary.words("doubts", "nobody", "pronouns"):
        return True
    first = max(parse.lefts[head], parse.opens[head])
    while first < head and not parse.is_word(first):
        first += 1
    word, behind = parse.low[first], parse.low[first + 1 : first + 2]
    if parse.names[first] or not behind or first == head:
        return False
    if word in vocabulary.words("doubts", "nobody", "determiners"):
        return behind[0] not in vocabulary.words("doubts", "nobody", "comparisons")
    return word == "not" and behind[0] in vocabulary.words("doubts", "nobody", "single")


def negated(parse: Parse, verb: int) -> str | None:
    """The word that negates a verb or predicate (not, never, neither, nor), None where there is none."""
    listed = vocabulary.words("doubts", "verbs", "negations")
    beside = (parse.low[k] for k in parse.children[verb] if k < verb and parse.low[k] in listed)
    return next(beside, None)


def of_nobody(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb is nobody."""
    subject = parse.child(verb, "nsubj", "nsubj:pass")
    return subject is not None and subject < verb and nobody(parse, subject)
