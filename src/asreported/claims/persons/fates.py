"""Fates: what a clause says became of one named person, by the same words that give a count of people its measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .. import vocabulary
from ..figures import (
    Counted,
    Fate,
    Number,
    adjacent,
    bodies,
    governed,
    home,
    hung_on,
    passive,
    role,
    said_of,
    senses,
    verb_above,
)
from ..parse import Parse
from ..people import is_people
from .lookalikes import is_other
from .mentions import Mention

STEPS: Final = 5  # from a name up to the word of the list or title that it belongs to
TITLES: Final = frozenset({"flat", "nmod:desc", "compound", "appos", "nmod", "dep", "nmod:unmarked"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
RELATIVE: Final = frozenset({"who", "whom", "that", "which"})
# Who is called a hostage and told to be free, or dead, in one sentence is a hostage no more.
OVER: Final = frozenset({"released", "rescued", "escaped", "killed", "recovered"})
CALLED: Final = "called "
PRONOUNS: Final = frozenset({"PRON", "DET"})


def fates(parse: Parse, mention: Mention) -> list[Fate]:
    """Every fate of a person that the words around one mention tell, in the order of the text, each status once."""
    found: dict[tuple[str, int], Fate] = {}
    for fate in _told(parse, mention):
        if not is_other(parse, mention, fate):
            found.setdefault((fate.measure, fate.trigger), fate)
    told = sorted(found.values(), key=lambda fate: (fate.trigger, fate.measure))
    over = any(fate.measure in OVER for fate in told)
    return [fate for fate in told if not (over and fate.reason.startswith(CALLED))]


def counted(parse: Parse, mention: Mention, node: int) -> Counted:
    """The mention as a count of one, for the questions that figures ask of a clause."""
    span = parse.span(mention.first, mention.end)
    number = Number(span, span, "one", 1, 1, "exact")
    return Counted(number, mention.first, mention.end - 1, node, mention.head, mention.end - 1, people=True)


def _told(parse: Parse, mention: Mention) -> Iterator[Fate]:
    yield from _deeds(parse, mention)
    if parse.deps[mention.head] == "nmod:poss":
        return
    yield from _titled(parse, mention)
    nodes = list(_nodes(parse, mention.head))
    for node in nodes:
        count = counted(parse, mention, node)
        yield from _of_clause(parse, count, node)
        yield from _of_phrase(parse, count, node)
    count = counted(parse, mention, nodes[-1])
    for ask in (home, adjacent):
        fate = ask(parse, count)
        if fate is not None:
            yield fate
    yield from _identified(parse, nodes[-1])
    yield from _one_of(parse, nodes[-1])


def _nodes(parse: Parse, head: int) -> Iterator[int]:
    """The name's own word, and those up the tree that stand for the person too: a title, the head of a list."""
    yield head
    at = head
    for _ in range(STEPS):
        above, relation = parse.heads[at], parse.deps[at]
        if relation in {"obl", "nmod"} and parse.pos[above] == "VERB" and parse.case(at) in senses.words("including"):
            whole = _whole(parse, at, above)
            if whole is not None:
                yield whole
            return
        if above == at or parse.pos[above] not in NOMINAL or not _stands_for(parse, at, above, relation):
            return
        yield above
        at = above


def _whole(parse: Parse, part: int, verb: int) -> int | None:
    """Those of whom “including Bell” names one, where the tree hung it on the verb: what stands before it."""
    wholes = [child for child in parse.children_as(verb, "nsubj:pass", "obj", "nsubj") if child < part]
    return next((at for at in reversed(wholes) if is_people(parse.lemmas[at], parse.low[at])), None)


def _stands_for(parse: Parse, at: int, above: int, relation: str) -> bool:
    if relation == "conj":
        return not any(parse.deps[child] in SUBJECTS | {"cop"} for child in parse.children[at])
    if relation not in TITLES:
        return False
    mark = parse.case(at)
    if mark and mark not in senses.words("including"):
        return False
    nouns = is_people(parse.lemmas[above], parse.low[above], "") or parse.pos[above] in {"NUM", "PRON"}
    named = parse.names[above] == "Person" and relation in {"appos", "conj"}
    if relation in {"compound", "nmod:unmarked"} and above > at:
        return False
    return bool(nouns or named)


def _of_clause(parse: Parse, count: Counted, node: int) -> Iterator[Fate]:
    """What the verbs say whose subject or object the person is."""
    verb = parse.heads[node]
    if verb == node:
        fate = governed(parse, count)
        if fate is not None:
            yield fate
        return
    part = role(parse, node, verb)
    if part is None:
        return
    if parse.pos[verb] == "ADJ" and parse.low[verb] in senses.states():
        part = "subject"  # “is missing”, whose “is” the reader may take for a passive
    if parse.low[verb] == "missing" and part == "subject" and not parse.has(verb, "obj"):
        yield Fate("missing", verb, verb, "said to be “missing”")
    for other, its_part in _verbs(parse, node, verb, part):
        fate = said_of(parse, count, node, other, its_part, 0)
        if fate is not None:
            yield fate


