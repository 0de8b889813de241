"""What pages ask of a case says the same as the whole lists do, on both databases."""

from dataclasses import replace

import pytest

from asreported.claims import Figure
from asreported.ledger import POLICIES, Case

from .crowds import crowd

SIZE = 18


@pytest.fixture
def flood(case: Case) -> Case:
    for report, claims in crowd(SIZE):
        case.add(report, claims)
    return case


def test_reports_come_in_parts_in_the_order_of_the_list(flood: Case) -> None:
    every = flood.reports()
    assert flood.reports_part(7) + flood.reports_part(7, 7) + flood.reports_part(7, 14) == every
    assert flood.reports_by_id(row.report.id for row in every[:3]) == {row.report.id: row.report for row in every[:3]}
    newest = max(row.report.published or "" for row in every)
    assert [row.report.published for row in flood.latest_reports(2)] == [newest] * 2
    assert flood.sizes()["reports"] == SIZE == flood.counts().reports
    assert flood.sizes()["figures"] == flood.counts().figures


def test_disputes_of_reports_are_those_of_the_case_that_they_are_in(flood: Case) -> None:
    every = flood.disputes()
    assert every
    for row in flood.reports()[:4]:
        own = [one for one in every if row.report.id in {claim.report.id for claim in (*one.a, *one.b)}]
        assert list(flood.disputes_of([row.report.id])) == own


def test_disputes_without_texts_are_the_same_in_the_same_order(flood: Case) -> None:
    outlines = flood.dispute_outlines()
    assert outlines
    assert flood.dispute_rows(outlines) == flood.disputes()
    assert flood.dispute_outlines() == outlines


def test_claims_of_some_reports_come_in_the_order_of_the_list(flood: Case) -> None:
    some = [row.report.id for row in flood.reports()[3:9]]
    assert flood.claims_in(Figure, some) == tuple(row for row in flood.figures() if row.report.id in some)


def test_the_newest_figures_are_of_exactly_these_speakers(flood: Case) -> None:
    speaker = next(row.claim.speaker for row in flood.figures() if row.claim.speaker)
    own = [row for row in flood.figures() if row.claim.speaker == speaker]
    newest = sorted(own, key=lambda row: (row.report.published or "", row.id), reverse=True)
    assert flood.newest_figures([speaker], 3) == tuple(newest[:3])
    assert flood.newest_figures([speaker[:-1]], 3) == ()


def test_outlines_and_series_are_those_of_the_whole_lists(flood: Case) -> None:
    incidents = flood.incidents()
    outlines = {one.id: one for one in flood.outlines()}
    assert outlines.keys() == {row.id for row in incidents}
    for row in incidents:
        found = outlines[row.id]
        assert (found.accounts, found.reports, found.open) == (len(row.events), len(row.reports), bool(row.open))
    assert flood.incidents_by_id(row.id for row in incidents) == incidents
    for one in flood.series()[:3]:
        assert flood.one_series(one.id) == one
        assert set(flood.groups_of("figure", [figure.id for figure in one.figures]).values()) == {one.id}


@pytest.mark.parametrize("policy", POLICIES)
def test_one_question_is_answered_as_all_are(flood: Case, policy: str) -> None:
    for found in flood.answers(policy)[:3]:
        assert flood.answers_of(policy, found.series) == found.answers


def test_the_queue_has_every_claim_once_what_is_at_odds_first(flood: Case) -> None:
    claims = {row.id for rows in (flood.figures(), flood.statements(), flood.events(), flood.people()) for row in rows}
    found, after, why = [], None, None
    while (waits := flood.waiting(after, why)).claim is not None:
        found.append((waits.why, waits.claim))
        after, why = waits.claim, waits.why
    assert sorted(claim for _, claim in found) == sorted(claims)
    order = [why for why, _ in found]
    assert order == sorted(order, key=["again", "contested", "dispute", "moved", "rest"].index)
    assert order[0] == "dispute"
    assert all(flood.at_odds(claim) for why, claim in found if why == "dispute")
    assert sum(flood.waiting().counts.values()) == len(claims)


def test_what_reviewers_differ_about_and_what_reads_otherwise_waits_again(flood: Case) -> None:
    first, second = flood.figures()[:2]
    flood.reviewer("Ada").confirm(first.id)
    flood.reviewer("Ada").confirm(second.id)
    flood.reviewer("Ben").reject(second.id)
    waits = flood.waiting()
    assert (waits.why, waits.claim, flood.why_waiting(second.id)) == ("contested", second.id, "contested")
    report = first.report
    claims = next(made for one, made in crowd(SIZE) if one.id == report.id)
    read = [replace(one, place="Marrow") if one.id == first.id else one for one in claims]
    flood.reread(report.id, read)
    waits = flood.waiting()
    assert waits.why == "again"
    assert waits.claim in {one.id for one in read}
    assert flood.show(waits.claim).report == report


def test_track_records_and_the_log_come_in_parts(flood: Case) -> None:
    sources = flood.sources()
    records = flood.records(sources)
    assert all(one.first <= one.shared <= one.questions for one in records.values())
    assert any(one.disputed for one in records.values())
    who = flood.reviewer("Ada")
    for row in flood.figures()[:5]:
        who.confirm(row.id)
    who.undo(2)
    part, total, back = flood.log_part(2, 1)
    assert ([one.number for one in part], total, back) == ([5, 4], 6, {2})
    assert flood.decision(3) == flood.decisions()[2]
    assert flood.newest_decision(flood.figures()[0].id) == 1


def test_similar_claims_are_of_the_same_question_and_the_nearest_days(flood: Case) -> None:
    row = max(flood.series(), key=lambda one: len(one.figures)).figures[0]
    found = flood.similar(row, 3)
    assert len(found) == 3
    assert {one.link for one in found} == {row.link}
    assert row.id not in {one.id for one in found}


def test_pages_fetched_again_are_listed_once(case: Case) -> None:
    reports = [one for one, _ in crowd(4)]
    for number, report in enumerate(reports):
        at = f"2031-06-0{number + 1}T00:00:00Z"
        case.add(replace(report, url="https://a.example/x" if number < 3 else None, updated=at), ())
    ((story,), total) = case.stories(5)
    assert (story.versions, total, case.versions_of(story.story)) == (3, 1, 3)
    assert story.newest == case.versions()[0].newest.id
