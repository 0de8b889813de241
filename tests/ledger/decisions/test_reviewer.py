"""A desk decides: every decision is written, none is lost, and what the machine read stays as it was."""

import pytest
from sqlalchemy import delete, update

from asreported.errors import CaseError, StaleDecision
from asreported.ledger import Decision, open_case, schema
from asreported.ledger.decisions.regrouping import regrouping
from linking.crises import ferry, raid

from ..handmade import TEXT, claims, figure, person, report


@pytest.fixture
def ferry_case(case):
    """A case with one report of the ferry at Port Sorrel, and the id of its figure."""
    own = report()
    case.add(own, (*claims(own), person(own)))
    return case


def only(rows):
    (row,) = rows
    return row


def test_a_claim_nobody_looked_at_is_untouched(ferry_case):
    assert {row.status for row in ferry_case.figures()} == {"untouched"}


def test_a_confirmed_claim_says_by_whom_and_on_which_words(ferry_case):
    row = only(ferry_case.figures())
    decision = ferry_case.reviewer("Ana").confirm(row.id, comment="read twice")
    assert only(ferry_case.figures()).status == "confirmed"
    assert (decision.by, decision.comment, decision.number) == ("Ana", "read twice", 1)
    assert decision.basis[row.id]["words"] == row.words
    assert decision.at.endswith("+00:00")


def test_a_correction_leaves_what_the_machine_read(ferry_case):
    row = only(ferry_case.figures())
    ferry_case.reviewer("Ana").correct(row.id, "low", "42")
    row = only(ferry_case.figures())
    assert (row.claim.low, row.decided.low, row.decided.id, row.status) == (40, 42, row.id, "corrected")


@pytest.mark.parametrize(
    ("field", "value"),
    [("low", "-1"), ("low", "many"), ("measure", "lost"), ("measure", ""), ("as_of", "Tuesday"), ("number", "3")],
)
def test_a_correction_that_no_field_takes_is_refused_and_says_what_it_takes(ferry_case, field, value):
    row = only(ferry_case.figures())
    with pytest.raises(CaseError, match="AR242"):
        ferry_case.reviewer("Ana").correct(row.id, field, value)
    assert ferry_case.decisions() == ()


def test_a_field_that_nobody_knows_is_left_empty(ferry_case):
    row = only(ferry_case.figures())
    ferry_case.reviewer("Ana").correct(row.id, "place", "")
    assert only(ferry_case.figures()).decided.place is None


def test_a_corrected_measure_keeps_the_claims_id(ferry_case):
    row = only(ferry_case.figures())
    ferry_case.reviewer("Ana").correct(row.id, "measure", "abducted")
    assert only(ferry_case.figures()).decided.id == row.id


def test_two_reviewers_may_differ_and_both_stay(ferry_case):
    row = only(ferry_case.figures())
    ferry_case.reviewer("Ana").confirm(row.id)
    ferry_case.reviewer("Ben").reject(row.id)
    found = only(ferry_case.figures())
    assert found.status == "contested"
    assert [(one.by, one.kind) for one in found.review.decisions] == [("Ana", "confirm"), ("Ben", "reject")]


def test_corrections_that_differ_leave_the_machines_value(ferry_case):
    row = only(ferry_case.figures())
    ferry_case.reviewer("Ana").correct(row.id, "low", "41")
    ferry_case.reviewer("Ben").correct(row.id, "low", "42")
    assert (only(ferry_case.figures()).decided.low, only(ferry_case.figures()).status) == (40, "contested")
    ferry_case.reviewer("Ben").correct(row.id, "low", "41")
    assert (only(ferry_case.figures()).decided.low, only(ferry_case.figures()).status) == (41, "corrected")


def test_of_one_reviewers_answers_the_newest_holds(ferry_case):
    row = only(ferry_case.figures())
    ana = ferry_case.reviewer("Ana")
    ana.confirm(row.id)
    ana.reject(row.id)
    assert only(ferry_case.figures()).status == "rejected"
    assert len(ferry_case.decisions(row.id)) == 2


