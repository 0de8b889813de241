"""Statements: one claim for each attribution, with the words that name its source, its cue and what was said."""

from __future__ import annotations

from asreported.intake import Report

from ..claim import Span, Statement
from ..parse import Parse
from .attribution import Attribution
from .hearsay import hearsay
from .voices import Voices


def statements(parse: Parse, report: Report, voices: Voices) -> list[Statement]:
    """The statements of a report, in the order of its attributions."""
    return [_statement(parse.text, report, attribution, voices) for attribution in voices.attributions]


def _statement(text: str, report: Report, attribution: Attribution, voices: Voices) -> Statement:
    spans = [attribution.cue, attribution.content, *([attribution.source] if attribution.source else [])]
    checked, why = voices.verification(attribution.content)
    reasons = attribution.reasons
    if checked:
        reasons = (*reasons, ("verification", why))
    return Statement(
        report=report.id, evidence=Span(min(span.start for span in spans), max(span.end for span in spans)),
        speaker=attribution.speaker, speaker_span=attribution.source, relay=attribution.relay,
        hedge=_hedges(text, attribution), verification=checked, reasons=reasons, cue=attribution.cue,
        content=attribution.content, act=attribution.act, quote=attribution.quote, named=attribution.named,
    )  # fmt: skip


def _hedges(text: str, attribution: Attribution) -> tuple[str, ...]:
    return tuple(word for word in attribution.cue.of(text).split() if word.lower() in hearsay())
