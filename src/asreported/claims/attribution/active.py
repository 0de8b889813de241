"""Attributions whose verb is active: the minister said, vowed to, accused them of, “…,” she added."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..parse import Parse
from .citations import citing
from .contents import content_of
from .cues import Cue, nouns, unnamed, words
from .draft import Draft
from .extents import Content, unlike
from .hearsay import hearsay
from .nounphrases import Source
from .outlets import is_outlet
from .quotes import Quoted
from .sources import source_of
from .talkers import says_by, speakable

MARKS: Final = str.maketrans({",": " ", "“": " ", '"': " "})
OUTLET_WORDS: Final = 6  # the longest name of an outlet that something is told to


def active(parse: Parse, cue: Cue, quoted: Quoted, before: Draft | None) -> Draft | None:
    """The draft of an active cue, None where it attributes nothing; `before` is the draft found last."""
    if unnamed(parse, cue.verb):
        return None
    source = source_of(parse, cue)
    if before is not None and parse.opens[before.verb] == parse.opens[cue.verb] and _goes_on(parse, cue, source):
        source = before.source
    if source is None or not says_by(parse, cue, source, quoted):
        return None
    if cue.lemma in {"quote", "cite"}:
        return citing(parse, cue, source, quoted)
    content = content_of(parse, cue, source, quoted)
    if content is None:
        return None
    content = _outside(parse, cue, source, content, quoted)
    if content is None:
        return None
    if content.frame not in {"quote", "left"} and content.span.holds(parse.span(source.head, source.head + 1)):
        return None
    return Draft(
        verb=cue.verb, cue=_cue_words(parse, cue, content), content=content.span, source=source,
        via=_told_outlet(parse, cue), act=_act(parse, cue, content, source), shape=content.frame, lemma=cue.lemma,
    )  # fmt: skip


def _outside(parse: Parse, cue: Cue, source: Source, content: Content, quoted: Quoted) -> Content | None:
    """The content seen against the quotation that the cue stands in: one that was never closed ends before the cue; out
    of one that was, nothing is said about the words around it."""
    around = quoted.around(parse.starts[cue.verb])
    if around is None or around.span.holds(content.span):
        inside = content.span.start < parse.starts[cue.verb] < content.span.end
        if around is None or around.closed or not inside:
            return content
    elif around.closed:
        return None
    start = parse.starts[min(cue.first, source.first)]
    if not content.span.start < start < content.span.end:
        return content
    end = len(parse.text[:start].rstrip(" ,"))
    return replace(content, span=Span(content.span.start, end), frame="quote")


def _goes_on(parse: Parse, cue: Cue, source: Source | None) -> bool:
    """Whether a participle goes on with the one who was speaking: "adding" and "citing" always do."""
    own = parse.child(cue.verb, "nsubj")
    if own is not None and own < cue.verb:
        return False
    if cue.lemma in words("counting", "verbs") and parse.deps[cue.verb] == "conj" and own is None:
        return True  # said that two had died but gave the number as three
    if source is not None and parse.deps[cue.verb] == "conj" and source.end < cue.first:
        thing = parse.pos[source.head] in {"NOUN", "NUM"} and not speakable(parse, source.head)
        if thing or _steps_out(parse, cue.verb):
            return True
    return cue.trailing and (
        cue.lemma in {"add", "cite"}
        or (parse.deps[cue.verb].startswith("acl") and parse.words[cue.verb - 1] == ",")
        or source is None
    )


def _steps_out(parse: Parse, verb: int) -> bool:
    """Whether a past verb is joined to one that it cannot share a subject's auxiliary with, inside what was said: said
    his men were holding the bridge and threatened."""
    return parse.deps[parse.heads[verb]] == "ccomp" and unlike(parse, verb)


def _cue_words(parse: Parse, cue: Cue, content: Content) -> Span:
    """The verb with its auxiliaries, and the preposition where it leads to the content."""
    end = max(cue.end, min(content.cue_end, parse.at(content.span.start)))
    leads = content.frame.startswith("prep") and end - cue.end < 3
    return parse.span(cue.first, end if leads else cue.end)


def _act(parse: Parse, cue: Cue, content: Content, source: Source) -> str:
    """The act: the verb's own, unless its frame, an adverb or what is promised says another."""
    listed: dict[str, str] = vocabulary.load("cues")["shapes"]
    frame = content.frame
    tail = " to" if frame in {"person", "infinitive"} else frame.removeprefix("preposition")
    found = listed.get(cue.lemma + tail if tail != frame else cue.lemma)
    if found is not None:
        return found
    heard = (hearsay().get(parse.low[at]) for at in range(cue.first, cue.verb)) if cue.act in {"say", "report"} else ()
    rumoured = next((act for act in heard if act and act != "report"), None)
    if rumoured is not None:
        return rumoured
    if frame == "infinitive" and cue.act == "deny":
        return "decline"
    if frame == "infinitive" and cue.act == "promise":
        promised = content.span.of(parse.text).lower().translate(MARKS).split()[1:4]
        return "promise" if words("violent", "verbs").isdisjoint(promised) else "threaten"
    if frame == "object" and cue.act == "promise":
        return "threaten" if words("violent", "nouns") & set(content.span.of(parse.text).lower().split()) else "promise"
    return "report" if cue.lemma == "report" and parse.lemmas[source.head] in nouns("roles") else cue.act


def _told_outlet(parse: Parse, cue: Cue) -> tuple[Source, ...]:
    """The outlet that it was told to."""
    if cue.lemma != "tell" or cue.end >= len(parse):
        return ()
    first = end = cue.end
    while (
        end < len(parse)
        and (parse.pos[end] in {"DET", "PROPN", "NOUN", "ADJ"} or parse.low[end] == "&")
        and end - first < OUTLET_WORDS
    ):
        end += 1
        if is_outlet(" ".join(parse.words[first:end])) and (end >= len(parse) or parse.pos[end] not in {"PROPN"}):
            return (Source(first, end, end - 1),)
    return ()
