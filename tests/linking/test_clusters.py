"""Groups from pairwise judgements: the same whatever the order, and apart where a pair was judged different."""

from itertools import permutations

from asreported.linking.clusters import clusters, reached
from asreported.linking.judgements import Judgement, Verdict


def judged(*pairs):
    return {tuple(sorted(pair)): Judgement(verdict, likeness) for *pair, verdict, likeness in pairs}


SAME, UNSURE, DIFFERENT = Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT


def test_accounts_join_through_a_third():
    found = clusters("abcd", judged(("a", "b", SAME, 0.9), ("b", "c", SAME, 0.8)))
    assert found == (("a", "b", "c"), ("d",))


def test_a_pair_judged_different_stays_apart_and_the_likelier_join_wins():
    pairs = judged(("a", "b", SAME, 0.7), ("b", "c", SAME, 0.9), ("a", "c", DIFFERENT, 0.1))
    assert clusters("abc", pairs) == (("a",), ("b", "c"))


def test_an_open_question_joins_nothing():
    assert clusters("ab", judged(("a", "b", UNSURE, 0.6))) == (("a",), ("b",))


def test_pairs_with_claims_that_are_not_asked_about_do_not_count():
    assert clusters("ab", judged(("a", "x", SAME, 0.9), ("b", "x", SAME, 0.9))) == (("a",), ("b",))


def test_the_order_of_claims_and_pairs_changes_nothing():
    pairs = [("a", "b", SAME, 0.7), ("c", "d", SAME, 0.7), ("b", "c", SAME, 0.7), ("a", "d", DIFFERENT, 0.0)]
    outcomes = {clusters(members, judged(*order)) for members in ("abcd", "dbca") for order in permutations(pairs)}
    assert len(outcomes) == 1


def test_what_a_chain_of_pairs_reaches():
    assert reached("a", {"a": ["b"], "b": ["a", "c"], "d": ["e"]}) == {"a", "b", "c"}
