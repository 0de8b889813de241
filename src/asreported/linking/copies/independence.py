"""Independence: of claims that say the same, how many voices say it of their own knowledge.

A voice is a primary claimant; another outlet is none. What came through the same agency, repeats the same passage or
speaks for the same body is one voice. Two unnamed sources are not counted twice unless they are known to differ (other
sides, other kinds of people); nor is an outlet that does not say from whom it has it beside a source that is named:
both stay open questions, so that the count has a least and a most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ..actors import actor, same_actor, speaks_for
from ..clusters import Pair, clusters
from ..judgements import Judgement, Verdict
from .passages import FEWEST, GAP, SEED, repeats
from .tellings import Telling


@dataclass(frozen=True, slots=True)
class Fold:
    """A claim that adds no voice: `into` is the claim that it leads back to, `reason` says why."""

    claim: str
    into: str
    reason: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A primary claimant. `primary` is the claim that stands for it, `claims` are all of its claims; by claim id."""

    name: str
    primary: str
    claims: tuple[str, ...]
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two voices, by their primary claims, that may be one."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Independence:
    """The voices behind a group of claims, as many as there may be; `least` counts those that may be one as one."""

    voices: tuple[Voice, ...]
    least: int
    doubts: tuple[Doubt, ...]

    @property
    def most(self) -> int:
        """How many voices there are if no doubtful two are one."""
        return len(self.voices)


def independence(told: Iterable[Telling], copied: Collection[Pair] = frozenset()) -> Independence:
    """The voices of a group of claims that say the same; `copied` are pairs of reports that are copies, smaller first.

    A function of the set: the order of the tellings does not matter.
    """
    every = sorted(told, key=lambda one: one.claim)
    same = _same(every, copied)
    voices = tuple(_voice(members, same) for members in _closed(every, same))
    by_claim = {one.claim: one for one in every}
    between = {
        (one.primary, other.primary): _between(_told(one, by_claim), _told(other, by_claim), copied)
        for one, other in combinations(sorted(voices, key=lambda voice: voice.primary), 2)
    }
    doubts = [Doubt(*pair, found.reasons[0]) for pair, found in between.items() if found.verdict is Verdict.UNSURE]
    merged = {pair: _taken_as_one(found) for pair, found in between.items()}
    least = len(clusters((voice.primary for voice in voices), merged))
    return Independence(voices, least, tuple(sorted(doubts, key=lambda doubt: (doubt.first, doubt.second))))


def one_voice(first: Telling, second: Telling, copied: bool = False) -> Judgement:
    """Whether two claims that say the same have one primary claimant; `copied` where their reports are copies."""
    if first.origin.id == second.origin.id and "outlet" in {first.origin.kind, second.origin.kind}:
        return _same_as(_how(first, second))
    if first.report == second.report:
        return _within(first, second)
    if first.own and second.own:
        return _both_own(first, second, copied)
    if first.own or second.own:
        return _own_and_named(first, second, copied)
    return _both_named(first, second)


def _within(first: Telling, second: Telling) -> Judgement:
    """Two claims of one report."""
    if first.own and second.own:
        if first.claimant is None or second.claimant is None:
            return _same_as("the same report says it twice in its own voice")
        return same_actor(first.origin, second.origin)
    if first.own or second.own:
        own, named = (first, second) if first.own else (second, first)
        if own.claimant is None:
            return _same_as(f"the same report names its source elsewhere: {named.origin.name}")
    return _claimants(first, second)


def _both_own(first: Telling, second: Telling, copied: bool) -> Judgement:
    """Two claims that outlets make in their own voice."""
    if found := _repeated(first, second, copied):
        return found
    for one, other in ((first, second), (second, first)):
        if one.origin.id in {agency.id for agency in other.partly}:
            return _maybe(f"{other.printed.name} credits {one.origin.name} for part of its report", 0.5)
    known = same_actor(first.origin, second.origin)
    if known.verdict is Verdict.SAME:
        return known
    return _two(f"{first.origin.name} and {second.origin.name} each say it in their own voice, in other words")


def _own_and_named(first: Telling, second: Telling, copied: bool) -> Judgement:
    """An outlet's own words and those of a source."""
    own, named = (first, second) if first.own else (second, first)
    if found := _repeated(first, second, copied):
        return found
    if own.origin.id in {outlet.id for outlet in named.through}:
        return _maybe(f"{own.origin.name} has it from {named.origin.name} in another report", 0.6)
    return _maybe(f"{own.origin.name} does not say from whom it has it; it may be {named.origin.name}", 0.3)


def _both_named(first: Telling, second: Telling) -> Judgement:
    """Two sources, in two reports."""
    found = _claimants(first, second)
    if found.verdict is Verdict.SAME:
        return found
    if _passage(first, second):
        if found.verdict is Verdict.UNSURE:
            return _same_as("the same passage in both reports")
        return _maybe(f"the same passage with {first.origin.name} here and {second.origin.name} there", 0.5)
    if found.verdict is Verdict.UNSURE and _unnamed(first) and _unnamed(second):
        shared = sorted({one.name for one in first.through} & {one.name for one in second.through})
        if shared:
            return _same_as(f"both have it from somebody unnamed through {shared[0]}")
        reason = f"“{first.origin.name}” and “{second.origin.name}” are unnamed and not known to differ"
        return Judgement(Verdict.UNSURE, found.likeness, (reason,))
    return found


def _claimants(first: Telling, second: Telling) -> Judgement:
    """Whether the claimants are one, or speak for the same body."""
    found = same_actor(first.origin, second.origin, together=first.report == second.report)
    body = speaks_for(first.origin)
    if found.verdict is Verdict.SAME or body != speaks_for(second.origin):
        return found
    if _unnamed(first) or _unnamed(second) or not _is_one_body(body):
        return _maybe(f"{first.origin.name} and {second.origin.name} may speak for one body", 0.4)
    return _same_as(f"{first.origin.name} and {second.origin.name} speak for one body")


