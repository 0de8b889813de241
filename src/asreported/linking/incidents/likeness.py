"""What speaks for and against two events being one incident, in numbers, and how likely they are one.

The weights are data (weights.json, fitted by training/incidents.py). Nothing here knows of any third event.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from .. import wordbands
from ..actors import Actor, same_actor
from ..actors.personnames import same_person
from ..judgements import Verdict
from ..names import words
from ..places import near
from . import backdrops
from .kinds import ahead, lasting, means, same_word, table
from .mentions import NEW, OTHER, PAST
from .profiles import EventProfile

# Days that a report may be wrong about a day: time zones, “overnight”.
SLACK: Final = 1
# A bare weekday may be meant of the week before.
WEEK: Final = 7
LONG: Final = 3650
EXACT: Final = frozenset({"day", "weekend"})
# A report with this part of its events about one incident is about it, with that part at least to speak of.
MOSTLY: Final = 0.2
PARTLY: Final = 0.08


def features(one: EventProfile, other: EventProfile) -> dict[str, float]:
    """The evidence by name, most of it 0 or 1; symmetric in the two."""
    found = {"kin": float(one.type != other.type), "lasting": float(one.type == other.type and lasting(one.type))}
    found |= {f"type_{one.type}": 1.0} if one.type == other.type else {}
    found["trigger"] = float(same_word(one.trigger, other.trigger))
    found["stage"] = float(ahead(one.stage) != ahead(other.stage))
    found["ahead"] = float(ahead(one.stage) and ahead(other.stage))
    found["ahead_alike"] = float(ahead(one.stage) and one.stage == other.stage)
    found["campaign"] = float(one.stage == other.stage == "under_way")
    found["going"] = float((one.stage == "under_way") != (other.stage == "under_way"))
    found |= _means(one, other) | _matter(one, other)
    found |= _parties(one, other) | _people(one, other) | _places(one, other) | _days(one, other) | _words(one, other)
    if one.report == other.report:
        return found | _within(one, other, found)
    return found | _across(one, other, found) | _backdrops(one, other, found)


def _means(one: EventProfile, other: EventProfile) -> dict[str, float]:
    mine, theirs = _by_what(one), _by_what(other)
    known = mine is not None and theirs is not None
    asked = (one.stage == "requested") != (other.stage == "requested")
    return {
        "means_same": float(known and mine == theirs),
        "means_other": float(known and mine != theirs),
        "asked": float(asked and one.type == other.type),
    }


def _by_what(profile: EventProfile) -> str | None:
    """The means, by the event's word or by what is said to have done it: “mortar shells killed two”."""
    done_by = words(profile.actor.name) if profile.actor else ()
    return next((found for word in (profile.trigger, *done_by) if (found := means(word))), None)


def _matter(one: EventProfile, other: EventProfile) -> dict[str, float]:
    """How much of what is given, asked or sent the two have in common; it tells the acts of one party apart."""
    common = sum(_weight(word) for word in set(one.matter) & set(other.matter))
    least = min(sum(map(_weight, one.matter)), sum(map(_weight, other.matter))) or 1.0
    own = one.type == other.type and one.type in table()["own"]["types"]
    return {
        "own_matter": own * common / least,
        "matter": common / least,
        "storming": float((one.type == "rescue") != (other.type == "rescue")),
    }


def _parties(one: EventProfile, other: EventProfile) -> dict[str, float]:
    found = {"victims": float(bool(set(one.victims) & set(other.victims)))}
    together = one.report == other.report
    for role, mine, theirs in (("actor", one.actor, other.actor), ("target", one.target, other.target)):
        comparable = mine and theirs and mine.kind == theirs.kind  # a minister and his ministry may both have done it
        found |= _alike(role, _judged(mine, theirs, together) if comparable else None)
        sides = side(mine), side(theirs)
        found[f"{role}_side"] = float(sides[0] is not None and sides[0] == sides[1])
        # “the defence minister” is of a body whose side is not known: that is no other side.
        sure = not any(name is None or name.startswith("name:") for name in sides)
        found[f"{role}_side_other"] = float(sides[0] != sides[1] and (sure or found[f"{role}_other"] > 0))
    doers = found["actor_same"] or found["actor_side"]
    own = one.type == other.type and one.type in table()["own"]["types"]
    for name in ("actor_same", "actor_side", "target_same", "target_side", "victims"):
        found[f"own_{name}"] = own * found[name]
    found["parties"] = float(bool(doers and (found["target_same"] or found["target_side"] or found["victims"])))
    crossed = _judged(one.actor, other.target, together), _judged(one.target, other.actor, together)
    found["own_other"] = float(own and _strangers(one, other))
    found["crossed"] = float(Verdict.SAME in crossed and one.type != other.type)
    return found


