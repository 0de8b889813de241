"""Who does what to whom in a clause: the words that stand as subject, object and so on of a verb or noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .. import vocabulary
from ..inflections import nouns_of, verbs_of
from ..nounclasses import members
from ..parse import Parse
from .datelines import beyond_dateline

RELATIVES: Final = frozenset({"who", "whom", "which", "that", "whose"})
RESPONSIBILITY: Final = "responsibility"
NOMINAL: Final = ("nmod", "nmod:poss", "nmod:unmarked", "compound", "amod", "nmod:desc", "nummod", "appos", "flat")


def _with_company(parse: Parse, token: int) -> Iterator[int]:
    """The word, what it is an amount of, and what is joined to it by “and”."""
    yield token
    for child in parse.children[token]:
        if parse.deps[child] == "conj" or (
            parse.deps[child] == "nmod" and (parse.low[token] in members("amounts") or parse.tags[token] == "CD")
        ):
            yield from _with_company(parse, child)


def _resolved(parse: Parse, token: int, verb: int) -> int:
    """For “who” and “that”, the noun that the relative clause is about."""
    if parse.low[token] in RELATIVES and parse.deps[verb].startswith("acl"):
        return parse.heads[verb]
    return token


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is told from its object's side, in full or as a bare participle after the noun."""
    relations = {parse.deps[child] for child in parse.children[verb]}
    if parse.tags[verb] != "VBN":
        alone = parse.deps[verb] == "acl" and not relations & {
            "nsubj",
            "obj",
            "aux",
        }  # “the villagers shot on the road”
        return (parse.tags[verb] == "VBD" and alone) or _joins_passive(parse, verb)
    if relations & {"nsubj:pass", "aux:pass"}:
        return True
    if parse.deps[verb] == "conj" and not relations & {"nsubj", "aux"}:
        return is_passive(parse, parse.heads[verb])
    return not relations & {"obj", "aux"} and not (parse.deps[verb] == "acl" and "nsubj" in relations)


def asked_of(parse: Parse, verb: int) -> list[int]:
    """Who is called on, or appealed to, to do something."""
    on = {"on", "upon", "to", "for"}
    particle = any(parse.low[child] in on for child in parse.children_as(verb, "compound:prt"))
    return [o for o in parse.children_as(verb, "obl", "obj") if particle or parse.case(o) in on]


def _joins_passive(parse: Parse, verb: int) -> bool:
    """“Was beaten and set alight”: a past form that looks like a participle, joined to a passive, with no object."""
    if parse.tags[verb] != "VBD" or parse.deps[verb] != "conj" or parse.lemmas[verb] != parse.low[verb]:
        return False
    faceless = vocabulary.words("events", "faceless", "words")
    own = [at for at in parse.children_as(verb, "nsubj", "obj") if parse.low[at] not in faceless]
    return not own and is_passive(parse, parse.heads[verb])


def sees(parse: Parse, verb: int) -> bool:
    """Whether the verb tells what somebody saw or heard happen."""
    return parse.low[verb] in verbs_of("stages", "perceiving", "verbs") and parse.tags[verb][:2] == "VB"


def _is_seen(parse: Parse, verb: int) -> bool:
    return parse.deps[verb] == "ccomp" and parse.tags[verb] in {"VB", "VBG"} and sees(parse, parse.heads[verb])


def own_subject(parse: Parse, verb: int) -> int | None:
    """The word that the verb's own clause has as its subject, relative words resolved."""
    subject = parse.child(verb, "nsubj", "nsubj:pass", "nsubj:outer")
    subject = None if subject is None else beyond_dateline(parse, subject, verb)
    return None if subject is None else _resolved(parse, subject, verb)


def shared_subject(parse: Parse, verb: int) -> int | None:
    """The subject, borrowed from the clauses above where the verb has none of its own."""
    at = verb
    for _ in range(4):
        subject = own_subject(parse, at)
        if subject is not None:
            return subject
        relation = parse.deps[at]
        if _is_seen(parse, at):
            return parse.child(parse.heads[at], "obj")  # “saw the man attack”
        aim = relation == "acl" and parse.low[parse.heads[at]] in nouns_of("stages", "aims", "nouns")
        if relation in {"acl", "amod"} and parse.tags[at] in {"VBG", "VBN", "VBD"} and not aim:
            return _before_claim(parse, at) if parse.low[parse.heads[at]] == RESPONSIBILITY else parse.heads[at]
        if relation == "acl" and (parse.tags[at] == "VB" or aim):
            noun = parse.heads[at]
            owner = parse.child(noun, "nmod:poss")
            if owner is not None or parse.tags[parse.heads[noun]][:2] != "VB":
                return owner
            at = parse.heads[noun]
            continue
        if relation not in {"xcomp", "advcl", "conj"}:
            return None
        at = parse.heads[at]
        controller = _controller(parse, at, relation)
        if controller is not None:
            return controller
    return None


def _before_claim(parse: Parse, verb: int) -> int | None:
    """The noun before “CLAIMED RESPONSIBILITY”, where the reader took the verb for an adjective."""
    return verb - 1 if verb and parse.tags[verb - 1][:2] == "NN" else None


def _controller(parse: Parse, verb: int, relation: str) -> int | None:
    """Who is to do what hangs on the verb, where that is not its subject: “called on Arland to send food”."""
    if parse.low[verb] in verbs_of("stages", "begging", "calling") and parse.tags[verb][:2] == "VB":
        asked = asked_of(parse, verb)
        if asked:
            return asked[0]
    return parse.child(verb, "obj", "iobj") if relation == "xcomp" else None


def agents(parse: Parse, verb: int) -> list[int]:
    """The heads of what does the deed."""
    found: list[int] = []
    if not is_passive(parse, verb):
        subject = shared_subject(parse, verb)
        found = [] if subject is None else [subject]
    found += parse.children_as(verb, "obl:agent")
    return [part for head in found for part in _with_company(parse, head)]


def patients(parse: Parse, verb: int) -> list[int]:
    """The heads of what the deed is done to."""
    found = list(parse.children_as(verb, "obj", "iobj"))
    if is_passive(parse, verb):
        subject = shared_subject(parse, verb)
        found = [*([] if subject is None else [subject]), *found]
    elif not found and parse.deps[verb] == "acl:relcl" and own_subject(parse, verb) != parse.heads[verb]:
        found = [parse.heads[verb]]  # “the man they shot”
    return [part for head in found for part in _with_company(parse, head)]


def obliques(parse: Parse, verb: int) -> list[int]:
    """The heads of what stands with a preposition; after the object too, where the reader may have hung it."""
    found = list(parse.children_as(verb, "obl", "obl:agent", "obl:unmarked"))
    for object_ in parse.children_as(verb, "obj"):
        found += parse.children_as(object_, "nmod")
    return [part for head in found for part in _with_company(parse, head)]


def modifiers(parse: Parse, noun: int) -> list[int]:
    """The words before a noun that say which one, two levels deep (“hostage” in “hostage rescue operation”)."""
    found: list[int] = []
    for child in parse.children[noun]:
        if parse.deps[child] in NOMINAL and child < noun:
            found.append(child)
            found += [deeper for deeper in parse.children[child] if parse.deps[deeper] in {*NOMINAL, "conj"}]
    return found


def complements(parse: Parse, noun: int) -> list[int]:
    """The heads of what follows a noun with a preposition, and of its possessor."""
    found = [c for c in parse.children_as(noun, "nmod", "nmod:poss", "obl") if c > noun or parse.deps[c] == "nmod:poss"]
    return [part for head in found for part in _with_company(parse, head)]
