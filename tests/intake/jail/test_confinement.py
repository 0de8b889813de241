"""Documents are read in a process with limits, which may die without harm to the rest."""

import ctypes
import io
import os
import subprocess
import sys

import pytest
from benchmarks.papers import LEAD, TEXT, mail, packed, page

from asreported.intake import Report, Unreadable
from asreported.intake.jail import Document, confined, confinement
from asreported.intake.jail.cells import Cell

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep fewer limits")
# A parser that does what it is told to by the document, in the place of the real one: bombs need minutes.
OBEDIENT = """
import ctypes, os, socket, tempfile, time
from asreported.intake import Report, Unreadable
from asreported.intake.documents import Part
from asreported.intake.jail import inmate

def obey(word, asked):
    if word == "die": os._exit(3)
    if word == "fall": ctypes.string_at(0)
    if word == "sleep": time.sleep(60)
    if word == "eat": bytearray(3_000_000_000)
    if word == "count":
        while True: pass
    if word == "write": tempfile.TemporaryFile().close()
    if word == "remove": os.remove(os.environ["TMPDIR"] + "/kept")
    if word == "call": socket.create_connection(("127.0.0.1", 9), 1)
    if word == "env": return ",".join(sorted(os.environ))
    if word == "files": return ",".join(sorted(os.listdir("/proc/self/fd")))
    if word == "lie": os.write(lying, b"no message of ours, at all. " * 9)
    return word

def parse(body, kind, asked):
    for number, word in enumerate(body.read().decode().split()):
        if kind == "zip": yield Part(f"part {number}")
        if number >= asked.skip:
            try: yield Report(str(number), obey(word, asked))
            except (Exception, MemoryError) as fault: yield Unreadable(str(number), repr(fault), "advice")

lying = os.dup(1)
inmate.parse = parse
inmate.CPU_SECONDS = 1
inmate.main()
"""


@pytest.fixture
def obedient(monkeypatch):
    monkeypatch.setattr(
        "asreported.intake.jail.cells._START",
        f"import json, sys; sys.path[:] = json.loads(sys.argv[1])\n{OBEDIENT}",
    )
    monkeypatch.setattr(confinement, "_CELLS", confinement._Cells())
    yield
    confinement._CELLS.close()


def read(words: str, kind: str = "text"):
    data = words.encode()
    return list(confined(Document("a", kind, lambda: io.BytesIO(data), len(data))))


def test_a_page_read_in_the_process_is_the_page_read_here():
    from asreported.intake.metadata import UNKNOWN
    from asreported.intake.webpages import read as read_page

    data = page(head='<meta property="article:modified_time" content="2031-03-05">')
    (found,) = confined(Document("a.html", "page", lambda: io.BytesIO(data), len(data)))
    here = read_page(data, "a.html", UNKNOWN)
    assert found == here
    assert (found.published_by, found.updated, found.id) == (here.published_by, "2031-03-05", here.id)


def test_a_thousand_documents_do_not_start_a_thousand_processes(obedient, monkeypatch):
    started = []
    monkeypatch.setattr(confinement, "Cell", lambda: started.append(Cell()) or started[-1])
    for _ in range(50):
        assert [one.text for one in read("one two")] == ["one", "two"]
    assert len(started) == 1


def test_two_documents_read_by_turns_do_not_mix(obedient):
    one, other = (confined(Document(word, "text", lambda: io.BytesIO(b"a b c"), 5)) for word in "xy")
    assert [(a.text, b.text) for a, b in zip(one, other, strict=True)] == [("a", "a"), ("b", "b"), ("c", "c")]


def test_what_kills_the_process_is_refused_and_the_next_document_is_read(obedient):
    for word, reason in (("die", "exit 3"), ("fall", "signal 11")):
        before, refused = read(f"before {word} after")
        assert before.text == "before"
        assert isinstance(refused, Unreadable)
        assert reason in refused.reason
        assert [one.text for one in read("next")] == ["next"]


