"""Bytes to characters, unchanged."""

import os

import pytest

from asreported.intake import Unreadable
from asreported.intake.decoding import LIMIT, Decoded, content, decode


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
