"""Actors: names across reports become one actor or stay apart, with evidence.

`actor` reads a claimant's words alone; `cast` reads all claimants of one report, where one place tells what another
leaves out: whose spokesman somebody is, whose full name a short one stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from asreported.claims import Claim, Person
from asreported.intake import Report

from ..judgements import Verdict
from ..names import words
from .claimants import claimant
from .known import Actor, by_id
from .sameness import same_actor

__all__ = ["Actor", "actor", "cast", "same_actor", "speaks_for"]


@lru_cache(maxsize=65536)
def actor(name: str, *, country: str | None = None) -> Actor:
    """Who is meant by a name or the words for a source.

    `country` is the ISO 3166 code of the land that the report is about, where it is known: it tells whose interior
    ministry is meant where the words do not.
    """
    return claimant(name, country)


def speaks_for(of: Actor) -> str:
    """The id of the body or state whose words somebody's are; their own where none is known."""
    return of.of if of.of is not None and of.kind in {"person", "role", "collective"} else of.id


def cast(report: Report, claims: Iterable[Claim], *, country: str | None = None) -> dict[str, Actor]:
    """The actor of every claimant, relay and person named in one report's claims, by the name that the claims give."""
    told: dict[str, set[str]] = {}
    for claim in claims:
        for name in (claim.speaker, *claim.relay, claim.name if isinstance(claim, Person) else None):
            if name is not None:
                told.setdefault(name, set())
        if claim.speaker is not None and claim.speaker_span is not None:
            told[claim.speaker].add(claim.speaker_span.of(report.text))
    found = {name: _introduced(name, sorted(told[name]), country) for name in sorted(told)}
    return {name: _fullest(who, list(found.values())) for name, who in found.items()}


def _introduced(name: str, said: list[str], country: str | None) -> Actor:
    """The actor of a name, with the body that the words around any of its mentions put it to."""
    who = actor(name, country=country)
    if who.kind != "person" or who.of is not None:
        return who
    for told in sorted((actor(" ".join(words_.split()), country=country) for words_ in said), key=_sureness):
        if told.kind == "person" and told.of is not None and _names_one(told, who):
            return replace(who, of=told.of, side=told.side)
    return who


def _sureness(told: Actor) -> tuple[int, int, str]:
    """Known bodies first, then those with most words."""
    of = told.of or ""
    return (0 if of and by_id(of) is not None else 1, -len(of), told.id)


def _names_one(one: Actor, other: Actor) -> bool:
    return words(one.name)[-1] == words(other.name)[-1]


def _fullest(who: Actor, others: list[Actor]) -> Actor:
    """The one actor of the report that a short name or a body without owner stands for, else itself."""
    if who.of is not None or not who.id.startswith("name:") or who.kind in {"role", "collective", "outlet"}:
        return who
    fuller = {
        other.id: other
        for other in others
        if other.id != who.id
        and other.kind not in {"role", "collective", "outlet"}
        and len(words(other.name)) > len(words(who.name))
        and _stands_for(who, other)
    }
    return next(iter(fuller.values())) if len(fuller) == 1 else who


def _stands_for(short: Actor, full: Actor) -> bool:
    """Whether a name in a report is short for another of the same report."""
    if short.kind == "person" and (full.kind != "person" or len(words(short.name)) > 1):
        return False
    if short.kind == "organisation" and full.of is not None:
        return full.id.endswith((f" {short.id.removeprefix('name:')}", f"-{short.id[5:].replace(' ', '-')}"))
    return same_actor(short, full, together=True).verdict is Verdict.SAME
