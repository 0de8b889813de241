"""Versions: one page fetched again and changed; what changed in its words, and in what it claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, func, select

from asreported.claims import Span
from asreported.intake import Notice, Report, notices

from . import schema
from .finding import claim_rows, in_order
from .rows import ClaimRow, FigureRow
from .sentences import sentences
from .stored import TABLES, report_of


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that reads otherwise in the newer version, in the sentence that took the place of the older one."""

    before: FigureRow
    after: FigureRow


@dataclass(frozen=True, slots=True)
class Change:
    """What a version changed in the one before it.

    `gone` and `new` are sentences, `moved` figures, `dropped` and `made` the other claims of those sentences: what the
    older version claims and the newer does not, and the other way. `notices` are the newer one's own words about it.
    """

    older: Report
    newer: Report
    gone: tuple[str, ...]
    new: tuple[str, ...]
    moved: tuple[Moved, ...]
    dropped: tuple[ClaimRow[Any], ...]
    made: tuple[ClaimRow[Any], ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionsRow:
    """The versions of one page, the oldest first, and what each changed in the one before it."""

    story: str
    reports: tuple[Report, ...]
    changes: tuple[Change, ...]

    @property
    def newest(self) -> Report:
        """The version that stands now."""
        return self.reports[-1]


def versions(connection: Connection, only: str | None = None) -> tuple[VersionsRow, ...]:
    """The pages of which a case has several versions, by address; or the one of an address."""
    table = schema.reports
    several = select(table.c.story).where(table.c.story.is_not(None)).group_by(table.c.story).having(func.count() > 1)
    wanted = select(table).where(table.c.story.in_(several))
    if only is not None:
        wanted = wanted.where(table.c.story == only)
    pages: defaultdict[str, list[Report]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        pages[row["story"]].append(report_of(row))
    return tuple(_versions(connection, story, pages[story]) for story in sorted(pages))


def in_time(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Versions in the order in which they stood: as the source dates its changes, then as they were fetched."""
    return tuple(sorted(reports, key=lambda one: (one.updated or one.published or "", one.retrieved or "", one.id)))


def _versions(connection: Connection, story: str, reports: Sequence[Report]) -> VersionsRow:
    ordered = in_time(reports)
    claims = {one.id: _claims(connection, one.id) for one in ordered}
    found = tuple(change(older, claims[older.id], newer, claims[newer.id]) for older, newer in pairwise(ordered))
    return VersionsRow(story, ordered, found)


def _claims(connection: Connection, report: str) -> tuple[ClaimRow[Any], ...]:
    ids: list[str] = []
    for table in TABLES.values():
        ids += connection.execute(select(table.c.id).where(table.c.report == report)).scalars()
    return in_order(list(claim_rows(connection, ids).values()))


def change(older: Report, before: Iterable[ClaimRow[Any]], newer: Report, after: Iterable[ClaimRow[Any]]) -> Change:
    """What the newer of two versions changed. A claim whose sentence stayed word for word is no change."""
    old, new = _sentences(older), _sentences(newer)
    words = [span.of(older.text) for span in old], [span.of(newer.text) for span in new]
    gone: list[Span] = []
    come: list[Span] = []
    moved: list[Moved] = []
    left, right = list(before), list(after)
    for step, i, j, k, m in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if step != "equal":
            gone += old[i:j]
            come += new[k:m]
            moved += _moved(_within(left, old[i:j]), _within(right, new[k:m]))
    told = {row.id for one in moved for row in (one.before, one.after)}
    kept = {_said(row) for row in _within(left, gone)} & {_said(row) for row in _within(right, come)}
    return Change(
        older,
        newer,
        tuple(span.of(older.text) for span in gone),
        tuple(span.of(newer.text) for span in come),
        tuple(moved),
        tuple(row for row in _within(left, gone) if row.id not in told and _said(row) not in kept),
        tuple(row for row in _within(right, come) if row.id not in told and _said(row) not in kept),
        _notices(older, newer),
    )


def _sentences(report: Report) -> list[Span]:
    return [Span(*bounds) for bounds in sentences(report.text)]


def _within(rows: Iterable[ClaimRow[Any]], spans: Sequence[Span]) -> list[ClaimRow[Any]]:
    """The claims whose number, cue or trigger stands in one of the sentences."""
    return [row for row in rows if any(span.start <= row.key.start < span.end for span in spans)]


def _moved(gone: Iterable[ClaimRow[Any]], come: Iterable[ClaimRow[Any]]) -> list[Moved]:
    """The figures of sentences that took each other's place which answer one question with another number."""
    newer = [row for row in come if isinstance(row, FigureRow)]
    found = []
    for row in gone:
        if not isinstance(row, FigureRow):
            continue
        same = [one for one in newer if _question(one) == _question(row)]
        if same:
            newer.remove(same[0])
            if row.key_words != same[0].key_words:
                found.append(Moved(row, same[0]))
    return found


def _question(row: FigureRow) -> tuple[object, ...]:
    figure = row.claim
    return (figure.measure, figure.people, figure.scope, figure.mode, figure.part_of is not None)


def _said(row: ClaimRow[Any]) -> tuple[object, ...]:
    """What tells a claim from others of a report, without its place in the text."""
    claim = row.claim
    what = (getattr(claim, name, None) for name in ("measure", "act", "type", "stage", "status", "name", "mode"))
    return (claim.kind, row.key_words, claim.speaker, *what)


def _notices(older: Report, newer: Report) -> tuple[str, ...]:
    """The notices that the newer version has and the older has not."""
    before = {older.text[one.start : one.end] for one in notices(older.text)}
    now: list[Notice] = list(notices(newer.text))
    return tuple(words for one in now if (words := newer.text[one.start : one.end]) not in before)
