"""What is alleged, suspected or without evidence is a third thing beside fact and denial: by mode, hedge or act."""

from __future__ import annotations

import pytest
from spacy.language import Language

from asreported.claims import Claim, Event, Figure, Statement, extract
from asreported.intake import Report


def read(nlp: Language, text: str) -> tuple[Claim, ...]:
    return extract(nlp(text), Report(name="own.txt", text=text))


ALLEGED = [
    ("The group allegedly killed 12 people.", "allegedly"),
    ("The group is alleged to have killed 12 people.", "is alleged"),
    ("The group is suspected of killing 12 people.", "is suspected"),
    ("Reportedly, rebels killed 12 people.", "Reportedly"),
]


@pytest.mark.parametrize(("text", "words"), ALLEGED)
def test_the_words_by_which_nobody_vouches_for_it_are_kept_as_its_hedge(nlp, text, words):
    found = [claim for claim in read(nlp, text) if isinstance(claim, Figure | Event)]
    assert {claim.kind for claim in found} == {"figure", "event"}
    assert all(claim.hedge == (words,) and claim.speaker is None for claim in found)


def test_an_allegation_is_its_claimants_and_its_act_says_so(nlp):
    found = read(nlp, "Prosecutors allege that the group killed 12 people.")
    assert [(c.speaker, c.act) for c in found if isinstance(c, Statement)] == [("Prosecutors", "allege")]
    assert all(c.speaker == "Prosecutors" for c in found)


def test_what_is_suspected_is_possible(nlp):
    (figure,) = (c for c in read(nlp, "Police suspect that 12 people drowned.") if isinstance(c, Figure))
    assert figure.mode == "possible"


def test_an_alleged_attack_keeps_the_word_and_a_plain_one_has_none(nlp):
    (alleged,) = (c for c in read(nlp, "The alleged attack wounded nobody.") if isinstance(c, Event))
    (plain,) = (c for c in read(nlp, "The second attack wounded nobody.") if isinstance(c, Event))
    assert (alleged.hedge, plain.hedge) == (("alleged",), ())


NO_EVIDENCE = [
    "There was no evidence that 12 people were killed.",
    "The ministry said there was no evidence that 12 people were killed.",
    "Investigators found no evidence that 12 people were killed.",
    "Officials could not confirm that 12 people were killed.",
]


@pytest.mark.parametrize("text", NO_EVIDENCE)
def test_what_no_evidence_bears_out_is_neither_told_nor_denied(nlp, text):
    found = read(nlp, text)
    (figure,) = (claim for claim in found if isinstance(claim, Figure))
    assert (figure.mode, figure.verification) == ("possible", "unverified")
    assert all(claim.act != "deny" for claim in found if isinstance(claim, Statement))


def test_an_attack_without_evidence_is_possible(nlp):
    (event,) = (claim for claim in read(nlp, "There was no evidence of an attack.") if isinstance(claim, Event))
    assert (event.stage, event.verification) == ("possible", "unverified")


@pytest.mark.parametrize("text", ["The army denied that 12 people died.", "The army did not kill 12 people."])
def test_a_denial_stays_a_denial(nlp, text):
    (figure,) = (claim for claim in read(nlp, text) if isinstance(claim, Figure))
    assert figure.mode == "denied"
