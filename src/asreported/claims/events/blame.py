"""Blame: who is said to have done a deed, by words that stand above its noun: blamed for it, behind it, its work."""

from __future__ import annotations

from typing import Final

from ..inflections import verbs_of
from ..parse import Parse

Blamed = tuple[list[int], str]  # the heads of who it was, and the reason
STEPS: Final = 2  # nouns between the deed and the word that blames: “the murder of nine men”, “a wave of attacks”
THROUGH: Final = frozenset({"nmod", "conj", "obl"})
SUBJECT: Final = ("nsubj", "nsubj:pass")


def blamed(parse: Parse, noun: int) -> Blamed | None:
    """Who is said to have done what the noun tells, None where nobody is."""
    if parse.case(noun) == "behind" and parse.has(noun, "cop"):
        return list(parse.children_as(noun, "nsubj")), "is said to be behind it"
    owner = parse.heads[noun]
    accuses = parse.low[parse.heads[owner]] in verbs_of("events", "blaming", "for") and parse.deps[owner] == "obj"
    if accuses and parse.case(noun) in {"for", "of"} and parse.deps[noun] == "nmod":
        return [owner], f"“{parse.words[parse.heads[owner]]}” of it"
    at = noun
    for _ in range(STEPS):
        above = parse.heads[at]
        if above == at:
            return None
        if found := _by(parse, at, above):
            return found
        if parse.deps[at] not in THROUGH:
            return None
        at = above
    return None


def _by(parse: Parse, deed: int, above: int) -> Blamed | None:
    """Who the word above the deed names as its doer."""
    word, case = parse.low[above], parse.case(deed)
    told = f"“{parse.words[above]}”"
    if word == "responsible" and case == "for":
        return _responsible(parse, above), f"is called {told} for it"
    if word == "work" and parse.deps[deed] in SUBJECT:
        return [at for at in parse.children_as(above, "nmod") if parse.case(at) == "of"], f"it is called their {told}"
    if parse.tags[above][:2] != "VB":
        return None
    if word in verbs_of("events", "blaming", "for") and case in {"for", "of"}:
        return list(parse.children_as(above, "obj", "nsubj:pass")), f"{told} for it"
    if word in verbs_of("events", "blaming", "on") and parse.deps[deed] in {"obj", "nsubj:pass"}:
        below = [*parse.children_as(above, "obl"), *parse.children_as(deed, "nmod")]
        return [at for at in below if parse.case(at) in {"on", "to"}], f"{told} to them"
    return None


def _responsible(parse: Parse, word: int) -> list[int]:
    """Who is responsible: the subject, or the object of who holds them so."""
    verb = parse.heads[word]
    holds = parse.deps[word] == "xcomp" and parse.tags[verb][:2] == "VB"
    return list(parse.children_as(verb, "obj", "nsubj:pass") if holds else parse.children_as(word, "nsubj"))
