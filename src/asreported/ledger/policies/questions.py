"""What a policy answers: a series of the case, its figures made into counts with what people decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import Connection

from asreported.linking import FigureProfile, Move, actor

from .. import linked
from ..decisions.groups import one_actor
from ..grades import reliability
from ..links.profiles import FIGURE, Profiles
from ..rows import FigureRow, SeriesRow
from .counts import Answer, Count
from .policies import POLICIES

# Moves that are no count of their day.
_OLD: Final = {
    "lagged": "a late repeat of an old count",
    "earlier count, as quoted": "an earlier count, as quoted",
    "subset": "a part of another count",
    "other scope": "a count of another scope",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what a policy makes of it; `figures` are the claims, by id."""

    series: SeriesRow
    answers: tuple[Answer, ...]
    figures: Mapping[str, FigureRow]


def answered(connection: Connection, policy: str, measure: str | None = None) -> tuple[Answered, ...]:
    """What a policy makes of every series of the case, or of those of a measure, in the order of the series."""
    people, graded = one_actor(connection), grades_given(connection)
    found = []
    for series in linked.all_series(connection):
        if measure in {None, *(row.decided.measure for row in series.figures)}:
            counts = counts_of(connection, series, people, graded)
            rows = {row.id: row for row in series.figures}
            found.append(Answered(series, POLICIES[policy](counts), rows))
    return tuple(found)


def grades_given(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The grades that reviewers gave each source that somebody graded, by the id of the actor."""
    return {name: tuple(sorted(set(given.values()))) for name, given in reliability(connection).items()}


def counts_of(
    connection: Connection, series: SeriesRow, people: Mapping[str, str], graded: Mapping[str, tuple[str, ...]]
) -> list[Count]:
    """The figures of a series as the policies see them."""
    known = cast("Mapping[str, FigureProfile]", Profiles(connection).get(FIGURE, [row.id for row in series.figures]))
    moves = {move.figure: move for move in series.moves}
    repeats = _repeats(connection, series, known)
    parties = {name for profile in known.values() for name in (*profile.setting.actors, profile.side) if name}
    counts = []
    for row in series.figures:
        profile, figure = known[row.id], row.decided
        corrected = _corrected_speaker(row)
        who = profile.claimant.id if corrected is None else corrected[0]
        claimant = people.get(who, who)
        doer = bool({*(profile.claimant.levels if corrected is None else corrected)} & {*profile.setting.actors})
        counts.append(
            Count(
                id=row.id,
                words=row.key_words,
                low=figure.low,
                high=figure.high,
                form=figure.form,
                day=row.report.published,
                claimant=claimant,
                outlet=row.report.outlet or row.report.name,
                party=_party(profile, doer, parties if corrected is None else set()),
                repeats=repeats.get(row.id),
                old=_old(moves[row.id], row),
                status=row.status,
                reliability=graded.get(claimant, ()),
                credibility=tuple(sorted(set(row.review.credibility.values()))) if row.review else (),
                own_deed=doer,
            )
        )
    return counts


def _party(profile: FigureProfile, doer: bool, parties: set[str]) -> str | None:
    """Why the claimant is no judge of the number, if it is none."""
    own = profile.claimant
    if doer:
        return "a party about its own deed"
    if profile.side and own.side and profile.side != own.side and parties & {*own.levels, own.side}:
        return "a party about its enemy's loss"
    return None


def _corrected_speaker(row: FigureRow) -> tuple[str, ...] | None:
    """The ids of whom people put in the speaker's place, the claimant's own first; None where nobody did."""
    speaker = row.decided.speaker
    if speaker == row.claim.speaker:
        return None
    if speaker is None:
        return ("",)
    who = actor(speaker)
    return (who.id, who.of) if who.of else (who.id,)


def _old(move: Move, row: FigureRow) -> str | None:
    figure = row.decided
    if figure.mode in {"denied", "planned", "possible"}:
        return f"said to be {figure.mode}"
    for field in ("measure", "scope"):
        if getattr(figure, field) != getattr(row.claim, field):
            return f"reviewers say that its {field} is {getattr(figure, field)}: it answers another question"
    return _OLD.get(str(move.reason))


def _repeats(connection: Connection, series: SeriesRow, known: Mapping[str, FigureProfile]) -> dict[str, str]:
    """The figures that add no voice to the others of their number, and the claim that each leads back to."""
    found: dict[str, str] = {}
    by_number: dict[Any, list[str]] = {}
    voice = {claim: profile.claimant.id for claim, profile in known.items()}
    for row in series.figures:
        by_number.setdefault(known[row.id].range, []).append(row.id)
    for voices in linked.voices_of(connection, (claims for claims in by_number.values() if len(claims) > 1)):
        folds = (fold for one in voices.voices for fold in one.folds)
        # What one claimant says twice is no repeat of another's words.
        found.update((fold.claim, fold.into) for fold in folds if not _one_voice(voice, fold.claim, fold.into))
    return found


def _one_voice(voice: Mapping[str, str], claim: str, other: str) -> bool:
    return bool(voice[claim]) and voice[claim] == voice[other]
