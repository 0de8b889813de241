"""Groups kept up to date pair by pair: what all pairs give at once, whatever changed and in what order."""

import random

import pytest
from sqlalchemy import delete, insert, select

from asreported.ledger import open_case, schema
from asreported.ledger.links import groups
from asreported.ledger.links.comparisons import FIGURES
from asreported.ledger.links.groups import regroup
from asreported.ledger.links.pairs import Touched
from asreported.ledger.links.profiles import Profiles
from asreported.linking import Judgement, Verdict, clusters

VERDICTS = (Verdict.SAME, Verdict.SAME, Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


class Kept:
    """Members on a line, each judged with those near it; a case that keeps their groups."""

    def __init__(self, connection, chance, apart):
        self.connection, self.chance, self.apart = connection, chance, apart
        self.place, self.pairs = {}, {}

    def judgement(self, one, other):
        verdict = self.chance.choice(VERDICTS)
        # Members of two halves are seldom judged the same, and mostly not judged different.
        if self.apart and (self.place[one] < 0.5) != (self.place[other] < 0.5) and self.chance.random() < 0.7:
            verdict = self.chance.choice((Verdict.DIFFERENT, Verdict.UNSURE))
        elif verdict is Verdict.DIFFERENT and self.chance.random() < 0.8:
            verdict = Verdict.SAME
        return Judgement(verdict, self.chance.choice((0.5, 0.6, 0.7)))

    def add(self, members):
        for member in members:
            self.place[member] = self.chance.random()
        line = sorted(self.place, key=self.place.get)
        near = {(min(one, other), max(one, other)) for at, one in enumerate(line) for other in line[at + 1 : at + 5]}
        now = {pair: self.pairs.get(pair) or self.judgement(*pair) for pair in near}
        if now and self.chance.random() < 0.3:
            pair = self.chance.choice(sorted(now))
            now[pair] = self.judgement(*pair)
        self.keep(now, set(members), set())

    def take_out(self, member):
        self.place.pop(member)
        self.keep({pair: one for pair, one in self.pairs.items() if member not in pair}, set(), {member})

    def keep(self, now, members, gone):
        touched, table = Touched(set(members)), schema.compared
        for pair in {*now, *self.pairs}:
            touched.note(pair, self.pairs.get(pair), now.get(pair))
        self.pairs = now
        self.connection.execute(delete(table))
        for (first, second), one in now.items():
            row = {"kind": "figure", "first": first, "second": second, "times": 1, "reasons": []}
            self.connection.execute(insert(table), row | {"verdict": one.verdict.value, "likeness": one.likeness})
        before = self.named()
        changed = regroup(self.connection, FIGURES, touched, gone, Profiles(self.connection))
        behind = self.named()
        assert changed == {one: before.get(one) for one in {*before, *behind} if before.get(one) != behind.get(one)}

    def named(self):
        return {row.claim: row.name for row in self.connection.execute(select(schema.grouped))}

    def groups(self):
        named = self.named()
        return sorted(tuple(sorted(one for one in named if named[one] == group)) for group in {*named.values()})


@pytest.mark.parametrize("many", [2, 200])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_groups_stay_what_all_pairs_give_at_once(seed, apart, many, monkeypatch):
    monkeypatch.setattr(groups, "MANY", many)
    chance = random.Random(seed)
    coming = [f"{number:03}" for number in range(40)]
    chance.shuffle(coming)
    with open_case("sqlite://") as case, case._writing() as connection:
        kept = Kept(connection, chance, apart)
        while coming:
            some = [coming.pop() for _ in range(min(len(coming), chance.choice((1, 1, 1, 2, 5))))]
            kept.add(some)
            if chance.random() < 0.1:
                gone = chance.choice(sorted(kept.place))
                kept.take_out(gone)
                coming.append(gone)
            assert kept.groups() == sorted(clusters(kept.place, kept.pairs))
        named = kept.named()
    # A group's id follows from its members alone.
    assert {named[group[0]] for group in clusters(kept.place, kept.pairs)} == {*named.values()}