def test_an_undo_is_a_decision_and_can_be_undone(ferry_case):
    row = only(ferry_case.figures())
    ana = ferry_case.reviewer("Ana")
    ana.confirm(row.id)
    undone = ferry_case.reviewer("Ben").undo(1)
    assert only(ferry_case.figures()).status == "untouched"
    with pytest.raises(CaseError, match="AR245"):
        ana.undo(1)
    ana.undo(undone.number)
    assert only(ferry_case.figures()).status == "confirmed"
    assert [one.kind for one in ferry_case.decisions()] == ["confirm", "undo", "undo"]


def test_a_decision_on_what_one_has_not_seen_is_refused_and_says_who_decided(ferry_case):
    row = only(ferry_case.figures())
    ferry_case.reviewer("Ana").confirm(row.id, seen=0)
    with pytest.raises(StaleDecision, match=r"Ana has decided .* confirm \(no. 1\)"):
        ferry_case.reviewer("Ben").reject(row.id, seen=0)
    assert len(ferry_case.decisions()) == 1
    ferry_case.reviewer("Ben").reject(row.id, seen=only(ferry_case.figures()).review.seen)


def test_reliability_is_of_the_source_and_credibility_of_the_claim(ferry_case):
    row = only(ferry_case.figures())
    ana = ferry_case.reviewer("Ana")
    ana.grade_source("name:sorrel mail", "B")
    ana.grade_claim(row.id, "3")
    with pytest.raises(CaseError, match="AR242"):
        ana.grade_claim(row.id, "B")
    with pytest.raises(CaseError, match="AR242"):
        ana.grade_source("name:sorrel mail", "3")
    assert only(ferry_case.figures()).review.credibility == {"Ana": "3"}
    assert {one.field for one in ferry_case.decisions()} == {"reliability", "credibility"}


def test_a_comment_decides_nothing(ferry_case):
    row = only(ferry_case.figures())
    ana = ferry_case.reviewer("Ana")
    ana.comment(row.id, "ask the harbour")
    ana.comment(row.id, "asked")
    found = only(ferry_case.figures())
    assert found.status == "untouched"
    assert [one.comment for one in found.review.decisions] == ["ask the harbour", "asked"]


def test_a_decision_without_a_name_is_refused(ferry_case):
    with pytest.raises(CaseError, match="AR243"):
        ferry_case.reviewer(" ")


def test_what_is_not_in_the_case_cannot_be_decided_about(ferry_case):
    ana = ferry_case.reviewer("Ana")
    with pytest.raises(CaseError, match="AR211"):
        ana.confirm("f-000000000000")
    with pytest.raises(CaseError, match="AR211"):
        ana.undo(1)
    with pytest.raises(CaseError, match="AR244"):
        ana.confirm(ferry_case.reports()[0].report.id)


# ------------------------------------------------------------------ claims by hand


def freed(own):
    return figure(own, "Two", "Two men have been freed", measure="released", low=2, high=2, form="exact", group="men")


def test_a_claim_by_hand_is_in_every_list_with_its_words(ferry_case):
    own = ferry_case.reports()[0].report
    ferry_case.reviewer("Ana").add(freed(own))
    row = only(ferry_case.figures(measure="released"))
    assert (row.key_words, row.status, row.claim) == ("Two", "added", freed(own))
    assert row.link is not None


def test_a_claim_by_hand_stays_when_its_report_is_read_anew(ferry_case):
    own = ferry_case.reports()[0].report
    ferry_case.reviewer("Ana").add(freed(own))
    ferry_case.reread(own.id, claims(own)[:1])
    assert [row.claim.measure for row in ferry_case.figures()] == ["held", "released"]


def test_a_claim_by_hand_that_is_taken_back_is_gone_and_comes_back(ferry_case):
    own = ferry_case.reports()[0].report
    ana = ferry_case.reviewer("Ana")
    ana.add(freed(own))
    ana.undo(1)
    assert ferry_case.figures(measure="released") == ()
    ana.undo(2)
    assert only(ferry_case.figures(measure="released")).status == "added"


