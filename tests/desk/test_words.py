import pytest

from asreported.desk.words import label, rank, vocabulary

# The values of the coding rules.
VALUES = {
    "measures": "killed wounded casualties abducted held released rescued escaped missing detained surrendered "
    "recovered displaced evacuated trapped deployed affected",
    "scopes": "event period total standing",
    "modes": "happened ongoing planned possible denied",
    "forms": "exact at_least at_most approximate range vague",
    "people": "civilians security militants hostages foreigners children mixed unspecified",
    "acts": "say confirm deny claim allege accuse threaten warn demand request offer promise condemn estimate announce "
    "report believe decline",
    "quotes": "direct indirect mixed",
    "types": "attack clash raid abduction captivity rescue release detention deployment assistance evacuation "
    "displacement meeting negotiation ceasefire threat demand disaster accident",
    "stages": "planned requested offered promised under_way done failed succeeded ruled_out denied possible",
    "verification": "unverified confirmed",
}


@pytest.mark.parametrize("field", VALUES)
def test_every_value_of_the_coding_rules_has_words(field: str) -> None:
    assert set(vocabulary(field)) == set(VALUES[field].split())


def test_a_value_that_nobody_named_is_shown_as_it_is_and_comes_last() -> None:
    assert label("stages", "half_done") == "half done"
    assert sorted(["zeal", "held", "killed"], key=lambda value: rank("measures", value)) == ["killed", "held", "zeal"]
    assert label("modes", None) == ""


@pytest.mark.parametrize("mode", ["denied", "planned", "possible"])
def test_what_did_not_happen_is_said_in_words(mode: str) -> None:
    assert label("modes", mode)
