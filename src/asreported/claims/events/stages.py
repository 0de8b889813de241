"""Stages: how far an event has come, from the words that govern it, modality, negation and tense."""

from __future__ import annotations

from functools import cache
from typing import Final

from .. import vocabulary
from ..factuality import doubted
from ..inflections import noun_forms, nouns_of, verb_forms, verbs_of
from ..nounclasses import members
from ..parse import Parse
from .arguments import agents, is_passive, modifiers, patients, sees, shared_subject
from .auxiliaries import Stage, auxiliary_stage, listed, negated_by
from .earlier import DEEDS, NATURAL, begun, earlier, only_tried
from .governors import STEPS, coming, governed, modifiers_by_word
from .outcomes import outcome
from .trigger import Trigger

FIRST_PERSON: Final = frozenset({"i", "we"})
LASTING: Final = frozenset({"captivity", "detention", "displacement", "negotiation"})
PRESENT: Final = frozenset({"is", "are", "am", "'s", "'re", "'m"})
PAST: Final = frozenset({"was", "were"})
BE_NOW: Final = ("is", "are", "was", "were", "'s", "'re")  # before a progressive
PERFECT: Final = frozenset({"has", "have", "had"})
TOLD: Final[Stage] = (
    "done",
    "no word or tense says otherwise, and the factuality head does not doubt it",
)  # by no word and no past tense: the reader may doubt it
HELD: Final[Stage] = ("under_way", "being held lasts until its end is told")


@cache
def _own() -> dict[str, str]:
    """Event words that say their stage themselves, all forms."""
    tables: dict[str, list[str]] = vocabulary.load("stages")["own"]
    return {form: stage for stage, words in tables.items() for w in words for form in verb_forms(w) | noun_forms(w)}


def stage(parse: Parse, trigger: Trigger) -> Stage:
    """The stage of the event and why."""
    found = outcome(parse, trigger) or (_of_verb if trigger.verbal else _of_noun)(parse, trigger, trigger.token)
    if found is TOLD and (doubt := doubted(parse, trigger.token, trigger.token)):
        found = "possible", doubt
    if found[0] == "planned" and trigger.type in NATURAL:
        return "possible", f"{found[1]}: foretold, since nobody plans it"
    if found[0] == "under_way" and trigger.type in DEEDS and (told := begun(parse, trigger)):
        found = told
    if found[0] in {"done", "under_way"} and (said := _by_own_word(parse, trigger)):
        return said
    if found[0] == "done" and not trigger.verbal and _goes_on(parse, trigger):
        return "under_way", "a search goes on until its end is told"
    if trigger.type == "assistance":
        return _of_help(parse, trigger, found)
    if trigger.type == "threat" and found[0] == "planned" and trigger.verbal:
        return "done", "to say that it will be done to captives is to threaten it"
    if trigger.type == "demand" and found[0] == "requested" and trigger.verbal:
        return "done", "to say that somebody must is to demand it"
    return found


def _by_own_word(parse: Parse, trigger: Trigger) -> Stage | None:
    """“An appeal for tents”, “offers were received”: the word for the help says how far it has come."""
    words = [trigger.token]
    if trigger.verbal and trigger.type == "assistance":
        words += patients(parse, trigger.token) or agents(parse, trigger.token)
    for word in words:
        if own := _own().get(parse.low[word]):
            return own, f"“{parse.words[word]}” says so itself"
    return None


def _of_help(parse: Parse, trigger: Trigger, found: Stage) -> Stage:
    if found[0] == "planned" and _by_first_person(parse, trigger.token):
        return "promised", "a future in the first person promises help"
    if found[0] in {"possible", "planned"}:
        return _by_the_willing(parse, trigger.token) or found
    asks = parse.low[trigger.token] in verbs_of("stages", "begging", "verbs")
    if asks and found[0] in {"done", "under_way"}:
        return "requested", f"“{parse.words[trigger.token]}” for it"
    return found


def _by_the_willing(parse: Parse, token: int) -> Stage | None:
    """“Ready to help”: who is willing offers it."""
    at = token
    for _ in range(STEPS):
        if parse.low[at] in listed("willing", "words") and not negated_by(parse, at):
            return "offered", f"“{parse.words[at]}” to help is an offer"
        if parse.heads[at] == at or parse.deps[at] not in {"xcomp", "acl", "advcl", "obj", "obl", "ccomp"}:
            return None
        at = parse.heads[at]
    return None


