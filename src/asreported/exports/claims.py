"""Claims as JSON Lines, one claim an object, byte for byte the same whatever the order in which reports were added.

`file` is the report's name; every offset counts Unicode characters of the report's text. A field that a kind of claim
does not have, or that the report does not give, is null. `incident` and `series` are the ids of what an event or a
figure is part of across reports; `review` is null until a person has reviewed the claim, `corrected`
has the fields that they corrected; the others are as they were read. After the claims come the
disputes, one an object, with the ids of the claims of both sides. Claims about named persons are left out unless a
person decides otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from asreported.claims import Event, Figure, Person, Span, Statement
from asreported.errors import CaseError
from asreported.ledger import Case, ClaimRow, DisputeRow

from .jsontext import as_json


def record(row: ClaimRow[Any]) -> dict[str, object]:
    """A claim as the export writes it."""
    claim = row.claim
    common: dict[str, object] = {
        "kind": claim.kind,
        "id": claim.id,
        "file": row.report.name,
        "report": row.report.id,
        "outlet": row.report.outlet,
        "published": row.report.published,
        "text": row.words,
        **_span("", claim.evidence),
        "speaker": claim.speaker,
        **_span("speaker_", claim.speaker_span),
        "relay": list(claim.relay),
        "hedge": list(claim.hedge),
        "verification": claim.verification,
    }
    if isinstance(claim, Figure):
        own = _figure(claim, row.report.text) | {"series": row.link}
    elif isinstance(claim, Statement):
        own = _statement(claim, row.report.text)
    elif isinstance(claim, Person):
        own = _person(claim, row.report.text)
    else:
        own = _event(claim, row.report.text) | {"incident": row.link}
    return common | _UNKNOWN | own | _review(row)


# Every object has these, so that the lines make one table.
_UNKNOWN: dict[str, object] = {
    "group": None,
    "nationality": None,
    "place": None,
    "date_start": None,
    "date_end": None,
    "date_precision": None,
    "review": None,
    "corrected": None,
}


def _review(row: ClaimRow[Any]) -> dict[str, object]:
    """How far people have judged the claim, and what they put in the place of what was read."""
    if row.review is None or row.status == "untouched":
        return {}
    return {"review": row.status, "corrected": dict(row.review.corrections) or None}


def _span(prefix: str, span: Span | None) -> dict[str, object]:
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}


def _figure(figure: Figure, text: str) -> dict[str, object]:
    return {
        "number": figure.number.of(text),
        **_span("number_", figure.number),
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "form": figure.form,
        "group": figure.group,
        "people": figure.people,
        "side": figure.side,
        "nationality": figure.nationality,
        "scope": figure.scope,
        "mode": figure.mode,
        "as_of": figure.as_of,
        "place": figure.place,
        "event": figure.event,
        "part_of": figure.part_of,
    }


def _statement(statement: Statement, text: str) -> dict[str, object]:
    return {
        "cue": statement.cue.of(text),
        **_span("cue_", statement.cue),
        "content": statement.content.of(text),
        **_span("content_", statement.content),
        "act": statement.act,
        "quote": statement.quote,
        "named": statement.named,
        "denies": statement.denies,
    }


def _event(event: Event, text: str) -> dict[str, object]:
    return {
        "trigger": event.trigger.of(text),
        **_span("trigger_", event.trigger),
        "type": event.type,
        "stage": event.stage,
        "actor": event.actor,
        "target": event.target,
        "place": event.place,
        "date_start": event.date_start,
        "date_end": event.date_end,
        "date_precision": event.date_precision,
    }


def _person(person: Person, text: str) -> dict[str, object]:
    return {
        "name": person.name,
        "mention": person.mention.of(text),
        **_span("mention_", person.mention),
        "status": person.status,
        "trigger": person.trigger.of(text),
        **_span("trigger_", person.trigger),
        "mode": person.mode,
        "role": person.role,
        "age": person.age,
        "nationality": person.nationality,
        "place": person.place,
        "date_start": person.date_start,
        "date_end": person.date_end,
        "date_precision": person.date_precision,
    }


def dispute_record(row: DisputeRow) -> dict[str, object]:
    """A dispute as the export writes it."""
    return {
        "kind": "dispute",
        "id": row.id,
        "type": row.kind,
        "sides": list(row.sides),
        "a": [one.id for one in row.a],
        "b": [one.id for one in row.b],
        "why": list(row.reasons),
    }


def lines(case: Case, *, include_names: bool = False) -> Iterator[str]:
    """The lines of the export with their line ends: claims by file, kind, position in the text, id; then disputes.

    Claims about named persons are among them only where `include_names`.
    """
    yield from _claim_lines(case, include_names)
    yield from _dispute_lines(case)


def _dispute_lines(case: Case) -> Iterator[str]:
    return (as_json(dispute_record(row)) + "\n" for row in case.disputes())


def _claim_lines(case: Case, include_names: bool) -> Iterator[str]:
    rows: list[ClaimRow[Any]] = [*case.figures(), *case.statements(), *case.events()]
    if include_names:
        rows += case.people()
    rows.sort(key=lambda row: (row.report.name, row.claim.kind, row.claim.evidence, row.key, row.id))
    for row in rows:
        yield as_json(record(row)) + "\n"


def write(case: Case, path: Path, *, include_names: bool = False) -> int:
    """Write the export (see `lines`) to a file, whole or not at all, and give the number of claims.

    Raises CaseError where the file cannot be written, or is one that the case itself lives in.
    """
    if any(_is_same(path, own) for own in case.files):
        advice = "The case was left as it is. Choose another file."
        raise CaseError("AR232", f"{path} is the case itself, not a file for an export.", advice)
    try:
        # A pipe or a device is written into; putting a file in its place would take it from the whole machine.
        if os.path.exists(path) and not os.path.isfile(path):
            with path.open("wb") as file:
                return _write_lines(case, file, include_names)
        return _write_whole(case, Path(os.path.realpath(path)), include_names)
    except OSError as fault:
        advice = "Check the folder and the rights on it."
        raise CaseError("AR231", f"{path} cannot be written: {fault.strerror}.", advice) from fault


def _write_whole(case: Case, path: Path, include_names: bool) -> int:
    temporary: Path | None = None
    try:
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as file:
            temporary = Path(file.name)
            count = _write_lines(case, file, include_names)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; an export has the rights that any new file of the user has.
        temporary.chmod(0o666 & ~_mask())
        temporary.replace(path)
    finally:
        if temporary is not None:
            with suppress(FileNotFoundError):
                temporary.unlink()
    return count


def _write_lines(case: Case, file: IO[bytes], include_names: bool) -> int:
    count = 0
    for count, line in enumerate(_claim_lines(case, include_names), start=1):  # noqa: B007 - counted, whether there are any or none
        file.write(line.encode("utf-8"))
    file.writelines(line.encode("utf-8") for line in _dispute_lines(case))
    return count


def _is_same(path: Path, own: Path) -> bool:
    try:
        return path.samefile(own)
    except (OSError, ValueError):
        # One of them is not there: the log of a case comes and goes, and its name must stay free for it.
        return os.path.realpath(path) == os.path.realpath(own)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
