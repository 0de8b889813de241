"""The pages of disputes: what two sides say that cannot both be right, with both sentences and why it is at odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from asreported.errors import CaseError
from asreported.ledger import Case, ClaimRow, DisputeRow
from asreported.linking import Dispute as Gathered

from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.meetings import Meetings, Thing
from ..telling.parties import names
from ..telling.repeats import Repeats
from ..telling.said import Said, numbers, said
from ..words import label, rank

PATH = "/disputes"
# A dispute has two columns of sentences; more would be no list but a book.
DISPUTES_PAGE = 25
FIELDS = (
    Field(
        "kind",
        "At odds",
        "Everything",
        lambda found: str(found.kind),
        lambda value: label("disputes", value),
        lambda value: rank("disputes", value),
    ),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: its claimants, its numbers where it is about one, its sentences."""

    names: tuple[str | None, ...]
    numbers: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as the pages show it; `about` are the incidents and series that it is part of."""

    id: str
    kind: str
    label: str
    sides: tuple[Side, Side]
    reasons: tuple[str, ...]
    about: tuple[Thing, ...]

    @property
    def href(self) -> str:
        """Its own page."""
        return f"{PATH}/{self.id}"


@dataclass(frozen=True, slots=True)
class DisputeKind:
    """What is at odds, with the disputes on this page."""

    label: str
    why: str
    disputes: tuple[Dispute, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """All that the page of disputes shows."""

    filters: tuple[Filter, ...]
    kinds: tuple[DisputeKind, ...]
    page: Page[Gathered]
    in_case: int


def disputes_page(case: Case, held: Holdings, query: Mapping[str, str]) -> DisputesPage:
    """The disputes that the query asks for, by what is at odds."""
    every = case.dispute_outlines()
    wanted = sorted(narrowed(every, FIELDS, query), key=lambda found: rank("disputes", found.kind))
    shown = page(wanted, PATH, query, DISPUTES_PAGE)
    here = case.dispute_rows(shown.rows)
    known = Meetings(case, here)
    return DisputesPage(
        filters=filters(every, FIELDS, query),
        kinds=tuple(
            _kind(kind, list(rows), sum(found.kind == kind for found in wanted), held.repeats, known)
            for kind, rows in groupby(here, key=lambda found: found.kind)
        ),
        page=shown,
        in_case=len(every),
    )


def dispute_page(case: Case, held: Holdings, wanted: str, _query: Mapping[str, str]) -> Dispute:
    """One dispute. Raises CaseError where there is none of this id."""
    found = next((one for one in case.dispute_outlines() if one.id == wanted), None)
    if found is None:
        raise CaseError("AR211", f"No dispute is called {wanted!r}.", "See what is there with: asreported disputes")
    (row,) = case.dispute_rows([found])
    return dispute(row, held.repeats, Meetings(case, [row]))


def _kind(kind: str, rows: Iterable[DisputeRow], total: int, repeats: Repeats, known: Meetings) -> DisputeKind:
    made = tuple(dispute(found, repeats, known) for found in rows)
    return DisputeKind(label("disputes", kind), label("dispute_reasons", kind), made, total)


def dispute(found: DisputeRow, repeats: Repeats, known: Meetings) -> Dispute:
    """A dispute of the ledger as the pages show it."""
    sides = _side(found.a, found.kind, repeats), _side(found.b, found.kind, repeats)
    reasons = tuple(plain(reason) for reason in found.reasons)
    return Dispute(found.id, found.kind, label("disputes", found.kind), sides, reasons, known.about(found))


def _side(rows: Sequence[ClaimRow[Any]], kind: str, repeats: Repeats) -> Side:
    return Side(names(rows), numbers(rows) if kind == "number" else (), said(rows, repeats))


def plain(reason: str) -> str:
    """A reason without the marks of the ids of actors that have no other name."""
    return reason.replace("name:", "")
