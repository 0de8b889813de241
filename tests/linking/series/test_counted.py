"""Who is counted."""

import pytest

from asreported.linking.judgements import Verdict
from asreported.linking.series.counted import same_people, who


@pytest.mark.parametrize(
    ("group", "people", "kind"),
    [
        ("people", "unspecified", "everyone"),
        ("death toll", "unspecified", "everyone"),
        ("an old woman", "unspecified", "women"),
        ("students", "civilians", "children"),
        ("soldiers", "security", "security"),
    ],
)
def test_people_are_sorted_by_their_nouns(group, people, kind):
    assert who(group, people).kind == kind


def same(first, second, *, equal=False):
    return same_people(who(*first), who(*second), equal=equal).verdict


def test_two_forces_are_two_groups():
    guard, army = ("members of the Coast Guard", "security"), ("Armed Forces personnel", "security")
    assert same(guard, army) is Verdict.DIFFERENT


def test_children_are_fewer_than_all_unless_the_number_is_the_same():
    everyone, children = ("people", "unspecified"), ("children", "children")
    assert same(everyone, children) is Verdict.DIFFERENT
    assert same(everyone, children, equal=True) is Verdict.SAME


def test_a_boy_and_a_man_may_be_one_to_two_reports():
    assert same(("boy", "children"), ("man", "unspecified"), equal=True) is Verdict.UNSURE


def test_women_whom_the_reader_sorts_as_civilians_are_women():
    assert who("women", "civilians").kind == "women"


def test_suspects_are_nobodys_victims_and_may_be_whom_another_calls_militants():
    assert same(("suspects", "unspecified"), ("people", "unspecified")) is Verdict.DIFFERENT
    assert same(("kidnappers", "unspecified"), ("gunmen", "militants")) is Verdict.SAME
