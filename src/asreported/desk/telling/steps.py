"""Steps: each figure of a series after the one before it of the same claimant, and why it moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from asreported.ledger import FigureRow, SeriesRow
from asreported.linking import Move, Reason

from ..charts.drawing import Chart
from ..charts.points import claimant
from ..words import label
from .repeats import Repeats
from .rows import Row, row

# What the words of a figure, or newer figures, say of it, whoever gave the one before.
_SAID_OLD = frozenset({Reason.LAGGED, Reason.EARLIER, Reason.ADDITION})


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of the series and the step that led to it; `news` where the step says more than that it is there."""

    row: Row
    claimant: str
    style: int | None
    reason: str
    why: str
    news: bool


def step(found: FigureRow, move: Move, drawn: Chart | None, repeats: Repeats) -> Step:
    """The step of a figure by its own move, with the shape that its chart gives the claimant."""
    who = claimant(found)
    style = drawn.claimants.index(who) if drawn and who in drawn.claimants else None
    return Step(row(found, repeats), who, style, label("moves", move.reason.value), why(move), is_news(move))


def own_move(move: Move, figures: Mapping[str, FigureRow]) -> Move:
    """The move as one of the claimant that the page names; `figures` are those of the series in the order of time.

    Linking takes the own voices of all reports for one claimant; here each outlet is one, and no outlet has changed a
    count that another printed.
    """
    this, linked = figures[move.figure], figures.get(move.before or "")
    if linked is None or claimant(linked) == claimant(this) or move.reason in _SAID_OLD:
        return move
    past = list(figures.values())[: list(figures).index(this.id)]
    before = next((one for one in reversed(past) if claimant(one) == claimant(this)), None)
    return _of_claimant(move, this, before)


def own_moves(found: SeriesRow) -> tuple[Move, ...]:
    """The moves of a series, each as `own_move` has it."""
    known = {one.id: one for one in found.figures}
    last: dict[str, FigureRow] = {}
    made = []
    for this, move in zip(found.figures, found.moves, strict=True):
        who, linked = claimant(this), known.get(move.before or "")
        kept = linked is None or claimant(linked) == who or move.reason in _SAID_OLD
        made.append(move if kept else _of_claimant(move, this, last.get(who)))
        last[who] = this
    return tuple(made)


def _of_claimant(move: Move, this: FigureRow, before: FigureRow | None) -> Move:
    """The move to a figure from the one before it of the same claimant."""
    if before is None:
        return replace(move, before=None, reason=Reason.FIRST)
    same = (before.decided.low, before.decided.high) == (this.decided.low, this.decided.high)
    reason = Reason.REPEAT if same else Reason.NEW_COUNT
    return replace(move, before=before.id, reason=reason, words=f"{before.key_words} to {this.key_words}")


def why(move: Move) -> str:
    """Why a figure stands where it does, where that says more than the reason's name."""
    return "" if move.reason in {Reason.FIRST, Reason.REPEAT} else move.words


def is_news(move: Move) -> bool:
    """Whether a claimant changed its count."""
    return move.before is not None and move.reason not in {Reason.REPEAT, Reason.LAGGED}
