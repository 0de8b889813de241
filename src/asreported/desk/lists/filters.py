"""Filters: what a page can be narrowed to, as plain choices of a form that needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

R = TypeVar("R")

# No name of a claimant or outlet has these words in brackets.
OWN_VOICE = "(own voice)"
NO_OUTLET = "(unknown outlet)"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: how many rows it leaves, and whether it is the chosen one."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as its form shows it; `everything` is what the form calls no filter."""

    name: str
    label: str
    everything: str
    chosen: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What a filter looks at: the value of a row, how it is called, and where it stands among the others."""

    name: str
    label: str
    everything: str
    value: Callable[..., str]
    called: Callable[[str], str] = str
    order: Callable[[str], tuple[int, str]] = lambda value: (0, value.casefold())


def narrowed(rows: Iterable[R], fields: Iterable[Field], query: Mapping[str, str]) -> tuple[R, ...]:
    """The rows that have every value that the query asks for."""
    asked = [(field, query[field.name]) for field in fields if query.get(field.name)]
    return tuple(row for row in rows if all(field.value(row) == value for field, value in asked))


def filters(rows: Iterable[object], fields: Iterable[Field], query: Mapping[str, str]) -> tuple[Filter, ...]:
    """The filters with their choices from all rows. A chosen value that no row has stays on the form, with 0."""
    every = tuple(rows)
    return tuple(_filter(every, field, query.get(field.name, "")) for field in fields)


def _filter(rows: tuple[object, ...], field: Field, chosen: str) -> Filter:
    counts = Counter(field.value(row) for row in rows)
    if chosen:
        counts[chosen] += 0
    choices = tuple(
        Choice(value, field.called(value), counts[value], value == chosen)
        for value in sorted(counts, key=lambda value: (*field.order(value), value))
        if value
    )
    return Filter(field.name, field.label, field.everything, chosen, choices)


def link(path: str, query: Mapping[str, str], **changed: str | int | None) -> str:
    """The address of a page with the query, some of its values changed or, where None, left out."""
    values = {**query, **{name: None if value is None else str(value) for name, value in changed.items()}}
    kept = {name: value for name, value in values.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
