"""A series as a chart of the terminal: time goes down, numbers go right, each claimant by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .sidebyside import OWN_VOICE
from .terminal import text

if TYPE_CHECKING:
    from rich.text import Text

    from asreported.ledger import FigureRow, SeriesRow
    from asreported.linking import Move

_DAY, _WORDS, _WHY = 12, 16, 22
_NARROWEST = 20


def chart(row: SeriesRow, width: int) -> list[Text]:
    """The lines of a chart: a point for a number (hollow for “about”), a bar for a range, an arrow for an open end."""
    from rich.text import Text

    room = max(_NARROWEST, min(width, 140) - _DAY - _WORDS - _WHY - 2)
    most = max((end for one in row.figures for end in (one.claim.low, one.claim.high) if end is not None), default=0)
    lines = [text(f"{row.id} · {row.label}", "bold cyan"), Text(" " * (_DAY + _WORDS) + _scale(most, room), "dim")]
    said: defaultdict[str, list[tuple[FigureRow, Move]]] = defaultdict(list)
    for one, move in zip(row.figures, row.moves, strict=True):
        said[one.claim.speaker or OWN_VOICE].append((one, move))
    for who, steps in said.items():
        lines.append(text(who, "bold"))
        lines += [_line(one, move, most, room) for one, move in steps]
    return lines


def _scale(most: int, room: int) -> str:
    return f"0{f'{most:,}':>{room - 3}}"


def _line(row: FigureRow, move: Move, most: int, room: int) -> Text:
    from rich.text import Text

    day = (row.report.published or "undated")[:10]
    words = _cut(row.key_words, _WORDS - 1)
    about = row.claim.form == "approximate"
    line = Text(f"{day:>{_DAY - 1}} ", "dim").append_text(text(words)).append(" " * (_WORDS - len(words)))
    line.append(f"{bar(row.claim.low, row.claim.high, most, room, about=about):<{room}} ", "bold")
    return line.append_text(text(_cut(move.reason.value, _WHY), "yellow"))


def bar(low: int | None, high: int | None, most: int, room: int, *, about: bool = False) -> str:
    """The bounds on a scale from 0 to `most` over `room` columns, of which the last two are for what lies beyond."""
    last = room - 3
    if low is None and high is None:
        return "·" * (room - 1) + "→"
    left = _column(low, most, last) if low is not None else 0
    right = _column(high, most, last) if high is not None else room - 1
    if low is not None and low == high:
        return " " * left + ("○" if about else "●")
    ends = "├" if low is not None else "←", "┤" if high is not None else "→"
    return " " * left + ends[0] + "─" * max(0, right - left - 1) + ends[1]


def _column(number: int, most: int, last: int) -> int:
    return round(number * last / most) if most else 0


def _cut(words: str, room: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= room else flat[: room - 1] + "…"


def charts(rows: Sequence[SeriesRow], width: int) -> list[Text]:
    """The charts of several series, a blank line after each."""
    return [line for row in rows for line in (*chart(row, width), text(""))]