def _people(one: EventProfile, other: EventProfile) -> dict[str, float]:
    """Whether one who suffered is named in both, or each names others only."""
    close = one.report == other.report
    verdicts = {same_person(mine, theirs, close=close).verdict for mine in one.people for theirs in other.people}
    others = verdicts == {Verdict.DIFFERENT}
    return {
        "people_same": float(Verdict.SAME in verdicts),
        "people_maybe": float(Verdict.SAME not in verdicts and Verdict.UNSURE in verdicts),
        "people_other": float(others),
        "people_other_sole": float(others and len(one.people) == len(other.people) == 1),
    }


def side(actor: Actor | None) -> str | None:
    """The state or party that an actor is of, itself where it is one; None where that is not known."""
    if actor is None:
        return None
    return actor.side or (actor.id if actor.kind in {"state", "group"} else actor.of)


def _alike(name: str, verdict: Verdict | None) -> dict[str, float]:
    return {f"{name}_same": float(verdict is Verdict.SAME), f"{name}_other": float(verdict is Verdict.DIFFERENT)}


def _strangers(one: EventProfile, other: EventProfile) -> bool:
    """Whether two named doers have no word and no side in common."""
    if not one.actor or not other.actor or {one.actor.kind, other.actor.kind} & {"role", "collective"}:
        return False
    mine, theirs = set(words(one.actor.name)), set(words(other.actor.name))
    return not mine & theirs and not (side(one.actor) and side(one.actor) == side(other.actor))


def _judged(one: Actor | None, other: Actor | None, together: bool) -> Verdict | None:
    return same_actor(one, other, together=together).verdict if one and other else None


def _places(one: EventProfile, other: EventProfile) -> dict[str, float]:
    known = one.place and other.place
    found = _alike("place", near(one.place, other.place).verdict if one.place and other.place else None)
    exact = known and max(one.place.precision, other.place.precision) <= 3 if one.place and other.place else False
    return found | {"place_exact": float(bool(exact and found["place_same"]))}


def _days(one: EventProfile, other: EventProfile) -> dict[str, float]:
    apart = days_apart(one, other)
    told = apart is not None
    exact = told and {one.precision, other.precision} <= EXACT
    found = {
        "day_same": float(exact and apart == 0),
        "day_other": float(told and (apart or 0) > SLACK),
        "days_apart": math.log1p(min(apart or 0, LONG)),
        "undated": float(not told),
        "too_late": float(late(one, other) > SLACK),
    }
    if one.report == other.report:
        return found
    between = _between(one.published, other.published)
    gap = LONG if between is None else between
    return found | {
        "published": float(between is not None),
        "published_gap": math.log1p(gap) if between is not None else 0.0,
        "published_day": float(gap <= 1),
        "published_week": float(gap <= 7),
        "published_long": float(30 < gap < LONG),
    }


def days_apart(one: EventProfile, other: EventProfile) -> int | None:
    """The days between the times that the two tell, 0 where they overlap, None where one tells none."""
    if not one.start or not other.start:
        return None
    first, second = (_days_of(one), _days_of(other))
    return max(0, second[0] - first[1], first[0] - second[1])


def _days_of(profile: EventProfile) -> tuple[int, int]:
    start, end = profile.start or "", profile.end or profile.start or ""
    return date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal()


def late(one: EventProfile, other: EventProfile) -> int:
    """The days by which one began after the other was already reported: a report's date is an upper bound."""
    return max(
        _between(first.start, second.published) or 0
        if first.start and second.published and not ahead(second.stage) and first.start > second.published
        else 0
        for first, second in ((one, other), (other, one))
    )


def _between(one: str | None, other: str | None) -> int | None:
    if not one or not other:
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _words(one: EventProfile, other: EventProfile) -> dict[str, float]:
    both = set(one.told) & set(other.told)
    weight = sum(_weight(word) for word in both)
    length = math.sqrt(sum(map(_weight, one.told)) * sum(map(_weight, other.told))) or 1.0
    rare = sum(wordbands.band(word) >= 8 for word in both)
    return {
        "told": weight / length,
        "told_rare": math.log1p(rare),
        "names": float(min(len(set(one.names) & set(other.names)), 3)),
    }


def _weight(word: str) -> float:
    return math.pow(7 if word.isdigit() else wordbands.band(word), 1.5)


