"""Contents: which words of the text are what the source says, one span from the first to the last."""

from __future__ import annotations

from ..parse import Parse
from .cues import Cue, words
from .extents import Content
from .following import said_after
from .foregoing import from_quotation, quoted_before, said_before
from .nounphrases import Source
from .objects import denied_report, objective
from .quotes import Quoted
from .undertakings import infinitive, person, prepositional


def content_of(parse: Parse, cue: Cue, source: Source | None, quoted: Quoted) -> Content | None:
    """The content of a cue in the active voice, None where nothing in its reach can be one."""
    beside = source and not source.inverted and cue.first - 2 <= source.end <= cue.verb + 1
    start = min(source.first, cue.first) if source and beside else cue.first
    after = source.end if source and source.inverted else cue.end
    speaks = cue.lemma in words("frames", "clause") or cue.lemma in words("frames", "quoted")
    if speaks:
        closed = quoted_before(parse, start, quoted)
        if closed is not None and not cue.trailing:
            return from_quotation(parse, closed, start, after, quoted)
    for find in (infinitive, person, prepositional):
        found = find(parse, cue, after, quoted)
        if found is not None:
            return found
    if cue.act == "deny" and (found := denied_report(parse, cue, after, quoted)) is not None:
        return found
    if speaks:
        found = said_after(parse, cue, after, quoted)
        if found is not None:
            return found
        if not cue.trailing and (found := said_before(parse, cue, start, after, quoted)) is not None:
            return found
    return objective(parse, cue, after, source, quoted)
