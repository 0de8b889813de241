"""Where those counted are said to be: on board, in captivity, under the rubble, in the theatre at the time."""

from __future__ import annotations

from typing import Final

from ..nounclasses import members
from ..parse import Parse
from ..people import kind
from . import senses
from .counted import Counted, Fate
from .deployments import deployable, many
from .roles import verb_above
from .topics import about

PHRASE: Final = 8  # tokens that the longest phrase takes with its articles
ARTICLES: Final = frozenset({"a", "an", "the"})
WARDS: Final = frozenset({"hospital", "hospitals", "ward", "wards", "clinic", "clinics", "infirmary"})
INSIDE: Final = (["in"], ["inside"], ["aboard"], ["on"], ["at"])
GRAVE: Final = frozenset({"critical", "serious", "grave", "stable", "severe", "precarious"})
SITTING: Final = frozenset({"sit", "languish", "lie"})
KEPT: Final = frozenset(
    {"dungeon", "dungeons", "custody", "prison", "prisons", "jail", "jails", "cells", "detention", "gaol", "hands"}
)
ASIDE: Final = 12  # tokens that an aside between commas takes
LASTING: Final = frozenset({"still", "remain", "remaining", "stay"})
BELOW: Final = frozenset({"underground", "below", "down", "inside", "belowground", "beneath"})
IN: Final = frozenset({"in", "inside", "under", "beneath", "at", "below"})
SHAFTS: Final = frozenset(
    {
        "shaft",
        "mine",
        "tunnel",
        "gallery",
        "rubble",
        "debris",
        "ruins",
        "building",
        "wreckage",
        "pit",
        "cave",
        "lift",
        "cabin",
        "snow",
        "mud",
    }
)
HURTS: Final = frozenset({"injury", "wound", "burn", "fracture"})


def where(parse: Parse, count: Counted, at: int) -> Fate | None:
    """Behind those counted, or behind “are” and “remain”: on board, in captivity, under the rubble, with burns."""
    stop = parse.stops[count.end]
    at = _past_whose(parse, count, at)
    while at < stop and (
        parse.pos[at] in {"AUX", "ADV", "PART"} or parse.lemmas[at] in senses.words("light_verbs") | SITTING
    ):
        said = _phrase(parse, count, at, stop)
        if said:
            return said
        at += 1
    at = _past_aside(parse, at, stop)
    among = _among(parse, count, at, stop)
    if among:
        return among
    said = _phrase(parse, count, at, stop) or _phrase(parse, count, count.end + 1, stop)
    if said:
        return said
    if _in_care(parse, count, at, stop):
        return Fate("wounded", at, verb_above(parse, count.node), "in a hospital or condition, behind those counted")
    custody = _in_custody(parse, at, stop)
    if custody:
        return Fate(custody, at, verb_above(parse, count.node), "“custody” behind those counted")
    if (
        count.people
        and parse.low[at : at + 1] in INSIDE
        and (_at_the_time(parse, at, stop) or _when(parse, count, at, stop))
    ):
        return Fate("affected", at, verb_above(parse, count.node), "said to have been inside at the time")
    if at + 1 < stop and parse.low[at] in senses.words("there") and _is_posted(parse, count, at):
        return Fate("deployed", at, verb_above(parse, count.node), f"“{parse.low[at]}” a place behind those counted")
    return _still(parse, count, at, stop) or _with_injuries(parse, count, at, stop)


def _with_injuries(parse: Parse, count: Counted, at: int, stop: int) -> Fate | None:
    if parse.low[at : at + 1] == ["with"] and any(parse.lemmas[k] in HURTS for k in range(at + 1, min(stop, at + 6))):
        return Fate("wounded", at, verb_above(parse, count.node), "“with” injuries behind those counted")
    return None


def _past_whose(parse: Parse, count: Counted, at: int) -> int:
    """Behind “of the teaching staff” where “are” follows: of the same ones it is told where they are."""
    if at != count.end + 1 or parse.low[at : at + 1] not in (["of"], ["from"]):
        return at
    behind = next(
        (k + 1 for k in range(at, min(at + ASIDE, parse.stops[at])) if parse.pos[k + 1 : k + 2] == ["AUX"]), at
    )
    inside = all(parse.pos[k] in {"DET", "ADJ", "NOUN", "PROPN", "ADP", "PRON", "NUM"} for k in range(at, behind))
    return behind if inside else at


