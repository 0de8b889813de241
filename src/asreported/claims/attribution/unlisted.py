"""Unlisted cues: attributions that the reader marked where no rule finds one, made drafts like those of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..claim import Span
from ..parse import Parse
from .contents import content_of
from .cues import VERB_TAGS, Cue, nouns, words
from .draft import Draft
from .extents import FINITE, trimmed
from .markedcues import heard, marked_cue, unsaid
from .marks import content_marked, source_marked
from .nounphrases import Source
from .objects import ASKING, before_aside
from .passives import held_true
from .quotes import Quoted
from .sayable import sayable
from .sources import agent_of, source_of
from .talkers import says_by_mark
from .trios import Trio, trios

VERBAL: Final = FINITE | VERB_TAGS
ATTRIBUTIVE: Final = frozenset({"amod", "compound"})  # the missing boats, the shooting suspect
ALIKE: Final = 0.4  # share of common characters from which the rule's extent is taken for the marked one


def unlisted(parse: Parse, quoted: Quoted, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of the marked attributions, by place, that share neither cue nor content with `drafts` or another."""
    found: list[Draft] = []
    for trio in trios(parse):
        known = [*drafts, *found]
        if not trio.cues or not trio.contents or any(_meets(parse, trio, draft) for draft in known):
            continue
        draft = _draft(parse, trio, quoted)
        if draft is not None and not any(_share(draft.content, other.content) > ALIKE for other in known):
            found.append(draft)
    return found


def _meets(parse: Parse, trio: Trio, draft: Draft) -> bool:
    cues = (parse.span(*piece) for piece in trio.cues)
    return any(cue.start < draft.cue.end and draft.cue.start < cue.end for cue in cues)


def _share(one: Span, other: Span) -> float:
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return common / (one.end - one.start + other.end - other.start - common)


def _draft(parse: Parse, trio: Trio, quoted: Quoted) -> Draft | None:
    cue = marked_cue(parse, trio)
    if cue is None or unsaid(parse, trio, cue):
        return None
    if cue.passive and agent_of(parse, cue) is None:
        return _held_true(parse, cue, quoted.closed)
    source = _source(parse, trio, cue)
    if source is None or not says_by_mark(parse, cue, source, quoted):
        return None
    content = _content(parse, trio, cue, source, quoted.closed)
    if content is not None and _act(parse, cue, source) in ASKING:
        content = _without_aside(parse, content, quoted)
    if content is None or not sayable(parse, cue, source, content, quoted):
        return None
    return Draft(
        verb=cue.verb, cue=parse.span(cue.first, cue.end), content=content, source=source,
        act=_act(parse, cue, source), shape=_shape(parse, content, quoted), lemma=cue.lemma,
        marked=True,
    )  # fmt: skip


def _held_true(parse: Parse, cue: Cue, quoted: Quoted) -> Draft | None:
    """Is projected to have won: the whole clause, from nobody."""
    subject = parse.child(cue.verb, "nsubj:pass", "nsubj")
    if subject is None or subject > cue.verb or not held_true(cue):
        return None
    if parse.low[subject] in words("joints", "dumb") | {"it", "who"}:
        return None
    begin, end = max(parse.lefts[subject], parse.opens[subject]), min(parse.rights[cue.verb] + 1, parse.stops[cue.verb])
    if not any(parse.tags[at] in VERB_TAGS for at in range(cue.end, end)):
        return None
    span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted)
    if span is None:
        return None
    return Draft(
        verb=cue.verb, cue=parse.span(cue.first, cue.end), content=span, source=None, act=cue.act, shape="impersonal",
        lemma=cue.lemma, marked=True,
    )  # fmt: skip


def _source(parse: Parse, trio: Trio, cue: Cue) -> Source | None:
    """The marked source; by the rules' own extent where they find the same one, or where none is marked."""
    ruled = None
    if parse.tags[cue.verb] in VERB_TAGS:
        ruled = agent_of(parse, cue) if cue.passive else source_of(parse, cue)
    marked = source_marked(parse, trio, cue)
    if marked is None or ruled is None:
        return marked or ruled
    same = any(first <= ruled.head < end for first, end in trio.sources)
    clause = any(parse.tags[at] in FINITE for at in range(ruled.first, ruled.end))
    return ruled if same and not clause else marked


def _content(parse: Parse, trio: Trio, cue: Cue, source: Source, quoted: Quoted) -> Span | None:
    """The content by the rules for "say", where they find much the same words as those marked, else those marked."""
    marked = content_marked(parse, trio, cue, quoted)
    if marked is None or parse.tags[cue.verb] not in VERB_TAGS or cue.passive:
        return marked
    behind = next((quote.span for quote in quoted.all if quote.span.start >= marked.end), None)
    if behind is not None and parse.text[marked.end : behind.start].strip() == ":" and not quoted.touching(marked):
        return behind  # praised the pilots on the radio: “…”
    for lemma in dict.fromkeys((cue.lemma, "say")):
        ruled = content_of(parse, replace(cue, lemma=lemma), source, quoted)
        if ruled is not None and _share(ruled.span, marked) > ALIKE:
            return ruled.span
    return marked


def _without_aside(parse: Parse, content: Span, quoted: Quoted) -> Span:
    """A noun phrase without what the report adds behind a comma: requested lorries, which never came."""
    first, end = parse.at(content.start), parse.at(content.end - 1) + 1
    stop = before_aside(parse, first, end, quoted)
    told = any(parse.tags[at] in FINITE for at in range(first, stop))
    return content if told or stop == end else Span(content.start, parse.ends[stop - 1])


def _shape(parse: Parse, content: Span, quoted: Quoted) -> str:
    """A quotation, a clause, or the mention of what a source speaks of, which asserts nothing that stands in it.

    A clause may do without a finite verb: "captured guards firing at the gate".
    """
    around = quoted.around(content.start)
    if around is not None and around.span == content:
        return "quote"
    first, end = parse.at(content.start), parse.at(content.end - 1) + 1
    told = any(parse.tags[at] in VERBAL and parse.deps[at] not in ATTRIBUTIVE for at in range(first, end))
    return "clause" if told else "mention"


def _act(parse: Parse, cue: Cue, source: Source) -> str:
    if cue.act and cue.act != "say":
        return cue.act
    pictures = parse.lemmas[source.head] in nouns("pictures")
    return "report" if pictures and cue.lemma in heard() else "say"
