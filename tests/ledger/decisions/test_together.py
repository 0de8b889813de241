"""What is decided in one go: on all or none, and taken back together; claims that are moved to another group."""

from __future__ import annotations

import pytest

from asreported.errors import CaseError, StaleDecision
from asreported.ledger import Case, ClaimRow
from linking.crises import ferry, raid


@pytest.fixture
def drowned(case: Case) -> Case:
    """The ferry, told by five reports, one of them a copy of the first."""
    for own, made in ferry():
        case.add(own, made)
    return case


@pytest.fixture
def raided(case: Case) -> Case:
    for own, made in (*raid(), *ferry()):
        case.add(own, made)
    return case


def in_copies(case: Case) -> tuple[ClaimRow, tuple[ClaimRow, ...]]:
    """A figure, and the same one in the same words of a copy."""
    return next((row, same) for row in case.figures() if (same := case.same_words(row)))


def groups(case: Case) -> dict[str, list[str]]:
    return {row.id: [event.id for event in row.events] for row in case.incidents()}


def statuses(case: Case, rows: tuple[ClaimRow, ...]) -> list[str]:
    return [case.show(row.id).status for row in rows]


def test_the_same_claim_in_the_same_words_of_a_copy_is_found_from_either_side(drowned: Case) -> None:
    row, same = in_copies(drowned)
    assert [one.sentence_words.split() for one in same] == [row.sentence_words.split()] * len(same)
    assert {one.report.id for one in same} & {row.report.id} == set()
    assert row.id in {one.id for one in drowned.same_words(same[0])}


def test_what_was_corrected_or_decided_is_no_more_the_same(drowned: Case) -> None:
    row, (copy,) = in_copies(drowned)
    drowned.reviewer("Ana").correct(row.id, "low", "13")
    assert drowned.same_words(drowned.show(row.id)) == ()
    drowned.reviewer("Ana").undo(1)
    drowned.reviewer("Ben").reject(copy.id)
    assert drowned.same_words(row) == ()


def test_another_number_in_the_same_sentence_is_not_the_same(drowned: Case) -> None:
    for row in drowned.figures():
        for same in drowned.same_words(row):
            assert (same.key_words, same.claim.measure) == (row.key_words, row.claim.measure)


def test_one_verdict_on_several_claims_is_written_on_each_and_taken_back_from_all(drowned: Case) -> None:
    row, same = in_copies(drowned)
    rows = (row, *same)
    written = drowned.reviewer("Ana").verdicts("confirm", {one.id: 0 for one in rows}, comment="read both")
    assert [(one.subjects, one.comment) for one in written] == [((one.id,), "read both") for one in rows]
    assert statuses(drowned, rows) == ["confirmed"] * len(rows)
    taken = drowned.reviewer("Ben").undo(written[-1].number)
    assert taken.value == written[-1].number
    assert statuses(drowned, rows) == ["untouched"] * len(rows)
    drowned.reviewer("Ana").undo(taken.number)
    assert statuses(drowned, rows) == ["confirmed"] * len(rows)
    assert drowned.faults() == ()


def test_where_somebody_decided_about_one_of_them_nothing_is_written(drowned: Case) -> None:
    row, same = in_copies(drowned)
    drowned.reviewer("Ben").comment(same[-1].id, "not sure of this one")
    with pytest.raises(StaleDecision, match="Ben"):
        drowned.reviewer("Ana").verdicts("confirm", {row.id: 0, **{one.id: 0 for one in same}})
    assert [one.kind for one in drowned.decisions()] == ["comment"]
    with pytest.raises(CaseError, match="AR242"):
        drowned.reviewer("Ana").verdicts("grade", {row.id: 0})


def test_several_corrections_are_written_in_one_go_or_none_is(drowned: Case) -> None:
    row = drowned.figures()[0]
    ana = drowned.reviewer("Ana")
    with pytest.raises(CaseError, match="AR242"):
        ana.corrections(row.id, {"low": "13", "measure": "vanished"}, seen=0)
    assert drowned.decisions() == ()
    first, last = ana.corrections(row.id, {"low": "13", "high": "15"}, seen=0)
    assert (drowned.show(row.id).decided.low, drowned.show(row.id).decided.high) == (13, 15)
    ana.undo(last.number)
    assert drowned.show(row.id).decided == row.claim
    assert first.together == last.together


