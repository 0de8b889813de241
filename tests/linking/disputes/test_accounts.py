"""What events and statements say that others may contradict."""

import pytest

from asreported.linking.disputes.accounts import accounts

from ..handmade import event, report, statement


def said(content, act="say", speaker="Keshan army", *, before="A blast hit Velm. "):
    told = report("said", "2031-01-02", f"{before}{content}")
    claims = (event(told, "blast", "attack"), statement(told, content, act, speaker))
    return next(account for account in accounts(told, claims) if account.kind == "statement")


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("a gas leak set off the fire", "mishap"),
        ("it was an act of sabotage", "deliberate"),
        ("this was no gas leak", "deliberate"),
        ("they ruled out sabotage", "mishap"),
        ("an accident or sabotage is possible", None),
        ("the fire is out", None),
    ],
)
def test_a_cause_is_read_from_its_words(words, cause):
    assert said(words).cause == cause


def test_who_orders_a_search_blames_nobody():
    assert said("the Grey Order was behind it").blamed
    assert not said("the Grey Order was behind it", act="demand").blamed


def test_gunmen_without_a_name_are_nobody_in_particular():
    told = report("gunmen", "2031-01-02", "Gunmen attacked Velm.")
    (account,) = accounts(told, [event(told, "attacked", "attack", actor="Gunmen", speaker="police")])
    assert account.blamed == ()


def test_what_was_not_found_is_kept():
    assert said("no trace of explosives was found").absent == ("explosive",)
    assert said("No ransom was paid").absent == ("ransom",)


def test_a_denial_may_point_back():
    assert said("the accusation", act="deny").refers_back
    assert not said("its planes had hit the bridge", act="deny").refers_back
