"""Accounts beside each other: an incident with a column for each claimant, a dispute with one for each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .sheets import marked
from .terminal import text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from asreported.ledger import ClaimRow, DisputeRow, IncidentRow

# Narrower columns break sentences into words.
_COLUMN = 34
OWN_VOICE = "the reports themselves"
_ID = 9


def incident(row: IncidentRow, width: int) -> RenderableType:
    """The heading of an incident and its accounts, in columns by claimant, as many side by side as there is room."""
    from rich.console import Group

    types = ", ".join(sorted({event.claim.type for event in row.events}))
    days = sorted({day for event in row.events for day in (event.claim.date_start, event.claim.date_end) if day})
    places = sorted({event.claim.place for event in row.events if event.claim.place})
    when = "–".join(dict.fromkeys((days[0], days[-1]))) if days else "undated"
    counts = f"{_many(len(row.events), 'account')} in {_many(len(row.reports), 'report')}"
    lines = [
        text(" · ".join((row.id, types, when, ", ".join(places)) if places else (row.id, types, when)), "bold cyan")
    ]
    lines.append(text(counts, "dim"))
    if row.open:
        lines.append(text(f"may be the same as {', '.join(row.open)}", "yellow"))
    said: defaultdict[str, list[ClaimRow[Any]]] = defaultdict(list)
    for event in row.events:
        said[event.claim.speaker or OWN_VOICE].append(event)
    return Group(*lines, *columns([(who, told) for who, told in said.items()], width), text(""))


def dispute(row: DisputeRow, width: int) -> RenderableType:
    """The heading of a dispute, why it is one, and the sentences of both sides."""
    from rich.console import Group

    heading = text(f"{row.id} · {row.kind.replace('_', ' ')}", "bold cyan")
    why = [text(reason, "yellow") for reason in row.reasons]
    return Group(heading, *why, *columns([(_who(side), side) for side in (row.a, row.b)], width), text(""))


def _who(side: Iterable[ClaimRow[Any]]) -> str:
    return ", ".join(dict.fromkeys(one.claim.speaker or OWN_VOICE for one in side))


def columns(sides: Sequence[tuple[str, Sequence[ClaimRow[Any]]]], width: int) -> list[RenderableType]:
    """Tables of a column for each side, as many in one as there is room for; one below the other on a narrow screen."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    across = max(1, min(len(sides), width // _COLUMN))
    made: list[RenderableType] = []
    for at in range(0, len(sides), across):
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False, width=min(width, 160))
        some = sides[at : at + across]
        for who, _ in some:
            table.add_column(text(who, "bold"), overflow="fold", ratio=1)
        table.add_row(*(Text("\n").join(_accounts(told)) for _, told in some))
        made.append(table)
    return made


def _accounts(told: Sequence[ClaimRow[Any]]) -> Iterable[Text]:
    """The sentences of the claims, each once, with where they stand."""
    by_sentence: defaultdict[tuple[str, object], list[ClaimRow[Any]]] = defaultdict(list)
    for row in told:
        by_sentence[row.report.id, row.sentence].append(row)
    for rows in by_sentence.values():
        row = min(rows, key=lambda one: one.claim.kind != "figure")
        report, claim = row.report, row.claim
        stage = getattr(claim, "stage", None)
        yield text(" · ".join((report.published or "undated", report.outlet or report.name)), "dim")
        if stage not in (None, "done"):
            yield text(stage.replace("_", " "), "yellow")
        yield marked(row)
        via = f"via {', '.join(claim.relay)} · " if claim.relay else ""
        yield text(via + ", ".join(one.id[:_ID] for one in rows), "cyan")
        yield text("")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
