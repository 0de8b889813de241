"""Newcomers that join a group, or stand alone, while all that stood stays as it is: seen from the pairs near them.

Groups are what joining the likeliest pairs first makes of them (`clusters`) where three things hold: no pair judged
different lies within one; pairs judged the same hold each together; and every such pair between two groups came too
late, when likelier ones already held together two members that are judged different. What stands keeps to that until
a pair changes. So each changed pair is looked at by itself, and only the groups of one that nothing near it settles
have to be made anew: what one more report costs does not grow with the groups that it joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Protocol

from asreported.linking import Judgement, Verdict

from .comparisons import Pair
from .pairs import Touched

Rank = tuple[float, str, str]  # the likeliest pair first
_SAME: Final = Verdict.SAME
# Members that are looked at to settle a pair, and steps by which what stands alone may join others again.
FAR: Final = 400
STEPS: Final = 40


class Standing(Protocol):
    """The groups that members stand in."""

    def read_names(self, members: Iterable[str]) -> None:
        """Read in which groups the members stand, all at once."""

    def name(self, member: str) -> str | None:
        """The group of a member whose name was read; None of a newcomer that has joined none yet."""


class Around(Protocol):
    """The judged pairs of members."""

    def read(self, members: set[str]) -> None:
        """Read the pairs of the members, all at once."""

    def of(self, member: str) -> Mapping[str, Judgement]:
        """Whom a member whose pairs were read is judged with, and how."""


def placed(newcomers: Collection[str], touched: Touched, standing: Standing) -> dict[str, str]:
    """The group that each newcomer joins, by the likeliest of its pairs; else the smallest of those it stands with."""
    standing.read_names({member for pair in (*touched.joined, *touched.parted) for member in pair})
    group = standing.name
    against: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in touched.parted:
        against[first].add(second)
        against[second].add(first)
    into: dict[str, str] = {}
    beside = {member: {member} for member in newcomers}
    for _, first, second in sorted(_rank(pair, likeness) for pair, likeness in touched.joined.items()):
        for one, other in ((first, second), (second, first)):
            if one not in beside or one in into:
                continue
            apart = set().union(*(against[member] for member in beside[one]))
            joined = into.get(other) or group(other)
            if joined is None:
                if apart.isdisjoint(beside[other]):
                    beside[one] |= beside[other]
                    beside.update(dict.fromkeys(beside[one], beside[one]))
            elif joined not in {into.get(member) or group(member) for member in apart}:
                into.update(dict.fromkeys(beside[one], joined))
    return {member: into.get(member) or min(beside[member]) for member in newcomers}


def unsettled(touched: Touched, standing: Standing, around: Around) -> set[str]:
    """Those whose groups the changed pairs may change, once the newcomers have joined theirs.

    Pairs that are no longer judged different are left to the caller.
    """
    standing.read_names({member for pair in touched.loosened for member in pair})
    group = standing.name
    found = {member for pair in touched.parted if group(pair[0]) == group(pair[1]) for member in pair}
    # A pair that is likelier now is so among the same members.
    loose = {
        pair: likeness
        for pair, likeness in touched.loosened.items()
        if group(pair[0]) == group(pair[1]) and touched.joined.get(pair, -1.0) < likeness
    }
    between = {pair: likeness for pair, likeness in touched.joined.items() if group(pair[0]) != group(pair[1])}
    near = _Near(standing, around, {*between})
    return found.union(*near.loosened(loose), *near.between(between))


def _rank(pair: Pair, likeness: float) -> Rank:
    return -likeness, *pair


class _Side:
    """What likelier pairs hold together with one end of a pair, as far as it was looked at."""

    def __init__(self, member: str) -> None:
        self.held = {member}
        # Whose pairs were not looked at yet, and those that pairs of the others show to be apart from this side.
        self.fresh = {member}
        self.apart: set[str] = set()


class _Near:
    """What pairs near a pair prove of it."""

    def __init__(self, standing: Standing, around: Around, open_: set[Pair]) -> None:
        self._standing, self._around = standing, around
        # Those between two groups of which it is not known that they came too late.
        self._open = open_
        self._known: set[str] = set()

    def between(self, pairs: Mapping[Pair, float]) -> list[Pair]:
        """Those pairs between two groups of which nothing shows that they came too late."""
        self._read({member for pair in pairs for member in pair})
        left = []
        for rank in sorted(_rank(pair, likeness) for pair, likeness in pairs.items()):
            if self._apart(rank):
                self._open.discard(rank[1:])
            else:
                left.append(rank[1:])
        return left

    def loosened(self, pairs: Mapping[Pair, float]) -> list[Pair]:
        """Those of pairs that were judged the same, or likelier, without which their group may come about otherwise."""
        self._read({member for pair in pairs for member in pair})
        left: dict[Rank, set[str]] = {}
        for rank in sorted(_rank(pair, likeness) for pair, likeness in pairs.items()):
            met, alone = self._meet(*rank[1:], rank)
            if not met:
                left[rank] = alone
        ends = [member for rank in left for member in rank[1:]]
        return [rank[1:] for rank, alone in left.items() if not self._rejoined(rank, alone, ends)]

    def _meet(self, first: str, second: str, rank: Rank) -> tuple[bool, set[str]]:
        """Whether likelier pairs hold two together; else all that they hold together with one of them, if seen."""
        one, other = _Side(first), _Side(second)
        while len(one.held) + len(other.held) <= FAR:
            for side in (one, other):
                if not side.fresh:
                    return False, side.held
            self._widen(min(one, other, key=lambda side: len(side.held)), rank)
            if not one.held.isdisjoint(other.held):
                return True, set()
        return False, set()

    def _apart(self, rank: Rank) -> bool:
        """Whether likelier pairs hold each end together with members that are judged different, or came too late."""
        one, other = _Side(rank[1]), _Side(rank[2])
        while (one.fresh or other.fresh) and len(one.held) + len(other.held) <= FAR:
            self._widen(min(one, other, key=lambda side: (not side.fresh, len(side.held))), rank)
            if not (one.apart.isdisjoint(other.held) and other.apart.isdisjoint(one.held)):
                return True
        return False

    def _rejoined(self, rank: Rank, alone: set[str], ends: list[str]) -> bool:
        """Whether what stood with one end is soon joined with the other again, and nothing hung on it meanwhile."""
        if not alone:
            return False
        grown = set(alone)
        other = rank[1] if rank[2] in alone else rank[2]
        for _ in range(STEPS):
            leaving = min(self._leaving(grown), default=None)
            if leaving is None:
                return False
            then, member = leaving
            if member == other or self._meet(member, other, then)[0]:
                return sum(end in grown for end in ends) == 1 and not self._mattered(grown, rank, then)
            self._read({member})
            grown.add(member)
        return False

    def _leaving(self, members: set[str]) -> list[tuple[Rank, str]]:
        """The pairs that join a member with another of its group."""
        return [
            (_rank(_pair(one, other), judgement.likeness), other)
            for one in members
            for other, judgement in self._around.of(one).items()
            if other not in members and judgement.verdict is _SAME and self._together(one, other)
        ]

    def _mattered(self, members: set[str], since: Rank, until: Rank) -> bool:
        """Whether one of the members kept groups apart, or could have joined another group meanwhile."""
        return any(
            judgement.verdict is not _SAME
            or (since < _rank(_pair(one, other), judgement.likeness) < until and not self._together(one, other))
            for one in members
            for other, judgement in self._around.of(one).items()
        )

    def _widen(self, side: _Side, rank: Rank) -> None:
        """Look at the pairs of those of a side that are fresh."""
        looked, side.fresh = side.fresh, set()
        self._read(looked)
        for one in looked:
            for other, judgement in self._around.of(one).items():
                if judgement.verdict is not _SAME:
                    side.apart.add(other)
                elif _rank(_pair(one, other), judgement.likeness) < rank:
                    if self._together(one, other):
                        if other not in side.held:
                            side.fresh.add(other)
                    elif _pair(one, other) not in self._open:
                        side.apart.add(other)
        side.held |= side.fresh

    def _together(self, one: str, other: str) -> bool:
        return self._standing.name(one) == self._standing.name(other)

    def _read(self, members: set[str]) -> None:
        if wanted := members - self._known:
            self._known |= wanted
            self._around.read(wanted)
            self._standing.read_names({other for member in wanted for other in self._around.of(member)})


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
