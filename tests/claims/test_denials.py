"""A denial points at the claim of another source that it denies, where that is sure; else at nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from asreported.claims import Statement, extract
from asreported.intake import Report

ARMY = "The rebels said the army had killed 12 villagers. "
CLINIC = "The rebels accused the army of shelling a clinic. "


def denied(nlp: Language, text: str) -> list[tuple[str, str] | None]:
    """For each denial the kind of what it denies and its claimant."""
    claims = {claim.id: claim for claim in extract(nlp(text), Report(name="own.txt", text=text))}
    found = []
    for claim in claims.values():
        if isinstance(claim, Statement) and claim.act == "deny":
            target = claims[claim.denies] if claim.denies else None
            found.append((target.kind, target.speaker or "") if target else None)
    return found


POINTING = [
    # the same count
    (ARMY + "The army denied killing 12 villagers.", "figure", "rebels"),
    (ARMY + "The army denied having killed 12 people on Monday.", "figure", "rebels"),
    ("The rebels said 12 villagers died. The army denied that 12 villagers had died.", "figure", "rebels"),
    # the same event
    (CLINIC + "The army denied shelling the clinic.", "event", "rebels"),
    (
        "Residents said soldiers had shelled the clinic in Karsk. The army denied that it had shelled the clinic.",
        "event",
        "Residents",
    ),
    # what a noun points back at
    (CLINIC + "The army rejected the accusation.", "statement", "rebels"),
    (CLINIC + "A spokesman for the army denied the allegation.", "statement", "rebels"),
    ("The rebels said 12 villagers were killed. The army denied the report.", "statement", "rebels"),
    ("The ministry said 40 people died. The rebels dismissed the ministry's claim.", "statement", "ministry"),
    ("The ministry put the toll at 40. The rebels rejected that figure.", "figure", "ministry"),
    # what one is accused of
    ("The ministry blamed the Veska group for the attack. The Veska group denied any involvement in the attack.",
     "statement", "ministry"),
    ("The ministry accused the Veska group of the attack. The Veska group denied responsibility.",
     "statement", "ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "speaker"), POINTING)
def test_a_denial_points_at_what_another_source_said_before(nlp, text, kind, speaker):
    assert denied(nlp, text) == [(kind, speaker)]


NOWHERE = [
    # nothing before it
    "The army denied the report.",
    "The army denied that 12 villagers were killed. The rebels said 12 villagers were killed.",
    # nobody else's claim
    "The army said the road was open. The army denied the report.",
    "Nine people were killed. The army denied that nine people were killed.",
    # another number, another place
    "The rebels said 12 villagers were killed. The army denied that 14 villagers had been killed.",
    "Residents said soldiers had shelled the clinic in Karsk. The army denied shelling the market in Lod.",
    # two that may be meant
    "The ministry said 40 people died. Brink said the road was open. The rebels dismissed the report.",
    # what is not itself denied
    "The police said they had arrested a guard. The embassy denied that the arrested guard is a Zelander.",
    # an accusation of somebody else
    "The rebels accused the mayor of theft. The army denied the charges.",
    # an offer is no claim
    "The mayor said the road was open. The minister rejected the offer.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_a_denial_points_nowhere_where_nothing_is_sure(nlp, text):
    assert denied(nlp, text) == [None]


def test_what_is_no_denial_denies_nothing(nlp):
    text = ARMY + "The mayor did not deny that 12 villagers were killed."
    claims = extract(nlp(text), Report(name="own.txt", text=text))
    assert all(claim.denies is None for claim in claims if isinstance(claim, Statement))


def test_the_reason_names_what_is_pointed_at(nlp):
    text = "The ministry put the toll at 40. The rebels rejected that figure."
    claims = extract(nlp(text), Report(name="own.txt", text=text))
    (why,) = (dict(claim.reasons)["denies"] for claim in claims if isinstance(claim, Statement) and claim.denies)
    assert "“that figure”" in why
