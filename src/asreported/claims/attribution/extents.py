"""Where a content begins and ends: its stops and spaces off, other voices cut away, quotations kept whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..datelines import DATELINE
from ..parse import Parse
from .cues import Cue, acts, puts, words
from .quotes import Quoted
from .talkers import speakable

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
BREAKS: Final = frozenset({",", ".", ";", ":", "?", "!", "—", "–", "--", "…", "..."})
TRIMMED: Final = " \t\r\n\f\v\u00a0.,;:"


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: its characters, how it hangs on its cue (`frame`), and where the cue's own words end."""

    span: Span
    frame: str
    cue_end: int


def past_dateline(text: str, start: int) -> int:
    """Where the report's words begin behind "ORVIK (Agency) —" at the head of a paragraph."""
    found = DATELINE.match(text, start)
    return found.end() if found else start


def trimmed(parse: Parse, start: int, end: int, quoted: Quoted) -> Span | None:
    """The characters without the stops and spaces at their ends; a quotation cut in the middle is taken whole."""
    text = parse.text
    start = past_dateline(text, start)
    opened = quoted.around(end - 1) if end > start else None
    if opened is not None and opened.span.end > end and opened.span.start >= start:
        end = opened.span.end
    while start < end and text[start] in TRIMMED + "—–-)":
        start += 1
    while end > start and text[end - 1] in TRIMMED + "—–-(":
        end -= 1
    return Span(start, end) if end - start > 1 else None


def tail(parse: Parse, after: int) -> int:
    """The first break behind the cue's own adverbials ("on Monday", "in a statement")."""
    at = after
    while at < len(parse) and parse.words[at] not in BREAKS and parse.pos[at] != "SPACE":
        at += 1
    return at


def cut(parse: Parse, cue: Cue, start: int, end: int, quoted: Quoted) -> int:
    """End the content where the same source goes on ("adding that") or another one is brought in ("according to")."""
    for at in range(start + 1, end):
        if not _may_end(parse, at) or quoted.around(parse.starts[at]) is not None:
            continue
        if parse.words[at] == ";":
            if any(parse.tags[t] in FINITE for t in range(at, end)):
                return at
        elif parse.low[at] in words("joints", "contrast") and _other_voice(parse, at, end):
            return at
        elif parse.low[at] in {"and", "but"} and at + 1 < end:
            if _goes_on(parse, at, start, cue):
                return at
        elif parse.lemmas[at] in words("frames", "trailing") and _hangs_here(parse, cue, at):
            return at - 1
    return end


def _may_end(parse: Parse, at: int) -> bool:
    """A cheap look: only few words can end a content, most of them behind a comma."""
    word = parse.low[at]
    if word in {";", "and", "but", "citing"} or word in words("joints", "contrast"):
        return True
    return parse.tags[at] == "VBG" and parse.words[at - 1] == ","


def _goes_on(parse: Parse, conjunction: int, start: int, cue: Cue) -> bool:
    """Whether "and" or "but" goes on with the source's next saying, not with what is said."""
    verb = conjunction + 1
    if parse.low[conjunction - 1] == "all":
        return False  # had all but agreed
    if parse.words[conjunction - 1] == "," and parse.tags[verb] in {"VBD", "VBZ", "VBP"} and speaks(parse, verb):
        return True
    if parse.heads[verb] == cue.verb and parse.deps[verb] == "conj" and parse.lemmas[verb] in acts():
        return True
    return _mute_speaks(parse, verb, start)


def _mute_speaks(parse: Parse, verb: int, start: int) -> bool:
    """Whether a saying verb was joined to a clause about a thing: "said the bridge was safe and urged"."""
    if parse.lemmas[verb] in words("counting", "verbs") and puts(parse, verb):
        return True  # confirmed that two had died but gave the number as three
    if (
        not (parse.tags[verb] in {"VBD", "VBZ", "VBP"} or (parse.tags[verb] == "VBN" and not parse.has(verb, "aux")))
        or parse.deps[verb] != "conj"
        or not (
            parse.lemmas[verb] in words("frames", "person") | words("frames", "clause") | words("frames", "infinitive")
            or _leads(parse, verb)
        )
    ):
        return False
    if unlike(parse, verb):
        return True  # said his men were holding the bridge and threatened
    subject = parse.child(parse.heads[verb], "nsubj", "nsubj:pass")
    return subject is not None and subject >= start and parse.pos[subject] == "NOUN" and not speakable(parse, subject)


def unlike(parse: Parse, verb: int) -> bool:
    """Whether a finite verb is joined to one that stands with an auxiliary: they then share a subject seldom."""
    joined = parse.heads[verb]
    helped = parse.tags[joined] in {"VBG", "VB"} or (parse.tags[joined] == "VBN" and parse.has(joined, "aux:pass"))
    return helped and parse.tags[verb] in {"VBD", "VBZ"} and not (parse.has(verb, "aux") or parse.has(verb, "aux:pass"))


def _leads(parse: Parse, verb: int) -> bool:
    """Whether a verb is followed by the preposition that carries its content: appealed for, warned of."""
    table = vocabulary.load("cues")["prepositions"]
    return parse.low[verb + 1 : verb + 2] != [] and parse.low[verb + 1] in table.get(parse.lemmas[verb], ())


def _other_voice(parse: Parse, at: int, end: int) -> bool:
    """Whether another source speaks in the clause that begins here: "while footage showed"."""
    return any(
        parse.lemmas[token] in words("frames", "clause")
        and parse.tags[token] in {"VBD", "VBZ", "VBP", "VBG"}
        and parse.pos[token - 1] in {"NOUN", "PROPN", "ADV", "AUX"}
        for token in range(at + 2, min(end, at + 8))
    )


def _hangs_here(parse: Parse, cue: Cue, participle: int) -> bool:
    """Whether a participle goes on the cue's source: "adding" always, others where the parse does not say otherwise."""
    if parse.lemmas[participle] in {"add", "cite"}:
        return True
    head = parse.heads[participle]
    return head == cue.verb or (parse.heads[head] == cue.verb and parse.deps[participle] == "advcl")


def speaks(parse: Parse, token: int) -> bool:
    """Whether a verb can be a cue."""
    return parse.lemmas[token] in words("frames", "clause") or parse.lemmas[token] in words("frames", "object")
