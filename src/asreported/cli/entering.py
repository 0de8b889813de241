"""What a person enters: a claim in the words of its report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from asreported.errors import CaseError

if TYPE_CHECKING:
    from asreported.claims import Claim, Span
    from asreported.intake import Report

# The words that each kind of claim turns on, each to be found in its clause.
_WORDS = {
    "figure": ("number",),
    "statement": ("cue", "content"),
    "event": ("trigger",),
    "person": ("mention", "trigger"),
}
_GIVEN: dict[str, dict[str, Any]] = {
    "figure": {"form": "exact", "group": "people", "low": None, "high": None},
    "statement": {"act": "say", "quote": "indirect", "named": None},
    "event": {"stage": "done"},
    "person": {},
}


def entered(report: Report, kind: str, words: str, fields: Sequence[str]) -> Claim:
    """The claim of a clause of a report with its fields, `name=value` each.

    Raises CaseError where the words are not in the report, or stand there twice, or a field takes no such value.
    """
    from asreported.claims import Event, Figure, Person, Span, Statement
    from asreported.ledger import field_value

    kinds: tuple[type[Claim], ...] = (Figure, Statement, Event, Person)
    made: Any = next(one for one in kinds if one.kind == kind)
    evidence = _found(report, words, Span(0, len(report.text)), "the report")
    given = dict(_pair(one) for one in fields)
    spans = {name: _found(report, _needed(given, name, kind), evidence, "the clause") for name in _WORDS[kind]}
    if kind == "person":
        given.setdefault("name", spans["mention"].of(report.text))
    if speaker := given.get("speaker"):
        spans |= _speaker(report, speaker, evidence)
    known: dict[str, Any] = {name: field_value(kind, name, value) for name, value in given.items()}
    try:
        claim: Claim = made(
            report=report.id, evidence=evidence, reasons=_reasons(known), **spans, **_GIVEN[kind] | known
        )
    except TypeError as fault:
        missing = str(fault).rpartition(":")[2].strip() or "a field"
        raise CaseError("AR242", f"The {kind} needs {missing}.", "Give it as FIELD=VALUE.") from fault
    return claim


def _found(report: Report, words: str, within: Span, where: str) -> Span:
    from asreported.claims import Span

    first = report.text.find(words, within.start, within.end)
    if first < 0 or not words:
        raise CaseError("AR247", f"“{words}” does not stand in {where}.", "Copy the words as they are in the report.")
    if report.text.find(words, first + 1, within.end) >= 0:
        raise CaseError("AR247", f"“{words}” stands in {where} more than once.", "Give more of the words around it.")
    return Span(first, first + len(words))


def _speaker(report: Report, speaker: str, evidence: Span) -> dict[str, Span]:
    """Where the clause or the text before it names the source, if it does."""
    from asreported.claims import Span

    at = report.text.rfind(speaker, 0, evidence.end)
    return {"speaker_span": Span(at, at + len(speaker))} if at >= 0 else {}


def _pair(one: str) -> tuple[str, str]:
    name, equals, value = one.partition("=")
    if not equals:
        raise CaseError("AR242", f"{one!r} is no FIELD=VALUE.", "Write for instance measure=killed.")
    return name.strip(), value.strip()


def _needed(given: dict[str, str], name: str, kind: str) -> str:
    if name not in given:
        raise CaseError("AR242", f"The {kind} needs {name}=WORDS.", "Give the words of the clause that it turns on.")
    return given.pop(name)


def _reasons(known: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, "entered by hand") for name in sorted(known))
