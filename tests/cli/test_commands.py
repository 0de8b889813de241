"""The commands, on a real case; only the reader is a fake."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from asreported import __version__, ledger
from asreported.cli import main
from asreported.ledger import open_case
from ledger.handmade import TEXT, claims, person, report

TRICK = "[bold]Two[/bold] men\x1b[2J\x07 \u202egnola\u202c said the Sorrel Mail"


@pytest.fixture(autouse=True)
def _hand_made_reading(monkeypatch, tmp_path):
    def read(of):
        return claims(of) if TEXT in of.text else ()

    monkeypatch.setattr(ledger, "default_read", read)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("ASREPORTED_CASE", raising=False)


@pytest.fixture
def run():
    def go(*words, code=0, **more):
        result = CliRunner().invoke(main, list(words), **more)
        assert result.exit_code == code, result.output
        return result

    return go


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "case.db") as opened:
        of = report(published="2031-03-04", outlet="Sorrel Mail", title="Ferry seized")
        opened.add(of, claims(of))
    return of


def test_add_tells_what_is_new_and_what_was_there(run, tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    first = run("add", "ferry.txt", "empty.txt", "none.txt")
    assert "1 new, 0 already there, 2 refused." in first.stdout
    assert "empty.txt: it is empty" in first.stdout
    assert "1 report: 1 figure, 1 statement, 1 event." in first.stdout
    assert first.stderr == ""
    assert "0 new, 1 already there, 0 refused." in run("add", "ferry.txt").stdout


def test_add_ends_with_one_where_everything_was_refused(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    assert "0 new, 0 already there, 1 refused." in run("add", "empty.txt", code=1).stdout


def test_add_of_nothing_leaves_no_case_behind(run, tmp_path):
    result = run("add", "none.txt", code=2)
    assert result.stderr.startswith("asreported: ")
    assert "[AR101]" in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_add_reads_standard_input(run):
    assert "1 new" in run("add", "-", input=TEXT).stdout
    assert "standard input" in run("reports").stdout


def test_the_case_is_named_by_option_or_by_environment(run, tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    run("--case", "one.db", "add", "ferry.txt")
    run("add", "ferry.txt", env={"ASREPORTED_CASE": "two.db"})
    assert (tmp_path / "one.db").is_file()
    assert (tmp_path / "two.db").is_file()


@pytest.mark.parametrize(
    "command", ["reports", "figures", "statements", "events", "people", "show x", "export claims", "serve"]
)
def test_a_missing_case_is_one_line_with_advice_and_no_traceback(run, command, tmp_path):
    result = run(*command.split(), code=2)
    assert "[AR201]" in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("case")
def test_tables_fit_eighty_columns_and_say_who_and_how_sure(run):
    for command, words in {
        "reports": ["Ferry seized", "2031-03-04", "Sorrel Mail"],
        "figures": ["At least 40", "40–", "passengers: held", "Ilse Varn", "via Sorrel Mail", "standing", "f-"],
        "statements": ["Ilse Varn", "say", "direct", "Two men have been freed", "s-"],
        "events": ["release", "done", "Meridian Front → Two", "Port Sorrel", "e-"],
    }.items():
        output = run(command).stdout
        assert all(word in output for word in words), output
        assert max(map(len, output.splitlines())) <= 80


@pytest.mark.usefixtures("case")
def test_filters_reach_the_case(run):
    for command in (
        "figures --measure killed",
        "figures --since 2031-03-05",
        "statements --act deny",
        "events --type attack",
        "events --stage planned",
        "figures --speaker nobody",
    ):
        assert run(*command.split()).stdout == "Nothing in the case fits.\n"
    assert "At least 40" in run("figures", "--report", "ferry.txt", "--speaker", "varn").stdout
    assert "YYYY-MM-DD" in run("figures", "--since", "soon", code=2).stderr


@pytest.mark.usefixtures("case")
def test_every_table_has_json(run):
    for command in ("figures", "statements", "events"):
        (found,) = json.loads(run(command, "--json").stdout)
        assert found["sentence"]
        assert found["text"] == TEXT[found["start"] : found["end"]]
    (found,) = json.loads(run("reports", "--json").stdout)
    assert (found["name"], found["figures"]) == ("ferry.txt", 1)


def test_show_marks_the_number_in_its_sentence_and_says_why(run, case):
    (claim, *_) = claims(case)
    output = run("show", claim.id[:9]).stdout
    assert "⟦At least 40⟧ passengers are being held aboard, Captain Ilse Varn" in output
    assert "according to Ilse Varn, via Sorrel Mail" in output
    assert "measure: “held”" in output
    assert json.loads(run("show", claim.id, "--json").stdout)["id"] == claim.id


def test_show_of_a_report_gives_its_claims(run, case):
    output = run("show", "ferry.txt").stdout
    assert all(word in output for word in ("Ferry seized", "At least 40", "Two men have been freed", "release"))
    found = json.loads(run("show", case.id, "--json").stdout)
    assert found["text"] == TEXT
    assert len(found["claims"]) == 3


@pytest.fixture
def captain(tmp_path):
    with open_case(tmp_path / "case.db") as opened:
        of = report(published="2031-03-04", outlet="Sorrel Mail")
        made = person(of)
        opened.add(of, [made, *claims(of)])
    return made


@pytest.mark.usefixtures("captain")
def test_people_stand_with_status_day_and_claimant(run):
    output = run("people").stdout
    for words in ("2031-03-04", "Ilse Varn", "captain, 52", "held", "ongoing", "unverified", "Meridian Front", "p-"):
        assert words in output, output
    assert max(map(len, output.splitlines())) <= 80
    (found,) = json.loads(run("people", "--json").stdout)
    assert (found["name"], found["status"], found["date_start"]) == ("Ilse Varn", "held", "2031-03-04")
    assert found["sentence"].startswith("At least 40")
    assert run("people", "--name", "nobody").stdout == run("people", "--status", "killed").stdout
    assert "is none of: " in run("people", "--status", "dead", code=2).stderr


def test_show_and_read_give_persons_too(run, captain, tmp_path, monkeypatch):
    output = run("show", captain.id[:9]).stdout
    assert "⟦held⟧ aboard, Captain Ilse Varn" in output
    assert "according to Meridian Front, via Sorrel Mail" in output
    assert "name: Ilse Varn" in " ".join(output.split())
    assert "held" in run("show", "ferry.txt").stdout
    assert len(json.loads(run("show", "ferry.txt", "--json").stdout)["claims"]) == 4
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(ledger, "default_read", lambda of: (person(of),))
    assert "— status: “held”" in run("read", "ferry.txt", "--explain").stdout
    assert json.loads(run("read", "ferry.txt", "--json").stdout)[0]["kind"] == "person"


@pytest.mark.usefixtures("captain")
def test_an_export_leaves_persons_out_and_says_so(run, tmp_path):
    plain = run("export", "claims")
    assert {json.loads(line)["kind"] for line in plain.stdout.splitlines()} == {"figure", "statement", "event"}
    assert plain.stderr == "1 claim about a named person is left out; --include-names writes them too.\n"
    whole = run("export", "claims", "--include-names")
    assert '"kind": "person"' in whole.stdout
    assert whole.stderr == ""
    assert "3 claims written" in run("export", "claims", "--out", "out.jsonl").stderr
    assert "4 claims written" in run("export", "claims", "--out", "out.jsonl", "--include-names").stderr
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 4


def test_the_summary_tells_of_persons_where_there_are_any(run, tmp_path, monkeypatch):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(ledger, "default_read", lambda of: (person(of), person(of, status="released")))
    assert "0 events, 2 statuses of named persons." in run("add", "ferry.txt").stdout


@pytest.mark.usefixtures("case")
def test_show_of_nothing_is_told(run):
    assert "[AR211]" in run("show", "zzz", code=2).stderr


def test_read_prints_and_stores_nothing(run, tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    plain = run("read", "ferry.txt").stdout
    assert "⟦At least 40⟧" in plain
    assert "measure: “held”" not in plain
    assert "measure: “held”" in run("read", "ferry.txt", "--explain").stdout
    assert len(json.loads(run("read", "ferry.txt", "--json").stdout)) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.txt"]
    assert "[AR101]" in run("read", "none.txt", code=2).stderr
    (tmp_path / "empty.txt").write_text("")
    assert "[AR102]" in run("read", "empty.txt", code=2).stderr


@pytest.mark.usefixtures("case")
def test_export_writes_the_same_to_the_screen_and_to_a_file(run, tmp_path):
    screen = run("export", "claims").stdout_bytes
    run("export", "claims", "--out", "claims.jsonl")
    assert (tmp_path / "claims.jsonl").read_bytes() == screen
    assert screen.count(b"\n") == 3


def test_words_of_a_report_are_neither_markup_nor_orders_to_the_terminal(run, tmp_path):
    (tmp_path / "trick.txt").write_text(TRICK + "\n\n" + TEXT, encoding="utf-8")
    run("add", "trick.txt")
    for command in (["reports"], ["statements"], ["show", "trick.txt"], ["read", "trick.txt"], ["reports", "--json"]):
        output = run(*command).stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(output)
    assert "[bold]Two[/bold] men" in run("reports").stdout


@pytest.mark.usefixtures("case")
def test_a_terminal_that_knows_only_ascii_does_not_end_the_program():
    command = [sys.executable, "-c", "from asreported.cli import main; main()", "figures"]
    ascii_only = {"PYTHONIOENCODING": "ascii", "COLUMNS": "80", "PATH": ""}
    done = subprocess.run(command, capture_output=True, env=ascii_only, check=True)
    assert b"At least 40" in done.stdout
    assert rb"\u2013" in done.stdout


@pytest.mark.usefixtures("case")
def test_an_export_over_the_case_is_refused_and_the_case_lives(run, tmp_path):
    before = (tmp_path / "case.db").read_bytes()
    for out in ("case.db", "./case.db", "case.db-wal", "case.db-shm"):
        assert "[AR232]" in run("export", "claims", "--out", out, code=2).stderr
    assert (tmp_path / "case.db").read_bytes() == before
    assert "At least 40" in run("figures").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("words", [["figures"], ["export", "claims"], ["--help"], ["reports", "--json"]])
def test_output_that_cannot_be_written_is_one_line(words):
    command = [sys.executable, "-c", "from asreported.cli import main; main()", *words]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "[AR501]" in done.stderr


def test_a_name_that_no_file_can_have_is_one_line(run):
    for words in (["add", "a" * 300], ["read", "a" * 300], ["--case", "a" * 300, "figures"]):
        result = run(*words, code=2)
        assert result.stderr.startswith("asreported: ")
        assert result.stderr.count("\n") == 1


def test_a_word_that_is_no_word_of_the_rules_is_told_with_those_that_are(run):
    for command in ("figures --measure dead", "statements --act denied", "events --type fight", "events --stage over"):
        assert "is none of: " in run(*command.split(), code=2).stderr


@pytest.mark.usefixtures("case")
def test_a_stage_may_be_written_as_tables_show_it(run):
    for written in ("under way", "Under-Way", "under_way"):
        assert run("events", "--stage", written).stdout == "Nothing in the case fits.\n"


def test_a_refusal_goes_when_the_line_is_mended(run, tmp_path):
    (tmp_path / "wire.jsonl").write_text('{"text": "Words."}\nbroken\n')
    assert "\n  wire.jsonl, line 2: it is no JSON" in run("add", "wire.jsonl", "none.txt").stdout
    assert run("reports").stdout.count("Refused") == 1
    *_, refused = json.loads(run("reports", "--json").stdout)
    assert (refused["name"], refused["source"]) == ("wire.jsonl, line 2", str(tmp_path / "wire.jsonl"))
    assert refused["refused"].startswith("it is no JSON")
    (tmp_path / "wire.jsonl").write_text('{"text": "Words."}\n{"text": "More."}\n')
    run("add", ".")
    assert "Refused" not in run("reports").stdout


def test_a_folder_that_was_locked_is_listed_until_it_opens(run, tmp_path, monkeypatch):
    for folder in (tmp_path / "top", tmp_path / "top" / "inner"):
        folder.mkdir()
        (folder / "ferry.txt").write_text(f"{TEXT} {folder.name}", encoding="utf-8")
    real = os.scandir

    def scandir(path):
        if Path(path).name == "inner":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    with monkeypatch.context() as locked:
        locked.setattr(os, "scandir", scandir)
        run("add", "top")
    assert "Refused: top/inner: the folder cannot be opened" in run("reports").stdout
    run("add", "top")
    assert "Refused" not in run("reports").stdout


def test_the_case_is_not_read_into_itself(run, tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    run("add", ".")
    assert "0 new, 1 already there, 0 refused." in run("add", ".").stdout


def test_read_lists_broken_records_and_reads_the_rest(run, tmp_path):
    (tmp_path / "wire.jsonl").write_text("broken\n" + json.dumps({"text": TEXT}) + "\n")
    result = run("read", "wire.jsonl", "--json")
    assert len(json.loads(result.stdout)) == 3
    assert "Refused: wire.jsonl, line 1: it is no JSON" in result.stderr
    (tmp_path / "empty.jsonl").write_text("\n")
    assert "empty.jsonl: it is empty" in run("read", "empty.jsonl", code=2).stderr
    assert "empty.jsonl: it is empty" in run("add", "empty.jsonl", code=1).stdout


def test_a_stopped_add_says_what_it_keeps(run, tmp_path, monkeypatch):
    def read(of):
        if of.name == "b.txt":
            raise KeyboardInterrupt
        return ()

    monkeypatch.setattr(ledger, "default_read", read)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Words.")
    output = run("add", "a.txt", "b.txt", code=130).stdout
    assert "kept" in output
    assert "1 new, 0 already there" in output
    assert "a.txt" in run("reports").stdout


def test_the_demo_prints_its_tables_and_ends(run, tmp_path):
    output = run("demo", "--no-serve").stdout
    assert "0 refused" in output
    assert "figure" in output
    assert list(tmp_path.iterdir()) == []


def test_version(run):
    assert __version__ in run("--version").stdout


def test_help_needs_nothing_heavy():
    code = "import sys, asreported.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "spacy",
        "sqlalchemy",
        "alembic",
        "trafilatura",
        "lxml",
        "onnxruntime",
        "numpy",
        "rich",
        "uvicorn",
        "jinja2",
    }
    assert not heavy & set(loaded)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help(run, command):
    assert len(run(command, "--help").stdout) > 80
