"""Regrouping: what people say is one incident or series, over what linking found, which stays as it is stored."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from .decision import Decision
from .live import agreed, live

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Regrouping:
    """The names that groups go by after people's judgements.

    `moved` are claims that stand in another group than linking gave them, `merged` the names of groups that are part
    of another, `unsure` and `apart` pairs of groups judged so, by name.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    unsure: frozenset[Pair] = frozenset()

    def name(self, claim: str, linked: str | None) -> str | None:
        """The name of a claim's group, given that of the group that linking put it in; None of what stands in none."""
        own = self.moved.get(claim, linked)
        return None if own is None else self.merged.get(own, own)

    def sources(self, name: str) -> frozenset[str]:
        """The names of linking's groups that may have members in the group of a name."""
        return frozenset({name, *(one for one, into in self.merged.items() if into == name)})


def anchors(decisions: Iterable[Decision]) -> frozenset[str]:
    """The claims that judgements of groups rest on: whose linked groups `regrouping` must know."""
    return frozenset(claim for one in decisions for side in _sides(one) for claim in side)


def regrouping(log: Iterable[Decision], letter: str, linked: Mapping[str, str]) -> Regrouping:
    """People's judgements on the groups of a letter (`i`, `q`), in the order of the log, over the linked groups.

    `linked` has the group of each anchor; anchors that are gone count for nothing. What reviewers answer differently
    changes nothing. A later judgement does not join what an earlier one keeps apart.
    """
    held = sorted(agreed(_settled(live(log))).values(), key=lambda one: one.number)
    moved: dict[str, str] = {}
    apart: set[Pair] = set()
    unsure: set[Pair] = set()
    for one in held:
        sides = [[claim for claim in side if claim in linked] for side in _sides(one)]
        if one.kind in {"split", "different"} and len(sides) == 2 and all(sides):
            moved |= _parted(sides[0], sides[1], linked, moved, letter)
            apart |= {_pair(*(_name(side, linked, moved) for side in sides))}
    merged: dict[str, str] = {}
    for one in held:
        sides = _sides(one)
        if not all(any(claim in linked for claim in side) for side in sides):
            continue
        names = [_name(side, linked, moved) for side in sides]
        if one.kind == "same":
            _merge(names, merged, apart)
        elif one.kind == "unsure" and len(names) == 2:
            unsure.add(_pair(*names))
    return Regrouping(moved, merged, _through(apart, merged), _through(unsure, merged))


def _settled(held: Iterable[Decision]) -> list[Decision]:
    """The judgements without those that say otherwise of the same claims.

    Groups change their ids, so the same question may be asked under others: of one reviewer's answers the newest holds,
    where two reviewers differ neither does.
    """
    judged = [one for one in held if _sides(one)]
    return _unopposed(_unopposed(judged, own=True), own=False)


def _unopposed(judged: list[Decision], *, own: bool) -> list[Decision]:
    """Those that no later judgement of their reviewer (`own`), or none of another's, contradicts."""
    of_claim: defaultdict[str, list[Decision]] = defaultdict(list)
    for one in judged:
        for claim in {claim for side in _sides(one) for claim in side}:
            of_claim[claim].append(one)
    out: set[int] = set()
    for one in judged:
        near = {other.number: other for side in _sides(one) for claim in side for other in of_claim[claim]}
        for number, other in near.items():
            at_odds = number > one.number and (one.by == other.by) is own and _says(one) != _says(other)
            # Who parts two and then is unsure whether they are one leaves them parted, as an open question.
            if at_odds and not (own and _says(one) == "different" and other.kind == "unsure") and _meet(one, other):
                out |= {one.number} if own else {one.number, number}
    return [one for one in judged if one.number not in out]


def _says(one: Decision) -> str:
    return "different" if one.kind == "split" else one.kind


def _meet(one: Decision, other: Decision) -> bool:
    """Whether two sides of the one share claims with two sides of the other, each with another."""
    met = [{at for at, side in enumerate(_sides(other)) if not own.isdisjoint(side)} for own in map(set, _sides(one))]
    return any(a != b for first, second in combinations(met, 2) for a in first for b in second)


def _sides(one: Decision) -> list[list[str]]:
    return list(one.value) if one.kind in {"same", "different", "unsure", "split"} and one.field != "actor" else []


def _parted(
    stay: list[str], leave: list[str], linked: Mapping[str, str], moved: Mapping[str, str], letter: str
) -> dict[str, str]:
    """The claims of `leave` that stand with claims of `stay`, each with the name of the group that they make."""
    groups = {moved.get(claim, linked[claim]) for claim in stay}
    going = [claim for claim in leave if moved.get(claim, linked[claim]) in groups]
    if not going:
        return {}
    name = f"{letter}-{hashlib.sha256(('apart ' + min(leave)).encode()).hexdigest()[:12]}"
    return dict.fromkeys(going, name)


def _name(side: list[str], linked: Mapping[str, str], moved: Mapping[str, str]) -> str:
    claim = min(claim for claim in side if claim in linked)
    return moved.get(claim, linked[claim])


def _merge(names: list[str], merged: dict[str, str], apart: set[Pair]) -> None:
    """Join groups under the smallest name, unless two of what would be one are judged different."""
    roots = {merged.get(name, name) for name in names}
    members = roots | {name for name, into in merged.items() if into in roots} | set(names)
    if any(one in members and other in members for one, other in apart):
        return
    into = min(roots)
    merged.update((name, into) for name in members if name != into)


def _through(pairs: set[Pair], merged: Mapping[str, str]) -> frozenset[Pair]:
    named = {_pair(merged.get(one, one), merged.get(other, other)) for one, other in pairs}
    return frozenset((one, other) for one, other in named if one != other)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
