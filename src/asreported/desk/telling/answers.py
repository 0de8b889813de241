"""Answers: what each policy makes of one question, with the claims that it used and left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asreported.ledger import POLICIES, Answer, Because, Case, FigureRow, SeriesRow

from ..lists.filters import link
from ..pages.disputes import plain
from ..words import label
from .repeats import Repeats
from .rows import Row, row

# Claims that are listed for one reason; a large question has thousands.
REASON_ROWS = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """A policy that can be chosen: its name, what it gives, its address."""

    name: str
    label: str
    gives: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why claims were used or left out, and the claims: the newest of many, with the number of the `more`."""

    why: str
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer in words: whose it is, the least, the best and the most it may be, a dash where that is unknown."""

    voice: str
    least: str
    best: str
    most: str
    note: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What the chosen policy makes of a question."""

    policy: str
    choices: tuple[Choice, ...]
    answers: tuple[ShownAnswer, ...]
    used: tuple[Reason, ...]
    left: tuple[Reason, ...]


def answers(case: Case, series: SeriesRow, repeats: Repeats, asked: str, path: str) -> Answers:
    """What a policy makes of a question; the default one where there is none of this name."""
    policy = asked if asked in POLICIES else next(iter(POLICIES))
    given = case.answers_of(policy, series)
    known = {one.id: one for one in series.figures}
    return Answers(
        policy=policy,
        choices=tuple(_choice(name, policy, path) for name in POLICIES),
        answers=tuple(_shown(one, known) for one in given),
        used=_reasons((one for answer in given for one in answer.used), known, repeats),
        left=_reasons((one for answer in given for one in answer.left), known, repeats),
    )


def _choice(name: str, chosen: str, path: str) -> Choice:
    href = f"{link(path, {}, policy=name)}#answer"
    return Choice(name, label("policies", name), label("policy_gives", name), href, name == chosen)


def _shown(one: Answer, known: Mapping[str, FigureRow]) -> ShownAnswer:
    names = [known[used.claim].decided.speaker for used in one.used if used.claim in known]
    voice = next((name for name in names if name), one.voice or "") if one.voice else ""
    low, best, high = ("–" if number is None else f"{number:,}" for number in (one.low, one.best, one.high))
    return ShownAnswer(voice, low, best, high, one.note or "")


def _reasons(found: Iterable[Because], known: Mapping[str, FigureRow], repeats: Repeats) -> tuple[Reason, ...]:
    """The claims by reason, each once, in the order in which the reasons come."""
    every: dict[str, dict[str, FigureRow]] = {}
    for one in found:
        if one.claim in known:
            every.setdefault(plain(one.why), {})[one.claim] = known[one.claim]
    return tuple(_reason(why, tuple(told.values()), repeats) for why, told in every.items())


def _reason(why: str, told: tuple[FigureRow, ...], repeats: Repeats) -> Reason:
    shown = tuple(row(one, repeats) for one in told[-REASON_ROWS:])
    return Reason(why[:1].upper() + why[1:], shown, len(told) - len(shown))
