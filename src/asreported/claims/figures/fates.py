"""Which measure a verb or a noun of a deed gives to those it is done to."""

from __future__ import annotations

import re
from typing import Final

from .. import vocabulary
from ..parse import Parse
from ..people import is_people, kind
from . import senses
from .counted import Counted, Fate
from .deployments import deployable, helping, many, reaching, stationed, working
from .handling import by_captors, handled, in_arms
from .roles import passive, verb_above
from .topics import about

# The second word of a pair (take … hostage) stands this near behind its verb.
PLAIN: Final = frozenset({"", "people", "person", "man", "woman", "other", "others", "more"})
SWAPPING: Final = frozenset({"swap", "exchange", "trade"})
NOT: Final = frozenset({"not", "n't", "never"})
SAILING: Final = frozenset({"sail", "board", "embark"})
UNSEEN: Final = frozenset({"see", "hear"})
SENDING: Final = frozenset({"send", "escort", "transfer", "deliver", "turn"})
ARMY: Final = frozenset({"army", "police", "soldiers", "troops", "government", "military", "security"})
AUTHORITIES: Final = frozenset(
    {"police", "government", "ministry", "authority", "authorities", "army", "state", "junta", "regime"}
)
TASKS: Final = frozenset({"task", "mission", "operation", "raid", "assault", "storm", "siege", "commandos"})
RETURNING: Final = frozenset({"return", "come", "get", "make"})
PAIR_REACH: Final = 12
YET_REACH: Final = 4  # tokens before “found” in which “yet” stands
# Without injuries, no injuries: the second word is there to say that there were none.
LACKING: Final = frozenset({"without", "no"})


def verb_measure(parse: Parse, count: Counted, verb: int, part: str) -> str | None:
    lemma = parse.lemmas[verb]
    if parse.pos[verb] not in {"VERB", "ADJ", "AUX", "NOUN"}:
        return None
    if count.people and (
        (part == "object" and lemma in senses.words("sought") | UNSEEN and not_found(parse, verb))
        or (part == "subject" and not_back(parse, count, verb))
    ):
        return "missing"
    moved = _moved(parse, count, verb, part) or handled(parse, count, verb, part)
    if moved:
        return moved
    if lemma not in senses.triggers():
        return None
    if lemma == "treat" and count.noun is not None and parse.lemmas[count.noun] == "patient":
        return "affected"
    known = count.people is True or (lemma == "flee" and count.bare and many(count, 1000))
    paired = _paired(parse, count, verb, part) if known or count.bare else None
    if paired:
        return paired
    sense = (senses.undergo() if part == "object" else senses.do()).get(lemma)
    theirs = passive(parse, verb) or parse.low[count.first - 1] in {"the", parse.low[verb]}
    alone = count.bare and count.number.kind == "cardinal" and lemma in senses.words("bare") and theirs
    if sense is None or (sense.weak and not known and not alone):
        return None
    return _turned(parse, count, verb, sense.measure)


def _paired(parse: Parse, count: Counted, verb: int, part: str) -> str | None:
    """The measure of the first listed pair of the verb and a second word of its clause that fits."""
    for pair in senses.pairs().get(parse.lemmas[verb], ()):
        if pair.counts not in {part, "either"}:
            continue
        if _second(parse, count, verb, pair.words) and _fits(parse, count, verb, pair):
            if parse.lemmas[verb] == "fall" and not ARMY.isdisjoint(parse.low[verb : min(verb + 7, parse.stops[verb])]):
                return "detained"
            return "evacuated" if pair.measure == "rescued" and _beforehand(parse, verb) else pair.measure
    return None


def _fits(parse: Parse, count: Counted, verb: int, pair: senses.Pair) -> bool:
    """Whether the right ones do it, and those sent are soldiers or helpers."""
    captive = count.noun is not None and parse.lemmas[count.noun] in senses.words("captives")
    if not about(parse.text, pair.topic) and not (captive and pair.topic == "captivity"):
        return False
    if pair.measure == "released" and in_arms(parse, count) and parse.lemmas[verb] in SENDING:
        return False
    if pair.measure == "displaced" and parse.lemmas[verb] in {"cross", "pour", "stream", "spill"}:
        return many(count, 100) and not in_arms(parse, count)
    if pair.measure == "deployed":
        return deployable(parse, count)
    if pair.measure == "rescued" and in_arms(parse, count) and parse.lemmas[verb] in {"pull", "bring"}:
        return False  # pulled out 500 troops
    if parse.lemmas[verb] == "join":
        return many(count, 100)
    if not pair.by:
        return True
    doers = _doers(parse, verb)
    return any(parse.lemmas[at] in pair.by or kind(parse.lemmas[at], parse.low[at]) in pair.by for at in doers)