def _within(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> dict[str, float]:
    apart = abs(one.sentence - other.sentence)
    first, second = (one, other) if (one.at, one.event) <= (other.at, other.event) else (other, one)
    # One sentence has its words in common with itself.
    common = {name: 0.0 if apart == 0 else found[name] for name in ("told", "told_rare", "names")}
    return common | {
        "again": float(second.again == first.event),
        "again_other": float(second.again is not None and second.again != first.event),
        "mention_other": float(second.mention == OTHER),
        "mention_new": float(second.mention == NEW and not found["kin"]),
        "mention_past": float((one.mention == PAST) != (other.mention == PAST)),
        "spot_other": float(_other_spot(one, other, found)),
        "sentence_same": float(apart == 0),
        "sentence_next": float(apart == 1),
        "sentences": math.log1p(apart),
        "kin_next": found["kin"] * float(apart <= 1),
        "kin_actor": found["kin"] * max(found["actor_same"], found["actor_side"]),
        "kin_campaign": found["kin"] * found["campaign"],
        "storming_next": found["storming"] * float(apart <= 1) * (1 - found["stage"]),
        "kin_ahead": found["kin"] * found["stage"],
        "kin_going": found["kin"] * found["going"],
        "actor_next": found["actor_same"] * float(apart <= 1),
        "target_next": max(found["target_same"], found["victims"]) * float(apart <= 1),
        "peers": 0.0 if found["kin"] else math.log(max(2, one.peers)),
        "lead": float(first.sentence <= 1),
        "silent": float(second.actor is None and second.target is None and second.start is None),
        "side_conflict": max(found["actor_side_other"], found["target_side_other"]),
    }


def _other_spot(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> bool:
    """Whether two spots that no gazetteer knows have no word in common: two farms, two streets."""
    if not one.place or not other.place or found["place_same"] or found["place_other"]:
        return False
    return not set(words(one.place.name)) & set(words(other.place.name))


def _across(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> dict[str, float]:
    both = sum(_weight(word) for word in set(one.story) & set(other.story))
    length = math.sqrt(sum(map(_weight, one.story)) * sum(map(_weight, other.story))) or 1.0
    said = sum(_weight(word) for word in set(one.told) & set(other.told))
    least = min(sum(map(_weight, one.told)), sum(map(_weight, other.told))) or 1.0
    plan, deed = (one, other) if ahead(one.stage) else (other, one)
    told_first = plan.published is not None and deed.published is not None and plan.published <= deed.published
    following = one.type == other.type and one.type in table()["following"]["types"]
    return {
        "story": both / length,
        "story_following": following * both / length,
        "told_part": said / least,
        "came_true": found["stage"] * float(told_first),
        "mention_past": float((one.mention == PAST) != (other.mention == PAST)),
        "mention_other": float((one.mention == OTHER) != (other.mention == OTHER)),
    }


def _backdrops(one: EventProfile, other: EventProfile, found: Mapping[str, float]) -> dict[str, float]:
    mine, theirs = one.backdrop, other.backdrop
    if mine is None or theirs is None:
        return {"half": float((mine is None) != (theirs is None)), "minor": float(mine is None and theirs is None)}
    alike = backdrops.shared(mine, theirs)
    named = len(set(mine.names) & set(theirs.names))
    fewest = min(len(mine.names), len(theirs.names))
    ages = set(mine.ages) & set(theirs.ages)
    rare = sum(wordbands.band(word) >= 9 for word in dict(mine.words).keys() & dict(theirs.words).keys())
    return {
        "main": 1.0,
        "main_words": alike,
        "main_root": math.sqrt(alike),
        "main_names": float(min(named, 4)),
        "main_named": float(named > 0),
        "main_named_twice": float(named > 1),
        "main_names_part": named / math.sqrt(1 + fewest),
        "main_rare": float(min(rare, 10)),
        "main_ages": float(min(len(ages), 3)),
        "main_ages_other": float(bool(mine.ages and theirs.ages and not ages)),
        "main_numbers": float(min(len(set(mine.numbers) & set(theirs.numbers)), 3)),
        "main_words_gap": alike * found["published_gap"],
        "main_words_week": alike * found["published_week"],
        "main_names_long": min(named, 4) * found["published_long"],
        "main_share": min(one.share, other.share),
        "main_words_share": alike * min(one.share, other.share),
    }


def models(one: EventProfile, other: EventProfile) -> tuple[str, ...]:
    """By which weights two events are judged: of one report, of reports about them, of any reports; the best counts."""
    if one.report == other.report:
        return ("within",)
    # What a report is about is no plan that another one tells of, and one party's two gifts make like reports.
    plan = ahead(one.stage) != ahead(other.stage)
    if one.backdrop is None or other.backdrop is None or plan or one.type in table()["own"]["types"]:
        return ("local",)
    share = min(one.share, other.share)
    if share >= MOSTLY:
        return ("main",)
    return ("local", "main") if share >= PARTLY and one.type == other.type else ("local",)


def likelihood(found: Mapping[str, float], by: str) -> float:
    """How likely the two are one, 0 to 1, by the weights of a model."""
    weights: dict[str, float] = fitted()[by]
    score = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in sorted(found.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def fitted() -> dict[str, Any]:
    """The weights and thresholds with what they were fitted on; callers must not change them."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made
