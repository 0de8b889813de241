"""Look-alikes: words that with a name say something else than what became of a person."""

from __future__ import annotations

from typing import Final

from .. import vocabulary
from ..figures import Fate, passive, senses
from ..parse import Parse
from .mentions import Mention

TAKING: Final = frozenset({"take", "seize"})
GUNS: Final = frozenset({"shoot", "stab", "bayonet", "shooting", "stabbing", "casualty"})
UNHURT: Final = frozenset(
    {"unhurt", "unharmed", "uninjured", "injury", "injuries", "death", "unscathed", "blame", "punishment"}
)
ESTEEM: Final = frozenset({"esteem", "regard", "awe", "memory", "honour", "honor", "draw", "check", "sway"})
PARTICLES: Final = frozenset({"up", "back", "off", "down", "together", "out", "on"})
HURT_BY: Final = frozenset(
    {"injury", "injuries", "wounds", "wound", "burns", "burn", "fractures", "fracture", "concussion", "shrapnel"}
)
MOVING: Final = frozenset(
    {"bring", "take", "rush", "admit", "carry", "arrive", "come", "fly", "transport", "transfer", "treat"}
)


def is_other(parse: Parse, mention: Mention, fate: Fate) -> bool:
    """Whether the words of a fate tell no status of a person here."""
    lemma, at = parse.lemmas[fate.trigger], fate.trigger
    if fate.measure not in statuses() or mention.first <= at < mention.end:
        return True
    if parse.names[at] == "Person" or parse.low[at] == "with":
        return True
    if parse.low[at] in _list("captives") and parse.lemmas[fate.verb] in TAKING:
        return True  # “took Bell hostage” is told by its verb
    if parse.low[at] == "free" and parse.low[at + 1 : at + 2] == ["to"]:
        return True
    if fate.measure == "casualties" and lemma not in GUNS:
        return True
    sense = senses.undergo().get(lemma) or senses.do().get(lemma)
    if lemma in _list("other_senses") and sense is not None and sense.measure == fate.measure:
        return True
    around = _around(parse, at)
    if fate.measure in {"released", "held", "detained", "abducted"} and _not_captive(parse, at, lemma, around):
        return True
    if fate.measure == "escaped" and _from_peril(parse, at, around):
        return True
    return fate.measure == "wounded" and _only_there(parse, at, around)


def is_natural(parse: Parse, fate: Fate) -> bool:
    """Whether a death is that of a life told to its end: of cancer, in his sleep."""
    words = set(parse.low[parse.opens[fate.trigger] : parse.stops[fate.trigger]])
    return fate.measure == "killed" and bool(words & _list("natural"))


def statuses() -> dict[str, str]:
    """The status that each measure is; measures that say nothing of one person are left out."""
    table: dict[str, str] = vocabulary.load("persons")["statuses"]
    return table


def _list(name: str) -> frozenset[str]:
    return vocabulary.words("persons", "words", name)


def _around(parse: Parse, at: int) -> set[str]:
    """The words of the trigger's own clause behind it, and those that hang on it."""
    stop = min(parse.stops[at], at + 10)
    end = next((k for k in range(at + 1, stop) if parse.words[k] in {",", ";", ".", "and", "who"}), stop)
    return {parse.low[k] for k in range(at + 1, end)} | {parse.low[child] for child in parse.children[at]}


def _not_captive(parse: Parse, at: int, lemma: str, around: set[str]) -> bool:
    """Released from hospital or by a club, held in esteem, held up, taken over."""
    if around & _list("whence") and not around & {"prison", "jail", "captivity", "hostage"}:
        return True
    if lemma == "hold" and (
        around & ESTEEM or any(parse.low[k] in PARTICLES for k in parse.children_as(at, "compound:prt"))
    ):
        return True
    return lemma in {"hand", "turn", "give"} and not any(
        parse.low[k] == "over" for k in parse.children_as(at, "compound:prt", "advmod")
    )


def _from_peril(parse: Parse, at: int, around: set[str]) -> bool:
    """Escaped injury, escaped the flames: nobody held them."""
    thing = parse.child(at, "obj")
    if thing is not None and parse.low[thing] not in _list("perils"):
        return True
    return bool(around & UNHURT)


def _only_there(parse: Parse, at: int, around: set[str]) -> bool:
    """“Arrived at the hospital”, “took supplies to the clinic”: whoever does it need not be hurt."""
    if parse.lemmas[at] not in MOVING:
        return False
    return not passive(parse, at) and not parse.has(at, "nsubj:pass") and not around & HURT_BY
