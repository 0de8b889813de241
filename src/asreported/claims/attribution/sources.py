"""Sources: which words of the clause name the one who speaks."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from .cues import Cue, words
from .nounphrases import CLOSING, INSIDE_NAME, NOMINAL, Source, head_right, phrase, right_phrase
from .talkers import speakable

SUBJECTS: Final = ("nsubj", "nsubj:pass", "nsubj:outer")
VERBS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBJECTS: Final = frozenset({"obj", "iobj", "obl", "obl:tmod", "obl:unmarked"})
PARTING: Final = frozenset({"”", '"', ";", "“"})
NEVER_BEHIND: Final = frozenset({"that", "it", "there", "this", "they", "he", "she", "we", "i", "you", "in"})


def source_of(parse: Parse, cue: Cue) -> Source | None:
    """The source of a cue in the active voice, None where no word of its clause can be one."""
    turned = _after(parse, cue)
    if turned is not None:
        return turned
    subject = _subject(parse, cue.verb)
    if subject is not None and not _stranger(parse, subject, cue):
        return phrase(parse, subject, cue.first)
    near = _left_neighbour(parse, cue)
    if near is not None and not (cue.trailing and parse.words[near + 1] in {",", "”", '"'}):
        return phrase(parse, near, cue.first)
    return _borrowed(parse, cue.verb)


def agent_of(parse: Parse, cue: Cue) -> Source | None:
    """Who does it in a passive: the phrase after "by"."""
    _, end = parse.sentence(cue.verb)
    for by in range(cue.end, min(end, cue.end + 14)):
        if parse.low[by] != "by":
            if parse.words[by] in {",", ";", "."} or (parse.tags[by] in {"VBD", "VBZ", "VBP"} and by > cue.end):
                return None
            continue
        head = parse.heads[by]
        if head > by and parse.pos[head] in NOMINAL and parse.names[head] != "Date":
            return right_phrase(parse, by + 1, head)
        return None
    return None


def _subject(parse: Parse, verb: int) -> int | None:
    found = [child for child in parse.children[verb] if parse.deps[child] in SUBJECTS and child < verb]
    subject = (found[-1] if _own_clause(parse, found) else found[0]) if found else None
    if (
        subject is not None
        and parse.low[subject] in {"who", "which", "that"}
        and parse.tags[subject] in {"WP", "WDT", "IN", "DT"}
    ):
        return _antecedent(parse, verb, subject)
    return subject


def _own_clause(parse: Parse, subjects: list[int]) -> bool:
    """Whether the last of several subjects is the verb's own: the report that he died was false, the army said."""
    start = parse.lefts[subjects[-1]]
    between = parse.tags[subjects[0] : start]
    return len(subjects) > 1 and parse.words[start - 1] == "," and not VERBS.isdisjoint(between)


def _antecedent(parse: Parse, verb: int, relative: int) -> int | None:
    head = parse.heads[verb]
    before = relative - 1
    while before > 0 and not parse.is_word(before):
        before -= 1
    near = before if parse.pos[before] in NOMINAL else None
    if parse.deps[verb].startswith("acl") and head < verb and parse.pos[head] in NOMINAL:
        return near if near is not None and _fits_better(parse, verb, near, head) else head
    return near


def _fits_better(parse: Parse, verb: int, near: int, head: int) -> bool:
    """Whether the name right before “which” is who speaks, not the thing further left that the clause was hung on."""
    if parse.pos[near] != "PROPN" or parse.pos[head] != "NOUN" or parse.names[near] == "Date":
        return False
    plural = parse.tags[head] == "NNS" and parse.tags[verb] == "VBZ"
    return plural or (parse.child(near, "case") is not None and not speakable(parse, head))


