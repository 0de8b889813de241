"""The pages of sources: who is said to know, how reliable people judge them, and their track record in the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from asreported.ledger import Case, Record, SourceRow

from ..holdings import Holdings, SourceGrade
from ..lists.filters import Field, Filter, filters, narrowed
from ..lists.paging import Page, page
from ..telling.candidates import Other, other_sources
from ..telling.judgements import GroupJudgement, Remark, group_judgements, remarks
from ..telling.parties import known_actor
from ..telling.rows import Row, row
from ..words import label, rank

PATH = "/sources"
SOURCES_PAGE = 100
CLAIMS_SHOWN = 20
FIELDS = (
    Field(
        "graded",
        "Reliability",
        "Graded or not",
        lambda found: min(found.reliability.values()) if found.reliability else "none",
        lambda value: f"{value}, {label('reliability', value)}" if value != "none" else "Not graded",
        lambda value: rank("reliability", value),
    ),
    Field(
        "is",
        "Is",
        "Everybody",
        lambda found: "outlet" if found.reports and not found.claims else "source",
        lambda value: "An outlet of which no claims are told" if value == "outlet" else "Said to know",
    ),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A source in the list."""

    id: str
    name: str
    others: tuple[str, ...]
    kind: str
    claims: int
    reports: int
    grades: tuple[SourceGrade, ...]
    record: Record

    @property
    def href(self) -> str:
        """Its own page."""
        return source_href(self.id)


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All that the list of sources shows."""

    filters: tuple[Filter, ...]
    sources: tuple[Listed, ...]
    page: Page[SourceRow]
    in_case: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the page of one source shows. `known` is what its forms have seen of the log."""

    listed: Listed
    claims: tuple[Row, ...]
    remarks: tuple[Remark, ...]
    judgements: tuple[GroupJudgement, ...]
    others: tuple[Other, ...]
    seen: int
    known: int


def source_href(wanted: str) -> str:
    """The page of a source, by its id."""
    return f"{PATH}/{quote(wanted, safe='')}"


def sources_page(case: Case, _held: Holdings, query: Mapping[str, str]) -> SourcesPage:
    """The sources that the query asks for, those with most claims first."""
    every = case.sources()
    wanted = sorted(narrowed(every, FIELDS, query), key=lambda one: (-one.claims, -one.reports, one.name.casefold()))
    shown = page(wanted, PATH, query, SOURCES_PAGE)
    records = case.records(shown.rows)
    return SourcesPage(
        filters=filters(every, FIELDS, query),
        sources=tuple(_listed(one, records.get(one.id)) for one in shown.rows),
        page=shown,
        in_case=len(every),
    )


def source_page(case: Case, held: Holdings, wanted: str, _query: Mapping[str, str]) -> SourcePage:
    """One source, by its id or a name that reports use for it."""
    found = case.source(wanted)
    ids = {found.id, *(known_actor(name).id for name in found.names)}
    judged = case.judged(*ids)
    apart = [name for one in judged if one.field == "actor" and one.kind == "different" for name in one.subjects]
    return SourcePage(
        listed=_listed(found, case.records([found]).get(found.id)),
        claims=tuple(row(one, held.repeats) for one in case.newest_figures(found.names, CLAIMS_SHOWN)),
        remarks=remarks(one for one in judged if one.field != "actor"),
        judgements=group_judgements((one for one in judged if one.field == "actor"), found.id),
        others=tuple(
            Other(one.id, one.name, source_href(one.id), "", _counted(one)) for one in other_sources(case, found, apart)
        ),
        seen=case.newest_decision(found.id),
        known=case.log_part(0)[1],
    )


def _counted(found: SourceRow) -> str:
    claims = f"{found.claims:,} {'claim' if found.claims == 1 else 'claims'}"
    return f"{claims}, publishes {found.reports:,}" if found.reports else claims


def _listed(found: SourceRow, record: Record | None) -> Listed:
    return Listed(
        id=found.id,
        name=found.name,
        others=tuple(name for name in found.names if name.casefold() != found.name.casefold()),
        kind=found.kind,
        claims=found.claims,
        reports=found.reports,
        grades=tuple(
            SourceGrade(grade, label("reliability", grade), by) for by, grade in sorted(found.reliability.items())
        ),
        record=record or Record(0, 0, 0, 0, 0),
    )
