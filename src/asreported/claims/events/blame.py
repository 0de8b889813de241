"""Blame: who is said to have done a deed, by words that stand above its noun: blamed for it, behind it, its work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..inflections import nouns_of, verb_forms, verbs_of
from ..parse import Parse
from .arguments import agents, patients
from .trigger import Trigger

Blamed = tuple[list[int], str]  # the heads of who it was, and the reason
STEPS: Final = 2  # nouns between the deed and the word that blames: “the murder of nine men”, “a wave of attacks”
THROUGH: Final = frozenset({"nmod", "conj", "obl"})
SUBJECT: Final = ("nsubj", "nsubj:pass")
BLAME: Final = "blame"  # an attack that was told: laid at somebody's door, or disowned
ATTACK: Final = "attack"
ABOUT: Final = frozenset({"for", "of", "in", "over", "to"})
MATTER: Final = ("obl", "nmod", "ccomp", "xcomp", "advcl", "acl")  # where the sentence says for what


def with_blame(parse: Parse, found: Sequence[Trigger]) -> list[Trigger]:
    """“The minister blamed the Front”, “the Front denied involvement”: another account of an attack told before.

    Left out where no attack was told, and where the clause itself says what it is about.
    """
    first = next((t.token for t in found if t.type == ATTACK), len(parse))
    kept = [t for t in found if t.type != BLAME or (first < t.token and not _says_for_what(parse, t.token))]
    return [replace(t, type=ATTACK) if t.type == BLAME else t for t in kept]


def _says_for_what(parse: Parse, verb: int) -> bool:
    below = [*parse.children[verb], *(c for o in parse.children_as(verb, "obj") for c in parse.children[o])]
    matter = (c for c in below if c > verb and parse.deps[c] in MATTER)
    return any(parse.deps[c] not in {"obl", "nmod"} or parse.case(c) in ABOUT for c in matter)


def lays_blame(parse: Parse, trigger: Trigger) -> bool:
    """Whether the verb says whose an attack was that was told before: “blamed”, “denied involvement”."""
    if not trigger.verbal or trigger.type != ATTACK:
        return False
    word = parse.low[trigger.token]
    return word in verbs_of("events", "blaming", "for") or word in verb_forms("deny")


def accused(parse: Parse, verb: int) -> list[int]:
    """Whom the verb blames, or who says that it was not theirs."""
    return agents(parse, verb) if parse.low[verb] in verb_forms("deny") else patients(parse, verb)


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
    if word in nouns_of("stages", "roles", "nouns") and case in {"in", "for"}:
        return agents(parse, parse.heads[above]), f"whose {told} in it is spoken of"
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
