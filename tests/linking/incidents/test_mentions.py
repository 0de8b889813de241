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


def test_the_year_of_a_participle_is_not_that_of_what_happened():
    text = "The Orrin dyke, seven metres high and finished in 1974, burst at dawn. The mill, in 1981, burned down."
    report = Report("dyke.txt", text, published="2031-02-03")
    burst, burned = single(report, [told(report, "burst", "disaster"), told(report, "burned", "accident")])
    assert burst.start is None
    assert burned.start == "1981-01-01"


@pytest.mark.parametrize(
    ("target", "wanted"), [("a second dyke", "other"), ("another dyke", "other"), ("a dyke", ""), ("dykes", "")]
)
def test_what_befell_a_second_dyke_is_another_thing(target, wanted):
    report = Report("dyke.txt", "Radio said that it had burst.")
    assert form(told(report, "burst", "disaster", target=target), surroundings(report.text)) == wanted