def _verbs(parse: Parse, node: int, verb: int, part: str) -> Iterator[tuple[int, str]]:
    """The verb, and those joined to it or told beside it that have no subject of their own."""
    yield verb, part
    if parse.deps[node] not in SUBJECTS:
        return
    stack = [verb]
    while stack:
        at = stack.pop()
        for child in parse.children_as(at, "conj", "advcl"):
            if parse.pos[child] not in {"VERB", "ADJ"} or any(parse.deps[k] in SUBJECTS for k in parse.children[child]):
                continue
            if parse.deps[child] == "advcl" and not _shares_subject(parse, child):
                continue
            stack.append(child)
            yield child, "object" if _is_passive(parse, child, at) else "subject"


def _shares_subject(parse: Parse, clause: int) -> bool:
    """“After being held”, “having escaped”: not “if seized”, not “to be freed”."""
    marks = {parse.low[child] for child in parse.children_as(clause, "mark")}
    return parse.tags[clause] in {"VBN", "VBG"} and marks <= {"after", "before", "since", "while", "when", "until"}


def _is_passive(parse: Parse, verb: int, above: int) -> bool:
    if passive(parse, verb) or parse.has(verb, "aux:pass"):
        return True
    bare = not any(parse.deps[child] in {"aux", "obj"} for child in parse.children[verb])
    return parse.deps[verb] == "conj" and bare and parse.tags[verb] in {"VBN", "VBD"} and passive(parse, above)


def _of_phrase(parse: Parse, count: Counted, node: int) -> Iterator[Fate]:
    """What hangs on the name, on its title or on what stands beside it: “who was freed”, “a nurse held since May”."""
    beside = [child for child in parse.children_as(node, "appos", "acl:relcl") if child > node]
    for at in (node, *(child for child in beside if parse.deps[child] == "appos" and _describes(parse, child))):
        asked = replace(count, node=at, noun=at)
        if _is_captive(parse, at) and (at == node or parse.low[at] == "one" or parse.has(at, "det")):
            word = parse.low[at]
            yield Fate("held" if _is_hostage(parse, at) else "detained", at, verb_above(parse, at), f"called “{word}”")
        if any(_own_subject(parse, child) for child in parse.children_as(at, "acl:relcl")):
            continue
        fate = hung_on(parse, asked)
        if fate is not None:
            yield fate
            yield from _joined(parse, asked, at, fate)


def _joined(parse: Parse, count: Counted, node: int, fate: Fate) -> Iterator[Fate]:
    """“Who was seized in May and freed in June”: the second verb has the same subject."""
    for child in parse.children_as(fate.trigger, "conj"):
        if parse.pos[child] == "VERB" and not any(parse.deps[k] in SUBJECTS for k in parse.children[child]):
            part = "object" if _is_passive(parse, child, fate.trigger) else "subject"
            joined = said_of(parse, count, node, child, part, 1)
            if joined is not None:
                yield joined


def _describes(parse: Parse, at: int) -> bool:
    """Whether an apposition says who the person is: a noun for people, “one of those”, not another name."""
    return parse.names[at] != "Person" and (
        parse.pos[at] in {"NUM", "PRON"} or is_people(parse.lemmas[at], parse.low[at]) is True
    )


def _own_subject(parse: Parse, clause: int) -> bool:
    """“Whose brother was killed”, “who said that”: the clause is about another."""
    if "whose" in parse.low[max(parse.lefts[clause], parse.opens[clause]) : clause]:
        return True
    subject = parse.child(clause, "nsubj:pass", "nsubj")
    if subject is None or parse.low[subject] in RELATIVE:
        return False
    return parse.deps[subject] == "nsubj:pass" or any(
        parse.low[k] == "whose" for k in range(parse.lefts[subject], subject)
    )


def _is_captive(parse: Parse, at: int) -> bool:
    """“A hostage”, “one of the hostages”, where the person is called so and no longer is not said."""
    nouns = vocabulary.words("persons", "words", "captives") | vocabulary.words("persons", "words", "prisoners")
    kinds = {parse.lemmas[at]} if parse.names[at] != "Person" else set()
    if parse.low[at] in {"one", "two", "three", "four"}:
        kinds = {parse.lemmas[child] for child in parse.children_as(at, "nmod") if parse.case(child) in {"of", "among"}}
    if kinds.isdisjoint(nouns) or parse.case(at) not in {"", "among"}:
        return False
    before = {parse.low[k] for k in range(max(parse.opens[at], at - 3), at)}
    return before.isdisjoint(vocabulary.words("persons", "words", "former"))


def _is_hostage(parse: Parse, at: int) -> bool:
    listed = vocabulary.words("persons", "words", "captives")
    return any(parse.lemmas[k] in listed for k in (at, *parse.children_as(at, "nmod")))


