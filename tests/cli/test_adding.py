"""`add` with several processes: the same case, and Ctrl-C ends them all."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from asreported import ledger
from asreported.cli import main
from ledger.handmade import TEXT
from ledger.readings import by_name

# More than is read before other processes are started.
LONG = "\n\nThe ferry lies in the roads." * 400
STOPPED = """
import sys
from functools import partial
from asreported import ledger
from asreported.cli import main
from ledger.readings import stuck
ledger.default_read = partial(stuck, sys.argv.pop(1))
main()
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "wire").mkdir()
    return tmp_path / "wire"


def test_the_case_is_the_same_however_many_processes_read(folder, monkeypatch):
    names = ["first", "long-1", "long-2", "long-3", "long-4", "long-5", "patient", "bug-1", "a", "b", "c", "last"]
    for place, name in enumerate(names):
        text = TEXT + LONG if name.startswith("long") else TEXT
        (folder / f"{place:02}.jsonl").write_text(json.dumps({"id": name, "text": text}) + "\n")
    (folder / "07b.jsonl").write_text("broken\n" + json.dumps({"id": "late", "text": TEXT}) + "\n")
    read = partial(by_name, str(folder.parent / "notes"))
    written = []
    for jobs in ("2", "1"):
        monkeypatch.setattr(ledger, "default_read", read)
        asked = partial(CliRunner().invoke, main, catch_exceptions=False)
        told = asked(["--case", f"{jobs}.db", "add", "--jobs", jobs, "wire"])
        assert "12 new, 0 already there, 2 refused." in told.stdout
        export = asked(["--case", f"{jobs}.db", "export", "claims"])
        reports = asked(["--case", f"{jobs}.db", "reports", "--json"])
        assert export.exit_code == reports.exit_code == 0
        written.append((told.stdout, export.stdout_bytes, reports.stdout_bytes))
    assert written[0] == written[1]
    assert list((folder.parent / "notes").glob("process-*"))


@pytest.fixture
def program(folder):
    """`add` with two processes, both in the middle of a report, after four reports; and its processes."""
    for name in (*(f"long-{number}" for number in range(4)), *(f"stuck-{number}" for number in range(6))):
        (folder / f"{name}.txt").write_text(f"Words.{LONG}")
    notes = folder.parent / "notes"
    command = [sys.executable, "-c", STOPPED, str(notes), "add", "--jobs", "2", "wire"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # A group of its own, as the shell gives to what runs in a terminal.
    with subprocess.Popen(command, env=environment, start_new_session=True, **pipes) as started:
        try:
            processes = _wait(lambda: _processes(notes) if len(_processes(notes)) == 2 else None)
            yield started, processes
        finally:
            started.kill()
    assert _wait(lambda: not any(Path(f"/proc/{process}").exists() for process in processes))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system has no groups of processes")
def test_ctrl_c_ends_every_process_and_keeps_what_was_stored(program):
    started, processes = program
    os.killpg(started.pid, signal.SIGINT)
    output, faults = started.communicate(timeout=240)
    assert (started.returncode, faults) == (130, "")
    assert output.startswith("Stopped. What was read so far is kept; ")
    assert "4 new, 0 already there, 0 refused." in output
    assert not any(Path(f"/proc/{process}").exists() for process in processes)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system has no groups of processes")
def test_a_program_that_is_killed_leaves_no_process_behind(program):
    started, _ = program
    started.kill()
    # The check of the fixture follows.


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_cannot_be_is_told(folder, jobs):
    (folder / "a.txt").write_text("Words.")
    result = CliRunner().invoke(main, ["add", "--jobs", jobs, "wire"])
    assert result.exit_code == 2
    assert "Invalid value for '--jobs'" in result.stderr
    assert not Path("case.db").exists()


def _processes(notes: Path) -> list[str]:
    return [path.name.removeprefix("process-") for path in notes.glob("process-*")]


def _wait(until):
    end = time.monotonic() + 240
    while not (found := until()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found
