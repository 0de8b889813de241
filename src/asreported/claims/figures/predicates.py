"""What a clause says of its subject or object: killed twelve, are missing, left five dead, the dead include."""

from __future__ import annotations

from dataclasses import replace

from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .fates import verb_measure
from .roles import loose_role, passive, role, verb_above


def governed(parse: Parse, count: Counted) -> Fate | None:
    """The verb or predicate whose subject or object is counted."""
    node = count.node
    climbs = 0
    counts = count.bare or (count.people is True and parse.has(node, "case", "of"))
    while (
        parse.deps[node] in {"appos", "nmod", "compound", "flat"}
        and counts
        and climbs < 2
        and _family(parse, parse.heads[node])
    ):
        node, climbs = parse.heads[node], climbs + 1
    if climbs and count.bare:
        count = replace(count, noun=node, people=True)  # a force of 3,000: what the force is, they are
    verb = parse.heads[node]
    if verb == node:
        return _as_root(parse, count, node)
    part = role(parse, node, verb) or loose_role(parse, count, node, verb)
    if part is None:
        return _included(parse, count, node) if parse.deps[node] == "ccomp" or parse.has(node, "case", "as") else None
    return said_of(parse, count, node, verb, part, 0)


def joined_verb(parse: Parse, count: Counted) -> Fate | None:
    """Six were dragged out and shot dead, stopped two men and arrested them: what a verb joined to theirs tells."""
    verb, relation = parse.heads[count.node], parse.deps[count.node]
    if relation not in {"nsubj", "nsubj:pass", "obj"} or parse.pos[verb] != "VERB":
        return None
    for other in parse.children_as(verb, "conj"):
        if parse.pos[other] != "VERB" or parse.has(other, "nsubj") or parse.has(other, "nsubj:pass"):
            continue
        if relation == "obj":
            them = parse.child(other, "obj")
            part = "object" if them is not None and parse.low[them] == "them" else None
        else:
            same = passive(parse, verb) and not parse.has(other, "obj") and not parse.has(other, "aux")
            part = "object" if passive(parse, other) or same else "subject"
        found = said_of(parse, count, count.node, other, part, 1) if part else None
        if found:
            return found
    return None


def apposed(parse: Parse, count: Counted) -> Fate | None:
    """The freed men, two engineers and a cook, were flown home: who those were of whom the state is told."""
    told = count.node
    relations: set[str] = set()
    while parse.deps[told] in {"appos", "conj"} and len(relations) < 2:
        relations.add(parse.deps[told])
        told = parse.heads[told]
    if not relations or count.people is not True or told >= count.first or parse.low[told + 1] != ",":
        return None
    behind = range(count.end + 1, parse.stops[told] - 1)
    closed = any(parse.low[at] == "," and parse.pos[at + 1] == "AUX" for at in behind)
    if parse.low[parse.lefts[told]] not in {"the", "those"} or not (closed or "appos" in relations):
        return None
    return _named(parse, told, verb_above(parse, told))


def _family(parse: Parse, token: int) -> bool:
    return parse.lemmas[token] in senses.words("bodies")


def _as_root(parse: Parse, count: Counted, node: int) -> Fate | None:
    """A count that is the predicate itself: those killed were 12 soldiers, the dead are five."""
    return _included(parse, count, node)


def said_of(parse: Parse, count: Counted, node: int, verb: int, part: str, depth: int) -> Fate | None:
    """The measure that a verb or predicate gives to its subject or object, looking through light verbs."""
    measure = verb_measure(parse, count, verb, part)
    if measure:
        return Fate(measure, verb, verb, f"{part} of “{parse.low[verb]}”, by the parse")
    state = senses.states().get(parse.low[verb])
    if state and parse.pos[verb] != "VERB" and part == "subject":
        return Fate(state, verb, verb, f"said to be “{parse.low[verb]}”")
    known = count.people is True or passive(parse, verb)
    if (
        state
        and known
        and parse.pos[verb] == "VERB"
        and part == "object"
        and parse.lemmas[verb] not in senses.undergo()
    ):
        return Fate(state, verb, verb, f"said to be “{parse.low[verb]}”")
    return _included(parse, count, node) or (_below(parse, count, node, verb, part, depth) if depth < 2 else None)