def _still(parse: Parse, count: Counted, at: int, stop: int) -> Fate | None:
    """Still in the coaches, remain underground, are out: what the report is about says what that means."""
    verb = verb_above(parse, count.node)
    if at >= stop or count.number.kind == "zero" or not (count.people or count.bare):
        return None
    near = parse.low[count.end + 1 : max(at, min(stop, count.end + 4))]
    lasting = not LASTING.isdisjoint((parse.lemmas[verb], *near))
    at = _below(parse, count, at, stop)
    if not lasting and not any(parse.lemmas[k] == "be" for k in range(count.end + 1, at)):
        return None
    if parse.low[at] in {"underground", "belowground"} and lasting:
        return Fate("trapped", at, verb, f"still “{parse.low[at]}”")
    captive, buried = (about(parse.text, name) for name in ("captivity", "burial"))
    if parse.low[at] in {"out", "safe"} and _closed(parse, at + 1) and (captive or buried):
        return Fate("rescued", at, verb, f"“{parse.low[at]}” behind those counted")
    if not lasting or not (parse.low[at] in BELOW or (parse.low[at] in IN and at + 1 < stop)):
        return None
    if captive and not buried:
        return Fate("held", at, verb, f"still “{parse.low[at]}”, in a report of captives")
    below = parse.low[at] in BELOW or not SHAFTS.isdisjoint(parse.low[at + 1 : at + 5])
    return (
        Fate("trapped", at, verb, f"still “{parse.low[at]}”, in a report of those buried") if buried and below else None
    )


def _below(parse: Parse, count: Counted, at: int, stop: int) -> int:
    """The word for below or inside behind “are still”, else the token given."""
    found = next((k for k in range(count.end + 1, min(stop, count.end + 6)) if parse.low[k] in BELOW), None)
    if found is None or any(parse.pos[k] not in {"AUX", "ADV", "VERB"} for k in range(count.end + 1, found)):
        return at
    return found


def _closed(parse: Parse, at: int) -> bool:
    return at >= parse.stops[at - 1] or parse.low[at] in {".", ",", ";", "now", "and", "of"}


def _past_aside(parse: Parse, at: int, stop: int) -> int:
    """Behind what stands between commas after “was”: is, the mayor said, among the injured."""
    if at >= stop or parse.low[at] != "," or parse.pos[at - 1] != "AUX":
        return at
    close = next((k for k in range(at + 1, min(stop, at + ASIDE)) if parse.low[k] == ","), None)
    return at if close is None else close + 1


def _among(parse: Parse, count: Counted, at: int, stop: int) -> Fate | None:
    """Among the dead, among those wounded, among nine dead, right behind those counted."""
    if at + 2 >= stop or parse.low[at] not in {"among", "amongst"}:
        return None
    if parse.low[at + 1] not in {"the", "those"} and parse.pos[at + 1] != "NUM":
        return None
    measure = senses.states().get(parse.low[at + 2])
    reason = f"counted among “{parse.low[at + 2]}”"
    return Fate(measure, at + 2, verb_above(parse, count.node), reason) if measure else None


def _phrase(parse: Parse, count: Counted, at: int, stop: int) -> Fate | None:
    """One of the listed phrases, articles left out: on board, in a serious condition."""
    if at >= stop or parse.low[at] not in senses.phrase_starts() or _later_died(parse, count, at):
        return None
    ahead = range(at, min(stop, at + PHRASE))
    bare = [k for k in ahead if parse.low[k] not in ARTICLES and parse.pos[k] != "ADV"]
    for tokens in (list(ahead), bare):
        for phrase, measure in senses.phrases().items():
            if tuple(parse.low[k] for k in tokens[: len(phrase)]) != phrase:
                continue
            last = tokens[len(phrase) - 1]
            if measure == "deployed" and not deployable(parse, count):
                return None
            words = parse.span(at, last + 1).of(parse.text)
            return Fate(measure, last, verb_above(parse, count.node), f"“{words}” behind those counted")
    return None


