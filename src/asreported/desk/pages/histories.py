"""The page of a figure: which others of its question are in dispute with it, which are not and why, and its voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asreported.errors import CaseError
from asreported.ledger import Case, Difference, FigureRow

from ..holdings import Holdings
from ..telling.meetings import Meetings
from ..telling.repeats import Repeats
from ..telling.rows import Row, row
from ..telling.said import Said, said
from ..telling.steps import own_move, why
from ..telling.voices import Voices, voices
from ..words import label
from .disputes import plain

# Others that are listed together; a large question has thousands, and its own page has them all.
OTHERS = 60


@dataclass(frozen=True, slots=True)
class Apart:
    """Other figures that are no dispute, for one reason: some of many, with the number of the `more`."""

    why: str
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FigurePage:
    """All that the page of one figure shows. `alike` are the others of its question with the same number.

    Of many others only some are shown: `more_disputed` and `more_alike` say how many there are beside.
    """

    said: Said
    label: str
    measure: str
    series: str
    figures: int
    move: str
    why: str
    disputed: tuple[Row, ...]
    more_disputed: int
    apart: tuple[Apart, ...]
    alike: tuple[Row, ...]
    more_alike: int
    voices: Voices
    incident: str | None


def figure_page(case: Case, held: Holdings, wanted: str, _query: Mapping[str, str]) -> FigurePage:
    """One figure, by its id or the beginning of one. Raises CaseError where there is none."""
    found = case.show(wanted)
    if not isinstance(found, FigureRow):
        raise CaseError("AR211", f"No figure is called {wanted!r}.", "See what is there with: asreported figures")
    told = case.history(found.id)
    known = {one.id: one for one in told.series.figures}
    (move,) = (own_move(one, known) for one in told.series.moves if one.figure == found.id)
    disputed = [one.other for one in told.differences if one.why is None]
    other = {one.other.id for one in told.differences}
    alike = [one for one in told.series.figures if one.id not in other and one.id != found.id]
    return FigurePage(
        said=said([found], held.repeats)[0],
        label=told.series.label,
        measure=label("measures", found.decided.measure),
        series=told.series.id,
        figures=len(told.series.figures),
        move=label("moves", move.reason.value),
        why=why(move),
        disputed=_rows(disputed, held.repeats),
        more_disputed=max(0, len(disputed) - OTHERS),
        apart=_apart(told.differences, held.repeats),
        alike=_rows(alike, held.repeats),
        more_alike=max(0, len(alike) - OTHERS),
        voices=voices(told.voices, told.series.figures),
        incident=Meetings(case).incident_of(found.claim),
    )


def _apart(differences: Sequence[Difference], repeats: Repeats) -> tuple[Apart, ...]:
    found: dict[str, list[FigureRow]] = {}
    for one in differences:
        if one.why is not None:
            found.setdefault(plain(one.why), []).append(one.other)
    return tuple(Apart(why, _rows(every, repeats), max(0, len(every) - OTHERS)) for why, every in found.items())


def _rows(every: Sequence[FigureRow], repeats: Repeats) -> tuple[Row, ...]:
    return tuple(row(one, repeats) for one in every[:OTHERS])