def _doers(parse: Parse, verb: int) -> list[int]:
    """Who may do what the verb tells, by the parse, the subject of the verb that it is joined to included."""
    joined = parse.deps[verb] in {"conj", "advcl"} and parse.child(verb, "nsubj") is None
    verbs = (verb, parse.heads[verb]) if joined else (verb,)
    roles = {"nsubj", "obl:agent", "obl"}
    return [child for at in verbs for child in parse.children[at] if parse.deps[child] in roles]


def _moved(parse: Parse, count: Counted, verb: int, part: str) -> str | None:
    """Refugees who arrive, soldiers kept or sent somewhere, rescuers at work."""
    lemma = parse.lemmas[verb]
    noun = parse.lemmas[count.noun] if count.noun is not None else ""
    if lemma == "move" and part == "object" and noun in senses.words("inmates") and count.people:
        return "detained"  # from prison to prison
    if lemma in senses.words("refuge_verbs") and noun in senses.words("refugees"):
        return "displaced"
    if lemma == "take" and part == "object" and noun in senses.table("taken"):
        return str(senses.table("taken")[noun])
    if lemma == "leave" and part == "subject" and parse.low[verb - 2 : verb] in (["had", "to"], ["have", "to"]):
        return "evacuated" if count.people else None
    if part == "object":
        kept = lemma in senses.words("keeping") and stationed(parse, count)
        return "deployed" if kept or _engaged(parse, count, verb) else None
    helps = lemma in senses.words("helping") and helping(parse, count)
    helps = helps or (lemma in senses.words("guarding") and many(count, 10) and deployable(parse, count))
    helps = helps or working(parse, count, verb)
    comes = lemma in senses.words("arriving") and reaching(parse, count, verb)
    return "deployed" if part == "subject" and (helps or comes) else None


def _engaged(parse: Parse, count: Counted, verb: int) -> bool:
    """The operation involved 600 police, the mission will have 600 soldiers."""
    if parse.lemmas[verb] not in senses.words("involving") or not deployable(parse, count) or not many(count, 10):
        return False
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lemmas[subject] in senses.words("missions")


def _second(parse: Parse, count: Counted, verb: int, wanted: frozenset[str]) -> bool:
    stop = min(parse.stops[verb], verb + PAIR_REACH)
    for at in range(verb + 1, stop):
        if parse.low[at] in wanted and at not in range(count.first, count.last + 1):
            lacking = parse.low[at - 1] in LACKING
            return at != count.noun and not lacking and not _elsewhere(parse, at, verb)
        if parse.low[at] in {";", "."} or (
            parse.pos[at] == "VERB" and parse.deps[at] in {"conj", "root", "parataxis"} and at != verb
        ):
            break
    return any(parse.low[child] in wanted for child in parse.children[verb])


def _elsewhere(parse: Parse, token: int, verb: int) -> bool:
    """Whether a token stands in a clause of its own below the verb: fled the rebels who broke out of jail."""
    while token != verb and parse.heads[token] != token:
        if parse.deps[token] in {"acl:relcl", "advcl"} and parse.has(token, "nsubj"):
            return True
        token = parse.heads[token]
    return False