def _of_noun(parse: Parse, trigger: Trigger, _token: int) -> Stage:
    head = trigger.end - 1
    if of_its_own := _by_its_own(parse, trigger, head):
        return of_its_own
    whose = parse.heads[head]
    if parse.deps[head] == "nsubj" and parse.low[whose] in listed("owned", "words") and negated_by(parse, whose):
        return "denied", f"not “{parse.words[whose]}”"
    above = _to_be_ended(parse, head) or governed(parse, head)
    if above:
        return above
    verb = _carrier(parse, head)
    if verb is not None:
        return governed(parse, verb) or _of_tense(parse, trigger, verb)
    if _engages(parse, head):
        return "under_way", f"“{parse.words[parse.heads[head]]}” in it"
    way = parse.heads[head]
    if parse.low[way] == "way" and parse.case(way) == "under" and parse.deps[head] == "nsubj":
        return "under_way", "is called under way"
    copula = parse.child(head, "cop")
    lasts = trigger.type in LASTING or parse.low[head] in nouns_of("stages", "lasting", "nouns")
    if lasts and copula is not None and (copula_tells := _of_copula(parse, head, copula)):
        return copula_tells
    spoken_of = parse.has(head, "det", "the") and not parse.has(head, "acl:relcl")
    if trigger.type == "negotiation" and spoken_of and parse.deps[head] in {"nmod", "obl"}:
        return "under_way", "talks that are spoken of as known go on"
    if trigger.type == "captivity" and parse.case(way) == "after":
        return "done", "“after” it: it has ended"
    return HELD if trigger.type == "captivity" else TOLD


def _by_its_own(parse: Parse, trigger: Trigger, head: int) -> Stage | None:
    """What the noun itself and the words before it say."""
    if tried := only_tried(parse, trigger, head):
        return governed(parse, head) or tried
    for word in dict.fromkeys((*modifiers(parse, head), *modifiers(parse, trigger.token))):
        if parse.low[word] in modifiers_by_word():
            return modifiers_by_word()[parse.low[word]], f"“{parse.words[word]}” before the noun"
    if parse.low[head] in verbs_of("stages", "searching", "verbs") and (ended := _end(parse, head)):
        return "done", f"“{parse.words[ended]}” tells its end"
    if any(parse.low[child] == "no" for child in parse.children_as(head, "det")):
        return _of_none(parse, trigger, head)
    return earlier(parse, trigger, head)


def _of_none(parse: Parse, trigger: Trigger, noun: int) -> Stage:
    """“No attacks were reported” leaves it open, “no attack took place” denies it, “no talks” are ruled out."""
    verb = parse.heads[noun]
    if parse.low[verb] in verbs_of("stages", "reporting", "verbs"):
        return "possible", f"none is “{parse.words[verb]}”, none denied"
    future = any(parse.low[child] in listed("auxiliaries", "future") for child in parse.children_as(verb, "aux"))
    deed = trigger.type in {"attack", "clash", "raid", "abduction", "accident", "disaster"}
    return ("denied" if deed and not future else "ruled_out"), "“no” before the noun"


def _to_be_ended(parse: Parse, noun: int) -> Stage | None:
    """“Talks to end the siege”: what is still to be ended goes on."""
    verb = parse.heads[noun]
    lasts = parse.low[noun] in nouns_of("stages", "lasting", "nouns") | nouns_of("stages", "lasting", "spreading")
    if not lasts or parse.deps[noun] != "obj" or parse.low[verb] not in verbs_of("stages", "lasting", "ending"):
        return None
    still = parse.has(verb, "mark", "to") if parse.tags[verb] == "VB" else parse.has(verb, "aux", *BE_NOW)
    return ("under_way", f"“{parse.words[verb]}”: it is still to be ended") if still else None


def _engages(parse: Parse, noun: int) -> bool:
    """“Are engaged in heavy fighting”."""
    verb = parse.heads[noun]
    below = {parse.low[child] for child in parse.children_as(verb, "aux:pass", "cop")}
    return parse.low[verb] in {"engaged", "locked", "embroiled"} and parse.deps[noun] == "obl" and bool(below & PRESENT)


def _of_copula(parse: Parse, noun: int, copula: int) -> Stage | None:
    """“Is in prison”, “has been in custody”: a state that lasts."""
    own = auxiliary_stage(parse, noun)
    if own:
        return own
    has = any(parse.low[child] in {"has", "have"} for child in parse.children_as(noun, "aux"))
    return ("under_way", "a lasting state in the present") if has or parse.low[copula] in PRESENT else None


def _goes_on(parse: Parse, trigger: Trigger) -> bool:
    """Whether this is a search that the report is in the midst of."""
    noun = trigger.end - 1
    if trigger.type != "rescue" or parse.low[noun] not in verbs_of("stages", "searching", "verbs"):
        return False
    return not _end(parse, noun) and parse.low[parse.heads[noun]] in verbs_of("stages", "searching", "joining")


def _end(parse: Parse, noun: int) -> int | None:
    """The verb by which a search, which runs until it is ended, is called off, given up or suspended."""
    verb, ending = parse.heads[noun], verbs_of("stages", "searching", "ending")
    if parse.low[verb] in ending and parse.deps[noun] in {"nsubj", "nsubj:pass", "obj"}:
        return None if auxiliary_stage(parse, verb) else verb
    below = (noun, *parse.children_as(noun, "nmod"))  # a headline: “Search for crew called off”
    after = (child for at in below for child in parse.children_as(at, "acl"))
    return next((at for at in after if parse.low[at] in ending and parse.tags[at] in {"VBN", "VBD"}), None)


