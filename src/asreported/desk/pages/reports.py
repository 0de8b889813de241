"""The pages of reports: the list with what could not be read, and one report with its claims in its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from asreported.claims import Claim
from asreported.intake import Report, Unreadable
from asreported.ledger import Case, ClaimRow, ReportRow

from ..charts.chains import Chains, chains
from ..holdings import Holdings
from ..lists.paging import PAGE_ROWS, Page, numbered, page
from ..telling.dates import ShownDate, publication
from ..telling.highlights import Piece, marks_of, paragraphs
from ..telling.repeats import Repeat, Repeats, Sharing
from ..telling.rows import Row, row, title
from ..words import vocabulary

PATH = "/reports"
_SHOWN = "order:-2;position:sticky;top:0;z-index:2;border-color:var(--focus);box-shadow:0 0 0 2px var(--focus)"
_AT_FOOT = "position:fixed;inset:auto 0 0;z-index:8;max-height:45vh;overflow-y:auto;margin:0;border-radius:0"


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in the list, and the reports that it shares its words with."""

    report: Report
    title: str
    date: ShownDate
    figures: int
    statements: int
    events: int
    sharing: Sharing | None


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """All that the list of reports shows. `page` and `refused` are the parts of its two lists."""

    reports: tuple[Listed, ...]
    page: Page[ReportRow]
    refused: Page[Unreadable]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page of one report shows: its text in pieces, its claims in the order of the text.

    `unclaimed` is the share of its words, in percent, that stand in no claim.
    """

    listed: Listed
    repeats: tuple[Repeat, ...]
    url: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    rows: tuple[Row, ...]
    kinds: tuple[tuple[str, int], ...]
    reader_version: str
    rules_version: str
    versions: int
    chains: Chains | None
    unclaimed: int


def reports_page(case: Case, held: Holdings, query: Mapping[str, str]) -> ReportsPage:
    """The reports of the case by publication and the sources that gave none, the parts that the query asks for."""
    total = held.tally.reports
    number = numbered((), total, PATH, query).number
    shown = numbered(case.reports_part(PAGE_ROWS, (number - 1) * PAGE_ROWS), total, PATH, query)
    return ReportsPage(
        reports=tuple(listed(found, held.repeats) for found in shown.rows),
        page=shown,
        refused=page(case.unreadable(), PATH, query, name="refused"),
    )


def report_page(case: Case, held: Holdings, found: ReportRow) -> ReportPage:
    """One report of the case."""
    claims = _claims(case, found.report.id)
    repeats = held.repeats
    marks = [mark for one in claims for mark in marks_of(one.claim)]
    counts = {"figure": found.figures, "statement": found.statements, "event": found.events, "person": found.persons}
    pieces = paragraphs(found.report.text, marks)
    return ReportPage(
        listed=listed(found, repeats),
        repeats=repeats.of(found.report.id),
        url=web_address(found.report.url),
        paragraphs=pieces,
        rows=tuple(row(one, repeats) for one in claims),
        kinds=tuple((kind, counts[kind]) for kind in vocabulary("kinds")),
        reader_version=found.reader_version,
        rules_version=found.rules_version,
        versions=case.versions_of(found.story) if found.story else 1,
        chains=chains(one.decided for one in claims),
        unclaimed=_unclaimed(pieces),
    )


def _unclaimed(read: Iterable[Iterable[Piece]]) -> int:
    counts = Counter[bool]()
    for paragraph in read:
        for piece in paragraph:
            counts[bool(piece.marks)] += len(piece.text.split())
    return round(100 * counts[False] / max(1, counts.total()))


def claim_styles(case: Case, wanted: str) -> str:
    """The style sheet of a report's page that lights up all words of the claim that an address points at, and shows the
    entry of the claim whose words the pointer or the keyboard is on.

    Which pieces belong to a claim is data, and the pages allow neither scripts nor styles in their text.
    """
    return "\n".join(_style(one.claim) for one in _claims(case, case.report(wanted).report.id))


def _style(claim: Claim) -> str:
    chosen = f"body:has(:is(#claim-{claim.id},#about-{claim.id}):target)"
    words = "background-color:var(--target);color:var(--ink);box-shadow:0 .12em 0 var(--target-edge)"
    card = "order:-1;position:sticky;top:0;z-index:1;border-color:var(--target-edge)"
    on = f'body:has(.text a[href="#about-{claim.id}"]:is(:hover,:focus-visible))'
    return "\n".join(
        (
            f'{chosen} [data-claims~="{claim.id}"]{{{words}}}',
            f"{chosen} #about-{claim.id}{{{card}}}",
            f'{on} [data-claims~="{claim.id}"]{{box-shadow:0 .14em 0 var(--focus)}}',
            f"{on} #about-{claim.id}{{{_SHOWN}}}",
            # Where the entries stand below the text, the one asked for stands at the foot of the window.
            f"@media(max-width:60rem){{{on} #about-{claim.id}{{{_AT_FOOT}}}}}",
        )
    )


def web_address(url: str | None) -> str | None:
    """The address of a report if a browser may follow it: nothing but the web, so that no source can hide a script."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _claims(case: Case, report_id: str) -> list[ClaimRow[Any]]:
    found: list[ClaimRow[Any]] = []
    found += case.figures(report=report_id)
    found += case.statements(report=report_id)
    found += case.events(report=report_id)
    found += case.people(report=report_id)
    return sorted(found, key=lambda one: (one.key, one.id))


def listed(found: ReportRow, repeats: Repeats) -> Listed:
    """A report as lists show it."""
    report = found.report
    return Listed(
        report=report,
        title=title(report),
        date=publication(report),
        figures=found.figures,
        statements=found.statements,
        events=found.events,
        sharing=repeats.sharing(report.id),
    )
