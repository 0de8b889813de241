"""How a report's words take an event up again."""

import pytest

from asreported.claims import Event, Span
from asreported.intake import Report
from asreported.linking.incidents.incidents import profiles
from asreported.linking.incidents.mentions import form
from asreported.linking.incidents.profiles import single
from asreported.linking.occasions.surroundings import surroundings


def told(report, words, kind="attack", **fields):
    at = report.text.index(words)
    span = Span(at, at + len(words))
    start, end = surroundings(report.text).sentence(at)
    return Event(report=report.id, evidence=Span(start, end), trigger=span, type=kind, stage="done", **fields)


@pytest.mark.parametrize(
    ("sentence", "words", "wanted"),
    [
        ("The blast tore through Orrin market.", "blast", "given"),
        ("Tuesday’s blast tore through Orrin market.", "blast", "given"),
        ("A loud blast tore through Orrin market.", "blast", "new"),
        ("Another blast tore through Orrin market.", "blast", "other"),
        ("The second blast tore through Orrin market.", "blast", "other"),
        ("Gunmen had previously shelled Orrin market.", "shelled", "past"),
        ("The guards shot a man at Orrin market.", "shot", ""),
        ("The guards shelling Orrin market fled.", "shelling", ""),
    ],
)
def test_the_article_tells_whether_an_event_is_known(sentence, words, wanted):
    report = Report("orrin.txt", sentence)
    assert form(told(report, words), surroundings(sentence)) == wanted


def test_the_blast_is_the_one_that_was_told_and_another_blast_is_not():
    text = (
        "A bomb blast killed a porter at Orrin market. Nobody has claimed the blast. Another blast broke windows there."
    )
    report = Report("orrin.txt", text)
    events = [told(report, words) for words in ("blast killed", "blast. Another", "blast broke")]
    first, second, third = (e.id for e in events)
    assert single(report, events)[1].again == first
    head = {profile.event: profile.head for profile in profiles(report, events)}
    assert head[first] == head[second]
    assert head[third] not in (head[first], head[second])


def test_a_bare_year_dates_what_is_long_past():
    report = Report("sound.txt", "In 1974 the ferry Gannet sank in the sound.", published="2031-02-03")
    (sank,) = single(report, [told(report, "sank", "accident")])
    assert (sank.start, sank.end, sank.precision) == ("1974-01-01", "1974-12-31", "year")


def test_since_a_year_is_no_date():
    report = Report("sound.txt", "It was the worst wreck since 1974, and it sank fast.", published="2031-02-03")
    assert single(report, [told(report, "sank", "accident")])[0].start is None
