"""The words that filters take are those of the coding rules."""

import re
from pathlib import Path

import pytest

from asreported.cli.words import words

RULES = (Path(__file__).parents[2] / "docs" / "coding-rules.md").read_text(encoding="utf-8")


def section(name):
    return re.search(rf"## {name}\n(.*?)(?=\n## |\Z)", RULES, re.S)[1]


def listed(part):
    return re.findall(r"`(\w+)`", part)


def test_measures_are_those_of_the_rules():
    rows = re.findall(r"^\| (`.*?) \|", section("Figures").partition("| `measure` |")[2], re.M)
    assert list(words("measure")) == [word for row in rows for word in listed(row)]


@pytest.mark.parametrize(
    ("field", "heading"), [("act", "Statements"), ("type", "Events"), ("stage", "Events"), ("status", "Persons")]
)
def test_the_other_words_are_those_of_the_rules(field, heading):
    sentence = re.search(rf"`{field}`: (.*?)\.\s", section(heading), re.S)[1]
    assert list(words(field)) == listed(sentence)
