"""What a policy makes of a question, on the screen: the answer, and every claim used or left out with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .terminal import text

if TYPE_CHECKING:
    from rich.text import Text

    from asreported.ledger import Answer, Answered, Because


def lines(row: Answered) -> Iterator[Text]:
    """The lines of a question."""
    yield text(f"{row.series.label}  {row.series.id}", "bold cyan")
    for answer in row.answers:
        yield text(_number(answer, row), "bold")
        yield from _claims(row, answer.used, "used")
        yield from _claims(row, answer.left, "left out")
    yield text("")


def _number(answer: Answer, row: Answered) -> str:
    low, best, high = ("–" if one is None else f"{one:,}" for one in (answer.low, answer.best, answer.high))
    note = f" ({answer.note})" if answer.note else ""
    whose = ""
    if answer.voice is not None:
        figure = row.figures[(answer.used or answer.left)[0].claim]
        whose = f"{figure.decided.speaker or figure.report.outlet or figure.report.name}: "
    return f"{whose}least {low} · best {best} · most {high}{note}"


def _claims(row: Answered, claims: Iterable[Because], what: str) -> Iterator[Text]:
    for one in claims:
        figure = row.figures[one.claim]
        who = figure.decided.speaker or "in the report's own voice"
        where = figure.report.outlet or figure.report.name
        day = (figure.report.published or "undated")[:10]
        said = (
            f"“{figure.key_words}” according to {who}, {where}, {day}"
            if figure.decided.speaker
            else (f"“{figure.key_words}” {who}, {where}, {day}")
        )
        yield text(f"{one.claim} {what}: {said}: {one.why}", "" if what == "used" else "dim")
