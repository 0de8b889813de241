"""Reports and claims in rows: what each column says. Readable at 80 columns; on fewer, one field stands a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .layouts import excerpt, laid_out, with_sentences
from .terminal import text
from .words import label

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from asreported.claims import Figure
    from asreported.intake import Report
    from asreported.ledger import ClaimRow, EventRow, FigureRow, PersonRow, ReportRow, SourceRow, StatementRow

# `show` takes any unique beginning of an id; of seven digits two claims in a case of 10,000 are alike one time in six.
_ID = 9


def _lines(*parts: Text | None) -> Text:
    from rich.text import Text

    return Text("\n").join(part for part in parts if part)


def value(low: int | None, high: int | None) -> str:
    """The bounds of a figure, an open end left open: `12`, `900–`, `–40`, `12–15`; nothing where both are open."""
    if low is not None and low == high:
        return f"{low:,}"
    if low is None and high is None:
        return ""
    return f"{'' if low is None else f'{low:,}'}–{'' if high is None else f'{high:,}'}"


def figures(rows: Sequence[FigureRow], width: int) -> RenderableType:
    """Figures: when and where reported, the words as they stand and the bounds, of whom, according to whom."""
    headings = ("published", "figure", "of whom", "according to", "id")
    shown = []
    for row in rows:
        figure = row.claim
        bounds = value(figure.low, figure.high)
        known = "".join(row.key_words.split()).replace(",", "") == bounds.replace(",", "")
        cells = (
            _source(row.report),
            _lines(text(row.key_words, "bold"), None if known else text(bounds, "dim")),
            _lines(text(f"{figure.group}: {figure.measure}"), text(_standing(figure), "yellow")),
            _claimant(row),
            _id(row),
        )
        shown.append(cells)
    return with_sentences(headings, shown, [excerpt(row) for row in rows], width)


def _standing(figure: Figure) -> str:
    """What keeps a figure from being a plain count of what happened here."""
    parts = (
        None if figure.mode == "happened" else figure.mode,
        None if figure.scope == "event" else figure.scope,
        figure.verification,
    )
    return ", ".join(part for part in parts if part)


def statements(rows: Sequence[StatementRow], width: int) -> RenderableType:
    """Statements: when and where reported, who, the words of the cue, what."""
    headings = ("published", "who", "act", "what", "id")
    shown = []
    for row in rows:
        cells = (
            _source(row.report),
            _claimant(row),
            _lines(text(row.claim.act), text(row.claim.quote, "dim")),
            text(row.content_words),
            _id(row),
        )
        shown.append(cells)
    return laid_out(headings, shown, width)


def events(rows: Sequence[EventRow], width: int) -> RenderableType:
    """Events as one account tells them: when and where reported, what, its stage, whose deed, according to whom."""
    headings = ("published", "event", "who did it to whom", "according to", "id")
    shown = []
    for row in rows:
        event = row.claim
        quoted = f"“{row.key_words}”"
        parties = " → ".join(party for party in (event.actor, event.target) if party)
        day = "–".join(dict.fromkeys(day for day in (event.date_start, event.date_end) if day))
        cells = (
            _source(row.report),
            _lines(text(event.type, "bold"), text(event.stage.replace("_", " "), "yellow"), text(quoted, "dim")),
            _lines(text(parties), text(", ".join(part for part in (event.place, day) if part), "dim")),
            _claimant(row),
            _id(row),
        )
        shown.append(cells)
    return laid_out(headings, shown, width)


def people(rows: Sequence[PersonRow], width: int) -> RenderableType:
    """Persons: the day of the status, who, what became of them and where, according to whom."""
    headings = ("day", "person", "status", "according to", "id")
    shown = []
    for row in rows:
        person = row.claim
        said = (person.role, None if person.age is None else str(person.age), person.nationality)
        day = "–".join(dict.fromkeys(day for day in (person.date_start, person.date_end) if day))
        standing = ", ".join(part for part in (person.mode, person.verification) if part and part != "happened")
        status = (text(person.status, "bold"), text(standing, "yellow"), text(f"“{row.key_words}”", "dim"))
        cells = (
            text(day) if day else text("undated", "dim"),
            _lines(text(person.name), text(", ".join(part for part in said if part), "dim")),
            _lines(*status, text(person.place, "dim")),
            _claimant(row),
            _id(row),
        )
        shown.append(cells)
    return laid_out(headings, shown, width)


def reports(rows: Sequence[ReportRow], width: int) -> RenderableType:
    """Reports, and how many claims of each kind they make."""
    headings = ("published", "report", "figures", "statements", "events", "id")
    shown = []
    for row in rows:
        report = row.report
        cells = (
            _source(report),
            _lines(text(report.title or report.name), text(report.name, "dim") if report.title else None),
            *(text(count) for count in (row.figures, row.statements, row.events)),
            text(report.id[:_ID], "cyan"),
        )
        shown.append(cells)
    return laid_out(headings, shown, width)


def sources(rows: Sequence[SourceRow], width: int) -> RenderableType:
    """Sources, how many claims are ascribed to each and how many reports it published, and how people grade it."""
    headings = ("grade", "claims", "reports", "called", "id")
    shown = [
        (
            text(", ".join(f"{grade} ({by})" for by, grade in sorted(row.reliability.items()))),
            text(row.claims or ""),
            text(row.reports or ""),
            text(" · ".join((row.name, *(name for name in row.names if name != row.name)))),
            text(row.id, "cyan"),
        )
        for row in rows
    ]
    return laid_out(headings, shown, width)


def _id(row: ClaimRow[Any]) -> Text:
    """The claim's id, and how far people have judged it, with what they put in the place of what was read."""
    if row.review is None or row.status == "untouched":
        return text(row.id[:_ID], "cyan")
    corrections = sorted(row.review.corrections.items())
    mended = (text(f"{label(field)}: {'blank' if value is None else value}", "green") for field, value in corrections)
    return _lines(text(row.id[:_ID], "cyan"), text(label(row.status), "green"), *mended)


def _source(report: Report) -> Text:
    day = text(report.published[:10] if report.published else "undated", "" if report.published else "dim")
    return _lines(day, text(report.outlet, "dim") if report.outlet else None)


def _claimant(row: ClaimRow[Any]) -> Text:
    claim = row.claim
    relay = f"via {', '.join(claim.relay)}" if claim.relay else ""
    hedge = ", ".join(f"“{words}”" for words in claim.hedge)
    who = text(claim.speaker) if claim.speaker else text("the report itself", "dim")
    return _lines(who, text(relay, "dim"), text(hedge, "yellow"))
