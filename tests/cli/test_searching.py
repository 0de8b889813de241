"""`search` finds what is in the case, prints it safely, and takes any words."""

import json

import pytest
from click.testing import CliRunner

from asreported.cli import main
from asreported.ledger import open_case
from linking.crises import ferry, raid


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("ASREPORTED_CASE", raising=False)
    with open_case(tmp_path / "case.db") as case:
        for report, claims in (*ferry(), *raid()):
            case.add(report, claims)

    def go(*words, code=0):
        result = CliRunner().invoke(main, ["search", *words])
        assert result.exit_code == code, result.output
        return result.stdout

    return go


def test_hits_are_told_with_their_kinds(run):
    told = run("ferry")
    assert "found (" in told
    assert "Nothing in the case fits." in run("nowhere-at-all-x")


def test_json_has_the_words_that_were_found(run):
    found = json.loads(run("ferry", "--json", "--limit", "200"))
    assert found
    assert all(any("ferry" in words.casefold() for words in hit["found"]) or hit["kind"] != "report" for hit in found)


def test_kind_and_word_narrow(run):
    kinds = {hit["kind"] for hit in json.loads(run("the", "--kind", "event", "--json"))}
    assert kinds <= {"event"}
    assert {hit["measure"] for hit in json.loads(run("the", "--measure", "killed", "--json"))} <= {"killed"}


def test_two_kinds_at_once_are_refused(run):
    run("ferry", "--measure", "killed", "--type", "raid", code=2)
    run("ferry", "--measure", "killed", "--kind", "event", code=2)


@pytest.mark.parametrize("words", ['"', "(", "a OR", "*", "!?"])
def test_any_words_are_taken(run, words):
    run("--", words)
