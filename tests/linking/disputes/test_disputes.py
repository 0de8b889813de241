"""What claimants contradict each other in, and what is no contradiction."""

import json
import random
from dataclasses import replace

from asreported.linking.disputes.accounts import account_from_json, accounts
from asreported.linking.disputes.disputes import disputes, why_not
from asreported.linking.series.profiles import figure_profiles
from asreported.linking.series.series import series

from ..crises import ARMY, UPLANDS, ferry, raid, school
from ..handmade import event, figure, report, statement


def found(crisis, order=None):
    figures = [profile for told, claims in crisis for profile in figure_profiles(told, claims)]
    told = [account for report_, claims in crisis for account in accounts(report_, claims)]
    if order is not None:
        random.Random(order).shuffle(figures)
        random.Random(order).shuffle(told)
    return disputes(figures, told, series(figures, {}), {})


def sides(crisis, kind):
    """Each dispute of a kind as the words of its sides."""
    words = {
        claim.id: (claim.content if claim.kind == "statement" else claim.evidence).of(told.text)
        for told, claims in crisis
        for claim in claims
    }
    return [
        {frozenset(words[one] for one in side) for side in (dispute.a, dispute.b)}
        for dispute in found(crisis)
        if dispute.kind == kind
    ]


def kinds(*reports):
    return [dispute.kind for dispute in found(reports)]


def counted(day, text, words, low, high=..., **rest):
    told = report(f"{day}{text[:8]}", day, text)
    happened = event(told, "blast", "attack", place="Velm", date_start="2031-01-01", date_end="2031-01-01")
    return told, (happened, figure(told, words, "killed", low, high, place="Velm", **rest))


def test_two_counts_of_the_passengers_are_disputed():
    assert any({frozenset({"140"}), frozenset({"more than 200"})} == pair for pair in sides(ferry(), "number"))


def test_a_rising_toll_of_one_claimant_is_no_dispute():
    assert len(sides(ferry(), "number")) == 1


def test_a_fault_or_a_bomb_is_a_dispute_of_responsibility():
    (pair,) = sides(ferry(), "responsibility")
    assert frozenset({"a technical fault stopped the engines"}) in pair


def test_both_sides_tell_the_soldiers_dead_otherwise():
    assert any(
        any("nine" in side for side in pair) and any("Three" in side for side in pair)
        for pair in sides(raid(), "number")
    )


def test_doctors_and_rebels_count_the_dead_otherwise():
    assert any(
        {frozenset({"19"}), frozenset({"23"})} <= pair or frozenset({"19"}) in pair for pair in sides(raid(), "number")
    )


def test_rebels_by_one_side_are_villagers_by_the_other():
    (pair,) = sides(raid(), "identity")
    assert any("14" in side for side in pair)


def test_a_success_by_one_side_is_repelled_by_the_other():
    assert len(sides(raid(), "outcome")) == 1


def test_a_denied_attack_is_disputed():
    assert {"happened_or_not", "responsibility"} & {dispute.kind for dispute in found(raid())}
    assert any(
        "it had attacked villagers in Orrin" in side for pair in sides(raid(), "happened_or_not") for side in pair
    )


def test_a_ransom_paid_or_not_is_disputed():
    assert sides(school(), "happened_or_not") == [
        {frozenset({"No ransom was paid"}), frozenset({"a ransom had changed hands"})}
    ]


def test_the_order_of_the_reports_changes_nothing():
    assert found(raid()) == found(raid(), order=3) == found(raid(), order=8)


def test_at_least_twenty_and_twenty_three_agree():
    first = counted("2031-01-02", "The blast killed at least 20.", "at least 20", 20, None, speaker="police")
    second = counted("2031-01-02", "A blast, and 23 dead.", "23", 23, speaker="hospital director")
    assert kinds(first, second) == []
    (one,), (other,) = figure_profiles(*first), figure_profiles(*second)
    assert why_not(one, other, {}) == "both can be right"


