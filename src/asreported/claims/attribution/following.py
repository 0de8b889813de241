"""Contents that follow their cue: a quotation, "that …", a bare clause, or the paragraphs behind a colon."""

from __future__ import annotations

from typing import Final

from ..claim import Span
from ..parse import Parse
from .asides import finite, past_addressee, past_aside, past_day
from .colons import after_colon, next_word, opening
from .cues import Cue, words
from .extents import BREAKS, FINITE, Content, cut, speaks, tail, trimmed
from .foregoing import is_whole
from .quotes import Quote, Quoted

SUBJECTS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def said_after(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """What follows the cue, None where nothing there can be said."""
    _, limit = parse.sentence(cue.verb)
    start = past_addressee(parse, cue, after, limit)
    complement = _complement(parse, cue.verb, start)
    for at in range(start, min(len(parse), limit + 3)):
        quote = opening(parse, at, quoted)
        if quote is not None and _introduced(parse, start, at):
            return _quotation(parse, cue, quote, at, limit, quoted)
        if at >= limit or _says_more(parse, cue, at):
            break
        begin = _begin(parse, cue, at, start, complement)
        if begin is not None:
            return _clause(parse, cue, begin, complement, limit, quoted)
        if parse.words[at] in {",", ":"} and opening(parse, next_word(parse, at), quoted) is not None:
            continue
        if parse.words[at] == ":":
            return after_colon(parse, at, limit, quoted)
        if parse.words[at] in BREAKS:
            break
    if _takes_clause(parse, cue) and _bare(parse, start, tail(parse, start)):
        return _clause(parse, cue, past_day(parse, start, limit), None, limit, quoted)
    return None


def _says_more(parse: Parse, cue: Cue, at: int) -> bool:
    """Whether a second verb of the same source begins: confirmed the deal but warned that."""
    return parse.heads[at] == cue.verb and parse.deps[at] == "conj" and parse.tags[at] in FINITE


def _introduced(parse: Parse, start: int, at: int) -> bool:
    """Whether a quotation that opens here is what the cue leads to, no clause in between."""
    near = at <= start + 1 or parse.words[at - 1] in {",", ":"} or parse.pos[at - 1] == "SPACE"
    return near and not finite(parse, start, at)


def _begin(parse: Parse, cue: Cue, at: int, start: int, complement: int | None) -> int | None:
    """Where a clause begins that this token opens: behind "that", or with the complement's own first word."""
    _, limit = parse.sentence(cue.verb)
    if parse.low[at] == "that" and (parse.tags[at] in {"IN", "RB"} or parse.deps[at] == "mark"):
        return _past_condition(parse, at, limit) + 1
    if cue.lemma == "ask":
        return None  # asked whether, asked why: only "asked that" says something
    if complement is not None and parse.is_word(at):
        if at >= parse.lefts[complement] or (at == start and _bare_clause(parse, cue, at)):
            that = _mark(parse, at, complement)
            return that + 1 if that is not None else past_day(parse, at, limit)
    elif parse.words[at] == ",":  # said, however, that
        near = range(at + 1, min(limit, at + 16))
        thats = (t for t in near if parse.low[t] == "that" and parse.tags[t] == "IN" and parse.words[t - 1] == ",")
        that = next(thats, None)
        return that + 1 if that is not None else past_aside(parse, cue, at, limit)
    return None


def _past_condition(parse: Parse, that: int, limit: int) -> int:
    """The "that" that leads to what is said, behind "on condition that he not be named that"."""
    if parse.low[that - 1] != "condition":
        return that
    return next((at for at in range(that + 1, min(limit, that + 14)) if parse.low[at] == "that"), that)


def _mark(parse: Parse, at: int, complement: int) -> int | None:
    """The "that" of the complement, where it stands near its beginning."""
    for token in range(at, min(complement, at + 8)):
        if parse.low[token] == "that" and parse.deps[token] == "mark" and parse.heads[token] == complement:
            return token
    return None


def _takes_clause(parse: Parse, cue: Cue) -> bool:
    """Whether a clause may follow that the parse did not hang on the cue: not where it has an object already."""
    taken = any(parse.deps[child] in {"obj", "iobj"} and child > cue.verb for child in parse.children[cue.verb])
    plain = cue.lemma in {"say", "tell", "add", "state"}
    return (plain or not taken) and cue.lemma not in words("frames", "quoted") and cue.lemma != "ask"


def _bare_clause(parse: Parse, cue: Cue, at: int) -> bool:
    """Whether the clause begins right behind the cue, whatever its first words were hung on."""
    owned = at + 1 < len(parse) and parse.tags[at + 1] == "POS"  # Monday's attack
    return (
        parse.pos[at] in {"DET", "PROPN", "NOUN", "NUM", "PRON"}
        and (owned or parse.names[at] != "Date")
        and cue.lemma not in {"warn", "remind", "ask"}
    )


def _bare(parse: Parse, start: int, end: int) -> bool:
    """Whether a clause with a subject of its own stands here: no verb joined to the cue's by "and"."""
    verb = next((at for at in range(start, end) if parse.tags[at] in FINITE), end)
    return (
        finite(parse, start, end)
        and any(parse.pos[at] in SUBJECTS for at in range(start, verb))
        and "CCONJ" not in parse.pos[max(start, verb - 2) : verb]
    )


def _complement(parse: Parse, verb: int, start: int) -> int | None:
    """The clause that hangs on the cue, behind it; of several the one that begins first."""
    found = [
        child
        for child in parse.children[verb]
        if child >= start
        and parse.deps[child] in {"ccomp", "xcomp", "parataxis"}
        and (
            parse.deps[child] == "ccomp"
            or (parse.deps[child] == "xcomp" and parse.tags[child] in FINITE)
            or (parse.deps[child] == "parataxis" and parse.lefts[child] > verb and child - verb < 12)
        )
    ]
    return min(found, key=lambda child: (parse.deps[child] != "ccomp", parse.lefts[child]), default=None)


def _clause(parse: Parse, cue: Cue, start: int, complement: int | None, limit: int, quoted: Quoted) -> Content | None:
    if start >= limit:
        return None
    end = limit if complement is None else _clause_end(parse, cue, start, complement, limit)
    end = cut(parse, cue, start, end, quoted)
    span = trimmed(parse, parse.starts[start], parse.span(start, max(end, start + 1)).end, quoted)
    return Content(span, "clause", start) if span else None


def _clause_end(parse: Parse, cue: Cue, start: int, complement: int, limit: int) -> int:
    """Where the complement ends; what follows it belongs to it unless it hangs on the cue or above."""
    end = parse.rights[complement] + 1
    for child in parse.children[cue.verb]:
        if child < end or parse.lefts[child] > end + 1:
            continue
        if parse.deps[child] == "ccomp" or (
            parse.deps[child] in {"conj", "parataxis"} and _same_breath(parse, child) and not speaks(parse, child)
        ):
            end = max(end, parse.rights[child] + 1)
    if end <= start:
        return limit
    return min(end, limit)


def _same_breath(parse: Parse, joined: int) -> bool:
    """Whether a clause joined to the cue goes on with what is said: no comma before it, or a pronoun as its subject, or
    none and "had": said they had left, and had burned the bridge."""
    first = parse.lefts[joined]
    subject = parse.child(joined, "nsubj", "nsubj:pass")
    if subject is None and parse.has(joined, "aux", "had") and parse.tags[parse.heads[joined]] == "VBD":
        return True
    if subject is not None and parse.low[subject] in {"they", "it", "he", "she"}:
        return True
    return parse.words[first - 1] != "," and parse.words[first] != ","


def _quotation(parse: Parse, cue: Cue, quote: Quote, at: int, limit: int, quoted: Quoted) -> Content:
    """A quotation after the cue; a fragment runs on to the end of its clause."""
    end = quote.span.end
    token = parse.at(end)
    whole = is_whole(parse.text, quote) or parse.text[quote.span.end - 2 : quote.span.end - 1] in {".", "!", "?"}
    if not whole and token < limit and parse.words[token] not in BREAKS and parse.is_word(token):
        stop = cut(parse, cue, token, limit, quoted)
        span = trimmed(parse, quote.span.start, parse.span(at, stop).end, quoted)
        return Content(span or quote.span, "clause", at)
    return Content(Span(quote.span.start, end), "quote", at)
