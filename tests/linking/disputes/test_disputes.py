"""What claimants contradict each other in, and what is no contradiction."""

import json
import random
from dataclasses import replace

from asreported.claims import Person
from asreported.linking.disputes.accounts import account_from_json, accounts
from asreported.linking.disputes.disputes import disputes
from asreported.linking.disputes.whynot import why_not
from asreported.linking.series.profiles import figure_profiles
from asreported.linking.series.series import series

from ..crises import ARMY, UPLANDS, ferry, raid, school
from ..handmade import event, figure, report, span, statement


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


def blast(told):
    return event(told, "blast", "attack", place="Velm", date_start="2031-01-01", date_end="2031-01-01")


def test_who_saw_no_attack_denies_none():
    told = report(
        "baker", "2031-01-02", "Men shelled the depot, he said. A baker did not see the shelling of the depot."
    )
    claims = (
        event(told, "shelled", "attack", target="depot", speaker="villagers"),
        event(told, "shelling", "attack", "denied", target="depot", speaker="baker"),
    )
    assert kinds((told, claims)) == []


def test_a_denied_request_is_no_denied_event():
    refusal = "bail for the soldiers who killed a shepherd"
    told = report("bail", "2031-01-02", f"Soldiers killed a shepherd, the union said. A court denied {refusal}.")
    claims = (
        event(told, "killed", "attack", target="shepherd", speaker="union"),
        statement(told, refusal, "deny", "court"),
    )
    assert kinds((told, claims)) == []


def test_a_denial_of_one_harm_is_not_of_another():
    told = report("harm", "2031-01-02", "They wounded two fishermen. The army denied that any shepherd was killed.")
    claims = (
        event(told, "wounded", "attack", target="two fishermen", speaker="union"),
        event(told, "killed", "attack", "denied", target="any shepherd", speaker=ARMY),
        statement(told, "any shepherd was killed", "deny", ARMY),
    )
    assert kinds((told, claims)) == []


def test_no_evidence_is_neither_yes_nor_no():
    told = report("proof", "2031-01-02", "Explosives were used, the union said. Police had no evidence of explosives.")
    claims = (
        statement(told, "Explosives were used", "say", "union"),
        statement(told, "no evidence of explosives", "say", "Velm police"),
    )
    assert kinds((told, claims)) == []


def test_guards_and_soldiers_are_two_groups():
    told = report("guards", "2031-01-02", "A blast: four guards died, the mayor said. One soldier died, the army said.")
    claims = (
        blast(told),
        figure(told, "four", "killed", 4, group="guards", people="security", speaker="mayor"),
        figure(told, "One", "killed", 1, group="soldier", people="security", speaker=ARMY),
    )
    assert kinds((told, claims)) == []
    one, other = figure_profiles(told, claims)
    assert why_not(one, other, {}) == "other people: guards, soldiers"


def test_a_third_man_is_not_all_who_were_hurt():
    told = report(
        "third", "2031-01-02", "In the blast nine people were hurt, police said. A third man was, a baker said."
    )
    claims = (
        blast(told),
        figure(told, "nine", "wounded", 9, speaker="police"),
        figure(told, "A", "wounded", 1, group="third person", speaker="baker"),
    )
    assert kinds((told, claims)) == []
    one, other = figure_profiles(told, claims)
    assert why_not(one, other, {}) == "one tells of a single person, and counts nobody"


def test_copies_of_one_denied_count_make_one_dispute():
    def copy(name):
        told = report(name, "2031-01-02", "The union spoke of 40 captives. The mayor rejected that count.")
        count = figure(told, "40", "held", 40, scope="standing", mode="ongoing", speaker="union")
        return told, (count, replace(statement(told, "that count", "deny", "mayor"), denies=count.id))

    assert kinds(copy("first"), copy("second")) == ["number"]


def test_all_who_call_it_a_success_are_one_side():
    (pair,) = [dispute.sides for dispute in found(raid()) if dispute.kind == "outcome"]
    assert set(pair) == {"won", "lost"}


def test_two_names_for_one_slain_commander_are_a_dispute():
    def slain(name, by):
        told = report(name, "2031-01-02", f"A blast at Velm killed commander {name}.")
        words = {"evidence": span(told, name), "mention": span(told, name), "trigger": span(told, "killed")}
        person = Person(report=told.id, name=name, status="killed", role="commander", speaker=by, place="Velm", **words)
        return told, (blast(told), person)

    assert kinds(slain("Orrin Tesk", ARMY), slain("Palo Venn", UPLANDS)) == ["identity"]
    assert kinds(slain("Orrin Tesk", ARMY), slain("Orin Tesk", UPLANDS)) == []


def losses(name, day, low, by, outlet=None):
    words = f"{low} soldiers were killed in the blast at Velm."
    told = replace(report(name, day, words), outlet=outlet)
    counted_ = figure(told, f"{low}", "killed", low, group="soldiers", people="security", speaker=by, place="Velm")
    return told, (blast(told), counted_)


def test_what_an_enemy_counts_a_day_later_is_no_news_of_the_armys_count():
    assert kinds(losses("a", "2031-01-02", 2, ARMY), losses("b", "2031-01-03", 9, UPLANDS)) == ["number"]
    assert kinds(losses("a", "2031-01-02", 2, ARMY), losses("b", "2031-01-03", 9, ARMY)) == []


def test_a_communique_speaks_for_the_body_that_issues_it():
    army = losses("a", "2031-01-02", 2, None, "Ministry of Defence of Keshan")
    assert kinds(army, losses("b", "2031-01-02", 9, UPLANDS)) == ["number"]
    paper = losses("a", "2031-01-02", 2, None, "Velm Herald")
    assert kinds(paper, losses("b", "2031-01-02", 9, UPLANDS)) == []


def dead(name, by, text, words, low, **rest):
    told = report(name, "2031-01-02", text)
    return told, (blast(told), figure(told, words, "killed", low, speaker=by, place="Velm", **rest))


ALL_CIVIL = "The blast at Velm killed 31 villagers."
AMONG = "The blast at Velm: 14 soldiers were among the dead."
CIVILIANS = {"group": "villagers", "people": "civilians"}
SOLDIERS = {"group": "soldiers", "people": "security"}


def test_all_civilians_by_one_and_soldiers_among_the_dead_by_the_other():
    civil = dead("civil", ARMY, ALL_CIVIL, "31", 31, **CIVILIANS)
    assert "identity" in kinds(civil, dead("among", UPLANDS, AMONG, "14", 14, **SOLDIERS))


def test_soldiers_who_died_too_make_no_soldiers_of_the_villagers():
    civil = dead("civil", UPLANDS, ALL_CIVIL, "31", 31, **CIVILIANS)
    lost = dead("lost", ARMY, "The blast at Velm: 14 soldiers were killed.", "14", 14, **SOLDIERS)
    assert "identity" not in kinds(civil, lost)
