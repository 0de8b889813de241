"""Reports in JSON."""

import json
import os

import pytest

from asreported.intake import Report, Unreadable, items
from asreported.intake.decoding import LIMIT
from asreported.intake.metadata import Keys, keys_named
from asreported.intake.records import read_lines, read_list


def lines(tmp_path, *rows):
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return list(read_lines(path, path.name))


def test_good_lines_go_in_and_bad_ones_are_listed_with_their_number(tmp_path):
    good = json.dumps({"id": 7, "text": "Forty are aboard.\r\n", "title": "Ferry", "source": {"name": "Sorrel Mail"},
                       "date": "2031-03-04", "url": "https://mail.example/7"})  # fmt: skip
    found = lines(tmp_path, good, "{broken", "", "[1]", '{"title": "no words"}', '{"body": "Two are ashore."}')
    assert found[0] == Report("7", "Forty are aboard.\r\n", "Ferry", "Sorrel Mail", "2031-03-04", "metadata",
                              "https://mail.example/7")  # fmt: skip
    assert [one.name for one in found[1:]] == [
        "wire.jsonl, line 2",
        "wire.jsonl, line 4",
        "wire.jsonl, line 5",
        "wire.jsonl:6",
    ]
    assert [isinstance(one, Unreadable) for one in found] == [False, True, True, True, False]


def test_a_record_is_called_by_its_id_or_its_address(tmp_path):
    rows = '{"id": "x", "url": "u", "text": "a"}', '{"link": "https://u.example", "content": "a"}'
    by_id, by_url = lines(tmp_path, *rows)
    assert (by_id.name, by_url.name) == ("x", "https://u.example")


def test_a_bad_date_in_a_record_is_noted(tmp_path):
    (found,) = lines(tmp_path, '{"text": "Words.", "published": "2031-02-30"}')
    assert isinstance(found, Report)
    assert found.published is None
    assert "2031-02-30" in found.notes[0]


def test_characters_that_no_text_has_are_refused(tmp_path):
    found = lines(tmp_path, r'{"text": "half \ud83d word"}', r'{"text": "nul \u0000 word"}', '{"text": "  "}')
    assert all(isinstance(one, Unreadable) for one in found)


def test_a_line_that_is_too_long_is_skipped_and_the_next_read(tmp_path):
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b'{"text": "' + b"a " * (LIMIT // 2) + b'"}\n{"text": "Words."}\n')
    long, short = read_lines(path, path.name)
    assert isinstance(long, Unreadable)
    assert long.name == "wire.jsonl, line 1"
    assert isinstance(short, Report)
    assert short.name == "wire.jsonl:2"


def test_a_file_without_a_record_is_told(tmp_path):
    (lines_refused,) = lines(tmp_path, "", " ")
    path = tmp_path / "wire.json"
    path.write_text("[]")
    (list_refused,) = read_list(path, path.name)
    assert isinstance(lines_refused, Unreadable)
    assert isinstance(list_refused, Unreadable)


def test_lines_of_another_encoding_are_cut_where_its_lines_end(tmp_path):
    path = tmp_path / "wire.jsonl"
    rows = '{"text": "Ċ one\u2028two"}\n\n{"text": "Three."}\r\n'
    for encoding in ("utf-16", "utf-32", "utf-8-sig"):
        path.write_bytes(rows.encode(encoding))
        one, two = read_lines(path, path.name)
        assert (one.text, two.text, two.name) == ("Ċ one\u2028two", "Three.", "wire.jsonl:3")


def test_a_pipe_of_lines_is_refused_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "wire.jsonl")
    (found,) = read_lines(tmp_path / "wire.jsonl", "wire.jsonl")
    assert isinstance(found, Unreadable)


def test_deep_nesting_is_a_bad_line_and_no_crash(tmp_path):
    (found,) = lines(tmp_path, "[" * 100_000)
    assert isinstance(found, Unreadable)


def test_a_list_gives_its_records(tmp_path):
    path = tmp_path / "wire.json"
    path.write_text('[{"text": "One."}, 5, {"text": "Two."}]')
    found = list(read_list(path, path.name))
    assert [one.name for one in found] == ["wire.json:1", "wire.json, record 2", "wire.json:3"]
    path.write_text('{"text": "One.", "id": "only"}')
    assert [one.name for one in read_list(path, path.name)] == ["only"]
    path.write_text("{")
    (bad,) = read_list(path, path.name)
    assert isinstance(bad, Unreadable)


def test_the_user_says_under_which_keys_a_record_has_what(tmp_path):
    path = tmp_path / "wire.jsonl"
    row = {"head": {"main": "Ferry"}, "story": "Forty are aboard.", "text": "menu", "nr": 7, "day": "2031-03-04"}
    path.write_text(f'{json.dumps(row)}\n{{"a": 1}}')
    keys = keys_named("text=story, title=head.main,id=nr,published=day")
    found, refused = items([path], keys=keys)
    assert (found.name, found.text, found.title) == ("7", "Forty are aboard.", "Ferry")
    assert (found.published, found.published_by) == ("2031-03-04", "the list or record that speaks of it")
    assert "under “story”" in refused.reason


@pytest.mark.parametrize(
    ("written", "told"), [("text", "no pair"), ("words=body", "no field “words”"), ("text=", "no pair")]
)
def test_a_slip_in_the_fields_is_told_in_plain_words(written, told):
    with pytest.raises(ValueError, match=told):
        keys_named(written)


def test_no_fields_are_the_usual_keys():
    assert keys_named("") == Keys()


def test_half_a_character_in_a_long_record_is_replaced_and_counted(tmp_path):
    (found,) = lines(tmp_path, r'{"text": "Forty people are aboard the ferry \ud83d and nobody knows more."}')
    assert isinstance(found, Report)
    assert "ferry \ufffd and" in found.text
    assert found.notes == ("1 characters that no text has stand as \ufffd",)
