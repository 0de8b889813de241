"""Short forms, pronouns and offices come back to the fullest name that the report gives."""

import pytest

from asreported.claims.attribution import attributions
from asreported.claims.parse import parsed

RESOLVED = [
    ("Ada Brink is the mayor. Brink said the road was closed.", "Ada Brink"),
    ("Colonel Ada Brink said the road was closed.", "Ada Brink"),
    ("Ada Brink arrived on Monday. She said the road was closed.", "Ada Brink"),
    ("Foreign minister Ivo Lund met Ada Brink. The minister said the talks went well.", "Ivo Lund"),
    ("The spokesman, Ivo Lund, said the talks went well.", "Ivo Lund"),
    ("Ivo Lund, a spokesman for President Ada Brink, said the talks went well.", "Ivo Lund"),
    ("A spokesman for President Ada Brink said the talks went well.", "spokesman for President Ada Brink"),
    ("The Valley Rescue Service (VRS) sent two boats. VRS said the flood was slowing.", "Valley Rescue Service"),
    ("The president's statement said the talks went well.", "president"),
    ("The army said the road was open.", "army"),
    ("The other, a senior police officer, said the road was open.", "senior police officer"),
    ("Two clerks spoke. “It is over,” said one of them, who works at the mill.", "one of them"),
    ("Army spokeswoman Edda Lorn kept silent. “I have given our figure,” she said.", "Edda Lorn"),
    ("The story came from Pavel Rusk, spokesman for the miners. In a letter he said the gate was shut.", "Pavel Rusk"),
    ("Ada Brink came to Tarn. At a briefing for Maren Oste she put the dead at 12.", "Ada Brink"),
    ("Ivo Lund met the miners. In a letter to Pavel Rusk he denied that the gate was shut.", "Ivo Lund"),
    ("Ivo Lund left early. Asked about Pavel Rusk, he said the search was over.", "Ivo Lund"),
    ("The visit of Pavel Rusk ended. With Rusk away, he said, the gate would stay shut.", "Pavel Rusk"),
    ("Colonel Ada Brink said it was over. Maren Oste and Rufus Hal were free, she said.", "Ada Brink"),
    ("The Ash Column left. Trams ran late, the city's transport company said.", "city's transport company"),
    (
        "Statement by the Ministry of Fisheries on the ferry accident\n\nWe announce that nine have drowned.",
        "Ministry of Fisheries",
    ),
    ("Orvik council press statement\n\nWe confirm that the bridge is closed.", "Orvik council"),
    ("Villagers reject a statement\n\nWe confirm that the bridge is closed.", None),
]


@pytest.mark.parametrize(("text", "speaker"), RESOLVED)
def test_a_source_is_resolved_to_its_fullest_name(nlp, text, speaker):
    assert attributions(parsed(nlp(text)))[-1].speaker == speaker


def test_the_official_is_the_official_heard_before(nlp):
    text = "A senior defence official said help was coming. The official said two ships had left."
    assert [a.speaker for a in attributions(parsed(nlp(text)))] == ["senior defence official"] * 2


def test_he_is_who_was_heard_last_not_who_was_quoted_about(nlp):
    text = "“Ada Brink lied to us,” Ivo Lund said. He added that the vote was lost."
    assert [a.speaker for a in attributions(parsed(nlp(text)))] == ["Ivo Lund", "Ivo Lund"]


def test_they_are_the_body_heard_last(nlp):
    text = "The Foreign Ministry said the border was closed. They said it would open on Monday."
    assert [a.speaker for a in attributions(parsed(nlp(text)))] == ["Foreign Ministry", "Foreign Ministry"]


def test_a_pronoun_without_anybody_before_it_stays_unresolved(nlp):
    (found,) = attributions(parsed(nlp("She said the road was closed.")))
    assert (found.speaker, found.named) == (None, None)


NAMED = [
    ("Ada Brink said the road was closed.", True),
    ("The government said the road was closed.", True),
    ("Police said the road was closed.", True),
    ("Officials said the road was closed.", False),
    ("State media said the road was closed.", False),
    ("Two villagers said the road was closed.", False),
    ("A spokeswoman for the army said the road was closed.", False),
    ("A government official said the road was closed.", False),
    ("Local reports said the road was closed.", False),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_named_is_a_name_or_a_body_that_speaks_as_one(nlp, text, named):
    assert [a.named for a in attributions(parsed(nlp(text)))] == [named]
