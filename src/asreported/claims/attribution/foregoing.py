"""Contents that stand before their cue: “…,” he said, or: five people were killed, the ministry said."""

from __future__ import annotations

from ..claim import Span
from ..parse import Parse
from .cues import Cue, words
from .extents import FINITE, Content, cut, past_dateline, speaks, tail, trimmed
from .quotes import Quote, Quoted


def quoted_before(parse: Parse, start: int, quoted: Quoted) -> Quote | None:
    """The quotation that ends right before the cue's clause."""
    at = begin = parse.starts[start]
    text = parse.text
    while at > 0 and (text[at - 1].isspace() or text[at - 1] in ",–—-"):
        at -= 1
    quote = quoted.around(at - 1) if at else None
    # "He said." may stand in a paragraph of its own between two quotations.
    apart = 2 if start == parse.opens[start] and _nothing_follows(parse, start) else 1
    if quote is None or quote.span.end > begin or text[at:begin].count("\n") > apart:
        return None
    # A full stop and no comma, then a new sentence: “We go.” Brink said the
    if _leads_on(parse, start, quoted) and (quote.words(text).rstrip().endswith(".") or "\n" in text[at:begin]):
        return None  # “We go.” Brink remarked, “They stay.”
    ended = quote.words(text).rstrip().endswith(".") and not text[at:begin].strip()
    return None if ended and text[begin].isupper() and not _nothing_follows(parse, start) else quote


def _leads_on(parse: Parse, start: int, quoted: Quoted) -> bool:
    """Whether the clause that begins here leads to a quotation that is a sentence of its own."""
    behind = _resumes(parse, start, quoted)
    return behind is not None and behind.words(parse.text)[:1].isupper()


def _nothing_follows(parse: Parse, start: int) -> bool:
    """Whether the clause that begins here is no more than a source and its cue."""
    end = tail(parse, start)
    alone = sum(parse.tags[at] in FINITE for at in range(start, end)) < 2
    return (
        alone and end - start < 9 and (end >= len(parse) or parse.words[end] in {".", ","} or parse.pos[end] == "SPACE")
    )


def from_quotation(parse: Parse, quote: Quote, start: int, after: int, quoted: Quoted) -> Content | None:
    """“…,” he said, “…”: from the quotation before the cue to the one that follows, if one does."""
    first = parse.at(quote.span.start)
    sentence, _ = parse.sentence(min(first, start))
    begin = quote.span.start
    lead = parse.text[parse.starts[sentence] : begin]
    if any(letter.isalnum() for letter in lead) and not is_whole(parse.text, quote) and "\n\n" not in lead:
        begin = past_dateline(parse.text, parse.starts[sentence])
    end = quote.span.end
    again = _resumes(parse, after, quoted)
    if again is not None:
        end = again.span.end
    return Content(Span(begin, end), "quote", after if not again else tail(parse, after)) if end > begin else None


def is_whole(text: str, quote: Quote) -> bool:
    """Whether a quotation is a sentence of its own rather than a word or two borrowed."""
    inner = quote.words(text).strip()
    return bool(inner) and (inner[0].isupper() or inner[0] in "[…") and (inner[-1:] in ".,!?…" or inner.count(" ") > 3)


def _resumes(parse: Parse, after: int, quoted: Quoted) -> Quote | None:
    """The quotation that goes on after "he said", a comma between, in the same sentence."""
    at = tail(parse, after)
    if at >= len(parse) or parse.words[at] not in {",", "—", "–", ":", ";"}:
        return None
    following = at + 1
    while following < len(parse) and parse.pos[following] == "SPACE":
        following += 1
    if following >= len(parse):
        return None
    quote = quoted.around(parse.starts[following])
    return quote if quote and quote.span.start == parse.starts[following] else None


