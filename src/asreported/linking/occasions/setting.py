"""When and where claims are set: whether two of them can speak of one occasion, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..judgements import Verdict
from ..places import Place, near
from ..wordbands import band, folded

# An undated report speaks of the days before it.
RECENT, YEAR = 30, 365
# Reports of one occasion come in one after the other.
CLOSE, FORTNIGHT = 3, 14
# A first name that hardly any other report has (a ship's, a village's), and one that many have.
RARE, RARE_NAME, KNOWN_NAME = 9, 1.0, 0.3
# What two reports that share most of their names speak of is one story; that says most of what names can say.
STORY = 2.5
# The first of a report's own names are those that it tells of most.
CHIEF = 3
BLOWS = ("attack", "clash", "raid", "abduction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The occasion that a claim speaks of, as its own report tells it.

    `event` is the id of the event claim that it stands with, `occasion` that event's type, `happening` the plain words
    that name it, `actors` ids of who did it, `names` ids of all that its sentence names. `place` is the claim's own,
    `scene` the report's. `start` and `end` are ISO days of the occasion, `month` (from 1) what the sentence names,
    `day` the report's ISO day. `loose` is true where the event stands in another sentence, so that its day need not be
    the claim's. `apart` is true where words set the occasion apart from what the report is about, else `lead` has the
    names of the report's first sentences, `story` those that tell its story from others', the most telling first.
    """

    report: str
    event: str | None = None
    occasion: str | None = None
    happening: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    place: Place | None = None
    scene: Place | None = None
    start: str | None = None
    end: str | None = None
    month: int | None = None
    day: str | None = None
    loose: bool = False
    apart: bool = False
    lead: tuple[str, ...] = ()
    story: tuple[str, ...] = ()


def setting_from_json(stored: Mapping[str, Any]) -> Setting:
    """The setting of its plain form."""
    made: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    for name in ("place", "scene"):
        made[name] = Place(**stored[name]) if stored[name] else None
    return Setting(**made)


def window(claim: Setting, slack: int = 1) -> tuple[date, date] | None:
    """The days that the occasion may have been on, or None: its own days, else the month that the sentence names."""
    if claim.start:
        first, last = date.fromisoformat(claim.start), date.fromisoformat(claim.end or claim.start)
        return first - timedelta(days=slack), last + timedelta(days=slack)
    if claim.month and claim.day:
        said = date.fromisoformat(claim.day)
        first = date(said.year if claim.month <= said.month else said.year - 1, claim.month, 1)
        return first, (first + timedelta(days=31)).replace(day=1)
    return None


def incident(claim: Setting, incidents: Mapping[str, str]) -> str | None:
    """The incident of the claim's event, where it is known."""
    return incidents.get(claim.event) if claim.event else None


def contradiction(one: Setting, other: Setting, incidents: Mapping[str, str]) -> str | None:
    """Why the two cannot be of one occasion: other time or place, words that set one apart; None if nothing says so."""
    # Incidents are found across reports; one report's own words part its occasions more surely.
    known = incident(one, incidents)
    if one.report != other.report and known and known == incident(other, incidents):
        return None
    mine, theirs = window(one), window(other)
    tight = not one.loose and not other.loose
    if tight and mine and theirs and (mine[1] < theirs[0] or theirs[1] < mine[0]):
        return "other time"
    if other_blows(one, other):
        return "blows of two days"
    if one.report == other.report and one.apart != other.apart:
        return "another occasion, as the words say"
    if _long_before(mine, one, other) or _long_before(theirs, other, one):
        return "other time"
    if one.place and other.place and near(one.place, other.place).verdict is Verdict.DIFFERENT:
        return f"other place: {one.place.name}, {other.place.name}"
    return None


def other_blows(one: Setting, other: Setting) -> bool:
    """Whether both tell of a blow in their own sentence, and of other days."""
    mine, theirs = window(one, 0), window(other, 0)
    if not (mine and theirs and struck(one) and struck(other)):
        return False
    return mine[1] < theirs[0] or theirs[1] < mine[0]


def _long_before(days: tuple[date, date] | None, dated: Setting, other: Setting) -> bool:
    """Whether an occasion came after the other's report, or was long past when both reports were made."""
    if days is None or dated.report == other.report or window(other) or not other.day:
        return False
    said = date.fromisoformat(other.day)
    past = (said - days[1]).days
    ahead = days[0] > said and not dated.loose
    return ahead or (past > RECENT and dated.apart != other.apart) or (past > YEAR and _past(dated, YEAR))


def _past(dated: Setting, days: int) -> bool:
    """Whether an occasion lay days back when its own report was made."""
    told = window(dated)
    return bool(told and dated.day and (date.fromisoformat(dated.day) - told[1]).days > days)


def doubts(one: Setting, other: Setting, incidents: Mapping[str, str]) -> Iterable[str]:
    """What makes one occasion unlikely without ruling it out."""
    if (known := incident(one, incidents)) and known == incident(other, incidents):
        return
    if _other_month(one, other):
        yield "one is of another month"
    if (window(one) is None) != (window(other) is None) and (_past(one, RECENT) or _past(other, RECENT)):
        yield "one is of an older time"
    if one.actors and other.actors and one.occasion == other.occasion and not {*one.actors} & {*other.actors}:
        yield "other doers"


