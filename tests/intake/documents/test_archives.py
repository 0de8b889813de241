"""Archives of documents."""

import gzip
import io
import zipfile

from benchmarks.papers import LEAD, TEXT, mail, packed, page

from asreported.intake import Report, Unreadable
from asreported.intake.documents import Part
from asreported.intake.metadata import Keys

from .asking import announced, parsed


def test_every_document_of_a_zip_archive_is_read_by_its_ending():
    data = packed(
        a__txt=TEXT.encode(), b__html=page(), c__eml=mail(), d__jsonl=b'{"text": "One."}\nbroken', e__xyz=b"x"
    )
    found = parsed(data, "b.zip")
    assert [one.name for one in found] == [
        "b.zip/a.txt",
        "b.zip/b.html",
        "b.zip/c.eml",
        "b.zip/d.jsonl:1",
        "b.zip/d.jsonl, line 2",
        "b.zip/e.xyz",
    ]
    assert found[0].text == TEXT
    assert [isinstance(one, Report) for one in found] == [True] * 4 + [False] * 2


def test_a_name_in_an_archive_is_a_label_and_no_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../up.txt", "/etc/over.txt", "C:\\own.txt", "a" * 60_000 + ".txt"):
            archive.writestr(name, TEXT)
    found = parsed(out.getvalue(), "b.zip")
    assert [isinstance(one, Report) for one in found] == [True] * 4
    assert max(len(one.name) for one in found) < 300
    assert list(tmp_path.iterdir()) == []


def test_hidden_files_and_shadows_are_left_out_and_lists_of_sources_told():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (".hidden.txt", "__MACOSX/a.txt", "in/", "in/a.txt", "sources.jsonl"):
            archive.writestr(name, LEAD if name.endswith(".txt") else "")
    one, told = parsed(out.getvalue(), "b.zip")
    assert one.name == "b.zip/in/a.txt"
    assert "list of sources" in told.reason


def test_an_archive_in_an_archive_in_an_archive_is_not_opened():
    two = packed(b__zip=packed(a__txt=TEXT.encode()))
    (found,) = parsed(two, "c.zip")
    assert found.name == "c.zip/b.zip/a.txt"
    (refused,) = parsed(packed(c__zip=two), "d.zip")
    assert isinstance(refused, Unreadable)
    assert "more than 2 deep" in refused.reason


def test_one_that_unpacks_to_much_too_much_does_not_spoil_the_rest():
    found = parsed(packed(a__txt=bytes(2_000_000), b__txt=TEXT.encode()), "b.zip")
    assert [isinstance(one, Report) for one in found] == [False, True]
    assert "200 times" in found[0].reason


def test_a_gzip_file_is_what_its_name_says_without_the_last_ending():
    (story,) = parsed(gzip.compress(page()), "ferry.html.gz")
    assert (story.name, story.title) == ("ferry.html", "Ferry seized")
    (record,) = parsed(gzip.compress(b'{"body": "One.", "b": "Two."}'), "wire.jsonl.gz", keys=Keys(text=("b",)))
    assert record.text == "Two."
    for data, name in ((gzip.compress(TEXT.encode())[:60], "a.txt.gz"), (b"words", "a.txt.gz"), (b"", "a.gz")):
        (refused,) = parsed(data, name)
        assert isinstance(refused, Unreadable)


def test_members_dealt_with_are_announced_and_not_parsed_again():
    data = packed(a__txt=TEXT.encode(), b__txt=LEAD.encode())
    assert [type(one) for one in announced(data, "b.zip", skip=1)] == [Part, Part, Report]


def test_broken_and_empty_archives_are_refused():
    for data in (b"", b"PK\3\4", packed(), packed(a__txt=b"a")[:30]):
        (refused,) = parsed(data, "b.zip")
        assert isinstance(refused, Unreadable)
