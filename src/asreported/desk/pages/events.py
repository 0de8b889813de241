"""The page of events: by type and stage, in the order of publication, one row for each account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from asreported.ledger import Case, EventRow

from ..holdings import Holdings
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.dates import instant
from ..telling.judgements import REVIEW
from ..telling.rows import Row, claimant_called, claimant_key, outlet_called, outlet_key, row
from ..words import label, rank

PATH = "/events"
FIELDS = (
    Field(
        "type",
        "Type",
        "Every type",
        lambda found: str(found.decided.type),
        lambda value: label("types", value),
        lambda value: rank("types", value),
    ),
    Field(
        "stage",
        "Stage",
        "Every stage",
        lambda found: str(found.decided.stage),
        lambda value: label("stages", value),
        lambda value: rank("stages", value),
    ),
    Field("claimant", "Claimant", "Every claimant", claimant_key, claimant_called),
    Field("outlet", "Outlet", "Every outlet", outlet_key, outlet_called),
    REVIEW,
)


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event with its accounts on this page."""

    key: str
    label: str
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class EventsPage:
    """All that the page of events shows."""

    filters: tuple[Filter, ...]
    types: tuple[EventType, ...]
    page: Page[EventRow]
    in_case: int


def events_page(case: Case, held: Holdings, query: Mapping[str, str]) -> EventsPage:
    """The events that the query asks for."""
    every = case.events()
    wanted = sorted(narrowed(every, FIELDS, query), key=_order)
    totals = Counter(found.decided.type for found in wanted)
    shown = page(wanted, PATH, query)
    return EventsPage(
        filters=filters(every, FIELDS, query),
        types=tuple(
            EventType(key, label("types", key), tuple(row(found, held.repeats) for found in rows), totals[key])
            for key, rows in groupby(shown.rows, key=lambda found: found.decided.type)
        ),
        page=shown,
        in_case=len(every),
    )


def _order(found: EventRow) -> tuple[object, ...]:
    event = found.decided
    moment = instant(found.report.published)
    when = (moment is None, moment.timestamp() if moment else 0.0)
    return (rank("types", event.type), rank("stages", event.stage), when, found.report.id, event.trigger, found.id)
