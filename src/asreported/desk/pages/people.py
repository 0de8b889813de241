"""The page of people: named persons, what is said to have become of each, by whom and as of when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from asreported.ledger import Case, PersonRow

from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.judgements import REVIEW
from ..telling.repeats import Repeats
from ..telling.rows import Row, claimant_called, claimant_key, outlet_called, outlet_key, row
from ..words import label, rank

PATH = "/people"
PEOPLE_PAGE = 50
FIELDS = (
    Field(
        "status",
        "Status",
        "Every status",
        lambda found: str(found.decided.status),
        lambda value: label("statuses", value),
        lambda value: rank("statuses", value),
    ),
    Field("claimant", "Claimant", "Every claimant", claimant_key, claimant_called),
    Field("outlet", "Outlet", "Every outlet", outlet_key, outlet_called),
    REVIEW,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A name with all statuses that accounts give it, by day.

    `known` is what accounts say of age, role and nationality; `conflict` the statuses that cannot all be last words.
    """

    name: str
    known: tuple[str, ...]
    rows: tuple[Row, ...]
    conflict: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All that the page of people shows."""

    filters: tuple[Filter, ...]
    people: tuple[Person, ...]
    page: Page[tuple[PersonRow, ...]]
    in_case: int


def people_page(case: Case, held: Holdings, query: Mapping[str, str]) -> PeoplePage:
    """The persons of whom something is told that the query asks for, each with all that is told."""
    every = case.people()
    named: dict[str, list[PersonRow]] = {}
    for found in every:
        named.setdefault(found.decided.name.casefold(), []).append(found)
    asked = {found.decided.name.casefold() for found in narrowed(every, FIELDS, query)}
    shown = page([tuple(named[name]) for name in sorted(asked)], PATH, query, PEOPLE_PAGE)
    return PeoplePage(
        filters=filters(every, FIELDS, query),
        people=tuple(_person(rows, held.repeats) for rows in shown.rows),
        page=shown,
        in_case=len(every),
    )


def anchor(name: str) -> str:
    """Where a person stands on the page: an id of letters and digits, whatever the name is written in."""
    return f"p-{sha256(name.casefold().encode()).hexdigest()[:12]}"


def _person(found: Sequence[PersonRow], repeats: Repeats) -> Person:
    names = Counter(one.decided.name for one in found)
    return Person(
        name=min(names, key=lambda name: (-names[name], name)),
        known=tuple(dict.fromkeys(words for one in found for words in _known(one))),
        rows=tuple(row(one, repeats) for one in found),
        conflict=_conflict(found),
    )


def _known(found: PersonRow) -> list[str]:
    person = found.decided
    return [words for words in (person.role, person.age and f"{person.age} years old", person.nationality) if words]


def _conflict(found: Sequence[PersonRow]) -> tuple[str, ...]:
    """The statuses at odds: both dead and alive afterwards, or both denied and told."""
    told = {one.decided.status for one in found if one.decided.mode != "denied"}
    denied = {one.decided.status for one in found if one.decided.mode == "denied"} & told
    ends = {label("fates", status) for status in told} - {""}
    if len(ends) > 1:
        return tuple(label("statuses", status) for status in sorted(told) if label("fates", status))
    return tuple(f"{label('statuses', status)} and denied" for status in sorted(denied))
