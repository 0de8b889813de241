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
from .placing import placed, unsettled
from .profiles import EVENT, Profiles, batches

_T = schema.grouped.c
# Profiles whose judgements are remembered: some 20 MB.
REMEMBERED: Final = 1000
# Newcomers at once for which whole groups are sooner made anew than the pairs near each are looked at.
MANY: Final = 200


def regroup(
    connection: Connection, by: Comparison, touched: Touched, gone: set[str], profiles: Profiles
) -> dict[str, str | None]:
    """Group anew what was touched; the claims whose group is another now, `gone` ones too, with the group they had."""
    old = _Groups(connection, by)
    pairs = _Pairs(connection, by)
    joined = _joined(touched, old) if by.parts else {}
    open_ = _unsettled(by, touched, old, pairs, gone) if by.parts else _touched(by, touched, old, gone)
    groups: Sequence[tuple[str, ...]] = ()
    seen: set[str] | None = None
    while open_:
        near = old.together(pairs.neighbours(open_), gone)
        if open_ | near != seen:
            seen = open_ | near
            groups = _grouped(by, seen, pairs, profiles)
        changed = {member for group in groups if not old.stands(group, gone) for member in group} - open_
        if not changed:
            break
        open_ |= old.together(changed, gone)
    made = {member: (member, name(by.letter, group)) for group in groups for member in group if member in open_}
    made |= _beside(by, {member: group for member, group in joined.items() if member not in open_}, old)
    if by.kind == EVENT:
        made |= _spoken_for(connection, made)
    before = _rows(connection, by.kind, {*made, *gone})
    _write(connection, by.kind, before, made, gone)
    was, now = ({claim: group for claim, (_, group) in rows.items()} for rows in (before, made))
    return {claim: was.get(claim) for claim in sorted({*made, *gone}) if was.get(claim) != now.get(claim)}


def _joined(touched: Touched, old: _Groups) -> dict[str, str]:
    """The groups that newcomers join, where that is all that changes."""
    old.read_names(touched.members)
    joined = placed([member for member in touched.members if old.name(member) is None], touched, old)
    for member, group in joined.items():
        old.join(member, group)
    return joined


def _unsettled(by: Comparison, touched: Touched, old: _Groups, pairs: _Pairs, gone: set[str]) -> set[str]:
    """Those whose groups may change although newcomers are taken to have joined theirs."""
    many = len(touched.members) > MANY
    found = _touched(by, touched, old, gone) if many else unsettled(touched, old, pairs)
    return old.together(found | gone | _freed(touched, old, pairs, gone), gone)


def _beside(by: Comparison, joined: Mapping[str, str], old: _Groups) -> dict[str, tuple[str, str]]:
    """The rows of newcomers that join a group; of all of it where one of them is the smallest, as it is named anew."""
    coming: defaultdict[str, set[str]] = defaultdict(set)
    for member, group in joined.items():
        coming[group].add(member)
    made: dict[str, tuple[str, str]] = {}
    for group, members in coming.items():
        every = members if old.holds_smaller(group, members) else old.together(members, set())
        called = group if members is every and group not in members else name(by.letter, every)
        made.update((member, (member, called)) for member in every)
    return made


def _grouped(by: Comparison, members: set[str], pairs: _Pairs, profiles: Profiles) -> Sequence[tuple[str, ...]]:
    if by.group is None:
        return ()
    within = pairs.within(members)
    if by.parts:
        return tuple(by.group(dict.fromkeys(members), within))
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
        self._of: dict[str, dict[str, Judgement]] = {}
        # With the connection, which no two threads use at once.
        self.remembered: Remembered = connection.info.setdefault(f"asreported {by.name}", Remembered())

    def read(self, members: set[str]) -> None:
        """Read the pairs of the members, all at once."""
        if wanted := members - self._of.keys():
            self._of.update((member, {}) for member in wanted)
            for first, second, judgement in judged(self._connection, self._kind, wanted, self._verdicts):
                if first in wanted:
                    self._of[first][second] = judgement
                if second in wanted:
                    self._of[second][first] = judgement

    def of(self, member: str) -> Mapping[str, Judgement]:
        """Whom a member is judged with, and how."""
        return self._of[member]

    def neighbours(self, members: set[str]) -> set[str]:
        """All that a pair judged the same has in common with one of the members, and these."""
        self.read(members)
        same = (other for member in members for other, one in self._of[member].items() if one.verdict is Verdict.SAME)
        return members.union(same)

    def within(self, members: set[str]) -> dict[Pair, Judgement | None]:
        """The pairs of which both are among the members."""
        self.read(members)
        return {
            (member, other): one
            for member in members
            for other, one in self._of[member].items()
            if member < other and other in members
        }


class _Groups:
    """The groups as they stand before anything changes, each read once; and who is taken to have joined them."""

    def __init__(self, connection: Connection, by: Comparison) -> None:
        self._connection, self._kind = connection, by.kind
        self._name: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()
        self._joined: set[str] = set()

    def name(self, member: str) -> str | None:
        """The group of a member whose name was read."""
        return self._name.get(member)

    def join(self, member: str, group: str) -> None:
        """Take a newcomer to stand in a group."""
        self._name[member] = group
        self._members[group].add(member)
        self._joined.add(member)

    def read_names(self, members: Iterable[str]) -> None:
        """Read in which groups the members stand."""
        rows = _rows(self._connection, self._kind, set(members) - self._name.keys())
        self._name.update((member, group) for member, (_, group) in rows.items())

    def read(self, members: Collection[str]) -> None:
        """Read the groups of the members, whole."""
        self.read_names(members)
        wanted = {self._name[member] for member in members if member in self._name} - self._whole
        self._whole |= wanted
        for some in batches(sorted(wanted)):
            every = select(_T.claim, _T.name).where(_T.kind == self._kind, _T.name.in_(some), _T.component == _T.claim)
            for claim, group in self._connection.execute(every).all():
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

    def holds_smaller(self, group: str, members: set[str]) -> bool:
        """Whether one of those known to stand in a group is smaller than all of its newcomers."""
        least = min(members)
        return any(of == group and one < least and one not in self._joined for one, of in self._name.items())


def _touched(by: Comparison, touched: Touched, old: _Groups, gone: set[str]) -> set[str]:
    """Those whose groups may change. Others' do only if these draw them in, which shows when they are grouped.

    A pair that did not join two groups parts nothing when it goes; where `group` judges for itself, one judged
    different does not either.
    """
    pulled = {*touched.loosened, *(touched.parted if by.parts else ())}
    old.read({member for pair in pulled for member in pair})
    found = touched.members | {one for one, _ in touched.joined}
    found |= {one for one, other in pulled if not old.apart((one, other))}
    return old.together(found | gone, gone)


def _freed(touched: Touched, old: _Groups, pairs: _Pairs, gone: set[str]) -> set[str]:
    """Those of two groups that no longer hold a pair judged different, where another pair may join them."""
    old.read({member for pair in touched.freed for member in pair})
    waiting = {pair for pair in touched.freed if old.apart(pair) and not gone.intersection(pair)}
    pairs.read(old.together({one for one, _ in waiting}, gone))
    reach = {one: pairs.neighbours(old.together([one], gone)) for one, _ in waiting}
    return {one for one, other in waiting if not reach[one].isdisjoint(old.together([other], gone))}


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