def _turned(parse: Parse, count: Counted, verb: int, measure: str) -> str | None:
    """The measure after a look at who did it to whom, for the verbs that need one."""
    lemma = parse.lemmas[verb]
    noun = (parse.lemmas[count.noun], parse.low[count.noun]) if count.noun is not None else ("", "")
    if lemma == "capture" and _actors(parse, verb) & vocabulary.words("sources", "nouns", "pictures"):
        return None  # on film
    if lemma in {"capture", "seize", "catch"}:
        return _taken(parse, count, verb, noun)
    if lemma in {"transfer", "transport", "bus", "ferry"} and noun[0] in senses.words("inmates"):
        return "detained"  # from prison to prison
    if lemma in {"free", "repatriate"}:
        return _let_go(parse, verb, lemma, noun)
    if lemma in {"escape", "flee"}:  # from a war, not from captors
        return _escaped(parse, count, verb, measure)
    if lemma in {"shoot", "stab"} and any(
        parse.low[child] in {"fatally", "mortally"} for child in parse.children[verb]
    ):
        return "killed"
    if lemma == "hold":
        return _holding(parse, count, verb, noun[0])
    if measure == "deployed" and (not deployable(parse, count) or _around(parse, verb) & senses.words("errands")):
        return None
    if lemma in {"strike", "hit", "impact"}:
        return measure if many(count, 1000) else "casualties"
    sent = measure == "evacuated" and in_arms(parse, count)
    return None if _too_weak(parse, count, verb) else "deployed" if sent else measure


def _taken(parse: Parse, count: Counted, verb: int, noun: tuple[str, str]) -> str | None:
    """Captured by an army they are detained, by others abducted; caught are those who ran."""
    lemma = parse.lemmas[verb]
    if lemma == "catch":
        ran = count.bare or noun[0] in senses.words("fugitives") or kind(*noun) == "militants"
        return "detained" if ran else None
    unarmed = noun[0] in senses.words("seized") or (lemma == "seize" and kind(*noun) != "militants")
    return "abducted" if unarmed or by_captors(parse, verb) else "detained"


def _let_go(parse: Parse, verb: int, lemma: str, noun: tuple[str, str]) -> str:
    """Freed by soldiers they are rescued, by captors released; repatriated are captives and, out of danger, others."""
    if lemma == "free":
        theirs = {word for at in _doers(parse, verb) for word in (parse.lemmas[at], parse.low[at])}
        freers = _actors(parse, verb) | theirs
        sent = not _doers(parse, verb) and not TASKS.isdisjoint(parse.low[parse.opens[verb] : parse.stops[verb]])
        return "rescued" if freers & senses.words("rescuers") or sent else "released"
    return "released" if kind(*noun) == "hostages" or noun[0] in senses.words("captives") else "evacuated"


def _escaped(parse: Parse, count: Counted, verb: int, measure: str) -> str | None:
    """Crowds escape from a war or a town and are displaced, captives from captors; from the rain nobody escapes."""
    noun = (parse.lemmas[count.noun], parse.low[count.noun]) if count.noun is not None else ("", "")
    if parse.lemmas[verb] == "flee":
        captive = kind(*noun) in {"militants", "hostages"} or noun[0] in senses.words("captives")
        captive = captive or (
            about(parse.text, "captivity") and not many(count, 100) and parse.child(verb, "obj") is None
        )
        return "escaped" if captive else "displaced" if many(count, 10) else None
    left = parse.child(verb, "obj")
    somewhere = left is None or parse.names[left] or parse.lemmas[left] in senses.words("dangers")
    if not somewhere:
        return measure if left is not None and parse.low[left] in senses.words("escapes") else None
    return "displaced" if many(count, 1000) and kind(*noun) not in {"hostages", "militants"} else measure


def _holding(parse: Parse, count: Counted, verb: int, noun: str) -> str | None:
    """Held by captors or by the authorities; a plane that holds 200 passengers holds nobody, nor does a country."""
    near = _around(parse, verb)
    if near & senses.words("blame") or (noun == "passenger" and not by_captors(parse, verb)):
        return None
    if near & senses.words("jails") or _in_prison(parse, verb):
        return "detained"
    subject = parse.child(verb, "nsubj")
    authority = subject is not None and {parse.lemmas[subject], parse.low[subject]} & AUTHORITIES
    if authority and not about(parse.text, "captivity"):
        return "detained"
    land = subject is not None and parse.names[subject] == "Location" and not passive(parse, verb)
    return None if land and many(count, 1000) else "held"


def _in_prison(parse: Parse, verb: int) -> bool:
    """Whether they are held in what the report elsewhere calls a prison: held at Karst, where Karst prison stands."""
    for child in parse.children[verb]:
        place = parse.deps[child] == "nsubj" or parse.case(child) in {"at", "in", "inside"}
        if place and parse.pos[child] == "PROPN":
            first, end = next(((a, b) for a, b, _ in parse.entities if a <= child < b), (child, child + 1))
            name = re.escape(parse.span(first, end).of(parse.text).removeprefix("the "))
            if re.search(rf"\b{name} (?i:{'|'.join(sorted(senses.words('prisons')))})\b", parse.text):
                return True
    return False


