"""Which event a count belongs to: the killing of those it counts, told in its clause, its sentence, or just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from . import vocabulary
from .claim import Event, Figure
from .parse import Parse

LIKELY: Final = 4  # outside its clause a count belongs to one of so many types: the hurt to a crash, not a rescue
NEAR: Final = 3  # sentences before a count in which its event may stand


def tied(figures: Sequence[Figure], events: Sequence[Event], parse: Parse) -> list[Figure]:
    """The figures with the ids of their events, where one of a fitting type stands near enough."""
    return [_tied(figure, events, parse) for figure in figures]


def _tied(figure: Figure, events: Sequence[Event], parse: Parse) -> Figure:
    wanted: list[str] = vocabulary.load("events")["belonging"][figure.measure]
    fitting = [event for event in events if event.type in wanted]
    near = [event for event in fitting if event.type in wanted[:LIKELY]]
    found = _inside(figure, fitting, wanted) or _beside(figure, near, wanted, parse) or _before(figure, near, parse)
    if found is None:
        return figure
    event, where = found
    why = f"“{event.trigger.of(parse.text)}” {where}"
    reasons = tuple((name, why if name == "event" else reason) for name, reason in figure.reasons)
    return replace(figure, event=event.id, reasons=reasons)


def _inside(figure: Figure, events: Sequence[Event], wanted: list[str]) -> tuple[Event, str] | None:
    """The event in the clause of the count, of the type that fits the measure best."""
    here = [event for event in events if figure.evidence.holds(event.trigger)]
    best = min(here, key=lambda event: _rank(figure, event, wanted), default=None)
    return (best, "in its clause") if best else None


def _beside(figure: Figure, events: Sequence[Event], wanted: list[str], parse: Parse) -> tuple[Event, str] | None:
    """The event in the sentence of the count."""
    first, end = parse.sentence(parse.at(figure.number.start))
    span = parse.span(first, end)
    here = [event for event in events if span.holds(event.trigger)]
    best = min(here, key=lambda event: _rank(figure, event, wanted), default=None)
    return (best, "in its sentence") if best else None


def _before(figure: Figure, events: Sequence[Event], parse: Parse) -> tuple[Event, str] | None:
    """The last event in the sentences just before, else the only one of the report."""
    opened = parse.opens[parse.at(figure.number.start)]
    floor = opened
    for _ in range(NEAR):
        floor = parse.opens[floor - 1] if floor else floor
    start, end = parse.starts[floor], parse.starts[opened]
    here = [event for event in events if start <= event.trigger.start < end]
    if here:
        return max(here, key=lambda event: (event.trigger.start, event.id)), "in the sentences before"
    if len({event.type for event in events}) == 1:
        first = min(events, key=lambda event: (event.trigger.start, event.id))
        return first, "is the first of the only kind of event in the report that fits"
    return None


def _rank(figure: Figure, event: Event, wanted: list[str]) -> tuple[int, int, int, str]:
    other_voice = event.speaker != figure.speaker
    return (wanted.index(event.type), other_voice, abs(event.trigger.start - figure.number.start), event.id)