def test_a_claim_that_is_there_already_is_not_added_again(ferry_case):
    own = ferry_case.reports()[0].report
    with pytest.raises(CaseError, match="AR246"):
        ferry_case.reviewer("Ana").add(figure(own))
    assert ferry_case.decisions() == ()


# ------------------------------------------------------------------ read anew


def test_a_claim_read_otherwise_puts_its_decision_in_front_of_a_person_again(ferry_case):
    own = ferry_case.reports()[0].report
    ferry_case.reviewer("Ana").confirm(figure(own).id)
    ferry_case.reread(own.id, [figure(own, low=45)])
    asked = only(ferry_case.again())
    assert "low" in asked.fields
    assert only(ferry_case.figures()).status == "asked_again"
    ferry_case.reviewer("Ana").confirm(figure(own).id)
    assert ferry_case.again() == ()
    assert only(ferry_case.figures()).status == "confirmed"


def test_a_correction_that_the_reader_has_come_to_is_not_asked_again(ferry_case):
    own = ferry_case.reports()[0].report
    now = figure(own, low=45)
    first = claims(own)[0]
    ferry_case.reviewer("Ana").correct(first.id, "low", "45")
    ferry_case.reread(own.id, [now])
    assert ferry_case.again() == ()


def test_a_decision_whose_claim_is_gone_names_what_stands_there_instead(ferry_case):
    own = ferry_case.reports()[0].report
    ferry_case.reviewer("Ana").reject(claims(own)[0].id)
    other = figure(own, "40 passengers", "At least 40 passengers are being held aboard", group="people aboard")
    ferry_case.reread(own.id, [other])
    asked = only(ferry_case.again())
    assert (asked.why, asked.instead) == ("the claim is gone", (other.id,))


# ------------------------------------------------------------------ incidents and series


@pytest.fixture
def raided(case):
    for own, made in (*raid(), *ferry()):
        case.add(own, made)
    return case


def largest(rows, of):
    return max(rows, key=lambda row: (len(of(row)), row.id))


def test_two_incidents_that_people_call_one_are_one_until_it_is_taken_back(raided):
    before = raided.incidents()
    one, other = before[0], before[-1]
    raided.reviewer("Ana").same("incident", [one.id, other.id])
    assert len(raided.incidents()) == len(before) - 1
    joined = raided.incident(min(one.id, other.id))
    assert {row.id for row in joined.events} == {row.id for row in (*one.events, *other.events)}
    raided.reviewer("Ben").undo(1)
    assert raided.incidents() == before


def test_an_account_split_off_makes_an_incident_of_its_own(raided):
    whole = largest(raided.incidents(), lambda row: row.events)
    leaves = whole.events[-1]
    raided.reviewer("Ana").split("incident", whole.id, [leaves.id])
    assert leaves.id not in {row.id for row in raided.incident(whole.id).events}
    apart = next(row for row in raided.incidents() if leaves.id in {event.id for event in row.events})
    assert [row.id for row in apart.events] == [leaves.id]
    assert raided.incident(apart.id) == apart
    assert whole.id not in apart.open


def test_a_split_needs_some_to_stay_and_some_to_leave(raided):
    whole = largest(raided.incidents(), lambda row: row.events)
    other = next(row for row in raided.incidents() if row.id != whole.id)
    ana = raided.reviewer("Ana")
    with pytest.raises(CaseError, match="AR244"):
        ana.split("incident", whole.id, [row.id for row in whole.events])
    with pytest.raises(CaseError, match="AR244"):
        ana.split("incident", whole.id, [other.events[0].id])


def test_what_is_judged_unsure_stays_an_open_question_and_different_closes_it(raided):
    one, other = raided.incidents()[0], raided.incidents()[-1]
    ana = raided.reviewer("Ana")
    ana.unsure("incident", one.id, other.id)
    assert other.id in raided.incident(one.id).open
    ana.different("incident", one.id, other.id)
    assert other.id not in raided.incident(one.id).open


