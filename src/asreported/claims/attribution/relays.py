"""Relays: outlets and agencies through which a report has what a source said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .attribution import Attribution
from .outlets import is_outlet


def nested(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with the outlets whose report it is told in as relay."""
    outer = [a for a in found if a.speaker and is_outlet(a.speaker) and a.act in {"report", "say", "claim", "allege"}]
    return [_relayed(attribution, outer) for attribution in found]


def _relayed(attribution: Attribution, outer: Sequence[Attribution]) -> Attribution:
    through = [
        a.speaker
        for a in outer
        if a is not attribution
        and a.speaker
        and a.speaker != attribution.speaker
        and a.content.holds(attribution.content)
        and a.content.holds(attribution.cue)
        and a.content != attribution.content
    ]
    relay = tuple(dict.fromkeys([*through, *attribution.relay]))
    if relay == attribution.relay:
        return attribution
    return replace(
        attribution, relay=relay, reasons=said_of_relay(attribution, f"told inside what {through[0]} reports")
    )


def said_of_relay(attribution: Attribution, why: str) -> tuple[tuple[str, str], ...]:
    """The reasons of the attribution, with this one for its relay."""
    return tuple((field, why if field == "relay" else reason) for field, reason in attribution.reasons)
