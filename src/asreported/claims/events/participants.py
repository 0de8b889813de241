"""Participants: who did it and to whom, in the words of the text; None where the text does not say."""

from __future__ import annotations

from typing import Final

from .. import vocabulary
from ..inflections import nouns_of, verb_forms, verbs_of
from ..nounclasses import members
from ..parse import Parse
from .arguments import agents, complements, obliques, patients, shared_subject
from .blame import accused, blamed, lays_blame
from .claimed import is_claim
from .parties import claimers, is_party, only_marks, suffers, thrown, under_it
from .phrases import joined, phrase
from .sufferers import beyond_time, lives, of_claim
from .trigger import Trigger

Part = tuple[str | None, str]  # the words, and the reason
NONE: Final[Part] = (None, "the text does not say")
TARGET_CASES: Final = {
    "attack": frozenset({"on", "against", "at", "of", "into", "to"}),
    "assistance": frozenset({"to", "for", "with"}),
    "deployment": frozenset({"to", "into"}),
    "meeting": frozenset({"with", "between"}),
    "negotiation": frozenset({"with", "between"}),
    "clash": frozenset({"with", "against", "between"}),
    "threat": frozenset({"against", "to"}),
    "demand": frozenset({"from", "to", "on"}),
}
OTHERWISE: Final = frozenset({"on", "against", "at", "of", "into"})
MUTUAL: Final = frozenset({"clash", "meeting", "negotiation", "ceasefire"})
NATURAL: Final = frozenset({"accident", "disaster"})
PARTY_TAGS: Final = frozenset({"NN", "PR", "CD", "DT", "JJ", "WP"})
SUFFERED: Final = frozenset({"attack", "abduction", "detention", "rescue", "release", "evacuation", "deployment"})


def participants(parse: Parse, trigger: Trigger) -> tuple[Part, Part]:
    """Actor and target of an event, each with its reason."""
    return _of_verb(parse, trigger) if trigger.verbal else _of_noun(parse, trigger)


def _named(parse: Parse, heads: list[int], reason: str, *, alone: bool = False) -> Part:
    """The first of the words that names a party, with those joined to it by “and” unless it is to stand `alone`."""
    for head in heads:
        if is_party(parse, head) and parse.tags[head][:2] in PARTY_TAGS:
            return phrase(parse, head) if alone else joined(parse, head, heads), reason
    return NONE


def _doers(parse: Parse, heads: list[int]) -> list[int]:
    """Without what cannot act: efforts, plans and the like."""
    return [head for head in heads if parse.low[head] not in members("carriers") or parse.names[head]]


def _of_verb(parse: Parse, trigger: Trigger) -> tuple[Part, Part]:
    verb, told = trigger.token, f"“{parse.words[trigger.token]}”"
    doers, done_to = agents(parse, verb), patients(parse, verb) or beyond_time(parse, verb)
    if trigger.type in NATURAL:
        lost = nouns_of("events", "lost", "nouns")
        suffering = [at for at in done_to if parse.low[at] not in lost] or doers
        return NONE, _named(parse, suffering, f"it happens to it that {told}")
    if is_claim(parse, verb):
        suffered = _named(parse, of_claim(parse, verb), "for what was done to them")
        before = shared_subject(parse, verb) if parse.deps[verb] == "amod" else None
        return _named(parse, doers if before is None else [before], f"{told} it"), suffered
    if lays_blame(parse, trigger):
        return _named(parse, accused(parse, verb), f"by “{parse.words[verb]}” it is said whose it was"), NONE
    if fired_at := under_it(parse, verb):
        return _from(parse, verb), _named(parse, fired_at, f"{told} under it")
    actor = _named(parse, _doers(parse, doers), f"does what {told} tells")
    reached = _reached(parse, trigger, doers)
    if _is_handed(parse, trigger):
        given = [*parse.children_as(verb, "iobj"), *(_asked_of(parse, verb) if trigger.type == "demand" else ())]
        return actor, _named(parse, given, f"receives what {told} tells") if given else reached
    if trigger.type == "attack" and _throws(parse, verb):
        done_to = [at for at in done_to if parse.low[at] not in thrown()]
    threatened = parse.child(verb, "xcomp") if trigger.type == "threat" else None
    if threatened is not None:
        return actor, _named(parse, patients(parse, threatened), f"{told} to do it to it")
    if not done_to and trigger.type in {"captivity", "detention"} and parse.tags[verb] != "VBN":
        return NONE, _named(parse, doers, f"{told} in it")
    if not done_to and trigger.type in SUFFERED and _shortened_passive(parse, verb):
        return NONE, _named(parse, doers, f"without a form of be: {told} is done to it")
    target = _named(parse, done_to, f"{told} is done to it")
    return actor, reached if target is NONE else target


