"""Reach: what the reader marks as said beyond the words that a rule found behind the same cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..claim import Span
from ..parse import Parse
from .cues import Cue
from .draft import Draft
from .extents import FINITE
from .marks import content_marked, source_marked
from .objects import ASKING, adds
from .quotes import Quoted, paragraphs
from .talkers import has_voice
from .trios import Trio, trios

SIDED: Final = frozenset({"phrase", "left"})  # shapes whose content stands before or behind its cue
PHRASES: Final = frozenset({"object", "preposition of", "preposition about"})  # shapes whose content is a noun phrase


def reaching(parse: Parse, drafts: Sequence[Draft], quoted: Quoted) -> list[Draft]:
    """The drafts, each with the marked words beyond its content.

    A bare noun phrase that the reader reads on into a clause grows with it ("reported the bridge closed, with …"), and
    of two quotations both are said. The marked words are taken wholesale only where the rule took the wrong side of its
    cue and a clause on the other side is marked. Any other content stays what the rule found, and what lies beyond it
    in one sentence is said by the same source: with early weights, where the two differed, the rules' extents were
    right four times as often as the marked ones.
    """
    marked = [trio for trio in trios(parse) if trio.cues and trio.contents]
    return [_reaching(parse, draft, marked, quoted) for draft in drafts]


def _reaching(parse: Parse, draft: Draft, marked: Sequence[Trio], quoted: Quoted) -> Draft:
    first, end = parse.at(draft.cue.start), parse.at(draft.cue.end - 1) + 1
    same = (trio for trio in marked if any(first < stop and begin < end for begin, stop in trio.cues))
    trio = next(same, None)
    if trio is None or draft.marked:
        return draft
    cue = Cue(draft.verb, draft.lemma, draft.act, first, end, passive=False, trailing=False)
    draft = _resourced(parse, draft, trio, cue)
    beyond = content_marked(parse, trio, cue, quoted)
    if beyond is None or draft.content.holds(beyond):
        return draft
    if _halves(parse, draft, beyond, quoted):
        return replace(
            draft, content=_both(draft.content, beyond), mended="and its other half, by the attribution head"
        )
    if _stands_elsewhere(parse, draft, beyond):
        return replace(draft, content=beyond, mended="on the side that the attribution head marks")
    if _grows(parse, draft, beyond):
        longer = Span(draft.content.start, beyond.end)
        return replace(draft, content=longer, reach=beyond, mended="read on by the attribution head")
    one = parse.opens[parse.at(beyond.start)] == parse.opens[parse.at(beyond.end - 1)]
    return replace(draft, reach=beyond) if one else draft


def _halves(parse: Parse, draft: Draft, beyond: Span, quoted: Quoted) -> bool:
    """“…,” she is quoted as saying, “…”: a rule found one quotation of two in a paragraph, the other one is marked."""
    if draft.shape != "quote" or not _apart(draft.content, beyond) or quoted.around(beyond.start) is None:
        return False
    both = _both(draft.content, beyond)
    return any(paragraph.holds(both) for paragraph in paragraphs(parse.text))


def _apart(one: Span, other: Span) -> bool:
    return other.end <= one.start or one.end <= other.start


def _both(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _resourced(parse: Parse, draft: Draft, trio: Trio, cue: Cue) -> Draft:
    """The draft with the marked source where the rule's can hardly speak: of a clause it is often another's object."""
    if draft.source is None or has_voice(parse, draft.source):
        return draft
    marked = source_marked(parse, trio, cue)
    if marked is None or not has_voice(parse, marked):
        return draft
    return replace(draft, source=marked)


def _stands_elsewhere(parse: Parse, draft: Draft, beyond: Span) -> bool:
    """Whether a rule took the wrong side of "according to" or "he said": a clause on the other side is marked."""
    first, end = parse.at(beyond.start), parse.at(beyond.end - 1) + 1
    apart = _apart(draft.content, beyond)
    near = parse.opens[draft.verb] <= first and end <= parse.stops[draft.verb]
    return draft.shape in SIDED and apart and near and any(parse.tags[at] in FINITE for at in range(first, end))


def _grows(parse: Parse, draft: Draft, beyond: Span) -> bool:
    """Whether a noun phrase without a verb of its own goes on into what is marked, inside its sentence."""
    if draft.shape not in PHRASES or draft.act == "promise":
        return False  # what is promised "following" something ends before it
    first, end = parse.at(draft.content.start), parse.at(draft.content.end - 1) + 1
    begin, stop = parse.at(beyond.start), parse.at(beyond.end - 1) + 1
    if draft.act in ASKING and parse.low[end : end + 1] == [","] and end + 1 < stop and adds(parse, end + 1):
        return False
    bare = not any(parse.tags[at] in FINITE for at in range(first, end))
    return bare and first <= begin <= end and end < stop <= parse.stops[first]
