"""The queue of review: narrowed, walked back, and shared by several who review at once."""

from __future__ import annotations

import pytest

from asreported.ledger import Case, Sought

from .crowds import crowd

SIZE = 12


@pytest.fixture
def flood(case: Case) -> Case:
    for report, claims in crowd(SIZE):
        case.add(report, claims)
    return case


def walked(case: Case, sought: Sought = Sought()) -> list[tuple[str, str]]:  # noqa: B008 - frozen
    found, after, why = [], None, None
    while (waits := case.waiting(after, why, sought=sought)).claim is not None:
        found.append((waits.why, waits.claim))
        after, why = waits.claim, waits.why
    return found


def test_the_queue_has_those_that_are_sought_in_the_order_of_all(flood: Case) -> None:
    every = walked(flood)
    report = flood.reports()[3].report.id
    rows = {claim: flood.show(claim) for _, claim in every}
    wanted = {
        Sought(kind="figure"): lambda _, row: row.claim.kind == "figure",
        Sought(report=report): lambda _, row: row.report.id == report,
        Sought(why="dispute"): lambda why, _: why == "dispute",
        Sought(why="rest", kind="event"): lambda why, row: why == "rest" and row.claim.kind == "event",
        Sought(measure="killed"): lambda _, row: getattr(row.claim, "measure", "") == "killed",
        Sought(kind="event", measure="killed"): lambda *_: False,
    }
    for sought, fits in wanted.items():
        assert walked(flood, sought) == [(why, claim) for why, claim in every if fits(why, rows[claim])], sought


def test_it_says_how_many_wait_of_those_that_are_sought(flood: Case) -> None:
    flood.reviewer("Ana").confirm(walked(flood)[0][1])
    for sought in (Sought(), Sought(kind="figure"), Sought(report=flood.reports()[2].report.id)):
        assert sum(flood.waiting(sought=sought).counts.values()) == len(walked(flood, sought))


@pytest.mark.parametrize("sought", [Sought(), Sought(kind="figure"), Sought(why="rest")])
def test_the_way_back_is_the_way_there_turned_round(flood: Case, sought: Sought) -> None:
    there = walked(flood, sought)
    back, here = [], there[-1]
    while (found := flood.before(here[1], here[0], sought=sought)) is not None:
        here = (found[1], found[0])
        back.append(here)
    assert back == there[-2::-1]


def test_the_way_back_leads_to_what_was_just_decided(flood: Case) -> None:
    first = flood.waiting()
    flood.reviewer("Ana").confirm(str(first.claim))
    following = flood.waiting(first.claim, first.why)
    assert flood.before(str(following.claim), following.why) == (first.claim, first.why)


def test_what_others_look_at_comes_only_where_nothing_else_is_left(flood: Case) -> None:
    every = [claim for _, claim in walked(flood)]
    assert flood.waiting(busy={every[0], every[1]}).claim == every[2]
    assert flood.waiting(busy=set(every[:-1])).claim == every[-1]
    assert flood.waiting(busy=set(every)).claim == every[0]


def test_who_reviewed_how_many_claims_counts_each_once_and_none_that_was_taken_back(flood: Case) -> None:
    first, second, third = [claim for _, claim in walked(flood)][:3]
    ana = flood.reviewer("Ana")
    ana.confirm(first)
    ana.reject(first)
    ana.confirm(second)
    ana.grade_claim(third, "2")
    flood.reviewer("Ben").confirm(third)
    assert (flood.reviewed("Ana", "2000-01-01"), flood.reviewed("Ben", "2000-01-01")) == (2, 1)
    flood.reviewer("Ben").undo(3)
    assert flood.reviewed("Ana", "2000-01-01") == 1
    assert flood.reviewed("Ana", "9999-01-01") == 0


def test_a_report_that_is_read_again_leaves_no_gone_claim_in_the_queue(flood: Case) -> None:
    claim = str(flood.waiting().claim)
    flood.reread(flood.show(claim).report.id, [])
    assert claim not in {one for _, one in walked(flood)}
