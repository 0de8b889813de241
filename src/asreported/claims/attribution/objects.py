"""Contents that are a noun phrase: denied the claim, announced a curfew, described the raid as, put the toll at."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from .cues import Cue, nouns, words
from .extents import Content, cut, tail, trimmed
from .nounphrases import Source
from .quotes import Quoted

CARRIERS: Final = frozenset({"report", "claim", "allegation", "rumour", "rumor", "suggestion", "version", "account"})
IN: Final = frozenset({"in", "from", "by", "on"})
CARRIED: Final = 9  # tokens from “reports” to “that”
CLAUSAL: Final = frozenset({"xcomp", "ccomp", "advcl"})
REJECTED: Final = frozenset({"it", "that", "this", "them", "both"})
# What is asked for or rejected is the thing alone; of what is shown or condemned the rest is said too.
ASKING: Final = frozenset({"request", "demand", "deny", "offer", "promise", "decline"})
RELATIVE: Final = frozenset({"where", "which"})
COUNT_REACH: Final = 6  # tokens from “reported” to its number, hedges between
HANGING: Final = frozenset({"obl", "xcomp", "advcl", "nmod"})


def objective(parse: Parse, cue: Cue, after: int, source: Source | None, quoted: Quoted) -> Content | None:
    """A noun phrase or -ing form that is itself what is denied, announced, condemned, shown."""
    document = source is not None and parse.lemmas[source.head] in nouns("documents")
    shown = document and cue.lemma in words("frames", "shown")
    counting = cue.lemma in words("counting", "verbs")
    if cue.lemma not in words("frames", "object") and not shown and not counting:
        return None
    head = _head(parse, cue, after)
    if head is None:
        return _condemned(parse, cue, after, quoted) or _counted(parse, cue, after, quoted)
    if not _worth_saying(parse, cue, head):
        return None
    begin = max(parse.lefts[head], after)
    end = min(_end(parse, cue, head, shown), parse.stops[cue.verb])
    end = _before_reason(parse, cue, head, cut(parse, cue, begin, end, quoted), quoted)
    end = before_aside(parse, head, end, quoted) if cue.act in ASKING else end
    span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted) if begin < end else None
    return Content(span, "object", begin) if span else None


def denied_report(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """Denies rumours in the press that the boat sank: the reports, with what they say."""
    head = next((child for child in parse.children[cue.verb] if child >= after and parse.deps[child] == "obj"), None)
    if head is None or not is_carrier(parse, head):
        return None
    begin = max(parse.lefts[head], after)
    end = min(max(parse.rights[head] + 1, head + 2), parse.stops[cue.verb])
    that = next((at for at in range(head + 1, parse.stops[cue.verb]) if parse.low[at] == "that"), head)
    end = max(end, parse.rights[parse.heads[that]] + 1 if parse.heads[that] > that else end)
    end = cut(parse, cue, begin, min(end, parse.stops[cue.verb]), quoted)
    span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted)
    return Content(span, "object", begin) if span else None


def is_carrier(parse: Parse, noun: int) -> bool:
    """Whether a noun for reports has a source of its own behind it, and then what they say: reports in media that."""
    if parse.lemmas[noun] not in CARRIERS or parse.low[noun + 1 : noun + 2] == [] or parse.low[noun + 1] not in IN:
        return False
    near = parse.low[noun + 2 : min(noun + CARRIED, parse.stops[noun])]
    return "that" in near and parse.pos[noun + 1 + near.index("that")] in {"NOUN", "PROPN"}


def _head(parse: Parse, cue: Cue, after: int) -> int | None:
    """The object, or the -ing form right behind the cue."""
    behind = (child for child in parse.children[cue.verb] if child >= after)
    found = next((child for child in behind if parse.deps[child] == "obj" or _is_doing(parse, child, after)), None)
    alone = found is None and cue.act == "deny" and parse.low[after : after + 1] == ["both"]
    return after if alone and tail(parse, after) == after + 1 else found


def _is_doing(parse: Parse, token: int, after: int) -> bool:
    return parse.deps[token] in CLAUSAL and parse.tags[token] == "VBG" and token <= after + 1


def _condemned(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """What is condemned without being an object to the parse: all up to the next break."""
    end = tail(parse, after)
    if cue.act != "condemn" or end <= after + 1:
        return None
    span = trimmed(parse, parse.starts[after], parse.span(after, end).end, quoted)
    return Content(span, "object", after) if span else None


def _counted(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """Reported as many as 32 hospitalised: a count and its state, all up to the next break."""
    end = min(tail(parse, after), parse.stops[cue.verb])
    if cue.lemma != "report" or "NUM" not in parse.pos[after : min(after + COUNT_REACH, end)]:
        return None
    if {"VERB", "AUX"} & set(parse.pos[after : after + parse.pos[after:end].index("NUM")]):
        return None
    span = trimmed(parse, parse.starts[after], parse.span(after, end).end, quoted)
    return Content(span, "object", after) if span else None


def _end(parse: Parse, cue: Cue, head: int, shown: bool) -> int:
    """Behind the object, and behind what the parse hung on the verb: described the raid as; put the toll at."""
    end = parse.rights[head] + 1
    counting = cue.lemma in words("counting", "verbs")
    for child in parse.children[cue.verb]:
        opened = parse.low[parse.lefts[child]]
        leads = counting and opened in words("counting", "leads")
        near = child > head and (parse.lefts[child] <= end + 1 or opened == "as" or leads)
        if near and parse.deps[child] in HANGING and parse.names[child] != "Date":
            promised = cue.act == "promise" and opened in {"in", "for", "to"}
            led = opened in {"as", "at", "of"} or promised or cue.lemma in {"attribute", "ascribe"}
            if led or shown or parse.deps[child] == "xcomp":
                end = parse.rights[child] + 1
    if counting and parse.low[end : end + 2] == [",", "including"]:
        end = max(end + 2, parse.rights[parse.heads[end + 1]] + 1)
    following = parse.low[head : parse.stops[cue.verb]]
    if cue.lemma in words("joints", "as") and "as" in following:
        with_as = head + following.index("as")
        end = max(end, parse.rights[max(parse.heads[with_as], with_as)] + 1)
    return end


def _before_reason(parse: Parse, cue: Cue, head: int, end: int, quoted: Quoted) -> int:
    """The end of what is promised, before the clause that gives a reason or a time for it."""
    if cue.act != "promise":
        return end
    for at in range(head + 1, end):
        opens = parse.low[at] in words("joints", "since") and parse.heads[at] > at
        if opens and quoted.around(parse.starts[at]) is None:
            return at
    return end


def before_aside(parse: Parse, head: int, end: int, quoted: Quoted) -> int:
    """The end before what the report adds: asked for the lifting of the ban, which dates from May."""
    for at in range(head + 1, end - 1):
        if parse.words[at] != "," or quoted.around(parse.starts[at]) is not None:
            continue
        if adds(parse, at + 1):
            return at
    return end


def adds(parse: Parse, at: int) -> bool:
    """Whether what begins here behind a comma is the report's own: where lorries wait, a word for which deputies."""
    word = parse.low[at]
    return word in RELATIVE or (word in {"a", "an"} and not RELATIVE.isdisjoint(parse.low[at + 2 : at + 6]))


def _worth_saying(parse: Parse, cue: Cue, head: int) -> bool:
    """Not every object is content: "reported a man to the police", "recalled the ambassador" name what was done."""
    low = parse.low[head]
    if cue.lemma in {"identify", "name"} and "as" not in parse.low[head : parse.stops[cue.verb]]:
        return False
    if cue.lemma == "call" and parse.child(cue.verb, "xcomp") is None:
        return False
    naming = words("counting", "verbs") | {"identify", "name", "describe", "call"}
    rejected = cue.act in {"deny", "decline"} and low in REJECTED
    if parse.pos[head] == "PRON" and not rejected and (cue.lemma not in naming or low.endswith(("self", "selves"))):
        return False
    if cue.lemma == "offer" and parse.lemmas[head] not in words("offered", "nouns"):
        return False
    return not {low, parse.lemmas[head]} & words("joints", "mute")
