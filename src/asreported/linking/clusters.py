"""Groups from pairwise judgements: a function of the set of pairs, whatever the order in which they were found.

Pairs are joined from the likeliest down; two groups with a pair judged different between them stay apart. Only pairs
that were compared count, so that a new claim changes nothing beyond the groups that its own pairs reach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .judgements import Judgement, Verdict

Pair = tuple[str, str]  # two ids, the smaller first


def clusters(members: Iterable[str], judged: Mapping[Pair, Judgement]) -> tuple[tuple[str, ...], ...]:
    """The groups of the members, each sorted, singles too. Pairs with others than the members do not count."""
    group = {member: {member} for member in members}
    joined, apart = [], defaultdict[str, set[str]](set)
    for (first, second), judgement in judged.items():
        if first in group and second in group:
            if judgement.verdict is Verdict.DIFFERENT:
                apart[first].add(second)
                apart[second].add(first)
            elif judgement.verdict is Verdict.SAME:
                joined.append((-judgement.likeness, first, second))
    # Those of a group that are judged different from somebody: most are from nobody.
    parted = {member: {member} & apart.keys() for member in group}
    for _, first, second in sorted(joined):
        one, other = group[first], group[second]
        if one is other:
            continue
        if len(one) < len(other):
            first, second, one, other = second, first, other, one
        if not any(apart[member] & one for member in parted[second]):
            one |= other
            parted[first] |= parted[second]
            for member in other:
                group[member], parted[member] = one, parted[first]
    return tuple(sorted(tuple(sorted(one)) for one in {id(one): one for one in group.values()}.values()))


def reached(member: str, same: Mapping[str, Iterable[str]]) -> set[str]:
    """All that chains of `SAME` pairs lead to from a member, itself too: what has to be grouped anew with it."""
    seen, open_ = {member}, [member]
    while open_:
        for other in same.get(open_.pop(), ()):
            if other not in seen:
                seen.add(other)
                open_.append(other)
    return seen
