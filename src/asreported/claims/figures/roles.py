"""What a noun is to its verb: its subject, or what the deed is done to."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from .counted import Counted
from .senses import words

LOOSE: Final = frozenset({"obl", "advmod", "dep", "nmod", "obl:unmarked", "nmod:unmarked"})


def role(parse: Parse, node: int, verb: int) -> str | None:
    """`object`, `subject` or None: what the node is to the verb. The subject of a passive is its object."""
    dep = parse.deps[node]
    if dep in {"nsubj", "nsubj:pass"} and node > verb and parse.pos[verb] == "VERB" and parse.lemmas[verb] != "be":
        return None
    if dep in {"obj", "nsubj:pass", "iobj"}:
        return "object" if dep != "nsubj:pass" or passive(parse, verb) or parse.pos[verb] != "VERB" else "subject"
    if dep == "nsubj":
        return "object" if passive(parse, verb) and not parse.has(verb, "obj") else "subject"
    if dep in {"obl", "nmod"} and parse.pos[verb] == "VERB" and along_with(parse, node):
        return "object" if passive(parse, verb) else "subject"
    return None


def loose_role(parse: Parse, count: Counted, node: int, verb: int) -> str | None:
    """The role by place where the parse has no plain one: “as many as 200 fled” looks like an oblique to it."""
    if parse.deps[node] not in LOOSE or parse.pos[verb] not in {"VERB", "ADJ"}:
        return None
    if any(
        parse.deps[child] in {"case", "mark"} and not count.first <= child <= count.last
        for child in parse.children[node]
    ):
        return None
    if count.first > 0 and parse.pos[count.first - 1] == "ADP":
        return None
    if node > verb:
        return None if parse.has(verb, "obj") or passive(parse, verb) or node > verb + 5 else "object"
    if parse.has(verb, "nsubj") or parse.has(verb, "nsubj:pass"):
        return None
    return "object" if passive(parse, verb) else "subject"


def along_with(parse: Parse, node: int) -> bool:
    """Along with several soldiers: counted with the subject."""
    cases = [
        parse.low[child]
        for child in parse.children[node]
        if parse.deps[child] in {"case", "advmod", "cc"} and child < node
    ]
    return bool(cases) and cases[0] in words("alongside") and cases != ["with"]


def passive(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] not in {"VBN", "VBD", "JJ"}:
        return False
    aux = [parse.lemmas[child] for child in parse.children[verb] if parse.deps[child] in {"aux", "aux:pass", "cop"}]
    if "be" in aux or "get" in aux:
        return True
    return parse.tags[verb] == "VBN" and "have" not in aux


def verb_above(parse: Parse, token: int) -> int:
    """The verb or predicate over a token, itself where there is none."""
    at = token
    for _ in range(8):
        if (parse.pos[at] in {"VERB", "AUX"} or parse.has(at, "cop")) and at != token:
            return at
        if parse.heads[at] == at:
            return at
        at = parse.heads[at]
    return at
