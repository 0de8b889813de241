"""Statements: one claim for each attribution, with the words that name its source, its cue and what was said."""

from __future__ import annotations

from typing import Final

from asreported.intake import Report

from ..claim import Span, Statement
from ..parse import Parse
from .attribution import Attribution
from .hearsay import attribution_hedge, hedged_by
from .voices import Voices

NO_DENIAL: Final = ("denies", "its act is not to deny")
OPEN_DENIAL: Final = ("denies", "no other source's claim before it is surely the one that is denied")


def statements(parse: Parse, report: Report, voices: Voices) -> list[Statement]:
    """The statements of a report, in the order of its attributions."""
    said = (attribution for attribution in voices.attributions if attribution.shape != "revised")
    return [_statement(parse.text, report, attribution, voices) for attribution in said]


def _statement(text: str, report: Report, attribution: Attribution, voices: Voices) -> Statement:
    spans = [attribution.cue, attribution.content, *([attribution.source] if attribution.source else [])]
    checked, why = voices.verification(attribution.content)
    hedge = attribution_hedge(text, attribution)
    return Statement(
        report=report.id, evidence=Span(min(span.start for span in spans), max(span.end for span in spans)),
        speaker=attribution.speaker, speaker_span=attribution.source, relay=attribution.relay,
        hedge=hedge, verification=checked, cue=attribution.cue,
        content=attribution.content, act=attribution.act, quote=attribution.quote, named=attribution.named,
        reasons=(
            *attribution.reasons, hedged_by(hedge), ("verification", why),
            OPEN_DENIAL if attribution.act == "deny" else NO_DENIAL,
        ),
    )  # fmt: skip
