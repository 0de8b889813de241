"""Paging: a long list in parts that a browser can hold, the rest one link away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from .filters import link

R = TypeVar("R")

# Rows with their sentences; about 400 kB of HTML.
PAGE_ROWS = 200


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One part of a list, numbered from 1; `earlier` and `later` are links to its neighbours."""

    rows: tuple[R, ...]
    number: int
    pages: int
    total: int
    earlier: str | None
    later: str | None


def page(
    rows: Sequence[R], path: str, query: Mapping[str, str], size: int = PAGE_ROWS, *, name: str = "page"
) -> Page[R]:
    """The part of the rows that `query[name]` asks for; the nearest one where there is no such part."""
    part: Page[R] = numbered((), len(rows), path, query, size, name=name)
    return replace(part, rows=tuple(rows[(part.number - 1) * size : part.number * size]))


def numbered(
    rows: Sequence[R], total: int, path: str, query: Mapping[str, str], size: int = PAGE_ROWS, *, name: str = "page"
) -> Page[R]:
    """The part of a list of `total` rows that `query[name]` asks for, where only its own rows were read."""
    pages = max(1, -(-total // size))
    asked = query.get(name, "1")
    # Longer than five digits is no page of any list.
    number = min(max(1, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1), pages)
    return Page(
        rows=tuple(rows),
        number=number,
        pages=pages,
        total=total,
        earlier=link(path, query, **{name: number - 1}) if number > 1 else None,
        later=link(path, query, **{name: number + 1}) if number < pages else None,
    )
