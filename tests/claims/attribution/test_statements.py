"""Statements: one claim for each attribution, with its evidence, hedges, relay and reasons."""

from asreported.claims.attribution import Voices, attributions, statements
from asreported.claims.parse import parsed
from asreported.intake import Report


def told(nlp, text, **source):
    report = Report(name="a.txt", text=text, **source)
    parse = parsed(nlp(text))
    return statements(parse, report, Voices(attributions(parse), parse, report.outlet)), report


def test_the_evidence_runs_over_source_cue_and_content(nlp):
    text = "The army said that nine were dead."
    (found,), report = told(nlp, text)
    assert found.evidence.of(text) == "The army said that nine were dead"
    assert found.report == report.id


def test_a_disclaimer_marks_the_statement(nlp):
    found, _ = told(nlp, "The group says nine were killed. The claim could not be verified.")
    assert found[0].verification == "unverified"
    assert "could not be verified" in dict(found[0].reasons)["verification"]


def test_the_reports_own_outlet_is_no_relay(nlp):
    text = "The mayor told Radio Lund that nobody was hurt."
    assert told(nlp, text)[0][0].relay == ("Radio Lund",)
    assert told(nlp, text, outlet="Radio Lund")[0][0].relay == ()


def test_ids_are_stable_and_differ(nlp):
    text = "The army said the road was open. The army said the bridge was open."
    first, second = (told(nlp, text)[0] for _ in range(2))
    assert [s.id for s in first] == [s.id for s in second]
    assert len({s.id for s in first}) == len(first) == 2


def test_no_text_no_statements(nlp):
    assert told(nlp, "")[0] == []
