"""Reports and claims as JSON objects, for `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asreported.intake import Unreadable
    from asreported.ledger import ClaimRow, ReportRow


def claim_object(row: ClaimRow[Any]) -> dict[str, object]:
    """The claim as the export writes it, with its sentence and the reasons of its fields."""
    from asreported.exports import record

    return record(row) | {"sentence": row.sentence_words, "reasons": dict(row.claim.reasons)}


def report_object(row: ReportRow) -> dict[str, object]:
    """What is known of the report, without its text."""
    report = row.report
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "published_from": report.published_from,
        "url": report.url,
        "notes": list(report.notes),
        "sha256": row.sha256,
        "figures": row.figures,
        "statements": row.statements,
        "events": row.events,
        "refused": None,
    }


def refused_object(source: Unreadable) -> dict[str, object]:
    """A source that gave no report: the reason stands under `refused`, which is null of every report."""
    return {
        "name": source.name,
        "source": source.source or None,
        "refused": source.reason,
        "advice": source.advice,
    }
