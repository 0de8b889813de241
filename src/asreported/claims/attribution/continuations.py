"""Drafts that are one: what was reported citing somebody, what they said they believe, a quotation that goes on."""

from __future__ import annotations

from dataclasses import replace

from ..claim import Span
from ..parse import Parse
from .cues import words
from .draft import Draft
from .quotes import Quoted

SHORT_GAP = 30  # characters between “she said” and the rest of what she said


def place(draft: Draft) -> tuple[int, int, int]:
    return draft.cue.start, draft.content.start, draft.content.end


def told_apart(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts of the same words made one: what was reported citing somebody, what they said they believe."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.shape == "citing":
            _cite(parse, draft, kept)
        elif kept and _same_words(parse, kept[-1], draft):
            kept[-1] = _joined(kept[-1], draft)
        elif draft.via and kept and kept[-1].content == draft.content and kept[-1].source in draft.via:
            kept[-1] = draft  # reported, citing the ministry, that
        elif not _only_a_day(parse, draft) and not any(_same_claim(draft, other) for other in kept):
            kept.append(draft)
    told = [draft.content for draft in kept if draft.shape != "hearsay"]
    return [d for d in kept if d.shape != "hearsay" or not any(_much_the_same(d.content, other) for other in told)]


def _cite(parse: Parse, citing: Draft, kept: list[Draft]) -> None:
    """Gives the last draft of the sentence the source that it is told to cite."""
    for number in reversed(range(len(kept))):
        outer = kept[number]
        near = parse.opens[outer.verb] == parse.opens[citing.verb] and outer.content.start < citing.cue.end
        if near and outer.source and citing.via:
            ahead = outer.content.start < citing.cue.start
            end = min(outer.content.end, citing.cue.start) if ahead else outer.content.end
            content = Span(outer.content.start, len(parse.text[:end].rstrip(" ,")))
            kept[number] = replace(outer, cue=citing.cue, content=content, source=citing.source, via=citing.via)
            return


def _joined(outer: Draft, inner: Draft) -> Draft:
    content = Span(inner.content.start, max(inner.content.end, outer.content.end))
    return replace(inner, source=outer.source, cue=Span(outer.cue.start, inner.cue.end), content=content)


def _same_claim(draft: Draft, other: Draft) -> bool:
    return draft.content == other.content and draft.source == other.source


def _only_a_day(parse: Parse, draft: Draft) -> bool:
    tokens = range(parse.at(draft.content.start), parse.at(draft.content.end - 1) + 1)
    return all(parse.names[token] == "Date" or parse.pos[token] in {"ADP", "DET", "PUNCT", "ADV"} for token in tokens)


def _much_the_same(one: Span, other: Span) -> bool:
    """Whether two contents share most of their characters: "reportedly" then only hedges what somebody is named for."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0.7 * max(one.end - one.start, other.end - other.start)


def _same_words(parse: Parse, outer: Draft, inner: Draft) -> bool:
    """Said they believe that …: one attribution, of belief."""
    if inner.lemma not in words("frames", "thought") or inner.source is None or outer.shape != "clause":
        return False
    low = parse.low[inner.source.head]
    return low in {"they", "he", "she", "it"} and parse.starts[inner.source.first] == outer.content.start


def continued(parse: Parse, drafts: list[Draft], quoted: Quoted) -> list[Draft]:
    """Quotations without a cue of their own: more of what was just quoted, or said by the one just heard."""
    for quote in quoted.all:
        if any(_meets(draft, quote.span) for draft in drafts):
            continue
        before = next(
            (d for d in sorted(drafts, key=_end, reverse=True) if _end(d) <= quote.span.start and d.source is not None),
            None,
        )
        if before is None:
            continue
        gap = parse.text[_past_source(parse, before) : quote.span.start]
        beside = before.shape == "quote" and len(gap) < SHORT_GAP and "\n" not in gap
        short = 1 if beside else 3  # “It was fewer,” she said. “Perhaps twenty.”
        if not _sentence_like(parse, quote.words(parse.text), quote.span, short):
            continue
        far = sum(letter.isalnum() for letter in gap)
        led = before.cue.end <= before.content.start and not far  # a statement in several quoted paragraphs
        same = "\n\n" not in gap.replace("\n \n", "\n\n") and far < 40
        if (same or led) and before.shape in {"quote", "quoted"}:
            drafts[drafts.index(before)] = replace(before, content=Span(before.content.start, quote.span.end))
        elif far < 40 and before.act not in {"condemn"} and before.content.end <= quote.span.start:
            drafts.append(replace(before, content=quote.span, shape="quote", act="say"))
    return sorted(drafts, key=place)


def _meets(draft: Draft, quote: Span) -> bool:
    """Whether a draft has a quotation for its content or its cue, and does not merely stand inside it."""
    if quote.holds(draft.cue) and quote.holds(draft.content):
        return False
    return any(span.start < quote.end and quote.start < span.end for span in (draft.content, draft.cue))


def _end(draft: Draft) -> int:
    return max(draft.content.end, draft.cue.end)


def _past_source(parse: Parse, draft: Draft) -> int:
    """The character behind a draft and its source, an apposition of the source included."""
    end = _end(draft)
    if draft.source is None or parse.starts[draft.source.first] < draft.cue.start:
        return end
    return max(end, parse.ends[draft.source.end - 1])


def _sentence_like(parse: Parse, inner: str, span: Span, short: int) -> bool:
    text = inner.strip()
    if text.count(" ") < short or not (text[0].isupper() or text[0] in "[…"):
        return False
    lead = parse.text[: span.start].rstrip(" \t")
    return not lead or lead[-1] in '\n.!?:”"’'