def _stranger(parse: Parse, subject: int, cue: Cue) -> bool:
    """A subject with a whole quotation or another finite verb between it and the cue was hung on the wrong verb."""
    between = range(parse.rights[subject] + 1 if parse.rights[subject] < cue.verb else subject + 1, cue.first)
    return any(
        parse.words[token] in {"”", "“", '"'}
        or (
            parse.tags[token] in {"VBD", "VBZ"}
            and not parse.under(token, subject)
            and parse.deps[token] not in {"conj", "aux", "aux:pass"}
            and not parse.under(cue.verb, token)
        )
        for token in between
    )


def _left_neighbour(parse: Parse, cue: Cue) -> int | None:
    """The head of the noun phrase that ends right before the cue."""
    first = parse.opens[cue.verb]
    at = cue.first - 1
    if at >= first and parse.words[at] == ",":  # Brink, the spokesman, said: the name stands before the other comma
        at = next((t for t in range(at - 1, first, -1) if parse.words[t] == ","), first) - 1
    if at >= first and parse.words[at] == ")":
        at = next((token - 1 for token in range(at, first, -1) if parse.words[token] == "("), at)
    if at < first or parse.pos[at] not in NOMINAL:
        return None
    if parse.deps[at] in OBJECTS and parse.names[at] == "Date":
        return None
    head = at
    while _belongs_above(parse, head, first):
        head = parse.heads[head]
    trailing = parse.deps[head] in {"obj", "obl"} and parse.heads[head] < head and cue.trailing
    return None if trailing else head


def _belongs_above(parse: Parse, token: int, first: int) -> bool:
    """Whether a noun is part of the noun phrase of its head, nothing in between that ends one."""
    head = parse.heads[token]
    if parse.deps[token] not in INSIDE_NAME or not first <= head < token or parse.pos[head] not in NOMINAL:
        return False
    between = range(head, token)
    if parse.deps[token] == "conj" and not any(parse.pos[at] == "CCONJ" for at in between):
        return False
    return not any(parse.pos[at] == "SCONJ" or parse.words[at] in PARTING or parse.tags[at] in VERBS for at in between)


def _after(parse: Parse, cue: Cue) -> Source | None:
    """The source behind its verb: “…,” said the minister."""
    first = cue.verb + 1
    if cue.trailing or first >= len(parse) or cue.lemma not in words("frames", "inverted"):
        return None
    before = cue.verb - 1
    while before >= 0 and parse.pos[before] in {"SPACE", "ADV"}:
        before -= 1
    if before < 0 or parse.words[before] not in CLOSING or not _may_follow(parse, first):
        return None
    own = _subject(parse, cue.verb)
    if own is not None and not _stranger(parse, own, cue) and parse.words[before] == "," and parse.pos[own] != "PUNCT":
        return None
    part = parse.low[first] == "one" and parse.low[first + 1 : first + 2] == ["of"]  # said one of them
    source = right_phrase(parse, first, first if part else head_right(parse, first))
    if source.end < parse.stops[cue.verb] and parse.tags[source.end] in VERBS:
        return None  # the noun has a verb of its own: "…, said the attack was"
    return source


def _may_follow(parse: Parse, token: int) -> bool:
    """Whether a source may begin here, behind its verb."""
    if parse.low[token] in NEVER_BEHIND:
        return False
    return parse.pos[token] in {"PROPN", "DET", "NOUN", "ADJ", "PRON"} or parse.low[token] == "one"


def _borrowed(parse: Parse, verb: int) -> Source | None:
    """A verb without a subject of its own takes that of the verb it is joined to."""
    at = verb
    for _ in range(4):
        head = parse.heads[at]
        if head == at or parse.deps[at] not in {"conj", "xcomp", "advcl", "parataxis", "acl", "ccomp", "dep"}:
            return None
        if parse.pos[head] in NOMINAL:
            return phrase(parse, head, verb) if head < verb and parse.deps[at].startswith("acl") else None
        subject = _subject(parse, head)
        if subject is not None and subject < verb:
            return phrase(parse, subject, head if head > subject else verb)
        after = next(
            (child for child in parse.children[head] if parse.deps[child] in SUBJECTS and head < child < verb), None
        )
        if after is not None:
            return right_phrase(parse, parse.lefts[after], after)
        at = head
    return None
