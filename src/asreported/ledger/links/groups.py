"""Groups: incidents from events, series from figures; only what a changed pair touches is grouped anew.

Pairs are joined from the likeliest down, and whether one joins hangs on the two groups of that moment alone. So the
groups that no new pair reaches come about as before; and those that one reaches, too, if they come out the same when
they are made together with what changed. Whatever comes out otherwise is taken in, until nothing does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from asreported.linking import EventProfile, Judgement, Verdict

from .. import schema
from .comparisons import Comparison, Pair
from .pairs import Touched, judged
from .profiles import EVENT, Profiles, batches

_T = schema.grouped.c
# Profiles whose judgements are remembered: some 20 MB.
REMEMBERED: Final = 1000


def regroup(connection: Connection, by: Comparison, touched: Touched, gone: set[str], profiles: Profiles) -> set[str]:
    """Group anew what was touched; the ids of the claims whose group is another now, those that are `gone` too."""
    old = _Groups(connection, by)
    pairs = _Pairs(connection, by)
    open_ = _touched(by, touched, old, pairs, gone)
    groups: Sequence[tuple[str, ...]] = ()
    seen: set[str] | None = None
    while True:
        near = old.together(pairs.neighbours(open_), gone)
        if open_ | near != seen:
            seen = open_ | near
            groups = _grouped(by, seen, pairs, profiles)
        changed = {member for group in groups if not old.stands(group, gone) for member in group} - open_
        if not changed:
            break
        open_ |= old.together(changed, gone)
    made = {member: (member, name(by.letter, group)) for group in groups for member in group if member in open_}
    if by.kind == EVENT:
        made |= _spoken_for(connection, made)
    before = _rows(connection, by.kind, {*made, *gone})
    _write(connection, by.kind, before, made, gone)
    return {claim for claim in {*made, *gone} if before.get(claim, ("", ""))[1] != made.get(claim, ("", ""))[1]}


def _grouped(by: Comparison, members: set[str], pairs: _Pairs, profiles: Profiles) -> Sequence[tuple[str, ...]]:
    if by.group is None:
        return ()
    within = pairs.within(members)
    known: Mapping[str, Any] = profiles.get(by.kind, members)
    remembered = pairs.remembered.among(known)
    found = tuple(by.group(known, asked := _Asked(within, remembered)))
    beyond = asked.keys() - within.keys() - remembered.keys()
    pairs.remembered.keep(known, {pair: asked[pair] for pair in beyond})
    return found


class _Asked(dict[Pair, Judgement | None]):
    """Judgements to look up, of which only those of pairs that blocks bring together are told: others join nothing."""

    def __init__(self, told: Mapping[Pair, Judgement | None], others: Mapping[Pair, Judgement | None]) -> None:
        super().__init__({**others, **told})
        self._told = dict(told)

    def items(self) -> Any:  # noqa: ANN401 - what dict gives has no name
        return self._told.items()


class Remembered:
    """Judgements of pairs that no block brings together, as grouping asks for the same ones with every newcomer.

    They depend on the two profiles alone, and are forgotten with either of these.
    """

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._profiles: dict[str, Any] = {}
        self._of: defaultdict[str, dict[str, Judgement | None]] = defaultdict(dict)

    def among(self, known: Mapping[str, Any]) -> dict[Pair, Judgement | None]:
        """What is remembered of pairs of these profiles, as they are now."""
        for member, profile in known.items():
            if member in self._profiles and self._profiles[member] != profile:
                self._forget(member)
        mine = [member for member in known if member in self._of]
        return {(one, other): found for one in mine for other, found in self._of[one].items() if other in known}

    def keep(self, known: Mapping[str, Any], pairs: Mapping[Pair, Judgement | None]) -> None:
        """Remember the judgements of pairs of these profiles."""
        if len(self._profiles) > self._most:
            self._profiles.clear()
            self._of.clear()
        for (one, other), found in pairs.items():
            self._profiles[one], self._profiles[other] = known[one], known[other]
            self._of[one][other] = found

    def _forget(self, member: str) -> None:
        del self._profiles[member]
        self._of.pop(member, None)
        for others in self._of.values():
            others.pop(member, None)


class _Pairs:
    """The judged pairs of members, each read once."""

    def __init__(self, connection: Connection, by: Comparison) -> None:
        self._connection, self._kind = connection, by.name
        # Where grouping judges for itself, it need not judge again what is known to be open.
        self._verdicts = (Verdict.SAME, Verdict.DIFFERENT) if by.parts else tuple(Verdict)
        self._of: dict[str, dict[Pair, Judgement]] = {}
        # With the connection, which no two threads use at once.
        self.remembered: Remembered = connection.info.setdefault(f"asreported {by.name}", Remembered())

    def read(self, members: set[str]) -> None:
        """Read the pairs of the members, all at once."""
        if wanted := members - self._of.keys():
            self._of.update((member, {}) for member in wanted)
            for pair, one in judged(self._connection, self._kind, wanted, self._verdicts):
                for member in pair:
                    if member in wanted:
                        self._of[member][pair] = one

    def neighbours(self, members: set[str]) -> set[str]:
        """All that a pair judged the same has in common with one of the members, and these."""
        self.read(members)
        same = (pair for member in members for pair, one in self._of[member].items() if one.verdict is Verdict.SAME)
        return members.union(*same)

    def within(self, members: set[str]) -> dict[Pair, Judgement | None]:
        """The pairs of which both are among the members."""
        self.read(members)
        return {
            pair: one
            for member in members
            for pair, one in self._of[member].items()
            if pair[0] == member and pair[1] in members
        }


class _Groups:
    """The groups as they stand before anything changes, each read once."""

    def __init__(self, connection: Connection, by: Comparison) -> None:
        self._connection, self._kind = connection, by.kind
        self._name: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)

    def read(self, members: Iterable[str]) -> None:
        """Read the groups of the members, whole."""
        rows = _rows(self._connection, self._kind, set(members) - self._name.keys())
        for some in batches(sorted({group for _, group in rows.values()})):
            wanted = select(_T.claim, _T.name).where(_T.kind == self._kind, _T.name.in_(some), _T.component == _T.claim)
            for claim, group in self._connection.execute(wanted).all():
                self._name[claim] = group
                self._members[group].add(claim)

    def together(self, members: Iterable[str], gone: set[str]) -> set[str]:
        """The members with all that they stand in one group with."""
        wanted = set(members)
        self.read(wanted)
        return wanted.union(*(self._members[self._name[one]] for one in wanted if one in self._name)) - gone

    def stands(self, group: Collection[str], gone: set[str]) -> bool:
        """Whether a group was one before."""
        of = {self._name.get(member) for member in group}
        return len(of) == 1 and None not in of and self._members[of.pop() or ""] - gone == set(group)

    def apart(self, pair: Pair) -> bool:
        """Whether the two stand in two groups; True where one of them stands in none yet."""
        one = self._name.get(pair[0])
        return one is None or one != self._name.get(pair[1])


def _touched(by: Comparison, touched: Touched, old: _Groups, pairs: _Pairs, gone: set[str]) -> set[str]:
    """Those whose groups may change. Others' do only if these draw them in, which shows when they are grouped.

    A pair that did not join two groups parts nothing when it goes; one judged different parts only members of one
    group when it comes, and lets two be joined when it goes only if another pair joins them.
    """
    pulled = {*touched.loosened, *(touched.parted if by.parts else ())}
    freed = touched.freed if by.parts else set()
    old.read({member for pair in (*pulled, *freed) for member in pair})
    found = touched.members | {one for one, _ in touched.joined}
    found |= {one for one, other in pulled if not old.apart((one, other))}
    waiting = {pair for pair in freed if old.apart(pair) and not gone.intersection(pair)}
    pairs.read(old.together({one for one, _ in waiting}, gone))
    reach = {one: pairs.neighbours(old.together([one], gone)) for one, _ in waiting}
    found |= {one for one, other in waiting if not reach[one].isdisjoint(old.together([other], gone))}
    return old.together(found | gone, gone)


def name(letter: str, group: Iterable[str]) -> str:
    """The id of a group: of its smallest member, so that it keeps its name when others join."""
    return f"{letter}-{hashlib.sha256(min(group).encode()).hexdigest()[:12]}"


def _spoken_for(connection: Connection, heads: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The events that heads speak for, each with its head and the head's incident."""
    table, found = schema.profiles.c, dict[str, tuple[str, str]]()
    for some in batches(sorted(heads)):
        wanted = select(table.claim, table.event).where(table.kind == EVENT, table.event.in_(some))
        rows = connection.execute(wanted).all()
        found.update((row.claim, (row.event, heads[row.event][1])) for row in rows if row.claim != row.event)
    return found


