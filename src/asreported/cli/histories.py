"""What the case holds around one claim: a figure among those of its question, an event among other accounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .sidebyside import OWN_VOICE, incident
from .terminal import text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from asreported.ledger import Case, ClaimRow, FigureRow, History

_ID = 9


def around(case: Case, row: ClaimRow[Any], width: int) -> Iterator[RenderableType]:
    """What other reports say to the claim: nothing where it stands alone."""
    if row.claim.kind == "figure" and len((told := case.history(row.id)).series.figures) > 1:
        yield text("")
        yield from history(told, row.id)
    if row.claim.kind == "event" and row.link:
        found = case.incident(row.link)
        if len(found.events) > 1 or found.open:
            yield text("")
            yield incident(found, width)


def history(told: History, figure: str) -> Iterator[RenderableType]:
    """The figures of the question in the order of time with the reason of every move, then how others differ."""
    row = told.series
    yield text(f"{row.id} · {row.label}", "bold cyan")
    for one, move in zip(row.figures, row.moves, strict=True):
        mark = "▸" if one.id == figure else " "
        parts = (_said(one), move.reason.value, move.words if move.words != move.reason.value else "")
        yield text(f"{mark} " + " · ".join(part for part in parts if part), "bold" if one.id == figure else "")
    for difference in told.differences:
        what = "no dispute" if difference.why else "dispute"
        why = f" ({difference.why})" if difference.why else ""
        yield text(f"— {what} with {_said(difference.other)}{why}", "dim" if difference.why else "red")
    voices = told.voices
    names = ", ".join(voice.name for voice in voices.voices)
    count = str(voices.most) if voices.least == voices.most else f"{voices.least} to {voices.most}"
    yield text(f"— independent voices for this number: {count} ({names})", "dim")


def _said(row: FigureRow) -> str:
    who = row.claim.speaker or OWN_VOICE
    return f"{(row.report.published or 'undated')[:10]} {row.key_words} ({who}) {row.id[:_ID]}"
