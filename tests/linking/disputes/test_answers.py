"""Denials and answers that stand beside what they answer."""

import pytest

from asreported.linking.disputes.accounts import accounts
from asreported.linking.disputes.disputes import disputes
from asreported.linking.disputes.traits import opposed, traits

from ..handmade import report, statement


def told(first, second, text):
    """The kinds of dispute between two statements of a report, each with its words, its act and who makes it."""
    page = report("answer", "2031-05-06", text)
    cue = "accused" if first[1] == "accuse" else None
    made = accounts(page, [statement(page, *first, cue=cue), statement(page, *second)])
    found = [dispute.kind for dispute in disputes([], made, [], {})]
    one, other = (traits(account) for account in made)
    # A case compares only what the traits say may differ.
    assert not found or opposed(one, other)
    return found


def test_a_denial_in_other_words_right_after_the_claim_denies_it():
    text = "Elders said that a ransom was paid. The ministry denied that money had changed hands."
    first = ("a ransom was paid", "say", "elders")
    assert told(first, ("that money had changed hands", "deny", "ministry"), text) == ["happened_or_not"]


@pytest.mark.parametrize("words", ["no fighters had been there", "nobody had fired from the ward"])
def test_a_flat_no_denies_without_a_word_of_denial(words):
    text = f"The army said fighters fired from the ward. Doctors said {words}."
    first = ("fighters fired from the ward", "say", "army")
    assert told(first, (words, "say", "doctors"), text) == ["happened_or_not"]


def test_no_proof_is_no_denial():
    text = "The army said fighters fired from the ward. Doctors said there was no proof that fighters fired."
    first = ("fighters fired from the ward", "say", "army")
    assert told(first, ("there was no proof that fighters fired", "say", "doctors"), text) == []


def test_who_is_accused_and_denies_it_at_once_is_disputed_however_he_calls_it():
    text = "The mayor accused the army of shelling the clinic. The army denied firing at Velm."
    first = ("the army of shelling the clinic", "accuse", "mayor")
    assert told(first, ("firing at Velm", "deny", "army"), text) == ["responsibility"]


def test_one_deed_given_to_two_doers_is_a_dispute_of_responsibility():
    text = "The mayor said the shell was fired by the army. The army said the Hill Front had fired it."
    first = ("the shell was fired by the army", "say", "mayor")
    assert told(first, ("the Hill Front had fired it", "say", "army"), text) == ["responsibility"]


def test_blow_and_counterblow_are_no_dispute():
    text = "The army said the Hill Front had bombed a depot. The Hill Front said the army had attacked a school."
    first = ("the Hill Front had bombed a depot", "say", "army")
    assert told(first, ("the army had attacked a school", "say", "Hill Front"), text) == []


def test_the_dead_are_rebels_by_one_and_villagers_by_the_other():
    text = "The army said that 12 rebels were killed. Elders said all 12 were civilians."
    first = ("12 rebels were killed", "say", "army")
    assert told(first, ("all 12 were civilians", "say", "elders"), text) == ["identity"]


def test_an_answer_to_something_else_is_none():
    text = "Elders said that a ransom was paid. The ministry denied that the road was closed."
    first = ("a ransom was paid", "say", "elders")
    assert told(first, ("the road was closed", "deny", "ministry"), text) == []


def test_a_denial_answers_nothing_that_is_told_after_it():
    text = "The Front denied it. Later the mayor accused the Front of firing mortars at Velm."
    first = ("the Front of firing mortars at Velm", "accuse", "mayor")
    assert told(first, ("it", "deny", "Front"), text) == []


def test_what_somebody_never_does_clears_him_of_no_deed():
    text = "The mayor accused the Front. The Front says that it does not attack civilians."
    first = ("the Front", "accuse", "mayor")
    assert told(first, ("it does not attack civilians", "deny", "Front"), text) == []


def test_a_claimed_attack_and_a_charge_against_others_are_a_dispute():
    text = "The Hill Front claimed the ambush. The mayor accused the Harbour Boys."
    first = ("the Harbour Boys", "accuse", "mayor")
    assert told(first, ("the ambush", "claim", "Hill Front"), text) == ["responsibility"]


def test_what_one_says_the_ward_was_used_for_the_other_denies():
    text = "The army said rebels had used the ward as a post. Its director denied any use of the ward by fighters."
    first = ("rebels had used the ward as a post", "say", "army")
    assert told(first, ("any use of the ward by fighters", "deny", "director"), text) == ["happened_or_not"]


def test_shot_by_guards_or_killed_by_inmates_is_a_dispute():
    text = "A lawyer said four prisoners were shot by guards. The office said these inmates were killed by rebels."
    first = ("four prisoners were shot by guards", "say", "lawyer")
    assert told(first, ("these inmates were killed by rebels", "say", "office"), text) == ["responsibility"]