def _reached(parse: Parse, trigger: Trigger, doers: list[int]) -> Part:
    """Who stands after the verb with a preposition that opens a target."""
    verb, cases = trigger.token, TARGET_CASES.get(trigger.type, OTHERWISE)
    begs = parse.low[verb] in verbs_of("stages", "begging", "verbs") and not parse.has(verb, "obj")
    if trigger.type == "assistance" and begs:
        cases = cases - {"for"}  # what is asked for is help, not whom it is for
    where = [o for o in obliques(parse, verb) if parse.case(o) in cases and o not in doers and not _on_road(parse, o)]
    return _named(parse, where, f"after “{parse.words[verb]}” with a preposition")


def _is_handed(parse: Parse, trigger: Trigger) -> bool:
    """Whether the object of the verb is what is sent, given or wanted, and nobody to whom it is done."""
    word = parse.low[trigger.token]
    if trigger.type == "assistance":
        return word not in verbs_of("events", "helping", "verbs")
    wants = trigger.type == "demand" and word in verbs_of("events", "wanting", "verbs")
    return wants or trigger.type == "deployment"


def _asked_of(parse: Parse, verb: int) -> list[int]:
    """Whose doing is demanded: “her resignation”, “the surrender of the garrison”."""
    deeds = (o for o in parse.children_as(verb, "obj") if parse.low[o] in nouns_of("events", "wanting", "deeds"))
    return [at for deed in deeds for at in complements(parse, deed)]


def _on_road(parse: Parse, token: int) -> bool:
    return parse.case(token) in {"on", "at"} and parse.low[token] in members("roads")


def _from(parse: Parse, token: int) -> Part:
    """Who the fire or the attack comes from."""
    sources = [o for o in (*obliques(parse, token), *complements(parse, token)) if parse.case(o) in {"from", "by"}]
    return _named(parse, sources, "it comes from there or is done by it")


def _shortened_passive(parse: Parse, verb: int) -> bool:
    """Whether this is “Minister stabbed” in a first line without a full stop, or “four soldiers wounded” anywhere."""
    if parse.low[verb] in verbs_of("events", "suffering", "verbs") and parse.tags[verb] in {"VBD", "VBN"}:
        return True
    first, end = parse.sentence(verb)
    while end > first and not parse.words[end - 1].strip():
        end -= 1
    return parse.opens[verb] == 0 and parse.tags[verb] in {"VBD", "VBN"} and parse.words[end - 1] != "."


def _of_noun(parse: Parse, trigger: Trigger) -> tuple[Part, Part]:
    head = trigger.end - 1
    if fired_at := under_it(parse, head):
        return _from(parse, parse.heads[head]), _named(parse, fired_at, f"under “{parse.words[head]}”")
    doers, sufferers, others = _around_noun(parse, trigger)
    if trigger.type in MUTUAL and len(doers) > 1:
        first = _named(parse, doers[:1], "the first of those joined", alone=True)
        return first, _named(parse, doers[1:], "the other of those joined")
    actor = NONE if trigger.type in NATURAL else _actor_of_noun(parse, head, doers)
    return actor, _target_of_noun(parse, trigger, sufferers, others)


