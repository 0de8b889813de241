"""Attributions that the reader marks and no rule lists: taken in, unless the guidelines count them as no statement."""

import pytest

from asreported.claims.attribution import attributions

# text, marks, speaker, content, act
TAKEN = [
    (
        "Brink griped that the bridge was closed.",
        {"source": "Brink", "cue": "griped", "content": "that the bridge was closed"},
        ("Brink", "the bridge was closed", "say"),
    ),
    (
        "The colonel went on to say the bridge was closed.",
        {"source": "The colonel", "cue": "went on to say", "content": "the bridge was closed"},
        ("colonel", "the bridge was closed", "say"),
    ),
    (
        "The video captured two men who fled the market.",
        {"source": "The video", "cue": "captured", "content": "two men who fled the market"},
        ("video", "two men who fled the market", "report"),
    ),
    (
        "The agency listed nine boats as lost.",
        {"source": "The agency", "cue": "listed", "content": "nine boats as lost"},
        ("agency", "nine boats as lost", "say"),
    ),
    (
        "“The bridge is closed and nobody may cross it,” sighed Ada Brink.",
        {"source": "Ada Brink", "cue": "sighed", "content": "“The bridge is closed and nobody may cross it,”"},
        ("Ada Brink", "“The bridge is closed and nobody may cross it,”", "say"),
    ),
    (
        "Ada Brink commended the pilots on the radio: “They saved the whole village from the flood.”",
        {"source": "Ada Brink", "cue": "commended", "content": "the pilots on the radio"},
        ("Ada Brink", "“They saved the whole village from the flood.”", "say"),
    ),
]

# text, marks: what is marked is thought, planned, asked or denied, or nobody can say it
LEFT = [
    ("Brink knew that the bridge was closed.", ("Brink", "knew", "that the bridge was closed")),
    ("The army plans to close the bridge.", ("The army", "plans", "to close the bridge")),
    ("The mayor did not see how many were hurt.", ("The mayor", "did not see", "how many were hurt")),
    ("Brink griped if the bridge was closed.", ("Brink", "griped", "if the bridge was closed")),
    ("We griped that the bridge was closed.", ("We", "griped", "that the bridge was closed")),
    ("The delay means that the bridge is closed.", ("The delay", "means", "that the bridge is closed")),
    ("The bridge creaked that night.", ("The bridge", "creaked", "that night")),
    ("An envoy spoke on condition of anonymity.", ("An envoy", "spoke", "on condition of anonymity")),
    ("The army recalled the ambassador.", ("The army", "recalled", "the ambassador")),
    ("The army repaired the bridge.", ("The army", "repaired", "the bridge")),
    ("The guild could gripe that grain was short.", ("The guild", "could gripe", "that grain was short")),
]


@pytest.mark.parametrize(("text", "marks", "told"), TAKEN)
def test_a_marked_attribution_becomes_a_statement(marked, text, marks, told):
    found = attributions(marked(text, marks))
    assert [(a.speaker, a.content.of(text), a.act) for a in found] == [told]


@pytest.mark.parametrize(("text", "marks"), LEFT)
def test_what_is_not_said_is_no_statement_whatever_is_marked(marked, text, marks):
    assert attributions(marked(text, dict(zip(("source", "cue", "content"), marks, strict=True)))) == []


def test_the_reason_says_that_no_rule_found_it(marked):
    text = "Brink griped that the bridge was closed."
    (found,) = attributions(marked(text, {"source": "Brink", "cue": "griped", "content": "the bridge was closed"}))
    assert "found by the attribution head" in dict(found.reasons)["content"]


OPEN = "Brink griped that nine “boats had left the port. The army closed the bridge. Forty men were missing that night."


def test_a_quotation_that_is_never_closed_does_not_lengthen_what_is_marked(marked):
    (found,) = attributions(marked(OPEN, {"source": "Brink", "cue": "griped", "content": "that nine “boats had left"}))
    assert found.content.of(OPEN) == "nine “boats had left the port"


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Brink griped that the bridge was closed.", "griped", "“griped” names no act of its own: taken for say"),
        ("The agency listed nine boats as lost.", "listed", "“listed” is to say by the lists"),
        ("The agency tallied nine boats that were lost.", "tallied", "“tallied” is to estimate by the lists"),
    ],
)
def test_the_reason_of_an_act_is_true_of_the_lists(marked, text, cue, act):
    source, content = text[: text.index(cue)].strip(), text[text.index(cue) + len(cue) : -1].strip()
    (found,) = attributions(marked(text, {"source": source, "cue": cue, "content": content}))
    assert dict(found.reasons)["act"] == act


def test_one_saying_marked_twice_is_one_statement(marked):
    text = "Brink griped and groused that the bridge was closed."
    content = "that the bridge was closed"
    marks = [{"source": "Brink", "cue": cue, "content": content} for cue in ("griped", "groused")]
    assert len(attributions(marked(text, *marks))) == 1


def test_what_somebody_is_expected_to_do_is_nobodys_saying(marked):
    text = "The colonel is expected to leave the port."
    assert attributions(marked(text, {"cue": "is expected", "content": ("The colonel", "to leave the port")})) == []


def test_a_rule_goes_before_a_mark(marked):
    text = "The army said that the bridge was closed."
    marks = {"source": "The army", "cue": "said", "content": "the bridge"}
    (found,) = attributions(marked(text, marks))
    assert found.content.of(text) == "the bridge was closed"
    assert "attribution head" not in dict(found.reasons)["content"]


def test_a_name_that_the_mark_leaves_out_belongs_to_the_content(marked):
    text = "Brink griped that five boats had left the port of Orvik."
    marks = {"source": "Brink", "cue": "griped", "content": "that five boats had left the port of"}
    (found,) = attributions(marked(text, marks))
    assert found.content.of(text) == "five boats had left the port of Orvik"


def test_a_mark_without_a_cue_or_a_content_tells_nothing(marked):
    text = "The bridge was closed."
    assert attributions(marked(text, {"content": "The bridge was closed"})) == []
    assert attributions(marked(text, {"source": "The bridge", "cue": "closed"})) == []


def test_every_marked_content_is_a_stretch_of_the_text_apart_from_its_cue(marked):
    for text, marks, _ in TAKEN:
        for found in attributions(marked(text, marks)):
            cue, content = found.cue, found.content
            assert 0 <= content.start < content.end <= len(text)
            assert cue.end <= content.start or content.end <= cue.start
