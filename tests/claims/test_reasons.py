"""Every field of every claim says why it is so, and every word that a reason quotes stands in the report."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from spacy.language import Language

from asreported.claims import Claim, Figure, extract
from asreported.intake import Report, items

EXAMPLE = Path(__file__).parents[2] / "examples" / "hostage-crisis"
SENTENCES = tomllib.loads(Path(__file__).with_name("figures").joinpath("figure_sentences.toml").read_text("utf-8"))
NO_CONTENT = {"id", "report", "evidence", "reasons"}
QUOTED = re.compile(r"“(.*?)”(?!\w)", re.DOTALL)

OWN = [
    "The rebels said the army had killed 12 villagers. The army denied that claim and called it a lie.",
    "As of Monday, 40 people had been killed in Sweden, including 12 foreign nurses. Among the dead were two pilots.",
    "The group is alleged to have killed two teachers; there was no evidence that it held nine others.",
    "Nine hostages could be released on Friday if talks resume, Radio Lund reported, citing an unnamed mediator.",
    "“We will send 300 soldiers to help,” the minister told Radio Lund. He added that none of them would fight.",
    "It is not true that 30 guards were captured. Three of the 30 remain to be found; the raid was a failure.",
    "The plan to evacuate 4,000 residents was called off. Rebels have not attacked the port since, police say.",
    "Karsk was shelled before dawn. Nobody claimed it. Later the Veska group claimed responsibility for it.",
    "Officials have neither confirmed nor denied that six sailors are missing, and a truce was broken.",
    "The ministry is to begin talks with the group. It continues to hold 15 people in custody near Lod.",
]


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def unexplained(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    """The kind and name of every field that has no reason, or two."""
    found = []
    for claim in claims:
        names = [name for name, why in claim.reasons if why]
        content = (field.name for field in fields(claim) if field.name not in NO_CONTENT)
        found += [(claim.kind, name) for name in content if names.count(name) != 1]
    return found


def misquoted(claims: tuple[Claim, ...], text: str) -> list[tuple[str, str]]:
    """Every reason that quotes words which do not stand in the text; “…” leaves words out."""
    plain = _plain(text)
    return [
        (name, why)
        for claim in claims
        for name, why in claim.reasons
        for quoted in QUOTED.findall(why)
        if any(_plain(part).strip("“”\"' ") not in plain for part in quoted.split("…"))
    ]


def told(nlp: Language, report: Report) -> tuple[Claim, ...]:
    return extract(nlp(report.text), report)


@pytest.fixture(scope="module")
def examples() -> list[Report]:
    return [report for report in items([EXAMPLE]) if isinstance(report, Report)]


def test_every_field_of_the_example_reports_has_its_reason_in_their_words(nlp, examples):
    for report in examples:
        claims = told(nlp, report)
        assert unexplained(claims) == []
        assert misquoted(claims, report.text) == []


@pytest.mark.parametrize("family", sorted(SENTENCES))
def test_every_field_of_a_sentence_has_its_reason_in_its_words(nlp, family):
    for row in SENTENCES[family]:
        claims = told(nlp, Report(name="own.txt", text=row["text"], published="2031-05-14"))
        assert unexplained(claims) == []
        assert misquoted(claims, row["text"]) == []


@pytest.mark.parametrize("text", OWN)
def test_defaults_and_heads_say_why_too(nlp, text):
    claims = told(nlp, Report(name="own.txt", text=text, published="2031-05-14", outlet="Radio Lund"))
    assert claims
    assert unexplained(claims) == []
    assert misquoted(claims, text) == []


def test_a_field_that_is_empty_says_what_was_looked_for(nlp):
    (figure,) = (c for c in told(nlp, Report(name="a", text="Nine people died.")) if isinstance(c, Figure))
    why = dict(figure.reasons)
    assert "names a place" in why["place"]
    assert "including" in why["part_of"]
    assert "by or as of" in why["as_of"]