def _too_weak(parse: Parse, count: Counted, verb: int) -> bool:
    """A few who attend, a friend who is lost, a plane that can carry 800: counts that tell of no harm."""
    lemma = parse.lemmas[verb]
    able = parse.has(verb, "mark", "to") or parse.has(verb, "aux", "can", "could", "will", "would")
    return (
        (lemma in senses.words("crowding") and not many(count, 100))
        or (lemma in {"draw", "attract"} and not _actors(parse, verb) & senses.words("marches"))
        or (lemma in SAILING and (not many(count, 10) or deployable(parse, count)))
        or (lemma == "carry" and (able or not _in_a_vehicle(parse, verb)))
        or (lemma == "lose" and count.number.kind == "one")
        or (lemma == "threaten" and not many(count, 1000))
    )


def _in_a_vehicle(parse: Parse, verb: int) -> bool:
    """Whether what carries them is a vehicle or unnamed: two men who carry a third count nobody."""
    subject = parse.child(verb, "nsubj")
    return subject is None or not is_people(parse.lemmas[subject], parse.low[subject], parse.names[subject])


def _actors(parse: Parse, verb: int) -> set[str]:
    children = [child for child in parse.children[verb] if parse.deps[child] in {"nsubj", "obl:agent", "obl"}]
    return {word for child in children for word in (parse.lemmas[child], parse.low[child])}


def _around(parse: Parse, verb: int) -> set[str]:
    return {parse.low[at] for at in range(verb + 1, min(parse.stops[verb], verb + 8))} | {
        parse.low[child] for child in parse.children[verb]
    }


def bodies(parse: Parse, noun: int, node: int) -> Fate:
    """Bodies are recovered where a verb of finding is said of them, else those they were are killed."""
    verb = verb_above(parse, node)
    near = {
        parse.lemmas[verb],
        *(parse.lemmas[child] for child in parse.children[noun] if parse.deps[child].startswith("acl")),
    }
    found = bool(near & senses.words("found")) and not _to_hospital(parse, verb)
    return Fate("recovered" if found else "killed", noun, verb, f"“{parse.low[noun]}” {'found' if found else 'seen'}")


def _to_hospital(parse: Parse, verb: int) -> bool:
    """Bodies brought in, as a hospital says: the dead, whoever found them."""
    behind = parse.low[verb + 1 : min(verb + 2, parse.stops[verb])]
    return parse.lemmas[verb] == "bring" and behind[:1] == ["in"]


def bodies_of(parse: Parse, count: Counted) -> Fate | None:
    """The bodies of four miners: recovered or dead, whatever befell the miners before."""
    head = parse.heads[count.node]
    if parse.deps[count.node] not in {"nmod", "obl"} or parse.pos[head] == "VERB":
        return None  # of the 30, six remain
    if parse.lemmas[head] not in senses.words("remains"):
        return None
    return bodies(parse, head, head) if parse.has(count.node, "case", "of") else None


def not_found(parse: Parse, verb: int) -> bool:
    """Have not been found, could not be reached, have yet to be found: the passive of a verb of finding, denied."""
    if parse.lemmas[verb] in UNSEEN and not _since(parse, verb):
        return False
    yet = "yet" in parse.low[max(parse.opens[verb], verb - YET_REACH) : verb] and parse.has(verb, "mark", "to")
    return passive(parse, verb) and (yet or parse.has(verb, "advmod", *NOT) or parse.has(verb, "aux", *NOT))


def _since(parse: Parse, verb: int) -> bool:
    """Not seen since Tuesday, not heard from: not only out of sight."""
    behind = parse.low[verb + 1 : min(verb + 5, parse.stops[verb])]
    return behind[:1] in (["from"], ["of"]) if parse.lemmas[verb] == "hear" else "since" in behind


