"""Links across reports: kept up to date by every report that comes, whatever came before it."""

import random
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asreported.errors import CaseError
from asreported.intake import Report
from asreported.ledger import open_case, storing
from asreported.ledger.links import comparisons, copied, groups
from asreported.ledger.links.pairs import around
from asreported.ledger.links.profiles import Profiles
from asreported.linking import COPY_WINDOW, Verdict, compare_events, event_profiles, report_copies
from linking.crises import ferry, raid, school

from .crowds import crowd, links

DAYS = ((None, None), ("2031-05-03", "2031-05-03"), ("2031-05-01", "2031-06-30"), ("2031-09-01", None))
SLOW = settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))


def crises():
    return [*ferry(), *raid(), *school()]


def told():
    return [profile for report, claims in [*crises(), *crowd(3)] for profile in event_profiles(report, claims)]


def filled(readings):
    case = open_case("sqlite://")
    for report, claims in readings:
        assert case.add(report, claims)
    return case


@pytest.fixture(scope="module")
def expected():
    with filled(crises()) as case:
        return links(case)


@SLOW
@given(data=st.data())
def test_any_order_and_any_batches_give_the_same_links(expected, data):
    order = data.draw(st.permutations(crises()))
    twice = data.draw(st.lists(st.sampled_from(order), max_size=2, unique_by=lambda reading: reading[0].id))
    with filled(order) as case:
        for report, claims in twice:
            case.reread(report.id, claims[:1])
        for report, claims in twice:
            case.reread(report.id, claims)
        assert links(case) == expected


@pytest.mark.parametrize("seed", range(2))
def test_where_a_block_holds_more_than_is_compared_the_order_does_not_matter_either(seed):
    readings = crowd(30)
    with filled(readings) as case:
        whole = links(case)
    random.Random(seed).shuffle(readings)
    with filled(readings) as case:
        for report, _ in readings[:4]:
            case.reread(report.id, ())
        for report, claims in readings[:4]:
            case.reread(report.id, claims)
        assert links(case) == whole


@pytest.mark.parametrize("by", [comparisons.EVENTS, comparisons.FIGURES, comparisons.ACCOUNTS], ids=lambda by: by.name)
def test_exactly_those_are_compared_that_stand_near_each_other(by):
    with filled(crowd(24)) as case:
        found = links(case)
    blocks = defaultdict(lambda: defaultdict(list))
    for key, place, member, kind, report, mark in found["blocks"]:
        if kind == by.name:
            blocks[key][place].append((member, report, mark))
    times = Counter()
    for block in blocks.values():
        places = sorted(block)
        for at, one in enumerate(places):
            for other in places[at + 1 : at + 1 + by.window]:
                for first in block[one]:
                    for second in block[other]:
                        if first[1] != second[1] and by.possible(first[2], second[2]):
                            times[min(first[0], second[0]), max(first[0], second[0])] += 1
    assert {(row[0], row[1]): row[3] for row in found["compared"] if row[2] == by.name} == times
    assert times


@pytest.mark.parametrize("by", [comparisons.EVENTS, comparisons.FIGURES], ids=lambda by: by.name)
@pytest.mark.parametrize("readings", [crises(), crowd(40)], ids=["crises", "crowd"])
def test_the_groups_are_those_that_all_pairs_give_at_once(readings, by):
    with filled(readings) as case:
        for report, claims in readings[::5]:
            case.reread(report.id, claims[1:])
        with case._engine.connect() as connection:
            kept = Profiles(connection).of_reports(report.id for report, _ in readings)
            members = groups.heads(kept.events) if by is comparisons.EVENTS else kept.by_claim(by.kind)
            pairs = {pair: one.judgement for pair, one in around(connection, by.name, members).items()}
        found = defaultdict(set)
        for claim, kind, _, group in links(case)["grouped"]:
            if kind == by.kind and claim in members:
                found[group].add(claim)
    expected = by.group(members, pairs)
    assert sorted(map(sorted, found.values())) == sorted(map(list, expected))
    assert any(len(group) > 2 for group in expected)


def test_many_at_once_are_linked_as_one_by_one():
    readings = [*crises(), *crowd(30)]
    with filled(readings) as case:
        one_by_one = links(case)
        with case._writing() as connection:
            storing.relink(connection)
        assert links(case) == one_by_one


def test_reports_of_one_lot_and_one_that_comes_twice_are_kept_as_they_came_first():
    readings = [*crises(), *crowd(30)]
    with filled(readings) as case:
        one_by_one = links(case)
    lot = [(report, claims, storing.profiles_of(report, claims)) for report, claims in [*readings, *readings[:3]]]
    with open_case("sqlite://") as case:
        with case._writing() as connection:
            assert storing.add_all(connection, lot[:7], ("made up", "made up")) == 7
        with case._writing() as connection:
            assert storing.add_all(connection, lot, ("made up", "made up")) == len(readings) - 7
        assert links(case) == one_by_one


