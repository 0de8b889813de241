"""Verbs that tell what befell people by who does them to whom: buried by their own, kept by captors, fallen, taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..parse import Parse
from ..people import is_people, kind
from .counted import Counted
from .roles import passive
from .topics import about

CARRYING: Final = frozenset({"pull", "bring", "carry", "dig", "drag", "lift"})
LEAVING: Final = frozenset({"leave", "emerge"})
BEING: Final = frozenset({"be", "remain", "stay"})
KEEPING: Final = frozenset({"keep", "hide", "detain"})
HOSTAGES: Final = frozenset({"hostage", "captive"})
LIFELESS: Final = frozenset({"dead", "lifeless"})
NOT: Final = frozenset({"not", "n't", "never"})
HOMES: Final = frozenset({"village", "town", "family", "city"})
UNDER: Final = frozenset({"under", "beneath", "rubble", "debris", "alive", "when", "avalanche", "landslide", "by"})
FALLEN: Final[tuple[list[str], ...]] = ([","], ["."], ["in"], ["on"], ["to"], ["there"], [])
NEAR: Final = 8  # tokens behind the verb that say where or when


def handled(parse: Parse, count: Counted, verb: int, part: str) -> str | None:
    """The measure that one of these verbs gives to its subject or object; None for other verbs and doers."""
    asked = UNDERGONE if part == "object" else DONE
    return next((found for ask in asked if (found := ask(parse, count, verb)) is not None), None)


def in_arms(parse: Parse, count: Counted) -> bool:
    """Whether soldiers or police are counted: flown somewhere, they are sent."""
    return count.noun is not None and kind(parse.lemmas[count.noun], parse.low[count.noun]) == "security"


def by_captors(parse: Parse, verb: int) -> bool:
    """Captured by pirates: those who are no army take captives."""
    agents = [child for child in parse.children[verb] if parse.deps[child] in {"nsubj", "obl:agent", "obl"}]
    return any(kind(parse.lemmas[child], parse.low[child]) == "militants" for child in agents)


def _hostages(parse: Parse, count: Counted) -> bool:
    return count.noun is not None and parse.lemmas[count.noun] in HOSTAGES


def _pulled_out_dead(parse: Parse, count: Counted, verb: int) -> str | None:
    behind = parse.low[verb + 1 : min(verb + 4, parse.stops[verb])]
    dead = parse.lemmas[verb] in CARRYING and not LIFELESS.isdisjoint(behind)
    return "killed" if dead and (count.people or count.bare) else None


def _kept(parse: Parse, count: Counted, verb: int) -> str | None:
    """Bandits kept 40 pilgrims."""
    kept = parse.lemmas[verb] in KEEPING and count.people
    return "held" if kept and by_captors(parse, verb) else None


def _buried(parse: Parse, count: Counted, verb: int) -> str | None:
    """Buried by their own or on a day, not by a hillside."""
    behind = range(verb + 1, min(verb + NEAR, parse.stops[verb]))
    if parse.lemmas[verb] != "bury" or not count.people or not UNDER.isdisjoint(parse.low[k] for k in behind):
        return None
    subject = parse.child(verb, "nsubj")
    if subject is None:
        dated = any(parse.names[k] == "Date" for k in behind)
        return "killed" if passive(parse, verb) and dated else None
    people = is_people(parse.lemmas[subject], parse.low[subject], parse.names[subject])
    theirs = people or parse.pos[subject] in {"PRON", "PROPN"} or parse.lemmas[subject] in HOMES
    return "killed" if theirs else None


def _taken(parse: Parse, count: Counted, verb: int) -> str | None:
    """Pupils taken, a whole village was taken: in a report of captives, where nothing says to what place."""
    captive = parse.lemmas[verb] == "take" and count.people and about(parse.text, "captivity")
    if not captive or in_arms(parse, count):
        return None
    gone = any(parse.deps[child] in {"compound:prt", "advmod"} and child > verb for child in parse.children[verb])
    placed = any(parse.case(child) in {"to", "into", "for"} for child in parse.children_as(verb, "obl", "nmod"))
    return None if gone or placed else "abducted"


def _freed(parse: Parse, count: Counted, verb: int) -> str | None:
    """Seven hostages left the embassy: nobody else lets them."""
    return "released" if parse.lemmas[verb] in LEAVING and _hostages(parse, count) else None


def _still_there(parse: Parse, count: Counted, verb: int) -> str | None:
    """There are still 40 hostages in the building."""
    there = parse.lemmas[verb] in BEING and not parse.has(verb, "xcomp")
    return "held" if there and _hostages(parse, count) else None


def _not_surviving(parse: Parse, count: Counted, verb: int) -> str | None:
    """Did not survive, never made it: the end of those whom it is said of."""
    lemma = parse.lemmas[verb]
    ended = lemma == "survive" or (lemma == "make" and parse.low[verb + 1 : verb + 2] == ["it"])
    if not ended or not (count.people or count.bare):
        return None
    return "killed" if parse.has(verb, "advmod", *NOT) or parse.has(verb, "aux", *NOT) else None


def _fallen(parse: Parse, count: Counted, verb: int) -> str | None:
    """Seven commandos fell: soldiers, and nothing that they fell from, into or behind."""
    if parse.lemmas[verb] != "fall" or count.noun is None or parse.tags[verb] not in {"VBD", "VBN", "VBP"}:
        return None
    armed = kind(parse.lemmas[count.noun], parse.low[count.noun]) in {"security", "militants"}
    return "killed" if armed and parse.low[verb + 1 : min(verb + 2, parse.stops[verb])] in FALLEN else None


Ask = Callable[[Parse, Counted, int], str | None]
UNDERGONE: Final[tuple[Ask, ...]] = (_pulled_out_dead, _kept, _buried, _taken)
DONE: Final[tuple[Ask, ...]] = (_freed, _still_there, _not_surviving, _fallen)
