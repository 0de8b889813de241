from hypothesis import given
from hypothesis import strategies as st

from asreported.claims import Span
from asreported.desk.telling.highlights import Mark, marks_of, paragraphs, pieces, quote

from ..handmade import COPY, REPORTS, WIRE, claims

TEXTS = st.text(st.sampled_from("ab .\n\r\u2028é👩🏽ليلى“”"), max_size=60) | st.text(max_size=60)
MARKS = st.lists(
    st.builds(
        Mark,
        st.builds(Span, st.integers(-3, 70), st.integers(-3, 70)),
        st.sampled_from(["f-1", "f-2", "s-1", "e-1"]),
        st.sampled_from(["evidence", "number", "cue", "content", "trigger", "speaker"]),
    ),
    max_size=12,
)


@given(TEXTS, MARKS)
def test_the_pieces_joined_are_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(text, marks)) == text
    assert "".join(piece.text for paragraph in paragraphs(text, marks) for piece in paragraph) == text


@given(TEXTS, MARKS)
def test_every_piece_carries_exactly_the_marks_that_cover_it(text: str, marks: list[Mark]) -> None:
    inside = {mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)}
    for piece in pieces(text, marks):
        stretch = Span(piece.start, piece.start + len(piece.text))
        assert stretch.of(text) == piece.text != ""
        assert set(piece.marks) == {mark for mark in inside if mark.span.holds(stretch)}


@given(TEXTS, MARKS)
def test_every_claim_opens_once_at_its_first_words(text: str, marks: list[Mark]) -> None:
    inside = [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)]
    opens = [(name, piece.start) for piece in pieces(text, marks) for name in piece.opens]
    firsts = {mark.claim: min(m.span.start for m in inside if m.claim == mark.claim) for mark in inside}
    assert sorted(opens) == sorted(firsts.items())


@given(TEXTS, MARKS)
def test_the_order_of_the_claims_does_not_matter(text: str, marks: list[Mark]) -> None:
    assert pieces(text, marks) == pieces(text, reversed(marks))


def test_overlapping_claims_each_keep_their_words() -> None:
    text = "seven dead and two hurt"
    split = pieces(text, [Mark(Span(0, 14), "f-1", "evidence"), Mark(Span(6, 23), "f-2", "evidence")])
    assert [(piece.text, piece.claims) for piece in split] == [
        ("seven ", ("f-1",)),
        ("dead and", ("f-1", "f-2")),
        (" two hurt", ("f-2",)),
    ]


def test_the_quoted_words_of_a_claim_can_be_put_together_from_its_pieces() -> None:
    for report in REPORTS:
        for claim in claims(report):
            split = pieces(report.text, (mark for one in claims(report) for mark in marks_of(one)))
            of_claim = [
                piece.text for piece in split if any(m.claim == claim.id and m.part == "evidence" for m in piece.marks)
            ]
            assert "".join(of_claim) == claim.evidence.of(report.text)


def test_a_click_on_words_that_two_claims_turn_on_opens_the_closer_one() -> None:
    (piece,) = pieces("told", [Mark(Span(0, 4), "s-1", "cue"), Mark(Span(0, 4), "s-0", "evidence")])
    assert piece.key_of == "s-1"


def test_an_empty_line_ends_a_paragraph_and_a_line_break_alone_does_not() -> None:
    text = "One.\nStill one.\n\nTwo.\r\nStill two.\r\n \r\nThree."
    assert ["".join(piece.text for piece in one) for one in paragraphs(text, [])] == [
        "One.\nStill one.\n\n",
        "Two.\r\nStill two.\r\n \r\n",
        "Three.",
    ]


def test_a_sentence_stands_whole_around_the_number() -> None:
    found = quote("Two died. At least seven were hurt. All left.", Span(10, 35), Span(10, 24))
    assert (found.before, found.words, found.after) == ("", "At least seven", " were hurt.")


@given(st.integers(0, 4000), st.integers(1, 40))
def test_a_text_without_sentences_is_cut_and_says_so(start: int, size: int) -> None:
    text = "word " * 1000
    found = quote(text, Span(0, len(text)), Span(start, start + size))
    assert found.words == text[start : start + size]
    assert len(found.before) + len(found.after) <= 602
    assert found.before.removeprefix("…") in text
    assert found.before.startswith("…") == (start > 300)


def test_every_kind_of_claim_has_its_key_words_marked() -> None:
    for report in (WIRE, COPY):
        for claim in claims(report):
            assert {mark.part for mark in marks_of(claim)} >= {"evidence"}
            assert len({mark.part for mark in marks_of(claim)} & {"number", "cue", "trigger"}) == 1