def test_what_grouping_judged_is_remembered_until_a_profile_is_another():
    one, other, *_ = told()
    pair = (one.event, other.event)
    known, kept = {one.event: one, other.event: other}, groups.Remembered()
    kept.keep(known, {pair: compare_events(one, other)})
    assert kept.among(known) == {pair: compare_events(one, other)}
    assert kept.among({**known, other.event: replace(other, start=None)}) == {}
    assert kept.among(known) == {}


def test_a_footer_on_every_report_makes_no_report_dearer(monkeypatch):
    looked_at = []
    monkeypatch.setattr(copied, "copy", lambda one, other: looked_at.append(other))
    footer = " ".join(f"word{number}" for number in range(40))
    with open_case("sqlite://") as case:
        for number in range(3 * COPY_WINDOW):
            case.add(Report(f"{number}.txt", f"Number {number} has its own day.\n\n{footer}"), ())
        before = len(looked_at)
        case.add(Report("last.txt", f"The last one.\n\n{footer}"), ())
    assert 0 < len(looked_at) - before <= 2 * COPY_WINDOW


def test_of_many_copies_all_are_one_group_in_any_order():
    text = "The ferry Halcyon left Karsholm at noon with lorries, two coaches of pilgrims and a small circus aboard."
    reports = [Report(f"{number}.txt", f"{text} Page {number}.") for number in range(3 * COPY_WINDOW)]
    with open_case("sqlite://") as case:
        for report in reports:
            case.add(report, ())
        assert case.copies() == report_copies(reports)
        assert len(case.copies()) == 1


def test_what_is_not_compared_for_its_days_would_be_judged_different():
    dated = [replace(one, start=day, end=end) for one in told() for day, end in DAYS]
    left_out = 0
    for one, other in combinations(dated, 2):
        if not comparisons.EVENTS.possible(comparisons.EVENTS.mark(one), comparisons.EVENTS.mark(other)):
            left_out += one.type == other.type
            assert compare_events(one, other).verdict is Verdict.DIFFERENT
    assert left_out


def test_one_more_report_brings_no_more_pairs_to_a_larger_case():
    pairs = []
    for size in (30, 60):
        readings = crowd(size)
        newcomer = readings.pop(15)
        with filled(readings) as case:
            case.add(*newcomer)
            mine = {claim.id for claim in newcomer[1]}
            pairs.append(sum(bool(mine & {row[0], row[1]}) for row in links(case)["compared"]))
    # Twice the case, hardly more pairs: what is near is bounded.
    assert pairs[1] <= 1.4 * pairs[0]


def test_accounts_of_one_raid_by_two_sides_are_one_incident():
    with filled(raid()) as case:
        rows = case.incidents(least=2)
        assert rows
        assert len({report.id for report in rows[0].reports}) > 1
        assert case.incident(rows[0].id[:8]).events == rows[0].events
        assert all(event.link == rows[0].id for event in rows[0].events)
        with pytest.raises(CaseError) as fault:
            case.incident("i-none")
    assert fault.value.code == "AR211"


def test_every_event_is_in_an_incident_and_every_figure_in_a_series():
    with filled(crises()) as case:
        assert all(row.link for row in (*case.events(), *case.figures()))
        assert {row.id for one in case.incidents() for row in one.events} == {row.id for row in case.events()}
        assert {row.id for one in case.series() for row in one.figures} == {row.id for row in case.figures()}
        assert not any(row.link for row in case.statements())


def test_a_toll_that_moves_is_one_series_with_its_reasons():
    with filled(ferry()) as case:
        longest = max(case.series(least=3), key=lambda row: len(row.figures))
        words = [row.key_words for row in longest.figures]
        assert {"at least 12", "31"} <= set(words)
        assert [move.figure for move in longest.moves] == [row.id for row in longest.figures]
        told = case.history(next(row.id for row in longest.figures if row.key_words == "31"))
    assert told.series == longest
    assert any(difference.why for difference in told.differences)


def test_disputes_hold_the_claims_of_both_sides():
    with filled(crises()) as case:
        rows = case.disputes()
        assert {"number", "responsibility"} <= {row.kind for row in rows}
        for row in rows:
            assert row.a
            assert row.b
            assert not {one.id for one in row.a} & {one.id for one in row.b}
            assert row.reasons


def test_a_copy_adds_no_voice():
    with filled(ferry()) as case:
        twelve = [row.id for row in case.figures(measure="killed") if row.key_words == "at least 12"]
        voices = case.independence(twelve)
        assert len(twelve) > 1
        assert voices.most < len(twelve)
        assert case.copies()


def test_a_report_that_linking_fails_on_is_told_and_stores_nothing(monkeypatch):
    def fails(report, claims):
        raise ZeroDivisionError("by zero")

    (report, claims), *_ = ferry()
    with open_case("sqlite://") as case:
        monkeypatch.setattr(storing, "profiled", fails)
        with pytest.raises(CaseError) as fault:
            case.add(report, claims)
        assert fault.value.code == "AR225"
        assert not case.reports()
