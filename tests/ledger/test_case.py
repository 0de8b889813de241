"""What a case keeps and answers."""

from dataclasses import replace
from itertools import permutations

import pytest

from asreported.claims import Span
from asreported.errors import CaseError
from asreported.intake import Report, Unreadable
from asreported.ledger import open_case, storing
from asreported.linking import report_copies

from .handmade import TEXT, claims, figure, report


def test_everything_comes_back_as_it_was_added(case):
    of = Report(
        "ferry.txt", TEXT, "Ferry seized", "Sorrel Mail", "2031-03-04", "metadata", "https://m.example", ("a", "b")
    )
    made = claims(of)
    assert case.add(of, made)
    assert case.report(of.id).report == of
    rows = (*case.figures(), *case.statements(), *case.events())
    assert tuple(row.claim for row in rows) == made
    assert all(row.report == of for row in rows)
    assert (case.report("ferry.txt").figures, case.counts().events) == (1, 1)


def test_every_row_gives_its_words_and_its_sentence(case):
    of = report()
    case.add(of, claims(of))
    (row,) = case.figures()
    assert row.key_words == "At least 40"
    assert row.words == "At least 40 passengers are being held aboard"
    assert row.sentence_words.startswith("At least 40 passengers")
    assert row.sentence_words.endswith("told the Sorrel Mail.")
    (said,) = case.statements()
    assert (said.key_words, said.content_words) == ("said", "“Two men have been freed,”")
    assert case.events()[0].sentence_words == "“Two men have been freed,” she said."


def test_adding_a_report_again_changes_nothing(case):
    of = report()
    assert case.add(of, claims(of))
    before = case.figures()
    assert not case.add(of, ())
    assert case.figures() == before
    assert case.has(of)
    assert not case.has("0000")


def test_one_text_in_two_outlets_is_two_reports_in_either_order(tmp_path):
    reports = [report(outlet=outlet) for outlet in ("Sorrel Mail", "Harbour Wire")]
    held = []
    for order in (reports, reports[::-1]):
        with open_case("sqlite://") as case:
            assert all(case.add(of, claims(of)) for of in order)
            held.append((case.reports(), case.figures(), case.statements(), case.events()))
    assert held[0] == held[1]
    assert {row.report.outlet for row in held[0][1]} == {"Sorrel Mail", "Harbour Wire"}


def test_a_fault_in_one_report_stores_nothing_of_it_and_loses_nothing_of_others(case, monkeypatch):
    good, bad = report("good.txt"), report("bad.txt")
    case.add(good, claims(good))

    def fail(*_):
        raise RuntimeError("the power went off")

    with monkeypatch.context() as broken:
        broken.setattr(storing, "link", fail)
        with pytest.raises(RuntimeError):
            case.add(bad, claims(bad))
    assert [row.report.name for row in case.reports()] == ["good.txt"]
    assert len(case.figures()) == 1
    assert case.add(bad, claims(bad))


def test_a_claim_without_evidence_is_not_stored(case):
    of = report()
    good = figure(of)
    for bad, code in (
        (replace(good, evidence=Span(0, len(TEXT) + 1)), "AR223"),
        (replace(good, number=Span(5, 5)), "AR223"),
        (replace(good, report="another"), "AR222"),
        (replace(good, low=10**30), "AR224"),
    ):
        with pytest.raises(CaseError) as fault:
            case.add(of, [good, bad])
        assert fault.value.code == code
        assert not case.has(of)


def test_a_text_with_broken_characters_is_told(case):
    with pytest.raises(CaseError) as fault:
        case.add(Report("a.txt", "half \ud83d word"), ())
    assert fault.value.code == "AR221"


def test_the_same_claim_twice_is_one(case):
    of = report()
    case.add(of, [figure(of), figure(of)])
    assert len(case.figures()) == 1


def test_a_newer_reading_takes_the_place_of_the_old(case):
    of, other = report(), report("other.txt")
    case.add(of, claims(of))
    case.add(other, claims(other))
    case.reread(of.id, [figure(of, measure="abducted")], rules_version="9")
    assert [row.claim.measure for row in case.figures(report="ferry.txt")] == ["abducted"]
    assert case.statements(report="ferry.txt") == ()
    assert len(case.statements(report="other.txt")) == 1
    assert case.report("ferry.txt").rules_version == "9"


