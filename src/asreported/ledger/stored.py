"""Reports and claims to the columns of their tables, and back, without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table

from asreported.claims import Claim, Event, Figure, Person, Span, Statement
from asreported.intake import Report, story

from . import schema

C = TypeVar("C", bound=Claim)

TABLES: Mapping[type[Claim], Table] = {
    Figure: schema.figures,
    Statement: schema.statements,
    Event: schema.events,
    Person: schema.persons,
}
# Each is two columns, its start and its end.
SPANS = ("evidence", "speaker_span", "number", "cue", "content", "trigger", "mention")


def report_columns(report: Report, reader_version: str, rules_version: str, shingle_count: int) -> dict[str, object]:
    """The row of a report."""
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "published_from": report.published_from,
        "url": report.url,
        "text": report.text,
        "sha256": sha256(report.text.encode("utf-8")).hexdigest(),
        "notes": list(report.notes),
        "reader_version": reader_version,
        "rules_version": rules_version,
        "shingle_count": shingle_count,
        "published_by": report.published_by,
        "updated": report.updated,
        "retrieved": report.retrieved,
        "language": report.language,
        "pages": list(report.pages) or None,
        "story": story(report.url),
    }


def report_of(row: RowMapping) -> Report:
    """The report of a row."""
    return Report(
        name=row["name"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        published_from=row["published_from"],
        url=row["url"],
        notes=tuple(row["notes"]),
        published_by=row["published_by"],
        updated=row["updated"],
        retrieved=row["retrieved"],
        language=row["language"],
        pages=tuple(row["pages"] or ()),
    )


def claim_columns(claim: Claim) -> dict[str, object]:
    """The row of a claim: each span as two columns, each list as JSON."""
    columns: dict[str, object] = {}
    for field in fields(claim):
        value = getattr(claim, field.name)
        if field.name in SPANS:
            columns[f"{field.name}_start"] = value.start if value else None
            columns[f"{field.name}_end"] = value.end if value else None
        else:
            columns[field.name] = list(value) if isinstance(value, tuple) else value
    return columns


def claim_of(kind: type[C], row: RowMapping) -> C:
    """The claim of a row. Its id is made anew from its words, and so is a check on the row."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in SPANS:
            start = row[f"{field.name}_start"]
            values[field.name] = None if start is None else Span(start, row[f"{field.name}_end"])
        elif field.init:
            values[field.name] = row[field.name]
    values["relay"], values["hedge"] = tuple(values["relay"]), tuple(values["hedge"])
    values["reasons"] = tuple((name, why) for name, why in values["reasons"])
    return kind(**values)
