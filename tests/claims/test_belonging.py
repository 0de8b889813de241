"""A count names the event that it belongs to, told in its clause, its sentence or just before."""

from __future__ import annotations

import pytest

from asreported.claims import Event, Figure, extract
from asreported.intake import Report


def told(nlp, text):
    claims = extract(nlp(text), Report(name="own.txt", text=text, published="2031-05-14"))
    events = {claim.id: claim for claim in claims if isinstance(claim, Event)}
    return [
        (figure.measure, events[figure.event].trigger.of(text) if figure.event else None)
        for figure in claims
        if isinstance(figure, Figure)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders abducted 15 nurses in Orvik.", [("abducted", "abducted")]),
        ("A bus crashed near Lod on Monday. Nine people died.", [("killed", "crashed")]),
        ("The rebels released three engineers.", [("released", "released")]),
        ("Police arrested 12 men after a bus crashed.", [("detained", "arrested")]),
        ("Ministers met in Lod. Nine miners died.", [("killed", None)]),
    ],
)
def test_a_count_belongs_to_the_event_that_befell_those_counted(nlp, text, expected):
    assert told(nlp, text) == expected


def test_an_event_that_is_given_says_by_which_word(nlp):
    text = "Raiders abducted 15 nurses in Orvik."
    claims = extract(nlp(text), Report(name="own.txt", text=text))
    (figure,) = (claim for claim in claims if isinstance(claim, Figure))
    assert dict(figure.reasons)["event"] == "“abducted” in its clause"
