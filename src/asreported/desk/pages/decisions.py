"""The page of decisions: the log of what people decided, and what waits for a person again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asreported.ledger import Again, Case, Decision

from ..holdings import Holdings
from ..lists.paging import Page, numbered
from ..telling.judgements import shown
from ..words import label
from .sources import source_href

PATH = "/decisions"
DECISIONS_PAGE = 100
_WORDS = 70
# The first letter of an id and where the thing has its page.
_PLACES = {
    "f-": "/review/",
    "s-": "/review/",
    "e-": "/review/",
    "p-": "/review/",
    "i-": "/incidents/",
    "q-": "/series/",
}


@dataclass(frozen=True, slots=True)
class About:
    """What a decision is about, in its own words where it has some; `href` is empty where it has no page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log. Not `holds` where it was taken back; `gone` says so."""

    number: int
    by: str
    at: str
    said: str
    things: tuple[About, ...]
    words: str | None
    holds: bool
    gone: str
    undoable: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that waits for a person again, and why."""

    number: int
    by: str
    said: str
    why: str
    things: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """All that the page of decisions shows."""

    entries: tuple[Entry, ...]
    again: tuple[Asked, ...]
    page: Page[Decision]
    about: str


def decisions_page(case: Case, _held: Holdings, query: Mapping[str, str]) -> DecisionsPage:
    """The part of the log that the query asks for, or what is about one thing."""
    about = query.get("about", "")
    asked = tuple(_asked(one) for one in case.again()) if not about and query.get("page", "1") == "1" else ()
    if about:
        found = tuple(reversed(case.decisions(about)))
        shown_page = numbered(found, len(found), PATH, query, DECISIONS_PAGE)
        _, _, back = case.log_part(0)
        return DecisionsPage(tuple(entry(one, back) for one in found), (), shown_page, about)
    number = numbered((), case.log_part(0)[1], PATH, query, DECISIONS_PAGE).number
    part, total, back = case.log_part(DECISIONS_PAGE, (number - 1) * DECISIONS_PAGE)
    listed = numbered(part, total, PATH, query, DECISIONS_PAGE)
    return DecisionsPage(tuple(entry(one, back) for one in part), asked, listed, "")


def entry(one: Decision, back: frozenset[int] = frozenset()) -> Entry:
    """A decision as the pages show it; `back` are the numbers of those that were taken back."""
    holds = one.number not in back
    return Entry(
        number=one.number,
        by=one.by,
        at=one.at,
        said=said(one),
        things=things(one),
        words=one.comment,
        holds=holds,
        gone="" if holds else "taken back",
        undoable=holds and one.kind != "note",
    )


def said(one: Decision) -> str:
    """What was decided, in words that follow the name of who decided."""
    others = len(one.together) - 1
    return f"{_said(one)}, with {others} more in one go" if others else _said(one)


def _said(one: Decision) -> str:
    words = label("decided", one.kind)
    if one.kind == "correct" and one.field:
        return f"{words}: {label('fields', one.field).lower()} is {shown(one.field, one.value)}"
    if one.kind == "undo":
        return f"took back no. {one.value}"
    if one.kind == "grade":
        value = str(one.value)
        if one.field == "incident":
            return f"{words} {label('incident_grades', value).lower()}"
        return f"{words} {value}, {label(str(one.field), value)}"
    return words


def things(one: Decision) -> tuple[About, ...]:
    """What a decision is about."""
    return tuple(_about(one, name) for name in one.subjects)


def _about(one: Decision, name: str) -> About:
    seen = one.basis.get(name) if isinstance(one.basis, dict) else None
    words = " ".join(str(seen["words"]).split()) if isinstance(seen, dict) else ""
    short = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
    if one.field in {"reliability", "actor"}:
        return About(name.replace("name:", ""), source_href(name))
    place = _PLACES.get(name[:2], "/reports/" if one.kind == "note" else "")
    return About(f"“{short}”" if short else name, f"{place}{name}" if place else "")


def _asked(one: Again) -> Asked:
    fields = f": {', '.join(label('fields', name).lower() for name in one.fields)}" if one.fields else ""
    decided = one.decision
    return Asked(decided.number, decided.by, said(decided), f"{one.why}{fields}", things(decided))
