"""Bytes to characters, unchanged."""

import os

import pytest

from asreported.intake import Unreadable
from asreported.intake.decoding import LIMIT, Decoded, content, declared, decode, mended


@pytest.mark.parametrize("text", ["one\r\ntwo\rthree\n", "\ufeffA mark", "“curly” – \u00a0 é 🛟\u2028end", "tab\tword"])
def test_utf_8_comes_out_unchanged(text):
    assert decode(text.encode(), "a.txt") == Decoded(text)


def test_another_encoding_is_read_and_noted():
    found = decode("The captain said “nobody is hurt” – twice.".encode("cp1252"), "a.txt")
    assert isinstance(found, Decoded)
    assert found.text == "The captain said “nobody is hurt” – twice."
    assert "Windows-1252" in found.notes[0]


def test_utf_16_with_its_mark_is_read_and_noted():
    found = decode("Two ferries.".encode("utf-16"), "a.txt")
    assert isinstance(found, Decoded)
    assert found.text == "Two ferries."
    assert "UTF-16" in found.notes[0]


def test_a_few_broken_bytes_do_not_spoil_the_rest():
    found = decode("“Aboard” — “ashore”".encode() + b" \xe2\x80 end", "a.txt")
    assert isinstance(found, Decoded)
    assert found.text.startswith("“Aboard” — “ashore”")
    assert "broken" in found.notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"%PDF-1.7 words", "a PDF"),
        (b"PK\x03\x04words", "zip"),
        (b"words\0words", "no text has"),
        (bytes(range(1, 9)) * 20 + b"word", "no text has"),
        (b"\xff\xfeodd", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data, reason):
    found = decode(data, "a.txt")
    assert isinstance(found, Unreadable)
    assert found.name == "a.txt"
    assert reason in found.reason
    assert found.advice


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    found = content(path, "big.txt")
    assert isinstance(found, Unreadable)
    assert "5.0 MB" in found.reason


def test_a_pipe_is_refused_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    found = content(tmp_path / "pipe.txt", "pipe.txt")
    assert isinstance(found, Unreadable)


def test_a_missing_file_is_refused(tmp_path):
    assert isinstance(content(tmp_path / "none.txt", "none.txt"), Unreadable)


def test_bytes_of_windows_in_a_text_of_utf_8_are_read_and_counted():
    joined = "“Aboard” — “ashore” – café".encode() + b" \x93said\x94 the caf\xe9 owner\x85 \xe2\x80 end \xff\xfe."
    found = decode(joined, "a.txt")
    assert isinstance(found, Decoded)
    assert found.text == "“Aboard” — “ashore” – café “said” the café owner… \ufffd end \ufffd."
    assert found.notes == (
        "4 bytes that are not UTF-8 were read as Windows-1252, a guess",
        "2 broken bytes stand as \ufffd",
    )


def test_a_few_characters_that_no_text_has_are_replaced_one_for_one_and_counted():
    found = decode(b"Forty people were aboard the ferry\0 of Port Sorrel.", "a.txt")
    assert isinstance(found, Decoded)
    assert found.text == "Forty people were aboard the ferry\ufffd of Port Sorrel."
    assert found.notes == ("1 characters that no text has stand as \ufffd",)
    assert isinstance(mended(Decoded("\ud83d" * 9 + "word"), "a.txt"), Unreadable)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_noted(encoding):
    found = decode("Two ferries were seized off Port Sorrel.".encode(encoding), "a.txt")
    assert isinstance(found, Decoded)
    assert found.text == "Two ferries were seized off Port Sorrel."
    assert "a guess" in found.notes[0]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1251", "Привет"),
        ("ISO-8859-1", "“quoted”"),
        ("no-such-thing", "plain"),
        ("unicode_escape", r"\x41"),
        ("", "a"),
    ],
)
def test_a_named_encoding_is_taken_where_it_is_one_of_texts(charset, text):
    used = {"ISO-8859-1": "cp1252", "windows-1251": "cp1251"}.get(charset, "utf-8")
    found = declared(text.encode(used), "a.txt", charset)
    assert isinstance(found, Decoded)
    assert found.text == text


def test_a_few_broken_bytes_in_plain_english_do_not_cost_the_report():
    words = b"Forty people were aboard the ferry, the harbour office said. " * 4
    for broken, note in (
        (words + b"\x81\x8d", "1 broken bytes"),
        (b"\xff\xfe" + words.decode().encode("utf-16-le") + b"x", "1 broken"),
    ):
        found = decode(broken, "a.txt")
        assert isinstance(found, Decoded)
        assert found.text.startswith("Forty people were aboard")
        assert any(one.startswith(note) for one in found.notes)
