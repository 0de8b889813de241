"""Happenings: what an incident is called, where and when its accounts put it, no more exactly than they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from asreported.ledger import EventRow, IncidentRow, Outline

from ..words import label, rank
from .dates import NOT_SAID, ShownDate, stated


@dataclass(frozen=True, slots=True)
class When:
    """The day or days of an incident; `precision` how exact they are, `versions` how many dates the accounts give."""

    date: ShownDate
    precision: str
    versions: int


def held(row: IncidentRow) -> tuple[EventRow, ...]:
    """Its accounts without those that people say were read wrong; all where they say so of all."""
    return tuple(event for event in row.events if event.status != "rejected") or row.events


def types_of(row: IncidentRow) -> tuple[str, ...]:
    """The types that its accounts give it, the most frequent first."""
    return types_in(event.decided.type for event in held(row))


def types_in(given: Iterable[str]) -> tuple[str, ...]:
    """Types, each once, the most frequent first."""
    counts = Counter(given)
    return tuple(sorted(counts, key=lambda name: (-counts[name], rank("types", name))))


def places_of(row: IncidentRow) -> tuple[str, ...]:
    """The places that its accounts give, the most frequent first."""
    return often(event.decided.place for event in held(row))


def incident_title(row: IncidentRow) -> str:
    """What the accounts are about, in a phrase."""
    return ", ".join((label("types", types_of(row)[0]), *places_of(row)[:1]))


def outlined_day(found: Outline) -> str:
    """The first day that an account gives, else that a report of it was published; empty where there is none."""
    return min(found.days, default=found.published)


def when(row: IncidentRow) -> When:
    """When the accounts say that it was: the first to the last day where they differ."""
    dates = Counter(
        (event.decided.date_start, event.decided.date_end, event.decided.date_precision)
        for event in held(row)
        if event.decided.date_start
    )
    if not dates:
        return When(NOT_SAID, "", 0)
    ((_, _, precision), _), *_ = sorted(dates.items(), key=lambda found: (-found[1], str(found[0])))
    first = min(start for start, _, _ in dates)
    last = max(end or start for start, end, _ in dates)
    several = len({dated[:2] for dated in dates}) > 1
    shown = stated(first, last, None if several else precision)
    return When(shown, "" if several else label("precisions", precision), len({dated[:2] for dated in dates}))


def often(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names, each once, the most frequent first."""
    counts = Counter(name for name in names if name)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