def _around_noun(parse: Parse, trigger: Trigger) -> tuple[list[int], list[int], list[int]]:
    """Who does what the noun tells, whose it is and who thereby suffers it, and what follows it with a preposition."""
    head = trigger.end - 1
    after = complements(parse, head)
    owners = [c for c in after if parse.deps[c] == "nmod:poss"]
    doers = [c for c in after if c in owners or parse.case(c) in {"by", "between"}]
    cases = TARGET_CASES.get(trigger.type, OTHERWISE)
    others = [c for c in after if c not in doers and parse.case(c) in cases and not _on_road(parse, c)]
    sufferers = [c for c in owners if suffers(parse, head, c, named_besides=bool(others))]
    doers = [c for c in doers if c not in sufferers and not (c in owners and only_marks(parse, head, c))]
    doers += [d for c in after for d in parse.children_as(c, "nmod") if parse.case(d) == "by"]
    return doers, sufferers, others


def _actor_of_noun(parse: Parse, noun: int, doers: list[int]) -> Part:
    actor = _named(parse, doers, f"whose “{parse.words[noun]}” it is")
    if actor is NONE:
        actor = _named(parse, claimers(parse, noun), "claims it or carries it out")
    if actor is NONE and (laid := blamed(parse, noun)):
        actor = _named(parse, laid[0], laid[1])
    verb = parse.heads[noun]
    if actor is NONE and verb != noun and parse.low[verb] in verbs_of("events", "doing", "verbs"):
        taking_part = parse.deps[noun] == "obl" and parse.case(noun) in {"in", "with", "on", "for"}
        doing = taking_part or parse.deps[noun] in {"obj", "xcomp"}
        if parse.tags[verb][:2] == "VB" and doing and not _only_told(parse, noun, verb):
            actor = _named(parse, _doers(parse, agents(parse, verb)), f"subject of “{parse.words[verb]}”")
    return _modifying_actor(parse, noun) if actor is NONE else actor


def _only_told(parse: Parse, noun: int, verb: int) -> bool:
    """“Announced the release of nine”: who announces what is done to people need not have done it."""
    return parse.low[verb] in verb_forms("announce") and parse.low[noun] in nouns_of("events", "suffered", "nouns")


def _target_of_noun(parse: Parse, trigger: Trigger, sufferers: list[int], others: list[int]) -> Part:
    noun = trigger.end - 1
    verb, word = parse.heads[noun], parse.words[noun]
    target = _named(parse, others, f"after “{word}” with a preposition")
    if target is NONE and (lost := lives(parse, verb)):
        return _named(parse, lost, f"“{parse.words[verb]}” their lives")
    if target is NONE:
        target = _named(parse, sufferers, f"“{word}” is done to its possessor")
    if target is not NONE or verb == noun or parse.tags[verb][:2] != "VB":
        return target
    if parse.deps[noun] == "obj" and parse.low[verb] in verbs_of("events", "surviving", "verbs"):
        return _named(parse, agents(parse, verb), f"“{parse.words[verb]}” it")
    if parse.deps[noun] in {"nsubj", "obl:agent"} and _reaches(parse, verb, trigger.type):
        done_to = [part for part in patients(parse, verb) if part != noun]
        return _named(parse, done_to, f"“{parse.words[verb]}” is done to it")
    return NONE


def _throws(parse: Parse, verb: int) -> bool:
    throws = parse.low[verb] in verbs_of("events", "thrown", "verbs")
    return throws and not parse.has(verb, "compound:prt", "down")  # “shot down a drone”


def _reaches(parse: Parse, verb: int, type_: str) -> bool:
    """Whether the object of the verb suffers the event that is its subject."""
    return type_ != "assistance" and parse.low[verb] in verbs_of("events", "reaching", "verbs")


def _modifying_actor(parse: Parse, noun: int) -> Part:
    for child in parse.children[noun]:
        name = parse.names[child]
        state = name == "Location" and parse.words[child].isupper()  # “the US raid”; “the Lod raid” was there only
        body = parse.tags[child] == "NNP" and not name and parse.low[child] in nouns_of("events", "bodies", "nouns")
        named = state or body or name in {"Organization", "NORP"} or parse.low[child] in members("attackers")
        if parse.low[child] in vocabulary.words("events", "sorts", "words"):
            continue
        if child < noun and parse.deps[child] in {"compound", "amod", "nmod"} and named:
            return phrase(parse, child), f"stands before “{parse.words[noun]}”"
    return NONE
