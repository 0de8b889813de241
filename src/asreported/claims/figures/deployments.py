"""Deployments: whether those counted are sent out to work or fight, kept somewhere, or come to a place."""

from __future__ import annotations

from typing import Final

from ..nounclasses import members as classes
from ..parse import Parse
from ..people import kind, members
from . import senses
from .counted import Counted, Fate
from .roles import verb_above

TEAMS: Final = frozenset({"team", "crew", "unit", "squad", "group", "contingent", "detachment", "brigade", "force"})
# Said of what is sent or offered to those in need.
UNITS: Final = frozenset(
    {
        "hospital",
        "unit",
        "team",
        "clinic",
        "battalion",
        "brigade",
        "convoy",
        "mission",
        "detachment",
        "contingent",
        "plane",
        "helicopter",
        "boat",
        "truck",
    }
)
STAFFED: Final = 9  # tokens before “with” in which the unit of those counted stands
HELP: Final = frozenset({"offer", "assistance", "help", "aid", "rescue", "support", "lend", "pledge", "promise"})


def many(count: Counted, least: int) -> bool:
    """Whether the number is vague or at least so high: a few people do not flee a war, a crowd does."""
    return count.number.kind == "vague" or (count.number.low or count.number.high or 0) >= least


def deployable(parse: Parse, count: Counted) -> bool:
    """Whether those counted are sent out to work or fight: soldiers, members of a regiment."""
    if count.noun is None:
        return False
    if senses.is_deployable(parse.lemmas[count.noun], parse.low[count.noun]):
        return True
    if parse.lemmas[count.noun] not in members() or parse.low[count.end + 1 : count.end + 2] != ["of"]:
        return False
    behind = range(count.end + 2, min(count.end + 12, parse.stops[count.end]))
    named = (at for at in behind if parse.pos[at] in {"NOUN", "PROPN"})
    forces = classes("forces")
    return any(kind(parse.lemmas[at], parse.low[at]) == "security" or parse.low[at] in forces for at in named)


def helping(parse: Parse, count: Counted) -> bool:
    """Whether rescuers are counted: 600 firefighters battle a blaze."""
    if count.noun is None or not many(count, 10):
        return False
    return parse.lemmas[count.noun] in senses.words("helpers") or parse.low[count.noun] in senses.words("helpers")


def stationed(parse: Parse, count: Counted) -> bool:
    """Whether soldiers or helpers are counted and a place follows them at once."""
    if not deployable(parse, count) or not many(count, 10):
        return False
    return parse.low[count.end + 1 : count.end + 2] != [] and parse.low[count.end + 1] in senses.words("there")


def reaching(parse: Parse, count: Counted, verb: int) -> bool:
    """Whether soldiers or helpers come to a named place: reached Orvik, not a deal."""
    goal = parse.child(verb, "obj")
    somewhere = goal is not None and parse.names[goal] in {"Location", "Facility"}
    return somewhere and many(count, 10) and deployable(parse, count)


def working(parse: Parse, count: Counted, verb: int) -> bool:
    """Whether many who are sent out are said to be at work: 96 personnel are operating in the valley."""
    helpers = count.noun is not None and parse.lemmas[count.noun] in senses.words("deployable")
    return parse.lemmas[verb] in senses.words("working") and parse.tags[verb] == "VBG" and helpers and many(count, 10)


def brought(parse: Parse, count: Counted) -> Fate | None:
    """A plane landed with 48 rescuers; a team of 12 nurses is offered; three teams (96 personnel) are operating."""
    if count.number.kind == "one" or not (deployable(parse, count) or count.bare) or not many(count, 5):
        return None
    if count.bare:
        return _team_of(parse, count)
    found = _with_them(parse, count) or _team_of(parse, count) or _in_brackets(parse, count)
    return found or _staffed(parse, count)


def _staffed(parse: Parse, count: Counted) -> Fate | None:
    """A field hospital with 38 medical staff: what comes with those who work in it."""
    if parse.low[count.first - 1] != "with":
        return None
    near = range(count.first - 2, max(parse.opens[count.first], count.first - STAFFED) - 1, -1)
    unit = next((at for at in near if parse.lemmas[at] in UNITS), None)
    if unit is None:
        return None
    return Fate("deployed", unit, verb_above(parse, count.node), f"those of the “{parse.low[unit]}”")


def _with_them(parse: Parse, count: Counted) -> Fate | None:
    """What arrived with them, by the parse or by the order of the words."""
    if parse.low[count.first - 1] != "with":
        return None
    verb = verb_above(parse, count.node)
    subject = parse.child(verb, "nsubj")
    if parse.lemmas[verb] not in senses.words("bringing") or subject is None:
        return None
    carries = parse.low[subject] in classes("vehicles") or parse.lemmas[subject] in senses.words("bodies")
    carries = carries or parse.names[subject] in {"Product", "Organization", "Misc"} or _ship(parse, subject)
    return Fate("deployed", verb, verb, f"“{parse.low[verb]} … with” those counted") if carries else None


def _ship(parse: Parse, subject: int) -> bool:
    """Whether a vehicle is named beside a name: the salvage ship, the Gannet, arrived."""
    return any(parse.low[at] in classes("vehicles") for at in parse.children[subject])


def _team_of(parse: Parse, count: Counted) -> Fate | None:
    """Sends, offers or consists of a team of 30 doctors."""
    team = count.first - 2
    if team < parse.opens[count.first] or parse.low[team + 1] != "of" or parse.lemmas[team] not in TEAMS:
        return None
    sentence = range(parse.opens[count.first], parse.stops[count.first])
    sent = next((at for at in sentence if parse.lemmas[at] in senses.words("sending") | HELP), None)
    return None if sent is None else Fate("deployed", team, verb_above(parse, team), f"a “{parse.low[team]}” to help")


def _in_brackets(parse: Parse, count: Counted) -> Fate | None:
    """Three teams (96 personnel): said of the teams."""
    if parse.low[count.first - 1] != "(" or parse.low[count.end + 1 : count.end + 2] != [")"]:
        return None
    head = count.first - 2
    if parse.lemmas[head] not in TEAMS:
        return None
    return Fate("deployed", head, verb_above(parse, head), f"of the “{parse.low[head]}” before the brackets")