def _is_one_body(body: str) -> bool:
    """Whether an id tells which body is meant: a state has many voices, and "police" may be any."""
    if body.startswith("state-"):
        return False
    told = actor(body.removeprefix("name:"))
    return not body.startswith("name:") or same_actor(told, told).verdict is Verdict.SAME


def _repeated(first: Telling, second: Telling, copied: bool) -> Judgement | None:
    if _passage(first, second):
        return _same_as("the same passage in both reports")
    return _same_as("one report is a copy of the other") if copied else None


def _passage(first: Telling, second: Telling) -> bool:
    """Whether the two claims stand in one passage."""
    if len(set(first.words) & set(second.words)) < FEWEST // 2:
        return False
    if _in_runs(first.words, second.words) < FEWEST:
        return False
    return any(
        found.first < first.evidence[1]
        and first.evidence[0] < found.first_end
        and found.second < second.evidence[1]
        and second.evidence[0] < found.second_end
        for found in repeats(first.words, second.words)
    )


def _in_runs(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many of the first words stand in runs that the second has too, or in gaps: no passage has more equal ones."""
    theirs, count, covered = _runs(second), 0, 0
    for at in range(len(first) - SEED + 1):
        if first[at : at + SEED] in theirs:
            gap = at - covered
            count += SEED + (gap if gap < 0 or (covered and gap <= GAP) else 0)
            covered = at + SEED
    return count


@lru_cache(maxsize=20_000)
def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + SEED] for at in range(len(words) - SEED + 1))


def _unnamed(one: Telling) -> bool:
    """Whether nobody can be asked: "officials", "a US official"; a ministry's spokesman stands for his ministry."""
    return one.origin.kind in {"role", "collective"} and not _is_one_body(speaks_for(one.origin))


def _how(first: Telling, second: Telling) -> str:
    """Why two claims of one outlet are one voice."""
    own = [one for one in (first, second) if one.claimant is None]
    if any(one.through for one in own):
        return f"told as {first.origin.name} has it"
    return f"credited to {first.origin.name}" if any(one.credited for one in own) else f"both of {first.origin.name}"


def _same(every: Sequence[Telling], copied: Collection[Pair]) -> dict[str, dict[str, str]]:
    """For each claim those that are one voice with it, and why: enough of them to reach all of the voice."""
    root = {one.claim: one.claim for one in every}
    found: dict[str, dict[str, str]] = {one.claim: {} for one in every}
    for first, second in combinations(every, 2):
        if _root(root, first.claim) == _root(root, second.claim):
            continue
        judged = one_voice(first, second, _are_copies(first, second, copied))
        if judged.verdict is Verdict.SAME:
            found[first.claim][second.claim] = found[second.claim][first.claim] = judged.reasons[0]
            root[_root(root, second.claim)] = _root(root, first.claim)
    return found


def _root(root: dict[str, str], claim: str) -> str:
    while root[claim] != claim:
        root[claim] = claim = root[root[claim]]
    return claim


def _are_copies(first: Telling, second: Telling, copied: Collection[Pair]) -> bool:
    return (min(first.report, second.report), max(first.report, second.report)) in copied


def _closed(every: Sequence[Telling], same: dict[str, dict[str, str]]) -> list[list[Telling]]:
    pairs = ((first, second, why) for first, others in same.items() for second, why in others.items())
    judged = {(first, second): _same_as(why) for first, second, why in pairs if first < second}
    by_claim = {one.claim: one for one in every}
    return [[by_claim[name] for name in names] for names in clusters(by_claim, judged)]


def _voice(members: list[Telling], same: dict[str, dict[str, str]]) -> Voice:
    """The voice of some claims, each folded one step nearer to the primary."""
    first = min(members, key=_distance)
    folds, open_, seen = [], [first.claim], {first.claim}
    while open_:
        into = open_.pop(0)
        for claim, reason in sorted(same[into].items()):
            if claim not in seen:
                seen.add(claim)
                open_.append(claim)
                folds.append(Fold(claim, into, reason))
    claims = tuple(sorted(seen))
    return Voice(first.origin.name, first.claim, claims, tuple(sorted(folds, key=lambda fold: fold.claim)))


def _distance(one: Telling) -> tuple[bool, int, bool, str, str]:
    """A named source first, then what came through fewest hands, then the earliest."""
    return (one.own, len(one.through), one.published is None, one.published or "", one.claim)


def _told(voice: Voice, by_claim: dict[str, Telling]) -> list[Telling]:
    return [by_claim[name] for name in voice.claims]


def _between(one: list[Telling], other: list[Telling], copied: Collection[Pair]) -> Judgement:
    """Whether two voices may be one: known to differ where any two of their claims are, by all that is known."""
    judged = [one_voice(first, second, _are_copies(first, second, copied)) for first in one for second in other]
    differ = [found for found in judged if found.verdict is Verdict.DIFFERENT]
    return min(differ or judged, key=lambda found: (-found.likeness, found.reasons))


def _taken_as_one(found: Judgement) -> Judgement:
    return Judgement(Verdict.SAME, found.likeness, found.reasons) if found.verdict is Verdict.UNSURE else found


def _same_as(reason: str) -> Judgement:
    return Judgement(Verdict.SAME, 1.0, (reason,))


def _maybe(reason: str, likeness: float) -> Judgement:
    return Judgement(Verdict.UNSURE, likeness, (reason,))


def _two(reason: str) -> Judgement:
    return Judgement(Verdict.DIFFERENT, 0.0, (reason,))
