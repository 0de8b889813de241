"""Those on board without a verb of their own: a ferry with 300 passengers; three of the passengers were Danes."""

from __future__ import annotations

from typing import Final

from ..nounclasses import members
from ..parse import Parse
from ..people import is_people
from . import senses
from .counted import Counted, Fate
from .roles import verb_above

CREW: Final = frozenset({"crew"})
CARRIED: Final = 4  # tokens before “with” in which the vehicle of passengers and crew stands
CUT_REACH: Final = 7  # tokens before “to” in which the cut and what is cut stand


def aboard(parse: Parse, count: Counted) -> Fate | None:
    """A ferry with 300 passengers; among the passengers were two; three of the passengers were Danes."""
    if count.people is not True or count.number.kind in {"one", "zero"}:
        return None
    return (
        _with_vehicle(parse, count)
        or _had(parse, count)
        or _listed(parse, count)
        or _patients(parse, count)
        or _among_occupants(parse, count)
        or _who_they_are(parse, count)
    )


def _with_vehicle(parse: Parse, count: Counted) -> Fate | None:
    """Ferry with 300 passengers, bus with 40 pupils."""
    before = count.first - 1
    start = parse.opens[count.first]
    if before <= start or parse.low[before] != "with" or count.partitive or count.noun is None:
        return None
    reach = CARRIED if parse.lemmas[count.noun] in senses.words("occupants") | CREW else 1
    near = range(before - 1, max(start, before - reach) - 1, -1)
    vehicle = next((at for at in near if parse.low[at] in members("vehicles")), None)
    if vehicle is None or parse.low[vehicle - 1 : vehicle] == ["by"]:
        return None
    return Fate("affected", vehicle, verb_above(parse, count.node), f"on a “{parse.low[vehicle]}”")


def _had(parse: Parse, count: Counted) -> Fate | None:
    """The jet had 11 passengers; the bus, which had 44 people on it."""
    verb = parse.heads[count.node]
    subject = parse.child(verb, "nsubj")
    if parse.lemmas[verb] != "have" or parse.deps[count.node] != "obj" or subject is None or count.noun is None:
        return None
    behind = parse.low[count.end + 1 : count.end + 3]
    on_it = behind in (["on", "it"], ["in", "it"]) and parse.low[subject] in {"which", "that"}
    theirs = parse.lemmas[count.noun] in senses.words("occupants") | CREW and parse.low[subject] in members("vehicles")
    return Fate("affected", count.noun, verb, f"the “{parse.low[subject]}” had them") if on_it or theirs else None


def _listed(parse: Parse, count: Counted) -> Fate | None:
    """The manifest lists 61 passengers and a crew of seven."""
    verb = parse.heads[count.node]
    if count.noun is None or parse.lemmas[count.noun] not in senses.words("occupants") | CREW:
        return None
    if parse.lemmas[verb] not in senses.words("listing") or parse.deps[count.node] != "obj":
        return None
    return Fate("affected", count.noun, verb, f"“{parse.low[verb]}” has them on board")


def _patients(parse: Parse, count: Counted) -> Fate | None:
    """The clinic has 400 patients: those in care, whatever befell them."""
    verb = parse.heads[count.node]
    joined = parse.deps[count.node] == "conj" and parse.deps[verb] == "obj"
    verb = parse.heads[verb] if joined else verb
    if count.noun is None or parse.lemmas[count.noun] != "patient" or parse.lemmas[verb] not in senses.words("keeping"):
        return None
    return Fate("affected", count.noun, verb, f"“{parse.low[count.noun]}” in care")


def on_board(parse: Parse, count: Counted) -> Fate | None:
    """None of the 45 people aboard: said of the whole itself, right behind it."""
    at = count.end + 1
    behind = parse.low[at : min(at + 2, parse.stops[count.end])]
    if count.people is not True or not (behind == ["on", "board"] or behind[:1] in (["aboard"], ["onboard"])):
        return None
    return Fate("affected", at, verb_above(parse, count.node), f"“{behind[0]}” behind those counted")


def _among_occupants(parse: Parse, count: Counted) -> Fate | None:
    """Among the passengers were two Swiss, by the order of the words."""
    noun = count.first - 2
    if noun <= parse.opens[count.first] or parse.pos[count.first - 1] != "AUX":
        return None
    led = not {"among", "amongst"}.isdisjoint(parse.low[max(parse.opens[noun], noun - 3) : noun])
    if not led or parse.lemmas[noun] not in senses.words("occupants"):
        return None
    return Fate("affected", noun, count.first - 1, f"counted among “{parse.low[noun]}”")


def _who_they_are(parse: Parse, count: Counted) -> Fate | None:
    """Three of the passengers were Danes: what they were is counted; what they thought or did is told."""
    if not count.partitive or count.noun is None or parse.lemmas[count.noun] not in senses.words("occupants"):
        return None
    if count.end + 2 >= parse.stops[count.end] or parse.lemmas[count.end + 1] != "be":
        return None
    what = count.end + 2
    if is_people(parse.lemmas[what], parse.low[what], parse.names[what]) is not True:
        return None
    return Fate("affected", count.noun, count.end + 1, f"some of the “{parse.low[count.noun]}”")


def cut_off(parse: Parse, count: Counted) -> Fate | None:
    """Power was cut to 80,000 people; the storm knocked out power to 20,000 customers."""
    to = count.first - 1
    if count.people is not True or count.number.kind in {"one", "zero"} or parse.low[to : to + 1] != ["to"]:
        return None
    near = range(max(parse.opens[count.first], to - CUT_REACH), to)
    supply = next((at for at in near if parse.lemmas[at] in senses.words("supplies")), None)
    cut = next((at for at in near if parse.lemmas[at] in senses.words("cutting")), None)
    if supply is None or cut is None or (parse.deps[supply] == "compound" and parse.heads[supply] not in (supply, cut)):
        return None
    return Fate("affected", cut, verb_above(parse, count.node), f"“{parse.low[supply]}” is cut to those counted")
