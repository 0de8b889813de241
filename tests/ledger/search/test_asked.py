"""Whatever somebody writes is a question: what is no sign is a word, and what has no word finds nothing."""

import pytest

from asreported.ledger.search.asked import Term, beginnings, marked, terms


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("grain terminal", [Term(("grain",)), Term(("terminal",))]),
        ("“grain terminal” Ostrel", [Term(("grain", "terminal")), Term(("ostrel",))]),
        ('"grain term"* dock*', [Term(("grain", "term"), begins=True), Term(("dock",), begins=True)]),
        ("dock -rumour", [Term(("dock",)), Term(("rumour",), without=True)]),
        ('dock -"no toll"', [Term(("dock",)), Term(("no", "toll"), without=True)]),
        ("-rumour", []),
        ("well-known 3,500", [Term(("well", "known")), Term(("3500",))]),
        ('an "open quote', [Term(("an",)), Term(("open",)), Term(("quote",))]),
        ("a*", [Term(("a",))]),
        ('"" * ( ) -', []),
        ("dock dock", [Term(("dock",))]),
    ],
)
def test_words_phrases_beginnings_and_what_must_not_be_there(written, found):
    assert list(terms(written)) == found


def test_a_filter_takes_the_beginnings_of_a_name():
    assert beginnings("Wat boa") == (Term(("wat",), begins=True), Term(("boa",), begins=True))


def test_what_was_asked_for_is_marked_as_it_stands():
    text = "Dockers said the Grain Terminal, and the grain terminals, had no toll."
    found = [text[start:end] for start, end in marked(text, terms('"grain terminal" dock* -toll'))]
    assert found == ["Dockers", "Grain Terminal"]


def test_marks_never_overlap():
    text = "grain terminal at Ostrel"
    assert marked(text, terms('"grain terminal" "terminal at" grain')) == ((0, 17),)


def test_a_pasted_text_is_no_endless_question():
    assert len(terms(" ".join(f"word{number}" for number in range(900)))) == 24