def test_one_decision_alone_is_together_with_nothing(drowned: Case) -> None:
    row, other = drowned.figures()[:2]
    one, two = drowned.reviewer("Ana").confirm(row.id), drowned.reviewer("Ana").confirm(other.id)
    assert (list(one.together), list(two.together)) == ([1], [2])
    drowned.reviewer("Ana").undo(1)
    assert statuses(drowned, (row, other)) == ["untouched", "confirmed"]


# ------------------------------------------------------------------ to another incident or series


def test_an_account_is_moved_to_another_incident_and_back_by_one_undo(raided: Case) -> None:
    before, stood = raided.incidents(), groups(raided)
    whole = max(before, key=lambda row: len(row.events))
    other = next(row for row in before if row.id != whole.id)
    moves = whole.events[-1].id
    written = raided.reviewer("Ana").move("incident", moves, other.id, comment="the other one")
    assert [one.kind for one in written] == ["split", "same"]
    assert raided.show(moves).link == raided.show(other.events[0].id).link
    assert raided.show(whole.events[0].id).link == whole.id
    raided.reviewer("Ana").undo(written[0].number)
    assert groups(raided) == stood


def test_a_figure_that_stands_alone_takes_its_question_with_it(raided: Case) -> None:
    alone = next(row for row in raided.series() if len(row.figures) == 1)
    other = next(row for row in raided.series() if len(row.figures) > 1)
    (written,) = raided.reviewer("Ana").move("series", alone.figures[0].id, other.id)
    assert written.kind == "same"
    assert raided.show(alone.figures[0].id).link == raided.show(other.figures[0].id).link


def test_what_is_no_move_is_refused_and_writes_nothing(raided: Case) -> None:
    whole = max(raided.incidents(), key=lambda row: len(row.events))
    ana = raided.reviewer("Ana")
    for claim, other in ((whole.events[0].id, whole.id), (raided.figures()[0].id, whole.id)):
        with pytest.raises(CaseError, match="AR244"):
            ana.move("incident", claim, other)
    with pytest.raises(CaseError, match="AR211"):
        ana.move("incident", whole.events[0].id, "i-000000000000")
    assert raided.decisions() == ()


def test_nothing_is_moved_against_a_judgement_that_holds(raided: Case) -> None:
    one, other = [row for row in raided.series() if len(row.figures) == 1][:2]
    raided.reviewer("Ana").different("series", one.id, other.id)
    with pytest.raises(CaseError, match="AR245"):
        raided.reviewer("Ben").move("series", one.figures[0].id, other.id)
    assert [entry.kind for entry in raided.decisions()] == ["different"]


# ------------------------------------------------------------------ what may be the same


def test_candidates_are_others_the_ones_that_linking_left_open_first(raided: Case) -> None:
    for row in raided.incidents():
        found = raided.candidates("incident", row.id)
        assert row.id not in {one.id for one in found}
        assert set(row.open) <= {one.id for one in found}
        assert [one.why for one in found] == sorted((one.why for one in found), key=["alike", "place", "day"].index)


def test_who_was_judged_to_be_another_is_no_candidate_any_more(raided: Case) -> None:
    row, found = next((row, found) for row in raided.incidents() if (found := raided.candidates("incident", row.id)))
    raided.reviewer("Ana").different("incident", row.id, found[0].id)
    assert found[0].id not in {one.id for one in raided.candidates("incident", row.id)}
    raided.reviewer("Ana").unsure("incident", row.id, found[0].id)
    assert raided.candidates("incident", row.id)[0].id == found[0].id


def test_what_a_policy_gives_without_a_claim_is_what_it_gives_once_that_is_rejected(raided: Case) -> None:
    series = max(raided.series(), key=lambda row: len(row.figures))
    claim = series.figures[-1].id
    found = {one.policy: one for one in raided.effects(series, claim)}
    for policy, effect in found.items():
        assert effect.with_it == raided.answers_of(policy, series)
    raided.reviewer("Ana").reject(claim)
    for policy, effect in found.items():
        assert effect.without == raided.answers_of(policy, raided.one_series(series.id))
