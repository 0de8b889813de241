"""Words are cut and folded by us, so that both databases find the same."""

import pytest

from asreported.ledger.search.words import LONGEST, fold, words


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Water Board’s 3,500 men", ["the", "water", "board", "s", "3500", "men"]),
        ("Müller, ÉTÉ and Łódź", ["muller", "ete", "and", "lodz"]),
        ("12,34 is no thousand, 1,234,567 is", ["12", "34", "is", "no", "thousand", "1234567", "is"]),
        ("a 7 B", ["a", "7", "b"]),
        ("snake_case well-known", ["snake", "case", "well", "known"]),
        ("قُتِلَ ١٢ رهينةً", ["قتل", "12", "رهينة"]),
        ("שָׁלוֹם", ["שלום"]),
        ("人質12人", ["人", "質", "12", "人"]),
        ("हिंदी में", ["हिंदी", "में"]),
        ("ЁЛКА", ["елка"]),
        ("…!?", []),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(text, found):
    assert folded(text) == found


def test_every_word_stands_where_it_says():
    text = "Zwölf Geiseln, 3,500 رهينة und O’Brien"
    assert [text[word.start : word.end] for word in words(text)] == [
        "Zwölf", "Geiseln", "3,500", "رهينة", "und", "O", "Brien",
    ]  # fmt: skip


def test_a_word_without_end_is_cut():
    assert len(fold("x" * 5_000)) == LONGEST


def test_nothing_that_a_database_could_read_as_its_own_language_is_left():
    for word in words("a\" 'b' (c* OR:d) \\ e & ! | <-> {f} ^g NEAR/2"):
        assert word.folded.isalnum()