def said_before(parse: Parse, cue: Cue, start: int, after: int, quoted: Quoted) -> Content | None:
    """What stands before the cue's clause, a comma between: five people were killed, the ministry said."""
    first, limit = parse.sentence(cue.verb)
    if parse.deps[cue.verb].startswith("acl") and first <= parse.heads[cue.verb] < start:
        return None  # Brink, whose office wrote 40, hides nothing
    if after == cue.end and _has_object(parse, cue, limit):
        return None
    comma = start - 1
    while comma >= first and parse.pos[comma] == "SPACE":
        comma -= 1
    if comma <= first or parse.words[comma] not in {",", "—", "–", "?", "!"}:
        return None
    begin = next((at + 1 for at in range(comma - 1, first, -1) if parse.words[at] == ";"), first)
    end = _last(parse, cue, begin, comma, tail(parse, after), quoted)
    span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted) if end else None
    return Content(span, "left", after) if span else None


def _last(parse: Parse, cue: Cue, begin: int, comma: int, behind: int, quoted: Quoted) -> int | None:
    """Where it ends: at the comma, or behind the cue where it goes on there; None where it is no clause at all."""
    _, limit = parse.sentence(cue.verb)
    top = _top(parse, begin, comma)
    clause = any(parse.tags[at] in FINITE for at in range(begin, comma)) or parse.has(top, "nsubj:pass")
    topic = parse.deps[top] == "obl" and parse.heads[top] == cue.verb  # about the first group, … argues
    finite = clause and parse.deps[top] != "advcl" and not topic
    goes_on = behind + 1 < limit and parse.words[behind] in {",", "—", "–"} and not _onward(parse, behind + 1)
    if not finite:
        resumed = goes_on and any(parse.tags[at] in FINITE for at in range(behind, limit))
        return cut(parse, cue, behind + 1, limit, quoted) if resumed and _thing(parse, begin, top) else None
    aside = behind == cue.end and behind + 1 < limit and parse.words[behind] == ","
    if aside and not goes_on and parse.low[behind + 1] in words("joints", "telling_when"):
        if parse.pos[cue.first - 1] == "PRON":  # “…, he said, after two fell”: seldom when he said it
            return _to_end(parse, cue, behind + 1, limit, quoted)
        goes_on = True
    counted = goes_on and parse.pos[behind + 1] == "NUM" and parse.low[behind + 2 : behind + 3] == ["of"]
    joined = goes_on and (parse.low[behind + 1] in {"and", "or"} or _belongs(parse, behind + 1, begin, comma))
    if counted or joined:
        return _to_end(parse, cue, behind + 1, limit, quoted)
    return comma


def _to_end(parse: Parse, cue: Cue, start: int, limit: int, quoted: Quoted) -> int:
    """Where words that go on behind "he said" end: past a semicolon too, unless somebody else speaks behind it."""
    end = cut(parse, cue, start, limit, quoted)
    told = any(parse.tags[at] in FINITE and speaks(parse, at) for at in range(end + 1, limit))
    return limit if end < limit and parse.words[end] == ";" and not told else end


def _has_object(parse: Parse, cue: Cue, limit: int) -> bool:
    """Whether a noun phrase follows the cue that is neither addressed nor a day: what is announced stands there."""
    at = cue.end
    if cue.lemma in words("joints", "addressed") or cue.lemma not in words("frames", "object") or at >= limit:
        return False
    return parse.pos[at] in {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"} and parse.names[at] != "Date"


def _top(parse: Parse, first: int, end: int) -> int:
    """The highest token of a stretch."""
    at = first
    while first <= parse.heads[at] < end and parse.heads[at] != at:
        at = parse.heads[at]
    return at


def _thing(parse: Parse, first: int, top: int) -> bool:
    """Whether a stretch can be the subject of what follows: "The survivor, she said, was found"."""
    return parse.pos[top] in {"NOUN", "PROPN", "PRON", "NUM"} and parse.pos[first] != "ADP"


def _belongs(parse: Parse, token: int, begin: int, end: int) -> bool:
    """Whether what follows the cue hangs on what stands before it."""
    head = parse.heads[token]
    for _ in range(6):
        if begin <= head < end:
            return True
        head = parse.heads[head]
    return False


def _onward(parse: Parse, token: int) -> bool:
    return parse.low[token] in words("joints", "onward") or parse.tags[token] == "VBG"
