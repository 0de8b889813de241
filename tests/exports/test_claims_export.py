"""Claims as JSON Lines: what the coding rules promise to other programs."""

import json
import os
import unicodedata
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asreported.claims import Figure, Span
from asreported.errors import CaseError
from asreported.exports import lines, write
from asreported.intake import Report
from asreported.ledger import open_case
from ledger.handmade import TEXT, claims, person, report
from linking.crises import raid

SCORED = {
    "figure": "number_start number_end measure low high form group speaker mode verification scope series",
    "statement": "content_start content_end speaker act quote named",
    "person": "name mention_start mention_end status trigger_start trigger_end mode role age speaker",
    "event": "trigger_start trigger_end type stage speaker incident",
}
EVERYWHERE = (
    "kind id file report text start end relay hedge group nationality place date_start date_end date_precision review"
)


def export(path, reports):
    with open_case(path) as case:
        for of in reports:
            case.add(of, claims(of))
        return "".join(lines(case))


def test_every_line_has_the_promised_fields(tmp_path):
    of = report(published="2031-03-04")
    found = [json.loads(line) for line in export(tmp_path / "case.db", [of]).splitlines()]
    assert [one["kind"] for one in found] == ["event", "figure", "statement"]
    for one in found:
        assert {*EVERYWHERE.split(), *SCORED[one["kind"]].split()} <= one.keys()
        assert one["file"] == "ferry.txt"
        assert one["text"] == TEXT[one["start"] : one["end"]]
    event, figure, statement = found
    assert (event["date_start"], event["actor"], event["trigger"]) == ("2031-03-04", "Meridian Front", "freed")
    assert (figure["low"], figure["high"], figure["people"], figure["relay"]) == (40, None, "hostages", ["Sorrel Mail"])
    assert TEXT[figure["number_start"] : figure["number_end"]] == figure["number"] == "At least 40"
    assert (statement["content"], statement["named"]) == ("“Two men have been freed,”", True)


def test_names_are_left_out_unless_a_person_decides_otherwise(tmp_path):
    of = report()
    with open_case(tmp_path / "case.db") as case:
        case.add(of, [person(of), *claims(of)])
        assert {json.loads(line)["kind"] for line in lines(case)} == {"event", "figure", "statement"}
        found = [json.loads(line) for line in lines(case, include_names=True)]
        assert write(case, tmp_path / "out.jsonl") == 3
        assert write(case, tmp_path / "out.jsonl", include_names=True) == 4
    (one,) = (one for one in found if one["kind"] == "person")
    assert {*EVERYWHERE.split(), *SCORED["person"].split()} <= one.keys()
    assert (one["name"], one["status"], one["age"], one["nationality"]) == ("Ilse Varn", "held", 52, "Sorrel")
    assert TEXT[one["mention_start"] : one["mention_end"]] == one["mention"] == "Ilse Varn"
    assert TEXT[one["trigger_start"] : one["trigger_end"]] == one["trigger"] == "held"


def test_the_order_of_adding_does_not_show(tmp_path):
    reports = [report(name, published=day) for name, day in (("b.txt", "2031-03-05"), ("a.txt", "2031-03-06"))]
    reports.append(report("a.txt", TEXT + " More."))
    exports = {export(tmp_path / f"{n}.db", order) for n, order in enumerate(permutations(reports))}
    assert len(exports) == 1


def test_events_and_figures_name_their_group_and_disputes_come_last(tmp_path):
    with open_case(tmp_path / "case.db") as case:
        for of, made in raid():
            case.add(of, made)
        found = [json.loads(line) for line in lines(case)]
        rows = case.disputes()
        assert write(case, tmp_path / "out.jsonl") == len(found) - len(rows)
        assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "".join(lines(case))
    claimed, disputed = found[: -len(rows)], found[-len(rows) :]
    assert {one["incident"][:2] for one in claimed if one["kind"] == "event"} == {"i-"}
    assert {one["series"][:2] for one in claimed if one["kind"] == "figure"} == {"q-"}
    assert [one["id"] for one in disputed] == [row.id for row in rows]
    for one in disputed:
        assert one["kind"] == "dispute"
        assert {*one["a"], *one["b"]} <= {claim["id"] for claim in claimed}
        assert one["why"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    with open_case(tmp_path / "case.db") as case:
        of = report()
        case.add(of, claims(of))
        out = tmp_path / "claims.jsonl"
        assert write(case, out) == 3
        assert out.read_bytes() == "".join(lines(case)).encode()
        assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".jsonl") == ["claims.jsonl"]
        with pytest.raises(CaseError) as fault:
            write(case, tmp_path / "no" / "claims.jsonl")
        assert fault.value.code == "AR231"


def test_the_case_is_never_written_over(tmp_path):
    path = tmp_path / "case.db"
    with open_case(path) as case:
        of = report()
        case.add(of, claims(of))
        (tmp_path / "link.jsonl").symlink_to(path)
        (tmp_path / "hard.jsonl").hardlink_to(path)
        outs = [path, *(tmp_path / f"case.db-{end}" for end in ("wal", "shm", "journal"))]
        for out in (*outs, tmp_path / "link.jsonl", tmp_path / "hard.jsonl", tmp_path / "." / "case.db"):
            with pytest.raises(CaseError) as fault:
                write(case, out)
            assert fault.value.code == "AR232"
    with open_case(path, create=False) as case:
        assert len(case.figures()) == 1


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open_case(tmp_path / "case.db") as case:
        of = report()
        case.add(of, claims(of))
        expected = "".join(lines(case)).encode()
        # Open for both, so that neither end waits for the other.
        both = os.open(pipe, os.O_RDWR)
        try:
            assert write(case, pipe) == 3
            assert os.read(both, len(expected) + 1) == expected
        finally:
            os.close(both)
    assert pipe.is_fifo()


def test_one_text_in_two_outlets_is_exported_twice_in_either_order(tmp_path):
    reports = [report(outlet=outlet) for outlet in ("Sorrel Mail", "Harbour Wire")]
    one, other = export(tmp_path / "1.db", reports), export(tmp_path / "2.db", reports[::-1])
    assert one == other
    assert {json.loads(line)["outlet"] for line in one.splitlines()} == {"Sorrel Mail", "Harbour Wire"}
    assert one.count("\n") == 2 * 3


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=TEXTS, data=st.data())
def test_any_text_comes_back_and_every_span_quotes_it(tmp_path, text, data):
    of = Report("any.txt", text)
    made = []
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
        made.append(
            Figure(report=of.id, evidence=span, number=span, measure="held", low=1, high=1, form="exact", group=text)
        )
    with open_case("sqlite://") as case:
        case.add(of, made)
        assert case.report(of.id).report == of
        assert {row.claim for row in case.figures()} == set(made)
        exported = "".join(lines(case))
    assert exported.count("\n") == len(exported.splitlines()) == len(set(made))
    assert not any(character != "\n" and unicodedata.category(character) == "Cc" for character in exported)
    for one in map(json.loads, exported.removesuffix("\n").split("\n") if exported else ()):
        assert one["text"] == text[one["start"] : one["end"]]
        assert one["number"] == text[one["number_start"] : one["number_end"]]
        assert one["group"] == text