def not_back(parse: Parse, count: Counted, verb: int) -> bool:
    """Never came home, did not return from the ridge: a few who are awaited, not crowds that stay away."""
    if parse.lemmas[verb] not in RETURNING or many(count, 1000) or count.number.kind == "vague":
        return False
    if not (parse.has(verb, "advmod", *NOT) or parse.has(verb, "aux", *NOT)):
        return False
    behind = parse.low[verb + 1 : min(verb + 3, parse.stops[verb])]
    return bool({"home", "back", "ashore"} & set(behind)) or (
        parse.lemmas[verb] == "return" and behind[:1] in (["from"], ["."], [","], [])
    )


def _beforehand(parse: Parse, verb: int) -> bool:
    """Will be led to safety: those whom nothing has befallen yet."""
    if parse.lemmas[verb] not in {"bring", "carry", "lead", "guide", "take"}:
        return False
    return parse.has(verb, "mark", "to") or parse.has(verb, "aux", "will", "would", "shall", "to")


def deed(parse: Parse, count: Counted) -> Fate | None:
    """Behind a noun of a deed: the deaths of 1,400 people, the release of 50 hostages, food for 40,000 people."""
    head = parse.heads[count.node]
    if parse.deps[count.node] == "conj" and parse.has(count.node, "case", "for"):
        head = parse.heads[head]  # in exchange for money and for two prisoners
    elif parse.deps[count.node] not in {"nmod", "obl", "obj"}:
        return None
    sought = searched(parse, count, head)
    if sought:
        return sought
    if parse.deps[count.node] == "obj" or not parse.has(count.node, "case", "of", "to", "for"):
        return None
    if parse.lemmas[head] in SWAPPING and parse.has(count.node, "case", "for") and count.people:
        return Fate("released", head, head, f"given back for others by “{parse.low[head]}”")
    if parse.pos[head] == "VERB":
        head = next(
            (child for child in parse.children[head] if parse.deps[child] == "obj" and parse.lemmas[child] in _aid()),
            head,
        )
    measure = _deed_measure(parse, count, head)
    if measure is None or count.people is False or (count.people is not True and head < count.first - 4):
        return None
    if measure not in {"affected", "wounded"} and not parse.has(count.node, "case", "of"):
        return None
    return Fate(measure, head, verb_above(parse, head), f"behind “{parse.low[head]}”")


def searched(parse: Parse, count: Counted, head: int) -> Fate | None:
    """A search for six sailors: they are missing; police who look for two men want to arrest them."""
    led = count.bare and parse.low[count.first - 2 : count.first] in (["the", "other"], ["the", "remaining"])
    if not parse.has(count.node, "case", "for", "against", "on") or not (count.people or led):
        return None
    near = [head, *parse.children[head]]
    warrant = next((k for k in near if parse.lemmas[k] == "warrant" and k < count.first), None)
    if warrant is not None:
        return Fate("detained", warrant, verb_above(parse, warrant), f"“{parse.low[warrant]}” to arrest those counted")
    noun = parse.lemmas[count.noun] if count.noun is not None else ""
    verb = next((k for k in near if parse.lemmas[k] in senses.words("searching") and k < count.first), None)
    if verb is None or not parse.has(count.node, "case", "for") or noun in senses.words("wanted"):
        return None
    if kind(noun, noun) == "militants" or (
        noun in PLAIN and not led and not _actors(parse, head) & senses.words("searchers")
    ):
        return None
    return Fate("missing", verb, verb_above(parse, verb), f"those counted are looked for by “{parse.low[verb]}”")


def _aid() -> frozenset[str]:
    return frozenset(senses.table("affected")["acts"])


def _deed_measure(parse: Parse, count: Counted, head: int) -> str | None:
    """The measure of the noun, after a look at whom it is done to."""
    lemma, measure = parse.lemmas[head], senses.acts().get(parse.lemmas[head])
    if lemma == "remain" and parse.pos[head] == "VERB":
        return None
    if parse.low[head] in senses.words("lives"):
        takers = {parse.lemmas[verb_above(parse, head)], parse.lemmas[parse.heads[head]]}
        return "killed" if takers & senses.words("life_takers") else None
    noun = (parse.lemmas[count.noun], parse.low[count.noun]) if count.noun is not None else ("", "")
    if lemma == "capture":
        return "abducted" if noun[0] in senses.words("seized") else "detained"
    if measure == "deployed" and not senses.is_deployable(*noun):
        return None
    if lemma in {"return", "exchange", "swap", "handover"} and kind(*noun) not in {"hostages", "unspecified"}:
        return None
    return measure