def test_lists_are_by_day_then_name_then_place_undated_last(case):
    days = {"c.txt": "2031-03-05", "b.txt": "2031-03-04T09:00:00Z", "d.txt": "2031-03-04", "a.txt": None}
    for name, day in days.items():
        of = Report(name, TEXT, published=day)
        case.add(of, [figure(of, "40", "40 passengers"), figure(of)])
    assert [row.report.name for row in case.reports()] == ["d.txt", "b.txt", "c.txt", "a.txt"]
    assert [(row.report.name, row.words[:2]) for row in case.figures()][:3] == [
        ("d.txt", "At"),
        ("d.txt", "40"),
        ("b.txt", "At"),
    ]


def test_filters_narrow_the_lists(case):
    early, late = report("early.txt", published="2031-03-04"), report("late.txt", published="2031-03-06T01:00:00Z")
    undated = report("undated.txt")
    for of in (early, late, undated):
        case.add(of, claims(of))
    assert len(case.figures()) == 3
    assert [row.report.name for row in case.figures(since="2031-03-05")] == ["late.txt"]
    assert [row.report.name for row in case.figures(report="late.txt", measure="held")] == ["late.txt"]
    assert case.figures(measure="killed") == ()
    assert len(case.figures(speaker="VARN")) == 3
    assert case.figures(speaker="Nobody") == ()
    assert case.statements(act="deny") == ()
    assert len(case.statements(act="say", since="2031-03-04")) == 2
    assert len(case.events(type="release", stage="done", report=early.id[:8])) == 1
    assert case.events(stage="planned") == ()


def test_show_finds_by_id_by_its_beginning_and_by_name(case):
    of = report()
    made = claims(of)
    case.add(of, made)
    assert case.show("ferry.txt") == case.show(of.id) == case.show(of.id[:6]) == case.report(of.id)
    for claim in made:
        assert case.show(claim.id[:8]).claim == claim


def test_an_id_that_is_not_clear_lists_the_candidates(case):
    one, other = report(text=TEXT), report(text=TEXT + " More.")
    case.add(one, ())
    case.add(other, ())
    with pytest.raises(CaseError) as fault:
        case.show("ferry.txt")
    assert fault.value.code == "AR212"
    assert one.id in fault.value.problem
    assert other.id in fault.value.problem
    for nothing in ("zzz", "", "%", "_"):
        with pytest.raises(CaseError) as fault:
            case.show(nothing)
        assert fault.value.code == "AR211"


def test_what_was_refused_is_remembered_once_until_it_is_read(case):
    refused = Unreadable("ferry.txt", "it is empty", "Nothing to do.")
    case.refuse(refused)
    case.refuse(refused)
    case.refuse(Unreadable("a.pdf", "no", "Save it."))
    assert [one.name for one in case.unreadable()] == ["a.pdf", "ferry.txt"]
    case.add(report(), ())
    assert [one.name for one in case.unreadable()] == ["a.pdf"]


def test_a_refusal_goes_when_its_file_is_read_anew_and_no_other_goes_with_it(case):
    one = Unreadable("x.jsonl, line 2", "it is no JSON", "Mend it.", source="/one/x.jsonl")
    other = replace(one, source="/two/x.jsonl")
    case.refuse(one)
    case.refuse(other)
    case.add(report("x.jsonl, line 2"), ())
    assert case.unreadable() == (one, other)
    case.forget("/one/x.jsonl")
    assert case.unreadable() == (other,)


def test_copies_in_a_case_are_those_of_the_reports_in_any_order():
    story = TEXT + " The harbour office asks all captains to stay away from the northern pier until Friday noon."
    reports = [
        Report("wire.txt", story, published="2031-03-04"),
        Report("paper.txt", story + " Our own reporter adds a line here.", published="2031-03-05"),
        Report(
            "alone.txt", "The weather in Port Sorrel stays fair, with light wind from the south over the next days."
        ),
        Report("short.txt", "Ferry seized."),
    ]
    for order in permutations(reports):
        with open_case("sqlite://") as case:
            for one in order:
                case.add(one, ())
            assert case.copies() == report_copies(reports)
            (group,) = case.copies()
            assert group.earliest == (reports[0].id,)
            assert case.counts().copies == 1


def test_a_case_that_is_gone_is_told_and_not_crashed(case, tmp_path):
    case.add(report(), ())
    with case._writing() as connection:
        connection.exec_driver_sql("drop table figures")
    with pytest.raises(CaseError) as fault:
        case.figures()
    assert fault.value.code == "AR206"
