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


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The occasion that a claim speaks of, as its own report tells it.

    `event` is the id of the event claim that it stands with, `occasion` that event's type, `happening` the plain words
    that name it, `actors` ids of who did it, `names` ids of all that its sentence names. `place` is the claim's own,
    `scene` the report's. `start` and `end` are ISO days of the occasion, `month` (from 1) what the sentence names,
    `day` the report's ISO day. `apart` is true where words set the occasion apart from what the report is about, else
    `lead` has the names of the report's first sentences.
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
    apart: bool = False
    lead: tuple[str, ...] = ()


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
    if mine and theirs and (mine[1] < theirs[0] or theirs[1] < mine[0]):
        return "other time"
    if one.report == other.report and one.apart != other.apart:
        return "another occasion, as the words say"
    if _long_before(mine, one, other) or _long_before(theirs, other, one):
        return "other time"
    if one.place and other.place and near(one.place, other.place).verdict is Verdict.DIFFERENT:
        return f"other place: {one.place.name}, {other.place.name}"
    return None


def _long_before(days: tuple[date, date] | None, dated: Setting, other: Setting) -> bool:
    """Whether an occasion came after the other's report, or was long past when both reports were made."""
    if days is None or dated.report == other.report or window(other) or not other.day:
        return False
    said = date.fromisoformat(other.day)
    past = (said - days[1]).days
    return days[0] > said or (past > RECENT and dated.apart != other.apart) or (past > YEAR and _past(dated, YEAR))


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


def evidence(one: Setting, other: Setting, incidents: Mapping[str, str]) -> list[tuple[float, str]]:
    """Points with their reasons for one occasion of two reports, below 0 against it. Set on the gold and own crises."""
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
    if lead := set(one.lead) & set(other.lead):
        told = sum(RARE_NAME if band(folded(name)) >= RARE else KNOWN_NAME for name in lead)
        found.append((min(2.0, told), "both begin with " + ", ".join(sorted(lead)[:3])))
    return found + _of_time(one, other)


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
    if window(one) and window(other):
        return [(1.5, "the same days")]
    if one.day and other.day:
        between = abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
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
