"""One claim on the screen: its sentence with the evidence marked, whose claim it is, why each field is what it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .tables import value
from .terminal import flat, text
from .words import label

if TYPE_CHECKING:
    from rich.text import Text

    from asreported.ledger import ClaimRow

# What the sheet does not list among the fields: shown elsewhere on it, or offsets, which `--json` gives.
_IN_THE_HEAD = ("kind", "id", "file", "report", "outlet", "published", "text", "speaker", "relay")
_ELSEWHERE = frozenset([*_IN_THE_HEAD, "low", "high", "review"])


def sheet(row: ClaimRow[Any], *, reasons: bool = True) -> Iterator[Text]:
    """The lines of a claim, its reasons below where wanted."""
    yield text(f"{row.claim.kind} {row.id}", "bold cyan")
    yield marked(row)
    yield text(_claimant(row))
    yield text(_source(row), "dim")
    yield text(" · ".join(f"{name}: {shown}" for name, shown in _fields(row)))
    for line in _decided(row):
        yield text(line, "green")
    for names, why in _reasons(row) if reasons else ():
        yield text(f"— {names}: {why}", "dim")


def _decided(row: ClaimRow[Any]) -> Iterator[str]:
    """What people decided about the claim, and what of it waits for them again."""
    if row.review is None:
        return
    for one in row.review.decisions:
        what = " ".join(str(part) for part in (label(one.kind), one.field and label(one.field)) if part)
        value = f": {one.value}" if one.kind in {"correct", "grade"} else ""
        because = f" ({one.comment})" if one.comment else ""
        yield f"{one.by}, {one.at[:10]}: {what}{value}{because} · decision no. {one.number}"
    for one in row.review.again:
        again = "to be asked again: it was read otherwise then"
        yield f"{one.by}, {one.at[:10]}: {label(one.kind)}, {again} · decision no. {one.number}"


def _reasons(row: ClaimRow[Any]) -> Iterator[tuple[str, str]]:
    """Why the fields are what they are; fields in a row that have one reason stand together."""
    for why, fields in groupby(row.claim.reasons, key=lambda reason: reason[1]):
        yield ", ".join(label(name) for name, _ in fields), why


def marked(row: ClaimRow[Any]) -> Text:
    """The sentence: the evidence underlined, and in it the number, cue or trigger between ⟦ and ⟧."""
    from rich.text import Text

    words, sentence, evidence, key = row.report.text, row.sentence, row.claim.evidence, row.key
    # A cue may stand outside the evidence of its claim, though it should not; nothing is then marked twice.
    inside = evidence.holds(key)
    line = Text(flat(words[sentence.start : evidence.start]))
    line.append(flat(words[evidence.start : key.start if inside else evidence.end]), "underline")
    if inside:
        line.append(f"⟦{flat(key.of(words))}⟧", "bold underline")
        line.append(flat(words[key.end : evidence.end]), "underline")
    return line.append(flat(words[evidence.end : sentence.end]))


def _claimant(row: ClaimRow[Any]) -> str:
    claim = row.claim
    who = f"according to {claim.speaker}" if claim.speaker else "in the report's own voice"
    relay = f", via {', '.join(claim.relay)}" if claim.relay else ""
    return who + relay


def _source(row: ClaimRow[Any]) -> str:
    report = row.report
    parts = (report.outlet, report.published or "undated", report.title, report.name)
    return " · ".join(part for part in parts if part)


def _fields(row: ClaimRow[Any]) -> Iterator[tuple[str, str]]:
    from asreported.exports import record

    fields = record(row)
    if bounds := value(fields.get("low"), fields.get("high")):  # type: ignore[arg-type]
        yield "value", bounds
    for name, found in fields.items():
        is_offset = isinstance(found, int) and name.endswith(("start", "end"))
        if found in (None, []) or name in _ELSEWHERE or is_offset:
            continue
        yield label(name), ", ".join(map(str, found)) if isinstance(found, list) else str(found)
