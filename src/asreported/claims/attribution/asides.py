"""Asides: what stands between a cue and its content, the one who is told, the day, a few words between commas."""

from __future__ import annotations

from ..parse import Parse
from .cues import Cue, words
from .extents import FINITE


def past_addressee(parse: Parse, cue: Cue, after: int, limit: int) -> int:
    """Past the one who is told: "told Radio Lund", "told a news conference"."""
    if cue.lemma not in words("joints", "addressed") or after >= limit:
        return after
    at, label = after, parse.names[after]
    if label in {"Organization", "Person", "Misc"}:
        while at < limit and parse.names[at] == label:
            at += 1
        return at
    if parse.pos[at] == "PRON" and parse.low[at] in {"me", "us", "him", "them", "it", "you", "her"}:
        return at + 1
    if parse.pos[at] in {"DET", "NOUN", "ADJ", "PROPN"} or parse.low[at] in {"his", "their", "its"}:
        proper = parse.pos[at] == "PROPN"
        while at < limit and parse.pos[at] in {"DET", "ADJ", "PRON"} and parse.low[at] != "that":
            at += 1
        while at < limit and parse.pos[at] in {"NOUN", "PROPN"} and (not proper or parse.pos[at] == "PROPN"):
            at += 1
        return at
    return after


def past_day(parse: Parse, at: int, limit: int) -> int:
    """Past a day that belongs to the saying: "said on Monday five had died"."""
    begin = at
    if (
        parse.low[at] in {"on", "late", "early", "in", "earlier"}
        and at + 1 < limit
        and parse.names[at + 1] == "Date"
        and parse.low[at] != "in"
    ):
        at += 1
    while at < limit and parse.names[at] == "Date":
        at += 1
    if at < limit and parse.tags[at] == "POS":
        return begin
    if at > begin and at + 1 < limit and parse.words[at] == ",":
        at += 1
    if at == begin or at >= limit or parse.pos[at] not in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return begin
    return at


def past_aside(parse: Parse, cue: Cue, comma: int, limit: int) -> int | None:
    """Where a bare clause begins behind an aside: "claimed, as of Thursday, it was"."""
    first, _ = parse.sentence(cue.verb)
    if comma != cue.end or any(parse.tags[at] in FINITE for at in range(first, cue.first)):
        return None
    second = next((at for at in range(comma + 2, min(limit - 1, comma + 12)) if parse.words[at] == ","), None)
    if second is None or any(parse.tags[at] in FINITE for at in range(comma, second)):
        return None
    opens = parse.pos[second + 1] in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}
    return second + 1 if opens and finite(parse, second + 1, limit) else None


def finite(parse: Parse, start: int, end: int) -> bool:
    """Whether a finite verb outside a relative clause stands between two tokens."""
    for at in range(start, end):
        if parse.tags[at] in {"WDT", "WP", "WRB"} or parse.low[at] in words("joints", "subordinate"):
            return False
        if parse.tags[at] in FINITE:
            return True
    return False
