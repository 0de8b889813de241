"""What is searched is found, on both databases alike, kept with what it is of, and checked."""

import pytest
from sqlalchemy import select, text

from asreported.cli.words import words as listed
from asreported.ledger import Wanted, open_case, schema
from asreported.ledger.search import numbers, rows

from ..contents import filled
from ..crowds import crowd
from ..handmade import claims, person, report

ARABIC = "أعلنت الوزارة أن 19 رهينة ما زالوا في السدّ."


def found(case, words="", limit=100, offset=0, **more):
    return case.search(Wanted(words=words, **more), limit, offset)


def shown(case, words="", **more):
    """The kinds and the marked words of the hits."""
    return [
        (hit.kind, [hit.report.text[start:end] for start, end in hit.marks]) for hit in found(case, words, **more).hits
    ]


@pytest.fixture
def ferry(case):
    of = report(published="2031-03-04", title="Ferry seized", outlet="Sorrel Mail")
    case.add(of, (*claims(of), person(of)))
    later = report("later.txt", f"{ARABIC}\n\nNo ferry left. 3,500 waited, Zoë Quill said.", published="2031-03-06")
    case.add(later, ())
    return case


def test_a_word_of_a_text_is_found_in_its_sentence(ferry):
    (hit,) = found(ferry, "waited").hits
    assert hit.kind == "report"
    assert hit.report.text[hit.begin : hit.stop] == "3,500 waited, Zoë Quill said."


def test_a_claim_is_found_by_its_words_its_speaker_its_relay_and_its_place(ferry):
    for words in ("aboard", "Varn", "Sorrel Mail", "Port Sorrel", "passengers", "Sorreler"):
        assert "figure" in {hit.kind for hit in found(ferry, words).hits}, words


@pytest.mark.parametrize("words", ["zoe", "ZOË", "3500", "3,500", "رهينة", "السد", "١٩", "19", '"no ferry"', "wait*"])
def test_accents_scripts_digits_and_beginnings_do_not_matter(ferry, words):
    assert [hit.report.name for hit in found(ferry, words, kind="report").hits] == ["later.txt"]


def test_all_words_must_be_there_and_none_that_must_not(ferry):
    assert found(ferry, "ferry seized", kind="report").total == 1
    assert found(ferry, "ferry -seized", kind="report").total == 1
    assert found(ferry, "ferry nowhere").total == 0


def test_a_phrase_does_not_run_from_one_name_into_the_next(ferry):
    assert found(ferry, '"seized sorrel"').total == 0
    assert found(ferry, '"sorrel mail"').total > 0


def test_what_is_called_so_comes_before_what_only_says_it_and_the_newest_before_the_older(ferry):
    assert [hit.report.name for hit in found(ferry, "ferry", kind="report").hits] == ["ferry.txt", "later.txt"]
    assert [hit.report.name for hit in found(ferry, "said", kind="report").hits] == ["later.txt", "ferry.txt"]


def test_filters_narrow_by_kind_word_speaker_place_and_day(ferry):
    assert {hit.kind for hit in found(ferry, kind="event").hits} == {"event"}
    assert found(ferry, kind="figure", word="held").total == 1
    assert found(ferry, kind="figure", word="killed").total == 0
    assert {hit.claim.claim.speaker for hit in found(ferry, speaker="ils var").hits} == {"Ilse Varn"}
    assert {hit.kind for hit in found(ferry, place="sorr", kind="figure").hits} == {"figure"}
    assert [hit.report.name for hit in found(ferry, "ferry", since="2031-03-05").hits] == ["later.txt"]
    assert {hit.report.name for hit in found(ferry, "ferry", until="2031-03-05").hits} == {"ferry.txt"}


def test_each_kind_is_counted_whatever_kind_is_looked_at(ferry):
    every = found(ferry, "ilse")
    assert sum(every.kinds.values()) == every.total
    assert found(ferry, "ilse", kind="figure").kinds == every.kinds
    assert found(ferry, "ilse", kind="figure").words == {"held": 1}


def test_parts_of_a_list_are_the_list(case):
    filled(case)
    whole = [(hit.kind, hit.report.id, hit.begin) for hit in found(case, "the").hits]
    parts = [hit for at in range(0, len(whole), 3) for hit in found(case, "the", limit=3, offset=at).hits]
    assert [(hit.kind, hit.report.id, hit.begin) for hit in parts] == whole
    assert found(case, "the").total == len(whole)


