"""Accounts of one event beside each other: a column for each claimant, a row for each thing that may be at odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Any

from asreported.claims import Event, Figure
from asreported.intake import Report
from asreported.ledger import ClaimRow

from ..lists.paging import Page, page
from ..words import label, rank
from .parties import alike, by_party
from .repeats import Repeats
from .rows import amount, claim_href, stated_date
from .said import Said, said

AccountRow = ClaimRow[Any]
Party = tuple[str | None, list[AccountRow]]
# Claimants with a column on one page; a large incident has hundreds.
COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Value:
    """What one account gives for a field, `of` whom a number counts.

    `version` is the letter of all that give the same, empty where all do.
    """

    words: str
    href: str
    of: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A field of the event: what each column says of it. `versions` is how many there are, `tellers` how many tell."""

    label: str
    cells: tuple[tuple[Value, ...], ...]
    versions: int
    tellers: int


@dataclass(frozen=True, slots=True)
class Column:
    """A claimant, None for the reports' own voice, the reports it is told in, and the sentences that say so."""

    name: str | None
    reports: tuple[Report, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one event by claimant and by field; of many claimants `part` says which have columns here."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    part: Page[Party]


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    words: Callable[[Event], str | None]
    same: Callable[[str, str], bool] = lambda one, other: one.casefold() == other.casefold()


_FIELDS = (
    _Field("What", lambda event: label("types", event.type)),
    _Field("Outcome or stage", lambda event: label("stages", event.stage)),
    _Field("Who did it", lambda event: event.actor, alike),
    _Field("To whom", lambda event: event.target, alike),
    _Field("Where", lambda event: event.place),
    _Field("When", lambda event: stated_date(event).words if event.date_start else None),
)


def accounts(
    rows: Iterable[AccountRow], repeats: Repeats, path: str = "", query: Mapping[str, str] | None = None
) -> Accounts:
    """The events and figures of one incident, by claimant: those that the query of its page, at `path`, asks for."""
    parties = by_party(rows)
    part = page(parties, path, query or {}, COLUMNS, name="claimants")
    first = (part.number - 1) * COLUMNS
    here = slice(first, first + COLUMNS)
    told = [[one for one in party if isinstance(one.claim, Event) and one.status != "rejected"] for _, party in parties]
    counts = [
        [one for one in party if isinstance(one.claim, Figure) and one.status != "rejected"] for _, party in parties
    ]
    lines = [_line(field.label, [_values(column, field) for column in told], field.same) for field in _FIELDS]
    return Accounts(
        columns=tuple(_column(name, party, repeats) for name, party in part.rows),
        lines=tuple(replace(line, cells=line.cells[here]) for line in (*lines, *_figures(counts)) if line.tellers),
        part=part,
    )


def _column(name: str | None, party: Sequence[AccountRow], repeats: Repeats) -> Column:
    reports = {one.report.id: one.report for one in party}
    return Column(name, tuple(reports.values()), said(party, repeats))


def _values(rows: Iterable[AccountRow], field: _Field) -> list[Value]:
    found: dict[str, Value] = {}
    for one in rows:
        words = field.words(one.decided)
        if words and not any(field.same(words, other) for other in found):
            found[words] = Value(words, claim_href(one.claim))
    return list(found.values())


def _figures(columns: Sequence[Sequence[AccountRow]]) -> Iterable[Line]:
    """A line for each measure: who counts how many."""
    measures = {one.decided.measure for column in columns for one in column}
    for measure in sorted(measures, key=lambda name: rank("measures", name)):
        here = [[one for one in column if one.decided.measure == measure] for column in columns]
        yield _line(label("measures", measure), [_counts(column) for column in here], str.__eq__)


def _counts(rows: Iterable[AccountRow]) -> list[Value]:
    found: dict[str, Value] = {}
    for one in rows:
        said_ = " ".join(one.key_words.split())
        words = said_ if one.decided.form == "vague" else amount(one.decided)
        found.setdefault(
            f"{words} {one.decided.group}".casefold(), Value(words, f"/figures/{one.id}", one.decided.group)
        )
    return list(found.values())


def _line(name: str, columns: Sequence[Sequence[Value]], same: Callable[[str, str], bool]) -> Line:
    versions: list[str] = []
    for value in (one for column in columns for one in column):
        if not any(same(value.words, other) for other in versions):
            versions.append(value.words)
    cells = tuple(tuple(_lettered(value, versions, same) for value in column) for column in columns)
    return Line(name, cells, len(versions), sum(bool(column) for column in columns))


def _lettered(value: Value, versions: Sequence[str], same: Callable[[str, str], bool]) -> Value:
    if len(versions) < 2:
        return value
    at = next(at for at, other in enumerate(versions) if same(value.words, other))
    # More versions than letters are no longer told apart by them.
    return replace(value, version=ascii_uppercase[at] if at < len(ascii_uppercase) else "")