def _rows(connection: Connection, kind: str, claims: Iterable[str]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for some in batches(sorted(claims)):
        wanted = select(_T.claim, _T.component, _T.name).where(_T.kind == kind, _T.claim.in_(some))
        found.update((row.claim, (row.component, row.name)) for row in connection.execute(wanted))
    return found


def _write(
    connection: Connection,
    kind: str,
    old: Mapping[str, tuple[str, str]],
    made: Mapping[str, tuple[str, str]],
    gone: Iterable[str],
) -> None:
    table = schema.grouped
    changed = {claim: row for claim, row in made.items() if old.get(claim) != row}
    if out := [{"a": claim} for claim in sorted(old.keys() & {*changed, *gone})]:
        connection.execute(table.delete().where(_T.kind == kind, _T.claim == bindparam("a")), out)
    rows = [
        {"kind": kind, "claim": claim, "component": component, "name": group}
        for claim, (component, group) in sorted(changed.items())
    ]
    if rows:
        connection.execute(table.insert(), rows)


def forget(connection: Connection, by: Comparison, claims: Iterable[str]) -> None:
    """Take claims out that are no more and that no others hang on."""
    for some in batches(sorted(claims)):
        connection.execute(schema.grouped.delete().where(_T.kind == by.kind, _T.claim.in_(some)))


def heads(profiles: Iterable[EventProfile]) -> dict[str, Any]:
    """The events that stand for others across reports."""
    return {profile.event: profile for profile in profiles if profile.head == profile.event}
