"""Whose voice a stretch of text is in: the innermost attribution whose content holds it, or the report's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..claim import Span
from ..parse import Parse
from .attribution import Attribution
from .attributions import NO_RELAY, UNSOURCED
from .doubts import Doubt, doubts
from .hearsay import attribution_hedge
from .relays import said_of_relay
from .verification import Verification

# What is offered or vowed is not thereby asserted: inside another's account it is told in that other's voice.
PERFORMED: Final = frozenset({"offer", "promise", "demand", "request", "threaten", "condemn", "decline"})
RELATIVE: Final = re.compile(r"\b(?:which|who|that)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who asserts what stands at one place: `speaker` None is the report's own voice.

    `hedge` are the words by which it is handed on from nobody: reportedly, are believed to.
    """

    speaker: str | None
    speaker_span: Span | None
    relay: tuple[str, ...]
    reason: str
    hedge: tuple[str, ...] = ()
    why_source: str = "the report's own voice has no source"
    why_relay: str = NO_RELAY[1]

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Why the claims made in this voice have their claimant, the words that name it, and their relay."""
        return ("speaker", self.reason), ("speaker_span", self.why_source), ("relay", self.why_relay)


OWN = Voice(None, None, (), "no attribution covers it: the report's own voice")


class Voices:
    """The attributions of one report, asked by place."""

    def __init__(self, attributions: Sequence[Attribution], parse: Parse, outlet: str | None = None) -> None:
        """`outlet` is the report's own: what was told to it was heard at first hand, so it relays nothing."""
        own = _plain(outlet or "")
        self.attributions = [_without(own, attribution) for attribution in attributions]
        self._innermost = sorted(self.attributions, key=lambda a: (a.content.end - a.content.start, a.cue.start))
        self._text = parse.text
        self._verification = Verification(parse)
        self._doubts = doubts(parse)
        self._heard: dict[tuple[int, int, str], Voice] = {}

    def at(self, span: Span) -> Voice:
        """The voice of a span of the text."""
        assertive = (a for a in self._innermost if a.shape != "mention")
        covering = [a for a in assertive if a.content.holds(span) or _names_it(span, a)]
        asserting = [a for a in covering if a.act not in PERFORMED]
        if not covering:
            return self._beyond(span)
        chosen = asserting or [a for a in covering if a.act not in {"condemn", "decline"}]
        for attribution in chosen:
            if attribution.speaker is None and len(chosen) > 1:
                continue
            if self._presupposed(attribution, span):
                continue
            return self._in(attribution, "inside the content of", chosen)
        return OWN

    def _beyond(self, span: Span) -> Voice:
        """The voice of words that no content holds: of the attribution whose cue the reader marks them with."""
        for attribution in self._innermost:
            if attribution.reach is not None and attribution.reach.holds(span) and attribution.act not in PERFORMED:
                return self._in(attribution, "the attribution head reads it as said with", ())
        return OWN

    def _in(self, attribution: Attribution, how: str, around: Sequence[Attribution]) -> Voice:
        """The voice of an attribution, with the hedges of those from nobody around it; made once for all its claims."""
        nobodys = (other for other in around if other.source is None)
        hedge = tuple(dict.fromkeys(word for other in nobodys for word in attribution_hedge(self._text, other)))
        known = self._heard.get(key := (attribution.cue.start, attribution.content.start, how + "".join(hedge)))
        if known is None:
            why = dict(attribution.reasons)
            said = f"{how} “{attribution.cue.of(self._text)}”"
            known = self._heard[key] = Voice(
                attribution.speaker, attribution.source, attribution.relay,
                f"{said}, where {why['speaker']}" if "speaker" in why else said, hedge,
                why.get("speaker_span", UNSOURCED[1]), why.get("relay", NO_RELAY[1]),
            )  # fmt: skip
        return known

    def verification(self, span: Span) -> tuple[str | None, str]:
        """`unverified`, `confirmed` or None: what the report says about checking what stands there, and its words."""
        doubt = self.doubt(span)
        if doubt is not None and doubt.verification:
            return doubt.verification, doubt.reason
        return self._verification.at(span)

    def doubt(self, span: Span) -> Doubt | None:
        """The doubt that the report casts on what stands there, None where it casts none."""
        return next((doubt for doubt in self._doubts if doubt.span.holds(span)), None)

    def _presupposed(self, attribution: Attribution, span: Span) -> bool:
        """Claimed the attack which killed ten: the ten are the report's, only the attack is claimed."""
        if attribution.shape != "object":
            return False
        return RELATIVE.search(self._text[attribution.content.start : span.start]) is not None


def _without(own: str, attribution: Attribution) -> Attribution:
    """The attribution without one outlet among its relays."""
    relay = tuple(name for name in attribution.relay if _plain(name) != own)
    if relay == attribution.relay:
        return attribution
    if relay:
        return replace(attribution, relay=relay)
    why = "the outlet between is the report's own, which heard it at first hand"
    return replace(attribution, relay=relay, reasons=said_of_relay(attribution, why))


def _plain(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ")


def _names_it(span: Span, attribution: Attribution) -> bool:
    """Whether a span is the saying itself: "claimed responsibility" is told by the one who claims."""
    return span.holds(attribution.content) and span.start < attribution.cue.end and attribution.cue.start < span.end