def _titled(parse: Parse, mention: Mention) -> Iterator[Fate]:
    """A word of state before the name: “kidnapped engineer Ana Bell”, “hostage Ana Bell”."""
    at = mention.first - 1
    listed = vocabulary.words("persons", "words", "captives")
    states = senses.states()
    floor = max(parse.opens[mention.first], mention.first - 7)
    former = vocabulary.words("persons", "words", "former")
    while at >= floor and (parse.pos[at] in {"NOUN", "ADJ", "PROPN", "VERB", "NUM"} or parse.low[at] == "-"):
        word = parse.low[at]
        is_state = word in states and (parse.tags[at] in {"VBN", "JJ"} or parse.deps[at] == "amod")
        called = parse.lemmas[at] in listed and parse.tags[at] == "NN"
        if (is_state and not parse.has(at, "aux:pass") and not parse.has(at, "obj")) or called:
            if parse.low[max(at - 1, 0)] not in former and parse.deps[at] != "root":
                yield Fate(
                    "held" if called else states[word],
                    at,
                    verb_above(parse, mention.head),
                    f"“{word}” stands before the name",
                )
            return
        if parse.pos[at] == "VERB":
            return
        at -= 1


def _deeds(parse: Parse, mention: Mention) -> Iterator[Fate]:
    """“Bell's release”, “the killing of Bell”, “the body of Bell”."""
    for node in _nodes(parse, mention.head):
        noun, relation = parse.heads[node], parse.deps[node]
        owner = relation == "nmod:poss"
        if noun == node or not (owner or (relation in {"nmod", "obl"} and parse.case(node) == "of")):
            continue
        lemma = parse.lemmas[noun]
        if lemma in senses.words("remains") or parse.low[noun] in senses.words("remains"):
            yield from _remains(parse, noun, owner)
        elif lemma in vocabulary.words("persons", "words", "deeds") and not (owner and _has_object(parse, noun, node)):
            measure = {"death": "killed", "captivity": "held", "capture": "detained"}.get(lemma) or senses.acts().get(
                lemma
            )
            if measure is not None and parse.deps[noun] not in {"compound", "amod"}:
                yield Fate(measure, noun, _over(parse, noun), f"“{parse.low[noun]}” of the person")


def _over(parse: Parse, noun: int) -> int:
    """The verb that says how far a deed has come: the one it is subject or object of, no other."""
    return parse.heads[noun] if parse.deps[noun] in {"obj", "nsubj:pass", "nsubj"} else noun


def _remains(parse: Parse, noun: int, owner: bool) -> Iterator[Fate]:
    """A body that is found is recovered; the living have bodies too, so “her body” alone says nothing."""
    fate = bodies(parse, noun, noun)
    above = parse.lemmas[fate.verb]
    found = {above, *(parse.lemmas[child] for child in parse.children_as(noun, "acl"))} & senses.words("recovered")
    if found or not owner:
        yield replace(fate, measure="recovered" if found else "killed")


def _has_object(parse: Parse, noun: int, owner: int) -> bool:
    """“Bell's killing of three”: the person did it."""
    return any(child != owner and parse.case(child) == "of" for child in parse.children_as(noun, "nmod"))


def _one_of(parse: Parse, node: int) -> Iterator[Fate]:
    """“Bell was one of nine people killed”: what is told of those of whom the person is one."""
    one = parse.heads[node]
    if parse.deps[node] != "nsubj" or parse.low[one] != "one" or not parse.has(one, "cop"):
        return
    for whole in parse.children_as(one, "nmod"):
        for at in parse.children_as(whole, "acl", "amod"):
            state = senses.states().get(parse.low[at])
            if state is not None and parse.case(whole) == "of":
                yield Fate(state, at, one, f"one of those “{parse.low[at]}”")


def _identified(parse: Parse, node: int) -> Iterator[Fate]:
    """“The dead man was identified as Bell”, “named those killed as Bell and”."""
    verb = parse.heads[node]
    if parse.deps[verb] in {"obj", "nsubj:pass"} and parse.case(node) == "as":
        verb = parse.heads[verb]  # the reader may hang the name on those it names
    if parse.lemmas[verb] not in vocabulary.words("persons", "words", "naming"):
        return
    is_as = parse.case(node) == "as" or parse.deps[node] == "xcomp"
    if not is_as or parse.deps[node] not in {"obl", "xcomp", "advcl", "nmod", "obj"}:
        return
    told = [verb] if parse.deps[verb] in {"acl"} else []
    known = parse.child(verb, "obj", "nsubj:pass") if not told else parse.heads[verb]
    if known is None or known == node:
        return
    words = [*parse.children_as(known, "acl", "amod", "compound", "acl:relcl"), known]
    for at in words:
        if at != known and parse.has(at, "obj"):
            continue  # “the man who killed four”: who did it
        measure = senses.states().get(parse.low[at]) or senses.nouns().get(parse.lemmas[at])
        if at == known and parse.lemmas[at] in vocabulary.words("persons", "words", "captives"):
            measure = "held"
        if measure is not None and at != verb:
            yield Fate(measure, at, verb, f"named as one who is “{parse.low[at]}”")
            return
