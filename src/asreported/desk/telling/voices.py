"""Voices: who is at the far end of several claims, and what leads back to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from asreported.intake import Report
from asreported.ledger import ClaimRow
from asreported.linking import Independence, Voice

from .rows import claim_href


@dataclass(frozen=True, slots=True)
class Led:
    """A claim that adds no voice: where it stands and why it leads back to another."""

    report: Report
    href: str
    reason: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A primary claimant, where it is heard first, and the claims that lead back to it."""

    name: str
    report: Report
    href: str
    folds: tuple[Led, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two voices that may be one, and why."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices behind some claims: at least `least`, at most `most`, as doubtful ones are one or two."""

    least: int
    most: int
    heard: tuple[Heard, ...]
    doubts: tuple[Doubtful, ...]

    @property
    def count(self) -> str:
        """The number of voices: 3, or 2 to 5."""
        return counted(self.least, self.most)


def counted(least: int, most: int) -> str:
    """Bounds in words."""
    return str(most) if least == most else f"{least} to {most}"


def voices(found: Independence, rows: Iterable[ClaimRow[Any]]) -> Voices:
    """The voices behind the claims of the rows."""
    known = {one.id: one for one in rows}
    names = {voice.primary: voice.name for voice in found.voices}
    heard = [_heard(voice, known) for voice in found.voices if voice.primary in known]
    doubts = [Doubtful(names[doubt.first], names[doubt.second], doubt.reason) for doubt in found.doubts]
    return Voices(
        least=found.least,
        most=found.most,
        heard=tuple(sorted(heard, key=lambda one: (-len(one.folds), one.name.casefold(), one.href))),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _heard(voice: Voice, known: dict[str, ClaimRow[Any]]) -> Heard:
    first = known[voice.primary]
    folds = [(known[fold.claim], fold.reason) for fold in voice.folds if fold.claim in known]
    return Heard(
        voice.name,
        first.report,
        claim_href(first.claim),
        tuple(Led(one.report, claim_href(one.claim), reason) for one, reason in folds),
    )
