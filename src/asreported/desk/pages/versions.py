"""The pages of versions: a page of the web that was fetched again and changed, both texts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asreported.intake import Report
from asreported.ledger import Case, Change, ClaimRow, Moved, Story, VersionsRow

from ..holdings import Holdings
from ..lists.paging import Page, numbered
from ..telling.dates import ShownDate, publication, stated
from ..telling.repeats import Repeats
from ..telling.rows import Row, row, title
from .reports import web_address

PATH = "/versions"
VERSIONS_PAGE = 100


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All that the list of changed pages shows."""

    stories: tuple[Story, ...]
    page: Page[Story]


@dataclass(frozen=True, slots=True)
class Half:
    """One version beside another: its text in pieces, each with whether the other version has it not."""

    report: Report
    published: ShownDate
    updated: ShownDate
    fetched: ShownDate
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ShownMove:
    """A figure that reads otherwise in the newer version."""

    before: Row
    after: Row


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What one version changed in the one before it."""

    older: Half
    newer: Half
    moved: tuple[ShownMove, ...]
    dropped: tuple[Row, ...]
    made: tuple[Row, ...]
    notices: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether a figure moved and the publisher says nothing of it."""
        return bool(self.moved) and not self.notices


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the page of one page's versions shows, the newest change first."""

    title: str
    address: str
    href: str | None
    reports: tuple[Report, ...]
    changes: tuple[ShownChange, ...]


def versions_page(case: Case, _held: Holdings, query: Mapping[str, str]) -> VersionsPage:
    """The pages that the case has several versions of."""
    number = numbered((), case.stories(0)[1], PATH, query, VERSIONS_PAGE).number
    found, total = case.stories(VERSIONS_PAGE, (number - 1) * VERSIONS_PAGE)
    return VersionsPage(found, numbered(found, total, PATH, query, VERSIONS_PAGE))


def story_page(case: Case, held: Holdings, wanted: str, _query: Mapping[str, str]) -> StoryPage:
    """The versions of the page that a report is a version of; empty of changes where it is the only one."""
    found = case.versions(wanted)
    if not found:
        report = case.report(wanted).report
        return StoryPage(title(report), report.url or report.name, web_address(report.url), (report,), ())
    (story,) = found
    return _shown(story, held.repeats)


def _shown(story: VersionsRow, repeats: Repeats) -> StoryPage:
    return StoryPage(
        title=title(story.newest),
        address=story.story,
        href=web_address(story.newest.url),
        reports=story.reports,
        changes=tuple(_change(one, repeats) for one in reversed(story.changes)),
    )


def _change(one: Change, repeats: Repeats) -> ShownChange:
    def rows(found: Iterable[ClaimRow[Any]]) -> tuple[Row, ...]:
        return tuple(row(claim, repeats) for claim in found)

    def move(found: Moved) -> ShownMove:
        return ShownMove(row(found.before, repeats), row(found.after, repeats))

    return ShownChange(
        older=_half(one.older, one.gone),
        newer=_half(one.newer, one.new),
        moved=tuple(move(found) for found in one.moved),
        dropped=rows(one.dropped),
        made=rows(one.made),
        notices=one.notices,
    )


def _half(report: Report, own: Iterable[str]) -> Half:
    """A version with the sentences that only it has; they come in the order of the text."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for sentence in own:
        start = report.text.find(sentence, at)
        if start < 0:
            continue
        pieces += [(report.text[at:start], False), (sentence, True)]
        at = start + len(sentence)
    pieces.append((report.text[at:], False))
    return Half(
        report=report,
        published=publication(report),
        updated=stated(report.updated[:10] if report.updated else None),
        fetched=stated(report.retrieved[:10] if report.retrieved else None),
        pieces=tuple(piece for piece in pieces if piece[0]),
    )