def test_who_splits_and_is_then_unsure_leaves_two_and_an_open_question(raided):
    whole = largest(raided.incidents(), lambda row: row.events)
    leaves = whole.events[-1]
    ana = raided.reviewer("Ana")
    ana.split("incident", whole.id, [leaves.id])
    apart = next(row for row in raided.incidents() if leaves.id in {event.id for event in row.events})
    ana.unsure("incident", whole.id, apart.id)
    assert [row.id for row in raided.incident(apart.id).events] == [leaves.id]
    assert whole.id in raided.incident(apart.id).open
    ana.different("incident", whole.id, apart.id)
    assert whole.id not in raided.incident(apart.id).open


def test_reviewers_who_differ_change_nothing(raided):
    before = raided.incidents()
    pair = [before[0].id, before[-1].id]
    raided.reviewer("Ana").same("incident", pair)
    raided.reviewer("Ben").different("incident", *pair)
    assert len(raided.incidents()) == len(before)


def test_series_are_merged_and_split_in_the_same_way(raided):
    whole = largest(raided.series(least=2), lambda row: row.figures)
    leaves = whole.figures[0]
    raided.reviewer("Ana").split("series", whole.id, [leaves.id])
    assert raided.history(leaves.id).series.id != whole.id
    raided.reviewer("Ana").undo(1)
    assert [row.id for row in raided.history(leaves.id).series.figures] == [row.id for row in whole.figures]


def test_a_judgement_holds_for_reports_that_come_later(case):
    late, *rest = raid()
    for own, made in (*rest, *ferry()):
        case.add(own, made)
    whole = largest(case.incidents(), lambda row: row.events)
    leaves = whole.events[-1].id
    case.reviewer("Ana").split("incident", whole.id, [leaves])
    case.add(*late)
    apart = next(row for row in case.incidents() if leaves in {event.id for event in row.events})
    assert [row.id for row in apart.events] == [leaves]


# ------------------------------------------------------------------ trust


def test_a_log_that_nobody_touched_has_no_fault(ferry_case):
    row = only(ferry_case.figures())
    for name in ("Ana", "Ben", "Ana"):
        ferry_case.reviewer(name).confirm(row.id)
    assert ferry_case.faults() == ()


@pytest.mark.parametrize(
    "change",
    [
        update(schema.decisions).where(schema.decisions.c.number == 2).values(kind="reject"),
        update(schema.decisions).where(schema.decisions.c.number == 2).values(by="Eve"),
        update(schema.decisions).where(schema.decisions.c.number == 2).values(at="2031-01-01T00:00:00+00:00"),
        delete(schema.decisions).where(schema.decisions.c.number == 2),
        delete(schema.decision_subjects).where(schema.decision_subjects.c.number == 3),
    ],
)
def test_an_entry_that_was_changed_or_taken_out_is_found(ferry_case, change):
    row = only(ferry_case.figures())
    for name in ("Ana", "Ben", "Ana"):
        ferry_case.reviewer(name).confirm(row.id)
    with ferry_case._writing() as connection:
        connection.execute(change)
    assert any("decision" in fault for fault in ferry_case.faults())


def test_the_text_of_the_example_is_quoted_in_the_basis():
    with open_case("sqlite://") as case:
        own = report()
        case.add(own, claims(own))
        row = only(case.figures())
        assert case.reviewer("Ana").confirm(row.id).basis[row.id]["words"] in TEXT


# ------------------------------------------------------------------ decisions hold though ids change


def test_a_grade_goes_with_the_accounts_it_rests_on_when_incidents_are_joined(raided):
    one, other = sorted((raided.incidents()[0].id, raided.incidents()[-1].id))
    raided.reviewer("Ana").grade_incident(other, "fair")
    raided.reviewer("Ben").same("incident", [one, other])
    assert raided.grade(one).decided == {"Ana": "fair"}


