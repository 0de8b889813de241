"""Marked cues: which verbs attribute only where the reader marks them, and what they do."""

import pytest

from asreported.claims.attribution.cues import acts
from asreported.claims.attribution.markedcues import act_of, heard


@pytest.mark.parametrize(
    ("lemma", "act"), [("warn", "warn"), ("rumour", "report"), ("tally", "estimate"), ("gripe", "")]
)
def test_an_act_is_that_of_the_verbs_the_nouns_or_the_marked_verbs(lemma, act):
    assert act_of(lemma) == act


def test_no_marked_verb_is_listed_as_a_cue_too():
    assert heard().keys().isdisjoint(acts())