def _carrier(parse: Parse, noun: int) -> int | None:
    """The verb whose tense is the event's: that of its subject, or a verb that carries it as an object."""
    verb, relation = parse.heads[noun], parse.deps[noun]
    if verb == noun or parse.tags[verb][:2] != "VB":
        return None
    if relation in {"nsubj", "nsubj:pass"}:
        return verb
    return verb if relation in {"obj", "obl"} and parse.low[verb] in verbs_of("stages", "carrying", "verbs") else None


def _of_verb(parse: Parse, trigger: Trigger, verb: int) -> Stage:
    own, above = auxiliary_stage(parse, verb) or coming(parse, verb), governed(parse, verb)
    if own and trigger.type == "captivity" and (later := _came_later(parse, verb)):
        return later
    if own and (not above or own[0] in {"ruled_out", "denied"}):
        return own
    return above or _of_tense(parse, trigger, verb)


def _came_later(parse: Parse, verb: int) -> Stage | None:
    """“They would be held for 400 days”: told from before it, with how long it took."""
    long = any(parse.case(o) == "for" and parse.low[o] in members("periods") for o in parse.children_as(verb, "obl"))
    would = parse.has(verb, "aux", "would") and parse.has(verb, "aux:pass")
    return ("done", "“would be” tells how long it took later") if long and would else None


def _of_tense(parse: Parse, trigger: Trigger, verb: int) -> Stage:
    tag, below = parse.tags[verb], {parse.low[child] for child in parse.children_as(verb, "aux", "aux:pass", "cop")}
    alone = "being" in below and not below & (PRESENT | PAST)  # "before being shot"
    if tag == "VBG" or (alone and parse.deps[verb] != "acl"):
        return _of_participle(parse, trigger, verb, below)
    if trigger.type in {"captivity", "detention"} and tag == "VBN" and "been" in below and below & {"has", "have"}:
        still = parse.has(verb, "obl") and any(parse.case(o) == "since" for o in parse.children_as(verb, "obl"))
        if trigger.type == "captivity" or still:
            return HELD
    if trigger.type == "captivity" and tag == "VBN" and not below & (PAST | PERFECT):
        return HELD
    if tag == "VBN" and "being" in below:
        return "under_way", "passive in the present"
    present = tag in {"VBZ", "VBP"}
    if present and (trigger.type in LASTING or parse.low[verb] in verbs_of("stages", "lasting", "verbs")):
        return "under_way", "a lasting state in the present"
    perfect = tag == "VBN" and trigger.type in NATURAL and bool(below & {"has", "have"}) and not _still(parse, verb)
    goes_on = not perfect and (present or below & {"has", "have", "is", "are"})
    if goes_on and not trigger.verbal and parse.low[trigger.token] in nouns_of("stages", "lasting", "nouns"):
        return "under_way", "goes on in the present"
    seen = sees(parse, parse.heads[verb]) and parse.deps[verb] in {"ccomp", "xcomp"}
    if tag == "VB" and not below and (seen or parse.child(verb, "nsubj") is not None):
        return ("done", f"“{parse.words[parse.heads[verb]]}” it happen") if seen else TOLD
    if tag == "VB" and not below:
        purpose = parse.child(verb, "mark") is not None
        return ("planned", "an infinitive: told as a purpose") if purpose else ("requested", "told as an order")
    return ("done", f"“{parse.words[verb]}” is in the past") if tag in {"VBD", "VBN"} else TOLD


def _still(parse: Parse, verb: int) -> bool:
    """“Has now reached”, “has spread and has now struck”."""
    told = (verb, *parse.children_as(verb, "conj"))
    return any(parse.has(at, "advmod", "now", "still", "so") for at in told)


def _of_participle(parse: Parse, trigger: Trigger, verb: int, below: set[str]) -> Stage:
    if below - {"being"}:
        return "under_way", "a progressive in the " + ("past" if below & PAST else "present")
    head = parse.heads[verb]
    if parse.case(verb) in {"after", "since", "following"} or parse.has(verb, "mark", "after", "since"):
        return "done", "told as what came before"
    if parse.deps[verb] in {"ccomp", "obj"} and parse.low[head] in verbs_of("stages", "owning", "verbs"):
        return "done", f"“{parse.words[head]}” tells it as done"
    if parse.deps[verb] == "advcl" and parse.tags[head] in {"VBD", "VBN"}:
        return "done", f"accompanies “{parse.words[head]}”"
    if parse.deps[verb] == "conj" and parse.tags[head][:2] == "VB":
        return _of_verb(parse, trigger, head)
    top = head
    while parse.heads[top] != top:
        top = parse.heads[top]
    if parse.deps[head] != "root" and parse.tags[top] == "VBD":
        return "done", f"accompanies “{parse.words[top]}” in the past"
    return "under_way", "a participle without an end"


def _by_first_person(parse: Parse, token: int) -> bool:
    at = token
    for _ in range(STEPS):
        if parse.tags[at][:2] == "VB":
            subject = shared_subject(parse, at)
            if subject is not None:
                return parse.low[subject] in FIRST_PERSON and not is_passive(parse, at)
        if parse.heads[at] == at:
            return False
        at = parse.heads[at]
    return False
