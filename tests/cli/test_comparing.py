"""Reports beside each other on the screen: incidents, disputes, copies, a figure with its history, charts."""

import json

import pytest
from click.testing import CliRunner

from asreported.cli import main
from asreported.cli.charts import bar
from asreported.ledger import open_case
from linking.crises import ferry, raid

ROOM = 40


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("ASREPORTED_CASE", raising=False)
    with open_case(tmp_path / "case.db") as case:
        for report, claims in (*ferry(), *raid()):
            case.add(report, claims)

    def go(*words, code=0):
        result = CliRunner().invoke(main, list(words))
        assert result.exit_code == code, result.output
        assert max(map(len, result.stdout.splitlines()), default=0) <= 80 or "--json" in words
        return result.stdout

    return go


@pytest.fixture
def empty(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_case(tmp_path / "case.db").close()
    return lambda *words: CliRunner().invoke(main, list(words)).stdout


def test_the_accounts_of_an_incident_stand_beside_each_other_by_claimant(run):
    rows = json.loads(run("incidents", "--json"))
    assert all(len(row["reports"]) > 1 for row in rows)
    assert len(json.loads(run("incidents", "--all", "--json"))) > len(rows)
    output = run("incidents", rows[0]["id"][:9])
    assert rows[0]["id"] in output
    assert "accounts in" in output
    assert f"{len(rows[0]['reports'])} reports" in output
    assert "⟦" in output


def test_an_incident_that_is_not_there_is_told(run):
    run("incidents", "i-nothing", code=2)


def test_a_dispute_gives_the_sentences_of_both_sides(run):
    rows = json.loads(run("disputes", "--json"))
    assert {"number"} <= {row["type"] for row in rows}
    for row in rows:
        assert row["a"][0]["sentence"]
        assert row["b"][0]["sentence"]
    output = run("disputes", "--kind", "number")
    assert output.count("d-") >= 1
    assert "not both numbers can be right" in output
    assert "responsibility" not in output
    assert "responsibility" in run("disputes", "--kind", "responsibility")


def test_copies_name_the_reports_and_the_first_where_it_is_known(run):
    ((group),) = json.loads(run("copies", "--json"))
    assert {one["name"] for one in group["reports"]} == {"first.txt", "copy.txt"}
    output = run("copies")
    assert "first.txt" in output
    assert "%" in output


def test_a_figure_is_shown_with_its_history(run):
    figures = json.loads(run("figures", "--measure", "killed", "--json"))
    risen = next(row for row in figures if row["number"] == "31")
    output = " ".join(run("show", risen["id"]).split())
    assert risen["series"] in output
    assert "▸ 2031-05-04 31" in output
    assert "new count" in output
    assert "no dispute with" in output
    assert "independent voices for this number: 1" in output
    told = json.loads(run("show", risen["id"], "--json"))["history"]
    assert told["series"]["id"] == risen["series"]
    assert told["voices"]["least"] == 1


def test_an_event_is_shown_with_the_other_accounts_of_it(run):
    (one, *_) = json.loads(run("incidents", "--json"))
    output = run("show", one["events"][0]["id"])
    assert "accounts in" in output


def test_a_question_is_a_chart_with_its_claimants_and_reasons(run):
    output = run("figures", "--chart", "--measure", "killed")
    assert "coast guard" in output
    assert "●" in output
    assert "├" in output
    assert "→" in output
    assert "new count" in output
    rows = json.loads(run("figures", "--chart", "--json"))
    assert all(len(row["figures"]) > 1 for row in rows)
    assert all(one["move"]["reason"] for row in rows for one in row["figures"])


@pytest.mark.parametrize(
    ("low", "high", "start", "end"),
    [(12, 12, "●", "●"), (12, None, "├", "→"), (None, 12, "←", "┤"), (10, 20, "├", "┤"), (None, None, "·", "→")],
)
def test_a_chart_draws_open_ends_as_open(low, high, start, end):
    drawn = bar(low, high, 20, ROOM)
    assert drawn.strip()[0] == start
    assert drawn[-1] == end
    assert len(drawn) <= ROOM


def test_a_chart_tells_about_from_exactly():
    assert bar(80, 80, 80, ROOM, about=True).strip() == "○"


@pytest.mark.parametrize("command", [("incidents",), ("disputes",), ("copies",), ("figures", "--chart")])
def test_a_case_without_any_says_so(empty, command):
    assert empty(*command).startswith("No ")
    assert json.loads(empty(*command, "--json")) == []