@pytest.mark.parametrize(
    "words", ['"', "'", "(", "a OR", "NEAR(x y)", "*", "-", "{speaker}:x", "a:b*", "\\", "<->", "!!", "%", ";--", "\0"]
)
def test_no_text_is_a_wrong_question(ferry, words):
    assert found(ferry, words, speaker=words, place="sorrel").total == 0


def test_a_question_without_a_word_finds_nothing_and_none_at_all_finds_all(ferry):
    assert found(ferry, "!?").total == 0
    assert found(ferry).total == sum(found(ferry).kinds.values()) > 4


def test_what_people_decided_narrows_too(ferry):
    (figure,) = ferry.figures()
    ferry.reviewer("Ada").reject(figure.id)
    assert [hit.claim.id for hit in found(ferry, review="rejected").hits] == [figure.id]
    assert figure.id not in {hit.claim.id for hit in found(ferry, review="untouched").hits}


def test_a_report_that_is_read_anew_is_found_by_what_it_says_now(ferry):
    of = next(row.report for row in ferry.reports() if row.report.name == "ferry.txt")
    ferry.reread(of.id, [])
    assert {hit.kind for hit in found(ferry, "ferry").hits} == {"report"}
    assert ferry.faults() == ()


def test_a_long_text_is_found_to_its_end_and_over_the_ends_of_its_stretches(case):
    last = "Hundertwasser came at last."
    of = report("long.txt", f"{' '.join(f'w{number}' for number in range(5_000))}.\n\n{last}")
    case.add(of, ())
    (hit,) = found(case, '"hundertwasser came"').hits
    assert of.text[hit.begin : hit.stop] == last
    assert len(list(rows.rows(of, ()))) == 3
    for at in (0, 1_997, 3_998):
        assert found(case, f'"w{at} w{at + 1} w{at + 2} w{at + 3}"').total >= 1


def test_an_index_that_lost_or_has_other_words_is_found(ferry):
    assert ferry.faults() == ()
    with ferry._writing() as connection:
        connection.execute(text("update findable set words = 'nothing' where names <> ''"))
    assert any("search" in fault for fault in ferry.faults())


def test_both_databases_find_the_same_in_the_same_order(case):
    filled(case)
    with open_case("sqlite://") as other:
        filled(other)
        for words in ("the", "port sorrel", "flood*", '"drowned"', "40 -ferry", "mayor"):
            for more in ({}, {"kind": "figure"}, {"speaker": "mayor"}, {"place": "vel"}, {"since": "2031-06-04"}):
                assert shown(case, words, **more) == shown(other, words, **more)


def test_numbers_are_each_their_own_and_say_what_they_are_of():
    one = numbers.number("f-1", 0, "2031-03-04", "figure", "killed")
    assert numbers.told(one & 255) == ("figure", "killed")
    assert numbers.day(one) == "2031-03-04"
    assert numbers.following(one) != one
    assert numbers.told(numbers.following(one) & 255) == ("figure", "killed")
    assert numbers.day(numbers.number("r", 0, None, "report", None)) is None


def test_every_word_of_the_coding_rules_has_its_code():
    for kind, field in (("figure", "measure"), ("statement", "act"), ("event", "type"), ("person", "status")):
        assert {numbers.told(numbers.code(kind, word))[1] for word in listed(field)} == set(listed(field))


def test_two_rows_of_one_number_are_kept_apart(case, monkeypatch):
    monkeypatch.setattr(rows, "number", lambda *known: numbers.number("x", 0, "2031-01-01", known[3], None))
    case.add(report("a.txt", "Quiet at sea."), ())
    case.add(report("b.txt", "Quiet at sea again."), ())
    assert found(case, "quiet").total == 2
    with case._reading() as connection:
        kept = connection.execute(select(schema.findable.c.number)).scalars().all()
    assert len(set(kept)) == 2


def test_where_events_are_placed_is_kept(case):
    for one, claimed in crowd(3):
        case.add(one, claimed)
    (scene, *_) = case.scenes()
    assert scene.spot is not None
    assert scene.place in {"Velmora", "Ostrand", "Quillburg"}
    assert scene.spot.at is None
    events = case.events()
    assert set(case.spots_of(event.id for event in events)) == {event.id for event in events}