def test_a_grade_goes_with_its_accounts_when_a_later_report_gives_the_incident_another_id():
    reports = [*raid(), *ferry()]
    with open_case("sqlite://") as whole:
        for own, made in reports:
            whole.add(own, made)
        names = {event.id: row.id for row in whole.incidents() for event in row.events}
    for late in reports:
        with open_case("sqlite://") as case:
            for own, made in (one for one in reports if one is not late):
                case.add(own, made)
            for row in case.incidents():
                case.reviewer("Ana").grade_incident(row.id, "fair")
            graded = {names[row.events[0].id] for row in case.incidents()}
            case.add(*late)
            assert {row.id for row in case.incidents() if case.grade(row.id).decided} == graded


def test_the_grade_of_an_incident_whose_accounts_are_gone_waits_for_a_person(case):
    for own, made in ferry():
        case.add(own, made)
    whole = largest(case.incidents(), lambda row: row.events)
    case.reviewer("Ana").grade_incident(whole.id, "weak")
    for row in whole.reports:
        case.reread(row.id, [])
    assert "gone" in only(case.again()).why


def test_what_was_split_off_is_put_back_by_a_merge(raided):
    before = raided.incidents()
    whole = largest(before, lambda row: row.events)
    leaves = whole.events[-1].id
    raided.reviewer("Ana").split("incident", whole.id, [leaves])
    apart = next(row for row in raided.incidents() if leaves in {event.id for event in row.events})
    raided.reviewer("Ana").same("incident", [whole.id, apart.id])
    events = [[event.id for event in row.events] for row in raided.incidents()]
    assert events == [[event.id for event in row.events] for row in before]


def test_one_reviewers_newest_judgement_holds_under_whatever_ids_it_was_given():
    linked = {"e-1": "i-1", "e-2": "i-2"}

    def judged(number, kind, subjects, by="Ana"):
        sides = [["e-1"], ["e-2"]]
        return Decision(number=number, kind=kind, subjects=subjects, by=by, at="", field="incident", value=sides)

    apart, same = judged(1, "different", ("i-1", "i-2")), judged(2, "same", ("i-0", "i-2"))
    assert regrouping([apart, same], "i", linked).merged == {"i-2": "i-1"}
    assert regrouping([judged(1, "same", ("i-1", "i-2")), judged(2, "different", ("i-0", "i-2"))], "i", linked).apart
    differing = regrouping([apart, judged(2, "same", ("i-0", "i-2"), by="Ben")], "i", linked)
    assert (differing.merged, differing.apart) == ({}, frozenset())


def test_a_reviewer_may_say_that_two_are_not_one_after_another_joined_them(raided):
    before = raided.incidents()
    pair = [before[0].id, before[-1].id]
    raided.reviewer("Ana").same("incident", pair)
    raided.reviewer("Ben").different("incident", pair[0][:9], pair[1][:9])
    assert raided.incidents() == before


def test_a_comment_is_about_the_whole_id_and_about_nothing_that_is_not_there(ferry_case):
    row = only(ferry_case.figures())
    ana = ferry_case.reviewer("Ana")
    assert ana.comment(row.id[:7], "ask").subjects == (row.id,)
    assert ana.comment("Ilse Varn", "ask").subjects == (ferry_case.source("Ilse Varn").id,)
    own = ferry_case.reports()[0].report
    assert ana.comment(own.name, "ask").subjects == (own.id,)
    with pytest.raises(CaseError, match="AR211"):
        ana.comment("f-000000000000", "ask")
    assert [one.number for one in ferry_case.decisions(row.id[:7])] == [1]
    assert [one.number for one in ferry_case.decisions("Ilse Varn")] == [2]
    assert [one.number for one in ferry_case.decisions(own.name)] == [3]


def test_words_that_are_no_text_are_kept_escaped(ferry_case):
    row = only(ferry_case.figures())
    made = ferry_case.reviewer("Ana\udcff").comment(row.id, "a\udcff\0b")
    assert (made.by, made.comment) == ("Ana\\udcff", "a\\udcff\\0b")
    assert ferry_case.faults() == ()