def test_a_part_that_kills_the_process_costs_that_part_only(obedient):
    found = read("a die b die c", "zip")
    assert [one.text if isinstance(one, Report) else one.name for one in found] == ["a", "part 1", "b", "part 3", "c"]


def test_an_archive_that_kills_again_and_again_is_given_up(obedient):
    found = read("die die a die die", "zip")
    assert [one.name for one in found if isinstance(one, Unreadable)] == ["part 0", "part 1", "part 3", "a"]
    assert "the rest was not read" in found[-1].reason


def test_what_takes_too_long_is_ended(obedient, monkeypatch):
    read("warm")
    monkeypatch.setattr("asreported.intake.jail.cells.WALL_SECONDS", 0.3)
    (refused,) = read("sleep")
    assert "longer than" in refused.reason


@LINUX
def test_what_computes_too_long_is_ended(obedient):
    (refused,) = read("count")
    assert "seconds of computing" in refused.reason


@LINUX
@pytest.mark.parametrize(("word", "fault"), [("eat", "MemoryError"), ("write", "Error"), ("call", "Error")])
def test_memory_files_and_the_network_are_out_of_reach(obedient, word, fault):
    (refused,) = read(word)
    assert isinstance(refused, Unreadable)
    assert fault in refused.reason


@LINUX
def test_it_inherits_no_file_no_connection_and_no_secret(obedient, monkeypatch):
    monkeypatch.setenv("DESK_PASSWORD", "x")
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    surroundings, files = read("env files")
    os.close(reading)
    os.close(writing)
    assert "PASSWORD" not in surroundings.text
    # Its three ends of nothing, two copies of its pipes, the test's own copy, and the folder that it lists.
    assert len(files.text.split(",")) <= 7


@LINUX
def test_no_file_can_be_removed(obedient, monkeypatch, tmp_path):
    if ctypes.CDLL(None).syscall(444, None, 0, 1) < 1:
        pytest.skip("this Linux has no Landlock")
    (tmp_path / "kept").touch()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (refused,) = read("remove")
    assert "PermissionError" in refused.reason
    assert (tmp_path / "kept").exists()


def test_an_answer_that_makes_no_sense_is_a_refusal(obedient):
    (refused,) = read("lie")
    assert isinstance(refused, Unreadable)


def test_leaving_in_the_middle_ends_the_process(obedient):
    words = confined(Document("a", "text", lambda: io.BytesIO(b"a sleep"), 7))
    assert next(words).text == "a"
    words.close()
    assert [one.text for one in read("next")] == ["next"]


def test_what_a_document_puts_into_names_and_reasons_can_be_stored():
    data = mail(("image/png", "quay.png", b"x")).replace(b"quay.png", b"qu\xff\x1b[2J\0ay.png")
    _, refused = confined(Document("a.eml", "mail", lambda: io.BytesIO(data), len(data)))
    assert refused.name.startswith("a.eml/qu")
    assert refused.name.encode().decode().isprintable()


def test_an_archive_is_read_on_behind_a_member_that_cannot_be_read():
    data = packed(a__txt=TEXT.encode(), b__pdf=b"%PDF-", c__html=page())
    found = list(confined(Document("b.zip", "zip", lambda: io.BytesIO(data), len(data))))
    assert [isinstance(one, Report) for one in found] == [True, False, True]


def test_help_loads_no_parser():
    script = (
        "import sys, asreported.intake, asreported.cli; "
        "print([name for name in ('trafilatura', 'lxml', 'pypdf', 'pypdfium2', 'docx', 'fastwarc', 'py3langid') "
        "if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_plain_text_needs_no_process(tmp_path, monkeypatch):
    from asreported.intake import items

    monkeypatch.setattr(confinement, "Cell", None)
    monkeypatch.setattr(confinement, "_CELLS", confinement._Cells())
    (tmp_path / "a.txt").write_text(LEAD)
    assert [one.text for one in items([tmp_path])] == [LEAD]