def _below(parse: Parse, count: Counted, node: int, verb: int, part: str, depth: int) -> Fate | None:
    """What a light verb says of its subject or object: are confirmed dead, left twelve wounded."""
    if part == "subject" and parse.has(verb, "obj"):
        return None
    light = parse.lemmas[verb] in senses.words("light_verbs")
    if depth == 0 and not light and parse.pos[verb] in {"VERB", "AUX"} and not parse.has(verb, "xcomp"):
        return None
    for child in parse.children_as(verb, "xcomp", "ccomp", "advcl", "dep"):
        if not _completes(parse, child, node, light):
            continue
        state = senses.states().get(parse.low[child])
        if state:
            return Fate(state, child, verb, f"said to be “{parse.low[child]}”")
        found = said_of(parse, count, node, child, "object" if passive(parse, child) else "subject", depth + 1)
        if found:
            return replace(found, verb=verb if parse.lemmas[verb] != "be" else found.verb)
    return None


def _completes(parse: Parse, child: int, node: int, light: bool) -> bool:
    """Whether a clause below a verb speaks of the verb's own subject or object."""
    if parse.has(child, "nsubj") or parse.has(child, "nsubj:pass"):
        return False
    if parse.deps[child] == "advcl":
        return light and child >= node and not parse.has(child, "mark") and not parse.has(child, "obj")
    return light or parse.deps[child] != "ccomp"


def _included(parse: Parse, count: Counted, node: int) -> Fate | None:
    """The dead included five soldiers; five soldiers were among those killed; the deaths are fourteen civilians."""
    verb = parse.heads[node]
    if parse.deps[node] in {"obj", "obl", "xcomp"} and parse.lemmas[verb] in senses.words("include_verbs"):
        return _named(parse, parse.child(verb, "nsubj", "nsubj:pass"), verb)
    if parse.deps[node] == "obl" and parse.lemmas[verb] in senses.words("naming") and parse.has(node, "case", "as"):
        told = parse.child(verb, "nsubj:pass", "obj")
        many = told is not None and count.number.kind != "one" and parse.low[told] in senses.states()
        return _named(parse, told, verb) if many else None
    subject = parse.child(node, "nsubj")
    if subject is not None and parse.has(node, "cop") and parse.low[count.last] not in {"a", "an"}:
        return _named(parse, subject, node)
    if parse.deps[node] in {"nsubj", "nsubj:pass"} and parse.has(verb, "case", "among", "amongst"):
        return _named(parse, verb, verb)
    if (
        parse.deps[node] in {"nsubj", "nsubj:pass"}
        and parse.has(verb, "case", "of", "on", "aboard")
        and parse.pos[verb] in {"NOUN", "PRON"}
    ):
        return None
    among = next(
        (k for k in parse.children[verb] if parse.deps[k] == "obl" and parse.has(k, "case", "among", "amongst")), None
    )
    if parse.deps[node] in {"nsubj", "nsubj:pass"} and among is not None and parse.lemmas[verb] == "be":
        return _named(parse, among, verb)
    return None


def _named(parse: Parse, token: int | None, verb: int) -> Fate | None:
    """The measure that a noun names: the dead, those killed, the victims of a kind."""
    if token is None:
        return None
    measure = senses.states().get(parse.low[token]) or senses.nouns().get(parse.lemmas[token])
    if measure is None and parse.lemmas[token] in senses.words("victims") and token != parse.child(verb, "nsubj"):
        measure = "killed"
    if measure is None and parse.lemmas[token] == "hostage":
        measure = "held"
    if measure is None and parse.lemmas[token] in senses.words("occupants"):
        measure = "affected"
    for child in parse.children[token]:
        if measure is None and parse.deps[child] in {"acl", "amod"}:
            measure = senses.states().get(parse.low[child])
        dying = senses.do().get(parse.lemmas[child]) if parse.deps[child] == "acl:relcl" else None
        if measure is None and dying is not None and not dying.weak:
            measure = dying.measure  # among twenty people who died
    if measure in {"killed", "wounded"} and parse.low[token + 1 : token + 2] in (["and"], ["or"]):
        other = senses.states().get(parse.low[token + 2])
        measure = "casualties" if {measure, other} == {"killed", "wounded"} else measure
    return Fate(measure, token, verb, f"counted among “{parse.low[token]}”") if measure else None