def _other_month(one: Setting, other: Setting) -> bool:
    if one.report != other.report or bool(one.month) == bool(other.month):
        return False
    named, silent = (one, other) if one.month else (other, one)
    return window(silent) is None and (not named.day or date.fromisoformat(named.day).month != named.month)


def evidence(
    one: Setting, other: Setting, incidents: Mapping[str, str], *, story: bool = True
) -> list[tuple[float, str]]:
    """Points with their reasons for one occasion of two reports, below 0 against it. Set on the gold and own crises.

    That both tell of one `story` counts for tolls, not for what a story has several of.
    """
    found = []
    mine, theirs = incident(one, incidents), incident(other, incidents)
    if mine and theirs:
        dated = window(one) and window(other)
        found.append((4.0, "one incident") if mine == theirs else (-0.5 if dated else 0.0, "their events may be two"))
    found += _of_place(one, other)
    if named := {*one.names, *one.actors} & {*other.names, *other.actors}:
        towns = any(name.startswith("city-") for name in named)
        found.append((min(2.0, len(named) + 0.5 * towns), "both name " + ", ".join(sorted(named)[:3])))
    if words := set(one.happening) & set(other.happening):
        found.append((min(1.5, 0.75 * len(words)), "both speak of " + ", ".join(sorted(words)[:3])))
    elif one.occasion and one.occasion == other.occasion:
        found.append((0.5, f"both speak of {one.occasion}"))
    found += _of_story(one, other, story=story)
    return found + _of_time(one, other)


def _of_story(one: Setting, other: Setting, *, story: bool) -> list[tuple[float, str]]:
    """Names that both reports begin with, or that both tell of anywhere: whichever says more.

    A story holds many blows: that it is one story does not make two of them one, nor an old toll that of a new blow.
    """
    lead = {*one.lead} & {*other.lead}
    blows = struck(one) + struck(other)
    counts = story and blows < 2 and (not blows or days_between(one, other) <= CLOSE)
    shared = {*one.story} & {*other.story} if counts else set()
    chief = {*one.story[:CHIEF]} & {*other.story[:CHIEF]} & shared
    begun = min(2.0, sum(RARE_NAME if rarity(name) >= RARE else KNOWN_NAME for name in lead))
    told = min(STORY, sum(_weight(name) for name in shared) + any(rarity(name) >= RARE for name in chief))
    if told > begun:
        return [(told, "both tell of " + ", ".join(sorted(shared, key=lambda name: (-rarity(name), name))[:3]))]
    return [(begun, "both begin with " + ", ".join(sorted(lead)[:3]))] if lead else []


def days_between(one: Setting, other: Setting) -> int:
    """The days between two reports; 0 where one has none."""
    if not one.day or not other.day:
        return 0
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def struck(claim: Setting) -> bool:
    """Whether the claim's own sentence tells of a blow, of which a story may hold several."""
    return claim.occasion in BLOWS and not claim.loose


def _weight(name: str) -> float:
    if (rare := rarity(name)) >= RARE:
        return RARE_NAME
    return RARE_NAME / 2 if rare >= RARE - 2 else RARE_NAME / 4


def rarity(name: str) -> int:
    """How rare a name is in reports at large, from 0 (in all)."""
    return band(folded(name))


def _of_place(one: Setting, other: Setting) -> list[tuple[float, str]]:
    mine, theirs = one.place or one.scene, other.place or other.scene
    if not mine or not theirs:
        return []
    judged = near(mine, theirs)
    if judged.verdict is Verdict.SAME:
        return [(2.0, f"both at {mine.name}")]
    # Two reports may name two places of one story first.
    scenes = not (one.place or other.place)
    return [(-1.0, f"{mine.name}, {theirs.name}")] if scenes and judged.verdict is Verdict.DIFFERENT else []


def _of_time(one: Setting, other: Setting) -> list[tuple[float, str]]:
    mine, theirs = window(one, 0), window(other, 0)
    if mine and theirs:
        apart = max((mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days)
        return [(1.5, "the same days")] if apart <= 0 else [(0.5, "a day apart")] if apart == 1 else []
    if one.day and other.day:
        between = days_between(one, other)
        if between <= CLOSE:
            return [(1.0, "published within days")]
        if between > RECENT:
            return [(-1.0, "published weeks apart")]
        return [(0.5, "published within two weeks")] if between <= FORTNIGHT else []
    return []


def months(claim: Setting) -> set[str]:
    """The months that a block key names: those of the occasion, else those of the report; `undated` for none."""
    days = window(claim)
    if days is None and claim.day:
        said = date.fromisoformat(claim.day)
        days = said - timedelta(days=RECENT), said
    # A window of years (“in 2004”) is no way to find anything.
    if days is None or (days[1] - days[0]).days > 2 * RECENT:
        return {"undated"}
    return {f"{day:%Y-%m}" for day in days}
