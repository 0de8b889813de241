"""Candidates: incidents, series and sources that may be the same as another, as the forms offer them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from asreported.ledger import Case, IncidentRow, SourceRow
from asreported.linking import Verdict, same_actor

from ..words import label
from .happenings import incident_title, when
from .parties import known_actor

SHOWN: Final = 6
# Letters of a sentence that are shown.
_WORDS: Final = 110
_WORD: Final = re.compile(r"\w{3,}")
# Words that many names share make nobody alike: a share of them all must be common.
_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Other:
    """A group that may be the same: what it is called, its page, why it may be, a few words about it."""

    id: str
    title: str
    href: str
    why: str
    about: str


def other_incidents(case: Case, own: str, limit: int = SHOWN) -> tuple[Other, ...]:
    """Incidents that may be the same as one."""
    found = case.candidates("incident", own, limit)
    why = {one.id: label("likeness", f"incident_{one.why}") for one in found}
    rows = case.incidents_by_id(why)
    return tuple(Other(row.id, incident_title(row), f"/incidents/{row.id}", why[row.id], _first(row)) for row in rows)


def _first(row: IncidentRow) -> str:
    """When it was, if an account says so, and what the first account says."""
    told = " ".join(row.events[0].sentence_words.split())
    said = f"“{told if len(told) <= _WORDS else told[:_WORDS].rsplit(' ', 1)[0] + '…'}”"
    date = when(row).date
    return f"{date.words}: {said}" if date.iso else said


def other_series(case: Case, own: str, limit: int = SHOWN) -> tuple[Other, ...]:
    """Series that may answer the same question as one."""
    found = case.candidates("series", own, limit)
    rows = [(case.one_series(one.id), label("likeness", f"series_{one.why}")) for one in found]
    return tuple(
        Other(row.id, row.label, f"/series/{row.id}", why, _last(len(row.figures), row.figures[-1].key_words))
        for row, why in rows
    )


def _last(figures: int, words: str) -> str:
    return f"“{words}”" if figures == 1 else f"{figures} figures, the last “{words}”"


def other_sources(case: Case, own: SourceRow, apart: Iterable[str], limit: int = SHOWN) -> tuple[SourceRow, ...]:
    """Sources whose names may mean the same one, the likeliest first; none of those that people keep `apart`."""
    known = {own.id, *apart}
    rated = ((_likeness(own, one), one) for one in case.sources() if one.id not in known)
    likely = sorted(((rate, one) for rate, one in rated if rate > 0), key=lambda found: (-found[0], found[1].id))
    return tuple(one for _, one in likely[:limit])


def _likeness(own: SourceRow, other: SourceRow) -> float:
    """How alike two sources are called: 0 where they share no word, or where linking knows them for two."""
    shared = max(_shared(mine, theirs) for mine in own.names for theirs in other.names)
    if shared < _SHARE:
        return 0.0
    judged = same_actor(known_actor(own.name), known_actor(other.name))
    return 0.0 if judged.verdict is Verdict.DIFFERENT and shared < 1 else shared + judged.likeness


def _shared(one: str, other: str) -> float:
    """The share of the words of the shorter name that the other has too."""
    first, second = _words(one), _words(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))
