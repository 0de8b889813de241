"""What the user points at, and what lies beside it."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from benchmarks.papers import seeds

from asreported.errors import SourceError
from asreported.intake import Report, Unreadable, items, sources
from asreported.intake.limits import INPUT


def write(folder, **files):
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_gives_its_files_and_those_below_in_a_steady_order(tmp_path):
    write(tmp_path, b__txt="Two.", a__md="One.", c__pdf="%PDF-")
    write(tmp_path / "inner", a__txt="Three.")
    write(tmp_path / ".git", a__txt="Not this.")
    write(tmp_path, **{".hidden": "Nor this."})
    assert [one.name for one in items([tmp_path])] == ["a.md", "b.txt", str(tmp_path / "c.pdf"), "a.txt"]
    assert [type(one) for one in items([tmp_path])] == [Report, Report, Unreadable, Report]


def test_patterns_and_files_come_once_in_the_order_of_the_sources(tmp_path):
    write(tmp_path, b__txt="Two.", a__txt="One.")
    found = list(items([str(tmp_path / "b.txt"), str(tmp_path / "*.txt")]))
    assert [one.name for one in found] == ["b.txt", "a.txt"]


def test_line_ends_and_marks_stay(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeffOne.\r\nTwo.\r".encode())
    (found,) = items([tmp_path / "a.txt"])
    assert isinstance(found, Report)
    assert found.text == "\ufeffOne.\r\nTwo.\r"


def test_a_missing_file_beside_a_good_one_is_listed(tmp_path):
    write(tmp_path, a__txt="One.")
    found = list(items([tmp_path / "a.txt", tmp_path / "none.txt"]))
    assert [type(one) for one in found] == [Report, Unreadable]


@pytest.mark.parametrize("sources", [[], ["none.txt"], ["none-*.txt", "none.txt"]])
def test_nothing_at_all_is_an_error_at_once(sources):
    with pytest.raises(SourceError) as fault:
        items(sources)
    assert fault.value.code == "AR101"
    assert fault.value.advice


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(SourceError):
        items([tmp_path])


def test_a_manifest_speaks_of_the_texts_beside_it_and_is_no_report(tmp_path):
    rows = (
        '{"file": "a.txt", "outlet": "Sorrel Mail", "published": "2031-03-04T08:00:00Z", "url": "https://m.example/1"}\n'
        "broken\n"
        '{"file": "c.txt", "outlet": "Nobody"}\n'
    )
    write(tmp_path, a__txt="One.", sources__jsonl=rows)
    write(tmp_path, b__txt="Two.", b__json='{"outlet": "Harbour Wire", "title": "T"}')
    one, two, *refused = items([tmp_path])
    assert [(one.name.rpartition("/")[2], one.reason.partition(" (")[0]) for one in refused] == [
        ("sources.jsonl, line 2", "it is no JSON"),
        ("sources.jsonl, line 3", "there is no file c.txt in its folder"),
    ]
    assert (one.name, one.outlet, one.published, one.published_from, one.url) == (
        "a.txt",
        "Sorrel Mail",
        "2031-03-04T08:00:00+00:00",
        "metadata",
        "https://m.example/1",
    )
    assert (two.name, two.outlet, two.title, two.published) == ("b.txt", "Harbour Wire", "T", None)


def test_a_row_speaks_of_the_file_below_its_folder_and_of_no_other_of_that_name(tmp_path):
    rows = ({"file": "sub/a.txt", "outlet": "Inner"}, {"file": "a.txt", "outlet": "Outer"}, {"file": "../b.txt"})
    write(tmp_path / "top", a__txt="One.", sources__jsonl="\n".join(map(json.dumps, rows)))
    write(tmp_path / "top" / "sub", a__txt="Two.")
    write(tmp_path / "top" / "other", a__txt="Three.")
    write(tmp_path, b__txt="Four.")
    found = list(items([tmp_path / "top"]))
    outlets = {one.text: one.outlet for one in found if isinstance(one, Report)}
    assert outlets == {"One.": "Outer", "Two.": "Inner", "Three.": None}
    assert ["outside" in one.reason for one in found if isinstance(one, Unreadable)] == [True]
    (alone,) = items([tmp_path / "top" / "sub" / "a.txt"])
    assert alone in found
    (apart,) = items([tmp_path / "b.txt"])
    assert isinstance(apart, Report)


def test_the_nearest_manifest_counts(tmp_path):
    write(tmp_path, sources__jsonl='{"file": "sub/a.txt", "outlet": "Far"}')
    write(tmp_path / "sub", a__txt="One.", sources__jsonl='{"file": "a.txt", "outlet": "Near"}')
    (found,) = items([tmp_path / "sub"])
    assert isinstance(found, Report)
    assert found.outlet == "Near"


def test_a_line_separator_inside_a_row_does_not_cut_it(tmp_path):
    title = "Ferry\u2028seized\x85off Port Sorrel"
    write(tmp_path, a__txt="One.", sources__jsonl=json.dumps({"file": "a.txt", "title": title}, ensure_ascii=False))
    (found,) = items([tmp_path])
    assert isinstance(found, Report)
    assert found.title == "Ferry seized off Port Sorrel"


def test_broken_rows_are_named(tmp_path):
    rows = ({"file": "a.txt"}, [1], {"outlet": "X"}, {"file": "a.txt"}, {"text": "T.", "file": "a.txt"}, {"file": ""})
    write(tmp_path, a__txt="One.", sources__jsonl="\n".join(map(json.dumps, rows)))
    _, *refused = items([tmp_path])
    assert [one.name.rpartition(" ")[2] for one in refused] == list("23456")
    assert "second time" in refused[2].reason
    assert {one.source for one in refused} == {str(tmp_path / "sources.jsonl")}


def test_a_manifest_alone_is_told_to_hold_no_report(tmp_path):
    write(tmp_path, a__txt="One.", sources__jsonl='{"file": "a.txt"}')
    with pytest.raises(SourceError, match="speaks of other files only"):
        items([tmp_path / "sources.jsonl"])


@pytest.fixture
def locked(monkeypatch, tmp_path):
    """A folder whose files the system does not show. The tests may run as root, to whom no folder is locked."""
    folder = write(tmp_path / "locked", b__txt="Two.")

    def refusing(real, own):
        def call(path=".", *more, **options):
            inside = isinstance(path, str | os.PathLike) and folder in (Path(path), *Path(path).parents)
            if inside and (own or Path(path) != folder):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *more, **options)

        return call

    monkeypatch.setattr(os, "stat", refusing(os.stat, own=False))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, own=True))
    return folder


def test_a_locked_folder_is_told_and_not_passed_over(tmp_path, locked):
    write(tmp_path, a__txt="One.")
    good, refused = items([tmp_path])
    assert good.name == "a.txt"
    assert (refused.name, refused.source) == (str(locked), str(locked))
    assert "Permission denied" in refused.reason
    with pytest.raises(SourceError, match="Permission denied"):
        items([locked])


def test_a_file_in_a_locked_folder_is_told(tmp_path, locked):
    with pytest.raises(SourceError, match="Permission denied"):
        items([locked / "b.txt"])
    write(tmp_path, a__txt="One.")
    assert "Permission denied" in list(items([tmp_path / "a.txt", locked / "b.txt"]))[1].reason


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    with pytest.raises(SourceError, match="too long"):
        items([tmp_path / ("a" * 300)])


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path):
    write(tmp_path, a__txt="One.")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    _, refused = items([tmp_path])
    assert "link" in refused.reason


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        write(tmp_path / folder, a__txt="", b__jsonl='{"text": "Words."}\nbroken')
    refused = [one for one in items(["one", "two"]) if isinstance(one, Unreadable)]
    assert [one.name for one in refused] == ["one/a.txt", "one/b.jsonl, line 2", "two/a.txt", "two/b.jsonl, line 2"]
    assert refused[1].source == str(tmp_path / "one" / "b.jsonl")


def test_what_is_left_out_is_not_read(tmp_path):
    case = tmp_path / "case.db"
    case.touch()
    write(tmp_path, a__txt="One.")
    assert [source.name for source in sources([tmp_path], [case])] == [str(tmp_path / "a.txt")]
    _, told = sources([tmp_path / "a.txt", case], [case])
    assert isinstance(told.found, Unreadable)
    assert "the case itself" in told.found.reason


def test_a_slip_of_the_pen_is_told_and_not_kept(tmp_path):
    write(tmp_path, a__txt="")
    empty, missing = items([tmp_path / "a.txt", tmp_path / "none.txt"])
    assert (empty.kept, missing.kept) == (True, False)


def test_an_address_that_cannot_be_fetched_is_kept_as_refused():
    (refused,) = items(["http://127.0.0.1/1"])
    assert isinstance(refused, Unreadable)
    assert (refused.name, refused.source, refused.kept) == ("http://127.0.0.1/1", "http://127.0.0.1/1", True)


def test_json_that_holds_reports_is_no_manifest(tmp_path):
    write(tmp_path, reports__jsonl='{"text": "One.", "id": "1"}')
    write(tmp_path, a__txt="Two.", a__json='{"text": "Three.", "id": "3"}')
    assert sorted(one.name for one in items([tmp_path])) == ["1", "3", "a.txt"]


def test_standard_input_is_one_report(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Forty – aboard.\r\n".encode())))
    (found,) = items(["-"])
    assert isinstance(found, Report)
    assert found.text == "Forty – aboard.\r\n"


def test_progress_counts_files(tmp_path):
    write(tmp_path, a__txt="One.", b__jsonl='{"text": "Two."}\n{"text": "Three."}')
    seen = []
    assert len(list(items([tmp_path], lambda done, total: seen.append((done, total))))) == 3
    assert seen == [(1, 2), (2, 2)]


def test_every_kind_of_file_in_a_folder_is_read(tmp_path):
    for name, data in seeds().items():
        (tmp_path / name).write_bytes(data)
    found = list(items([tmp_path]))
    assert [one for one in found if isinstance(one, Unreadable)] == []
    names = sorted({one.name.partition("/")[0].partition(":")[0] for one in found})
    single = ["alert.eml", "alerts.mbox", "bundle.zip", "note.docx", "page.html", "paper.pdf", "story.txt"]
    assert names == sorted([*single, "wire.json", "wire.jsonl", "https"])


def test_a_manifest_speaks_of_documents_too(tmp_path):
    (tmp_path / "paper.pdf").write_bytes(seeds()["paper.pdf"])
    write(tmp_path, paper__json='{"outlet": "Harbour Wire", "published": "2031-03-04"}')
    (found,) = items([tmp_path])
    assert (found.outlet, found.published) == ("Harbour Wire", "2031-03-04")


def test_a_document_of_another_program_is_refused_with_what_to_save_it_as(tmp_path):
    write(tmp_path, a__doc="x", b__xlsx="x")
    word, table = items([tmp_path])
    assert ".docx" in word.advice
    assert ".xlsx files are not read" in table.reason


def test_a_document_that_is_too_large_or_no_file_is_refused_unread(tmp_path):
    with (tmp_path / "big.pdf").open("wb") as file:
        file.truncate(INPUT + 1)
    os.mkfifo(tmp_path / "pipe.eml")
    large, pipe = items([tmp_path])
    assert "50 MB" in large.reason
    assert "regular file" in pipe.reason
