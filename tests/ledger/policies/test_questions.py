"""What people decided about a claim is what a policy is given: its speaker, its measure, whether it counts at all."""

import pytest

from asreported.ledger import open_case
from asreported.ledger.policies.counts import Count
from asreported.ledger.policies.policies import POLICIES
from linking.crises import ferry, raid


@pytest.fixture
def case():
    with open_case("sqlite://") as opened:
        for own, made in (*raid(), *ferry()):
            opened.add(own, made)
        yield opened


def counted(case, claim: str, policy: str = "per-claimant"):
    """The answers to the question that a claim is part of."""
    return next(one for one in case.answers(policy) if claim in one.figures).answers


def largest(case):
    return max(case.series(least=2), key=lambda row: (len(row.figures), row.id))


def test_a_corrected_speaker_is_the_claimant(case):
    claim = largest(case).figures[-1].id
    case.reviewer("Ana").correct(claim, "speaker", "Mayor Orla Quist")
    (own,) = [one for one in counted(case, claim) if claim in {used.claim for used in one.used}]
    assert "quist" in own.voice


@pytest.mark.parametrize(("field", "value"), [("measure", "missing"), ("scope", "standing"), ("mode", "denied")])
def test_a_claim_corrected_to_another_question_is_left_out_of_this_one(case, field, value):
    row = next(row for row in largest(case).figures if getattr(row.claim, field) != value)
    case.reviewer("Ana").correct(row.id, field, value)
    for policy in POLICIES:
        left = {one.claim: one.why for answer in counted(case, row.id, policy) for one in answer.left}
        used = {one.claim for answer in counted(case, row.id, policy) for one in answer.used}
        assert row.id not in used
        assert policy == "per-claimant" or value in left[row.id]


def test_what_repeats_a_rejected_claim_is_not_lost_with_it_and_counts_once():
    first = Count(id="f-1", words="20", low=20, high=20, form="exact", claimant="ministry", status="rejected")
    repeats = [
        Count(id=f"f-{at}", words="20", low=20, high=20, form="exact", claimant=f"daily {at}", repeats="f-1")
        for at in (2, 3)
    ]
    (answer,) = POLICIES["conservative"]([first, *repeats])
    assert [one.claim for one in answer.used] == ["f-2"]
    (answer,) = POLICIES["confirmed-minimum"]([first, *repeats])
    assert (answer.low, answer.note) == (None, "nothing is confirmed")
