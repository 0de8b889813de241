"""Decisions at the command line: each is written with who and when, shown where the claim is, and can be taken back."""

import json

import pytest
from click.testing import CliRunner

from asreported.cli import main
from asreported.cli.listing import POLICIES
from asreported.cli.words import words
from asreported.ledger import POLICIES as KNOWN
from asreported.ledger import open_case
from asreported.ledger.decisions.fields import fields
from linking.crises import ferry, raid


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("ASREPORTED_REVIEWER", "Ana")
    monkeypatch.delenv("ASREPORTED_CASE", raising=False)
    with open_case(tmp_path / "case.db") as case:
        for report, claims in (*ferry(), *raid()):
            case.add(report, claims)

    def go(*words, code=0):
        result = CliRunner().invoke(main, list(words))
        assert result.exit_code == code, result.output
        return result.stderr if code else result.stdout

    return go


def listed(run, *words):
    return json.loads(run(*words, "--json"))


def drowned(run):
    """The report that says how many drowned."""
    return next(row for row in listed(run, "reports") if "drowned" in listed(run, "show", row["id"])["text"])


def test_a_confirmed_claim_is_marked_in_the_table_and_on_its_sheet(run):
    claim = listed(run, "figures")[0]["id"]
    assert "Ana: confirm" in run("review", "confirm", claim[:9], "--comment", "read twice")
    assert "confirmed" in run("figures")
    assert "Ana, " in run("show", claim)
    assert "read twice" in run("review", "log", "--about", claim)


def test_a_correction_stands_beside_what_was_read(run):
    claim = listed(run, "figures")[0]
    run("review", "correct", claim["id"], "low", "99", "--by", "Ben")
    after = next(one for one in listed(run, "figures") if one["id"] == claim["id"])
    assert (after["low"], after["review"], after["corrected"]) == (claim["low"], "corrected", {"low": 99})


def test_a_stale_decision_says_who_was_quicker_and_writes_nothing(run):
    claim = listed(run, "figures")[0]["id"]
    run("review", "confirm", claim, "--seen", "0")
    assert "Ana has decided" in run("review", "reject", claim, "--by", "Ben", "--seen", "0", code=2)
    assert len(listed(run, "review", "log")) == 1


def test_a_claim_by_hand_is_found_by_its_words(run):
    report = drowned(run)
    text = listed(run, "show", report["id"])["text"]
    clause = next(line for line in text.splitlines() if "drowned" in line)
    clause = clause[: clause.index("drowned") + len("drowned")]
    run("review", "add", "figure", report["id"], clause, "number=ferry", "measure=surrendered", "group=ships", "low=1")
    (made,) = [one for one in listed(run, "figures") if one["measure"] == "surrendered"]
    assert (made["number"], made["review"], made["text"]) == ("ferry", "added", clause)
    log = listed(run, "review", "log")
    run("review", "undo", str(log[0]["number"]))
    assert not [one for one in listed(run, "figures") if one["measure"] == "surrendered"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("figure", "{}", "no such words", "number=no"), "AR247"),
        (("figure", "{}", "drowned"), "needs number=WORDS"),
        (("figure", "{}", "drowned", "number=drowned"), "needs 'measure'"),
        (("figure", "{}", "drowned", "number"), "no FIELD=VALUE"),
        (("event", "{}", "drowned", "trigger=drowned", "type=flood"), "AR242"),
    ],
)
def test_what_cannot_be_entered_is_told(run, words, told):
    name = drowned(run)["id"]
    assert told in run("review", "add", *(word.format(name) for word in words), code=2)


def test_incidents_are_merged_and_taken_apart_again(run):
    before = listed(run, "incidents", "--all")
    one, other = before[0]["id"], before[-1]["id"]
    run("review", "merge", one, other)
    assert len(listed(run, "incidents", "--all")) == len(before) - 1
    run("review", "undo", "1")
    assert listed(run, "incidents", "--all") == before


def test_the_other_judgements_have_commands(run):
    every = listed(run, "incidents", "--all")
    whole = max(every, key=lambda row: len(row["events"]))
    other = next(row for row in every if row["id"] != whole["id"])
    run("review", "split", whole["id"], whole["events"][-1]["id"])
    run("review", "unsure", whole["id"], other["id"])
    run("review", "different", whole["id"], other["id"])
    run("review", "grade", whole["id"], "weak")
    run("review", "grade", listed(run, "figures")[0]["id"], "3")
    run("review", "comment", whole["id"], "ask the harbour")
    assert [one["kind"] for one in listed(run, "review", "log")] == [
        "split", "unsure", "different", "grade", "grade", "comment",
    ]  # fmt: skip
    assert "No decision waits" in run("review", "again")


def test_a_source_is_graded_by_any_of_its_names(run):
    row = next(row for row in listed(run, "sources") if row["claims"])
    run("review", "grade", row["names"][0], "b")
    graded = next(one for one in listed(run, "sources") if one["id"] == row["id"])
    assert graded["reliability"] == {"Ana": "B"}
    assert "B (Ana)" in run("sources")
    assert "AR211" in run("review", "grade", "Nobody At All", "B", code=2)


def test_a_field_note_is_a_report_with_its_author_as_outlet(run):
    run("review", "note", "Three buses left the harbour at noon.")
    note = next(row for row in listed(run, "reports") if row["name"].startswith("note of Ana"))
    assert note["outlet"] == "Ana"
    assert listed(run, "review", "log")[0]["kind"] == "note"
    assert "no report goes out of a case" in run("review", "undo", "1", code=2)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_gives_the_figure_and_the_claims_used_and_left_out(run, policy):
    rows = listed(run, "figures", "--policy", policy)
    for row in rows:
        for answer in row["answers"]:
            assert answer["policy"] == policy
            assert all(one["why"] for one in (*answer["used"], *answer["left"]))
    shown = run("figures", "--policy", policy, "--measure", rows[0]["label"] and "missing")
    assert "used:" in shown


def test_the_policies_and_words_of_the_command_line_are_those_of_the_ledger():
    assert tuple(KNOWN) == POLICIES
    for kind, field in (
        ("figure", "measure"),
        ("statement", "act"),
        ("event", "type"),
        ("event", "stage"),
        ("person", "status"),
    ):
        assert sorted(fields(kind)["words"][field]) == sorted(words(field))


def test_a_page_that_changed_is_told_with_what_moved(tmp_path, run):
    url, said = "https://sorrelmail.example/f", "passengers are being held aboard, Captain Ilse Varn said."
    records = [
        {"url": url, "text": f"The ferry\n\nAt least 40 {said}", "published": "2031-03-04T09:00:00Z"},
        {"url": f"{url}?utm_id=1", "text": f"The ferry\n\nAt least 36 {said}", "published": "2031-03-04T12:00:00Z"},
    ]
    (tmp_path / "page.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert "a new version" in run("add", "page.jsonl")
    assert "“At least 40” to “At least 36”" in run("versions")
    (row,) = listed(run, "versions")
    assert row["changes"][0]["moved"][0]["to"]["low"] == 36
