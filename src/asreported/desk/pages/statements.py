"""The page of statements: by speaker, in the order of publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from asreported.ledger import Case, StatementRow

from ..holdings import Holdings
from ..lists.filters import OWN_VOICE, Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.judgements import REVIEW
from ..telling.rows import Row, outlet_called, outlet_key, row
from ..words import label, rank

PATH = "/statements"
NOBODY = OWN_VOICE


def _speaker(found: StatementRow) -> str:
    return found.decided.speaker or NOBODY


FIELDS = (
    Field("speaker", "Speaker", "Every speaker", _speaker, lambda key: "No source named" if key == NOBODY else key),
    Field(
        "act",
        "Act",
        "Every act",
        lambda found: str(found.decided.act),
        lambda value: label("acts", value),
        lambda value: rank("acts", value),
    ),
    Field("outlet", "Outlet", "Every outlet", outlet_key, outlet_called),
    REVIEW,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with the statements on this page; `name` is None where no source is named."""

    name: str | None
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """All that the page of statements shows."""

    filters: tuple[Filter, ...]
    speakers: tuple[Speaker, ...]
    page: Page[StatementRow]
    in_case: int


def statements_page(case: Case, held: Holdings, query: Mapping[str, str]) -> StatementsPage:
    """The statements that the query asks for: who speaks most comes first, the unnamed last."""
    every = case.statements()
    wanted = list(narrowed(every, FIELDS, query))
    totals: dict[str, int] = {}
    for found in wanted:
        totals[_speaker(found)] = totals.get(_speaker(found), 0) + 1
    wanted.sort(key=lambda found: (_speaker(found) == NOBODY, -totals[_speaker(found)], _speaker(found)))
    shown = page(wanted, PATH, query)
    return StatementsPage(
        filters=filters(every, FIELDS, query),
        speakers=tuple(
            Speaker(None if key == NOBODY else key, tuple(row(found, held.repeats) for found in rows), totals[key])
            for key, rows in groupby(shown.rows, key=_speaker)
        ),
        page=shown,
        in_case=len(every),
    )
