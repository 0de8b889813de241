"""Assistance: how far help has come, giver by giver: asked for, offered, promised, on its way, arrived, or not come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asreported.claims import Event
from asreported.ledger import ClaimRow

from ..words import label, vocabulary
from .parties import alike
from .repeats import Repeats
from .rows import Row, row

TYPE = "assistance"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that help may be at, and the accounts that say so."""

    label: str
    told: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """What is told of one giver, None where nobody is named, in the order of the steps."""

    giver: str | None
    steps: tuple[Step, ...]


def assistance(events: Iterable[ClaimRow[Event]], repeats: Repeats) -> tuple[Help, ...]:
    """The help that the events tell of, by giver, those of whom most is told first."""
    givers: dict[str | None, list[ClaimRow[Event]]] = {}
    for one in events:
        if one.decided.type == TYPE and one.status != "rejected":
            givers.setdefault(_known_as(one.decided.actor, givers), []).append(one)
    ordered = sorted(givers.items(), key=lambda found: (found[0] is None, -len(found[1]), found[0] or ""))
    return tuple(Help(giver, _steps(told, repeats)) for giver, told in ordered)


def _known_as(name: str | None, known: Iterable[str | None]) -> str | None:
    return next((other for other in known if name and other and alike(name, other)), name)


def _steps(told: Sequence[ClaimRow[Event]], repeats: Repeats) -> tuple[Step, ...]:
    named = dict.fromkeys(vocabulary("assistance_steps").values())
    found = {name: [one for one in told if label("assistance_steps", one.decided.stage) == name] for name in named}
    return tuple(Step(name, tuple(row(one, repeats) for one in some)) for name, some in found.items())
