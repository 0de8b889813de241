"""What no incident holds together, whatever words its accounts share."""

from functools import reduce
from itertools import permutations

import pytest

from asreported.claims import Event, Figure, Span
from asreported.intake import Report
from asreported.linking.incidents.contradictions import contradiction, footing, together
from asreported.linking.incidents.incidents import grouped
from asreported.linking.incidents.judging import judge
from asreported.linking.incidents.profiles import single
from asreported.linking.judgements import Judgement, Verdict


def told(name, text, words, kind, published="2031-06-05", day=None, stage="done", **fields):
    """The profile of the one event of a report."""
    report = Report(f"{name}.txt", text, published=published)
    at = text.index(words)
    dated = {"date_start": day, "date_end": day, "date_precision": "day"} if day else {}
    evidence, trigger = Span(0, len(text)), Span(at, at + len(words))
    event = Event(report=report.id, evidence=evidence, trigger=trigger, type=kind, stage=stage, **dated, **fields)
    (profile,) = single(report, [event, *counted(report)])
    return profile


def counted(report):
    for word, number, measure in (("four", 4, "released"), ("five", 5, "released"), ("nine", 9, "killed")):
        if (at := report.text.lower().find(word)) >= 0:
            span = Span(at, at + len(word))
            yield Figure(
                report=report.id, evidence=Span(0, len(report.text)), number=span, measure=measure, low=number,
                high=number, form="exact", group="people",
            )  # fmt: skip


SEIZED = told("a", "Gunmen stormed the Orrel dam on Monday.", "stormed", "attack", day="2031-06-02", actor="Gunmen")
RETAKEN = told(
    "b", "Soldiers stormed the Orrel dam on Thursday.", "stormed", "raid", day="2031-06-05", actor="Soldiers"
)
UNDATED = told("c", "The storming of the Orrel dam shook the valley.", "storming", "attack")


def apart(one, other):
    return contradiction(footing(one), footing(other))


def test_other_days_are_other_things_and_no_day_is_no_contradiction():
    assert apart(SEIZED, RETAKEN) == "2031-06-02 and 2031-06-05"
    assert judge(SEIZED, RETAKEN).verdict is Verdict.DIFFERENT
    assert apart(SEIZED, UNDATED) is None
    assert apart(UNDATED, RETAKEN) is None


def test_an_account_without_a_day_does_not_bring_two_days_into_one_group():
    members = {profile.event: profile for profile in (SEIZED, RETAKEN, UNDATED)}
    pairs = {tuple(sorted((UNDATED.event, one.event))): one for one in (SEIZED, RETAKEN)}
    judged = {pair: Judgement(Verdict.SAME, 0.9 if one is SEIZED else 0.8) for pair, one in pairs.items()}
    groups = [set(group) for group in grouped(members, judged, "across")]
    assert {SEIZED.event, UNDATED.event} in groups
    assert {RETAKEN.event} in groups


def test_what_a_group_stands_for_does_not_hang_on_the_order():
    made = {reduce(together, order) for order in permutations(map(footing, (SEIZED, RETAKEN, UNDATED)))}
    assert len(made) == 1


def test_a_weekday_that_may_be_the_day_of_the_report_is_no_sure_day():
    early = told("d", "Gunmen stormed the Orrel dam on Monday.", "stormed", "attack", "2031-06-08", "2031-06-02")
    assert apart(early, told("e", "They stormed it.", "stormed", "attack", "2031-06-09", "2031-06-08")) is None


def test_captivity_told_of_a_year_long_gone_is_not_todays():
    old = told("f", "In 2019 the band held six millers at Tarn.", "held", "captivity")
    new = told("g", "Six drivers are still held at Tarn.", "held", "captivity", stage="under_way")
    assert old.precision == "year"
    assert apart(old, new)
    since = told("h", "The last such case was in 2019, when six millers were held at Tarn.", "held", "captivity")
    assert since.start == "2019-01-01"
    assert apart(since, old) is None


@pytest.mark.parametrize(("day", "different"), [("2031-06-05", False), (None, True)])
def test_soldiers_did_not_do_what_rebels_did_but_both_are_blamed_for_one_day(day, different):
    rebels = told("i", "Rebels shelled the market.", "shelled", "attack", day="2031-06-05", actor="Rebels")
    army = told("j", "The army shelled the market.", "shelled", "attack", day=day, actor="The army")
    assert bool(apart(rebels, army)) is different


def test_four_let_go_are_not_the_five_let_go_a_week_later():
    four = told("k", "They freed four drivers on Wednesday.", "freed", "release", day="2031-06-04")
    five = told("l", "They freed five drivers.", "freed", "release", "2031-06-12")
    assert (four.count, five.count) == (4, 5)
    assert apart(four, five)
    assert apart(four, told("m", "They freed five drivers.", "freed", "release", "2031-06-05")) is None


def test_a_toll_since_a_day_is_no_account_of_that_days_attack():
    toll = told(
        "n", "Nine people were killed since June 2.", "killed", "attack", day="2031-06-02", target="Nine people"
    )
    assert toll.tally
    assert toll.start is None
    found = judge(toll, told("o", "Nine people were killed.", "killed", "attack", target="Nine people"))
    assert found is None or found.verdict is not Verdict.SAME


def test_a_pause_in_the_shooting_is_no_account_of_a_shooting():
    pause = told("p", "They agreed on a pause in the shooting.", "shooting", "attack", stage="planned")
    shooting = told("q", "They agreed that the shooting was a crime.", "shooting", "attack")
    found = judge(pause, shooting)
    assert found is None or found.verdict is not Verdict.SAME