def test_two_counts_of_one_day_are_disputed():
    first = counted("2031-01-02", "The blast killed 20.", "20", 20, speaker="police")
    second = counted("2031-01-02", "A blast, and 23 dead.", "23", 23, speaker="hospital director")
    assert kinds(first, second) == ["number"]


def test_a_higher_toll_of_the_next_day_is_a_later_count():
    first = counted("2031-01-02", "The blast killed 20.", "20", 20, speaker="police")
    second = counted("2031-01-04", "A blast, and 23 dead.", "23", 23, speaker="hospital director")
    (one,), (other,) = figure_profiles(*first), figure_profiles(*second)
    assert why_not(one, other, {}) == "a later count"


def test_a_lower_toll_of_another_claimant_after_days_is_disputed():
    first = counted("2031-01-02", "The blast killed 23.", "23", 23, speaker="police")
    second = counted("2031-01-04", "A blast, and 9 dead.", "9", 9, speaker="hospital director")
    assert kinds(first, second) == ["number"]


def test_a_spokesman_and_his_police_are_one_claimant():
    first = counted("2031-01-02", "The blast killed 20.", "20", 20, speaker="Velm police")
    second = counted("2031-01-02", "A blast, and 23 dead.", "23", 23, speaker="Velm police spokesman Ola Renn")
    (one,), (other,) = figure_profiles(*first), figure_profiles(*second)
    assert why_not(one, other, {}) == "an update by the same claimant"


def test_a_report_in_its_own_voice_is_no_claimant():
    first = counted("2031-01-02", "The blast killed 20.", "20", 20)
    second = counted("2031-01-02", "A blast, and 23 dead.", "23", 23, speaker="police")
    assert kinds(first, second) == []


def test_an_accused_party_that_denies_is_in_dispute_with_its_accuser():
    told = report(
        "blame",
        "2031-01-02",
        f"A mortar attack hit Velm. The {ARMY} said the {UPLANDS} was behind it. The {UPLANDS} denied the accusation.",
    )
    claims = (
        event(told, "attack", "attack", place="Velm"),
        statement(told, f"the {UPLANDS} was behind it", "say", ARMY),
        statement(told, "the accusation", "deny", UPLANDS),
    )
    assert kinds((told, claims)) == ["responsibility"]


def test_two_groups_that_are_named_for_one_attack_are_in_dispute():
    told = report(
        "claims",
        "2031-01-02",
        f"A bombing struck Velm. The {ARMY} named the Grey Order as the perpetrators. The {UPLANDS} claimed "
        "responsibility.",
    )
    claims = (
        event(told, "bombing", "attack", place="Velm"),
        statement(told, "the Grey Order as the perpetrators", "say", ARMY),
        statement(told, "responsibility", "claim", UPLANDS),
    )
    assert kinds((told, claims)) == ["responsibility"]


def test_an_order_to_hunt_the_perpetrators_blames_nobody():
    told = report(
        "order", "2031-01-02", f"A bombing struck Velm. The {ARMY} ordered the Navy to find the perpetrators."
    )
    claims = (
        event(told, "bombing", "attack", place="Velm", actor="Grey Order", speaker="police"),
        statement(told, "the Navy to find the perpetrators", "demand", ARMY),
    )
    assert kinds((told, claims)) == []


def test_an_account_survives_its_plain_form():
    for told, claims in raid():
        for account in accounts(told, claims):
            assert account_from_json(json.loads(json.dumps(account.as_json()))) == account


def test_a_denial_goes_against_the_claim_that_it_points_at():
    told = report("denial", "2031-01-02", "The union said guards had fired first. The prison governor denied it.")
    said = statement(told, "guards had fired first", "say", "union")
    denial = replace(statement(told, "it", "deny", "prison governor"), denies=said.id)
    assert kinds((told, (said, denial))) == ["happened_or_not"]
