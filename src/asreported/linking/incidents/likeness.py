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
from ..judgements import Verdict
from ..places import near
from . import backdrops
from .profiles import UNTOLD, EventProfile, table

# Days that a report may be wrong about a day: time zones, “overnight”.
SLACK: Final = 1
# A bare weekday may be meant of the week before.
WEEK: Final = 7
LONG: Final = 3650
EXACT: Final = frozenset({"day", "weekend"})
STEM: Final = 4  # letters
# A report with this part of its events about one incident is about it, with that part at least to speak of.
MOSTLY: Final = 0.2
PARTLY: Final = 0.08


def kin(one: str, other: str) -> bool:
    """Whether events of these two types can be one incident."""
    if UNTOLD in (one, other):
        return {one, other} <= {UNTOLD, *table()["deeds"]["types"]}
    return one == other or any(one in row and other in row for row in table()["kin"].values())


def features(one: EventProfile, other: EventProfile) -> dict[str, float]:
    """The evidence by name, most of it 0 or 1; symmetric in the two."""
    found = {"kin": float(one.type != other.type), "lasting": float(_lasting(one, other))}
    found |= {f"type_{one.type}": 1.0} if one.type == other.type else {}
    found["trigger"] = float(same_word(one.trigger, other.trigger))
    found["stage"] = float(_ahead(one) != _ahead(other))
    found["ahead"] = float(_ahead(one) and _ahead(other))
    found["ahead_alike"] = float(_ahead(one) and one.stage == other.stage)
    found["campaign"] = float(one.stage == other.stage == "under_way")
    found["going"] = float((one.stage == "under_way") != (other.stage == "under_way"))
    found |= _parties(one, other) | _places(one, other) | _days(one, other) | _words(one, other)
    if one.report == other.report:
        return found | _within(one, other, found)
    return found | _backdrops(one, other, found)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: “offer” and “offering”, “deployed” and “deployment”."""
    least = max(STEM, min(len(one), len(other)) - 3)
    return one == other or (one[:least] == other[:least] and min(len(one), len(other)) >= STEM)


def _lasting(one: EventProfile, other: EventProfile) -> bool:
    return one.type == other.type and one.type in table()["lasting"]["types"]


def _ahead(profile: EventProfile) -> bool:
    return profile.stage in table()["ahead"]["stages"]


def _parties(one: EventProfile, other: EventProfile) -> dict[str, float]:
    found = {"victims": float(bool(set(one.victims) & set(other.victims)))}
    for role, mine, theirs in (("actor", one.actor, other.actor), ("target", one.target, other.target)):
        comparable = mine and theirs and mine.kind == theirs.kind  # a minister and his ministry may both have done it
        found |= _alike(role, same_actor(mine, theirs).verdict if mine and theirs and comparable else None)
        sides = side(mine), side(theirs)
        found[f"{role}_side"] = float(sides[0] is not None and sides[0] == sides[1])
        found[f"{role}_side_other"] = float(None not in sides and sides[0] != sides[1])
    doers = found["actor_same"] or found["actor_side"]
    found["parties"] = float(bool(doers and (found["target_same"] or found["target_side"] or found["victims"])))
    crossed = _same(one.actor, other.target) or _same(one.target, other.actor)
    found["crossed"] = float(crossed and one.type != other.type)
    return found


def side(actor: Actor | None) -> str | None:
    """The state or party that an actor is of, itself where it is one; None where that is not known."""
    if actor is None:
        return None
    return actor.side or (actor.id if actor.kind in {"state", "group"} else actor.of)


def _alike(name: str, verdict: Verdict | None) -> dict[str, float]:
    return {f"{name}_same": float(verdict is Verdict.SAME), f"{name}_other": float(verdict is Verdict.DIFFERENT)}


def _same(one: Actor | None, other: Actor | None) -> bool:
    return bool(one and other and same_actor(one, other).verdict is Verdict.SAME)


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
        if first.start and second.published and not _ahead(second) and first.start > second.published
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
    first, second = (one, other) if one.at <= other.at else (other, one)
    return {
        "sentence_same": float(apart == 0),
        "sentence_next": float(apart == 1),
        "sentences": math.log1p(apart),
        "kin_next": found["kin"] * float(apart <= 1),
        "actor_next": found["actor_same"] * float(apart <= 1),
        "target_next": max(found["target_same"], found["victims"]) * float(apart <= 1),
        "peers": 0.0 if found["kin"] else math.log(max(2, one.peers)),
        "lead": float(first.sentence <= 1),
        "silent": float(second.actor is None and second.target is None and second.start is None),
        "side_conflict": max(found["actor_side_other"], found["target_side_other"]),
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
    if one.backdrop is None or other.backdrop is None:
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
