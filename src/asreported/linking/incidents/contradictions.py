"""What no incident may hold together: accounts of other days, of other years, by opposed doers, of other people let go.

An account stands for what it says for sure, a group for the extremes of what its accounts do, so that whether two
groups contradict each other costs the same however many accounts they hold, and is so in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..actors import Actor
from ..names import words
from .kinds import lasting, table
from .likeness import SLACK, WEEK
from .profiles import EventProfile

# Days after a deed by which a report that gives no date for it is still taken to tell of that one.
FRESH: Final = 3
# Days back from which a bare weekday may be meant of the day of the report itself, in another time zone.
MEANT: Final = 5
# Days between the times that two accounts tell after which they are two things, however roughly they are dated.
FAR: Final = 60
# Days before a report that it tells of without a date only as history.
OLD: Final = 365

Days = tuple[int, ...]  # one day as a number, or none


@dataclass(frozen=True, slots=True)
class Footing:
    """What accounts hold for sure, days as numbers.

    `days` are the first and the last of the days told exactly, `starts` the latest beginning of the times told at all,
    `ends` the earliest end of those told by a bare year, `silent` the latest report that gives no time. `doers` are
    sides with the exact day of what they did, 0 for none; `freed` numbers of people let go, with that day or the
    report's; `named` those who suffered it, with its type.
    """

    days: Days = ()
    starts: Days = ()
    ends: Days = ()
    silent: Days = ()
    doers: tuple[tuple[str, int], ...] = ()
    freed: tuple[tuple[int, int], ...] = ()
    named: tuple[tuple[str, str], ...] = ()


def footing(profile: EventProfile) -> Footing:
    """What one account holds for sure."""
    start, end, reported = _day(profile.start), _day(profile.end or profile.start), _day(profile.published)
    lasts = lasting(profile.type)
    exact = start if profile.precision == "day" and start == end and not lasts and not _weekday(start, reported) else ()
    # What lasts may have begun in a year long gone and be going on; told as over, it is over.
    over = end if profile.precision == "year" and not (lasts and profile.stage == "under_way") else ()
    side = _side(profile.actor) if profile.type not in table()["mutual"]["types"] else None
    return Footing(
        days=exact * 2,
        starts=start,
        ends=over,
        silent=() if start else reported,
        doers=((side, exact[0] if exact else 0),) if side else (),
        named=tuple((profile.type, _whole(name)) for name in profile.people),
        freed=((profile.count, (exact or reported)[0]),) if profile.count and (exact or reported) else (),
    )


def together(one: Footing, other: Footing) -> Footing:
    """What the accounts of two groups hold."""
    days = one.days + other.days
    return Footing(
        days=(min(days), max(days)) if days else (),
        starts=_most(one.starts + other.starts),
        ends=_least(one.ends + other.ends),
        silent=_most(one.silent + other.silent),
        doers=tuple(sorted({*one.doers, *other.doers})),
        freed=tuple(sorted({*one.freed, *other.freed})),
        named=tuple(sorted({*one.named, *other.named})),
    )


def contradiction(one: Footing, other: Footing) -> str | None:
    """In what no two accounts of one thing differ and some of these do; None where they do not."""
    # A report may give a wrong day, or have been read wrongly; it seldom names the same dead by mistake.
    known = not set(one.named).isdisjoint(other.named)
    for first, second in ((one, other), (other, one)):
        if first.days and second.days and first.days[1] - second.days[0] > (WEEK if known else SLACK):
            return _between(first.days[1], second.days[0])
        if first.starts and second.ends and first.starts[0] - second.ends[0] > FAR:
            return _between(first.starts[0], second.ends[0])
        if first.silent and second.ends and first.silent[0] - second.ends[0] > OLD:
            return f"{_iso(second.ends[0])} was long before {_iso(first.silent[0])}, and the other gives no date"
    if any(mine != theirs and not (day and day == same) for mine, day in one.doers for theirs, same in other.doers):
        return "opposed sides did it"
    if any(n != m and abs(day - later) > FRESH for n, day in one.freed for m, later in other.freed):
        return "other numbers of people at other times"
    return None


def _side(actor: Actor | None) -> str | None:
    """`forces` of a state or `fighters` against it, where the words for who did it say so and nothing else."""
    if actor is None:
        return None
    said = set(words(actor.name))
    found = [side for side, nouns in table()["doers"].items() if said & set(nouns)]
    if not found and actor.kind == "group":
        return "fighters"
    return found[0] if len(found) == 1 else None


def _whole(name: str) -> str:
    """First and last name: a middle one stands in some reports."""
    said = words(name)
    return f"{said[0]} {said[-1]}" if said else ""


def _weekday(day: Days, reported: Days) -> bool:
    """Whether a day may have been read from a bare weekday that was meant of the week to come."""
    return bool(day and reported) and MEANT <= reported[0] - day[0] <= WEEK


def _day(iso: str | None) -> Days:
    return (date.fromisoformat(iso).toordinal(),) if iso else ()


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _between(one: int, other: int) -> str:
    return " and ".join(_iso(day) for day in sorted((one, other)))


def _most(days: Iterable[int]) -> Days:
    return tuple(sorted(days)[-1:])


def _least(days: Iterable[int]) -> Days:
    return tuple(sorted(days)[:1])
