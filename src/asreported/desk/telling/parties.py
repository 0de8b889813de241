"""Parties: the claims of several reports by who makes them, names that are surely one claimant's together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from typing import Any, TypeVar

from asreported.ledger import ClaimRow
from asreported.linking import Actor, Verdict, actor, same_actor

R = TypeVar("R", bound=ClaimRow[Any])


def by_party(rows: Iterable[R]) -> list[tuple[str | None, list[R]]]:
    """The rows by claimant, whoever is told of most first; None, the reports' own voice, comes last."""
    found: dict[str | None, list[R]] = {}
    for row in rows:
        found.setdefault(_known_as(row.decided.speaker, found), []).append(row)
    return sorted(found.items(), key=lambda party: (party[0] is None, -len(party[1])))


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two names are surely of one body: written alike, or known to be aliases."""
    return (
        one.casefold() == other.casefold() or same_actor(known_actor(one), known_actor(other)).verdict is Verdict.SAME
    )


def names(rows: Iterable[ClaimRow[Any]]) -> tuple[str | None, ...]:
    """The claimants of some rows, each once, as they come; None is the reports' own voice."""
    found: dict[str | None, None] = {}
    for name in dict.fromkeys(row.decided.speaker for row in rows):
        found.setdefault(_known_as(name, found))
    return tuple(found)


def _known_as(name: str | None, known: Collection[str | None]) -> str | None:
    if name is None or name in known:
        return name
    return next((other for other in known if other is not None and alike(other, name)), name)


@cache
def known_actor(name: str) -> Actor:
    """The actor that a name stands for."""
    return actor(name)