def _later_died(parse: Parse, count: Counted, at: int) -> bool:
    """Two died at the scene and three in hospital: they died there."""
    if parse.low[at : at + 2] != ["in", "hospital"] or at != count.end + 1 or parse.low[count.first - 1] != "and":
        return False
    before = parse.low[parse.opens[count.first] : count.first - 1]
    return "died" in before and before[-3:] in (["at", "the", "scene"], ["on", "the", "spot"])


def _in_custody(parse: Parse, at: int, stop: int) -> str | None:
    """In the unlawful custody of a group they are held, in that of the police detained."""
    if parse.low[at : at + 1] != ["in"]:
        return None
    custody = next((k for k in range(at + 1, min(stop, at + 5)) if parse.low[k] in KEPT), None)
    if custody is None:
        return None
    behind = range(custody + 2, min(stop, custody + 6)) if parse.low[custody + 1 : custody + 2] == ["of"] else range(0)
    captors = any(
        parse.lemmas[k] in senses.words("captors") or kind(parse.lemmas[k], parse.low[k]) == "militants" for k in behind
    )
    if captors or senses.words("unlawful") & set(parse.low[at:custody]):
        return "held"
    if parse.low[custody] == "hands":
        kept = any(kind(parse.lemmas[k], parse.low[k]) == "security" for k in (*range(at, custody), *behind))
        return "detained" if kept else "held" if about(parse.text, "captivity") else None
    return "detained"


def _at_the_time(parse: Parse, at: int, stop: int) -> bool:
    """In the theatre at the time, inside the plant when it collapsed: those whom it befell."""
    known = members("vehicles")
    if parse.low[at] != "on":
        known |= members("structures") | members("places")
    near = range(at + 1, min(stop, at + 10))
    head = next((k for k in near if parse.pos[k] == "NOUN" and parse.low[k] in known), None)
    if head is None or parse.low[head] not in known or parse.low[head] in senses.words("posts"):
        return False
    behind = parse.low[head + 1 : min(stop, head + 9)]
    if "when" in behind or any(behind[k : k + 3] == ["at", "the", "time"] for k in range(len(behind))):
        return True
    were = parse.low[at - 1] in {"were", "was", "been"} and parse.low[at + 1] in {"the", "a", "an"}
    return were and behind[:1] in ([], ["."], [","], ["as"], ["during"])


def _in_care(parse: Parse, count: Counted, at: int, stop: int) -> bool:
    """In its wards, in a critical state, in stable but serious condition; not: two at the scene, three in hospital."""
    if at >= stop or parse.low[at] != "in" or _later_died(parse, count, at):
        return False
    if not WARDS.isdisjoint(parse.low[at + 1 : min(stop, at + 4)]):
        return True
    words = parse.low[at + 1 : min(stop, at + 6)]
    return not GRAVE.isdisjoint(words) and not {"condition", "state"}.isdisjoint(words)


def _when(parse: Parse, count: Counted, at: int, stop: int) -> bool:
    """Were on shift when the roof fell, in the pit at the time: whatever the place, those whom it befell."""
    if not any(parse.lemmas[k] == "be" for k in (*range(count.end + 1, at), count.first - 1)):
        return False
    for behind in range(at + 2, min(stop, at + 7)):
        if parse.low[behind] == "when":
            return any(parse.lemmas[k] in senses.words("striking") for k in range(behind, min(stop, behind + 9)))
        if parse.low[behind : behind + 3] == ["at", "the", "time"]:
            return True
        if parse.pos[behind] in {"VERB", "AUX", "PUNCT"}:
            return False
    return False


def _is_posted(parse: Parse, count: Counted, at: int) -> bool:
    """Some 450 trainers are in Norra: helpers or soldiers said to be at a named place, or in the country."""
    named = parse.names[at + 1] in {"Location", "Facility"}
    told = parse.low[at + 1] == "the" and not senses.words("posts").isdisjoint(parse.low[at + 2 : at + 3])
    if count.noun is None or at == count.end + 1 or not many(count, 10) or not (named or told):
        return False
    return senses.is_deployable(parse.lemmas[count.noun], parse.low[count.noun])
