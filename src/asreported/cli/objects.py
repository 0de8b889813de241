"""Reports and claims as JSON objects, for `--json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asreported.intake import Unreadable
    from asreported.ledger import (
        Again,
        Answered,
        Case,
        ClaimRow,
        Decision,
        DisputeRow,
        History,
        IncidentRow,
        ReportRow,
        SeriesRow,
        SourceRow,
        VersionsRow,
    )
    from asreported.linking import CopyGroup


def claim_object(row: ClaimRow[Any]) -> dict[str, object]:
    """The claim as the export writes it, with its sentence and the reasons of its fields."""
    from asreported.exports import record

    return record(row) | {"sentence": row.sentence_words, "reasons": dict(row.claim.reasons)}


def incident_object(row: IncidentRow) -> dict[str, object]:
    """The incident with the accounts of it."""
    return {
        "id": row.id,
        "reports": [report.name for report in row.reports],
        "open": list(row.open),
        "events": [claim_object(event) for event in row.events],
    }


def series_object(row: SeriesRow) -> dict[str, object]:
    """The series with its figures in the order of time, each with its move."""
    moved = zip(row.figures, row.moves, strict=True)
    return {
        "id": row.id,
        "label": row.label,
        "figures": [
            claim_object(one) | {"move": {"before": move.before, "reason": move.reason.value, "words": move.words}}
            for one, move in moved
        ],
    }


def history_object(told: History) -> dict[str, object]:
    """A figure's series, how others differ from it, and the voices behind its number."""
    return {
        "series": series_object(told.series),
        "differences": [{"figure": one.other.id, "no_dispute": one.why} for one in told.differences],
        "voices": {
            "least": told.voices.least,
            "most": told.voices.most,
            "names": [voice.name for voice in told.voices.voices],
        },
    }


def dispute_object(row: DisputeRow) -> dict[str, object]:
    """The dispute as the export writes it, with the claims of both sides in the place of their ids."""
    from asreported.exports import dispute_record

    return dispute_record(row) | {"a": [claim_object(one) for one in row.a], "b": [claim_object(one) for one in row.b]}


def copies_object(case: Case, group: CopyGroup) -> dict[str, object]:
    """The group with the names of its reports, and which may have been first."""
    return {
        "reports": [{"id": one, "name": case.report(one).report.name} for one in group.reports],
        "earliest": list(group.earliest),
        "pairs": [{"first": pair.first, "second": pair.second, "share": pair.share} for pair in group.pairs],
    }


def decision_object(one: Decision) -> dict[str, object]:
    """The entry of the log as it is kept."""
    return asdict(one) | {"subjects": list(one.subjects)}


def again_object(one: Again) -> dict[str, object]:
    """The decision that waits, and why."""
    return {
        "decision": decision_object(one.decision),
        "why": one.why,
        "fields": list(one.fields),
        "instead": list(one.instead),
    }


def source_object(row: SourceRow) -> dict[str, object]:
    """The source with its names and grades."""
    return asdict(row) | {"names": list(row.names)}


def answered_object(row: Answered) -> dict[str, object]:
    """A question with what a policy makes of it."""
    return {"series": row.series.id, "label": row.series.label, "answers": [asdict(one) for one in row.answers]}


def versions_object(row: VersionsRow) -> dict[str, object]:
    """The versions of a page, and what each changed."""
    return {
        "address": row.story,
        "reports": [{"id": one.id, "name": one.name, "retrieved": one.retrieved} for one in row.reports],
        "changes": [
            {
                "older": change.older.id,
                "newer": change.newer.id,
                "notices": list(change.notices),
                "moved": [{"from": claim_object(one.before), "to": claim_object(one.after)} for one in change.moved],
                "taken_out": [claim_object(one) for one in change.dropped],
                "added": [claim_object(one) for one in change.made],
            }
            for change in row.changes
        ],
    }


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
        "persons": row.persons,
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
