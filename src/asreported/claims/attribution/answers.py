"""Numbers given as an answer: the rebels gave 52, the clinic had seven, the office has counted 88 people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..parse import Parse
from ..people import is_people
from .cues import nouns, words
from .draft import Draft
from .nounphrases import phrase
from .quotes import Quoted

SPEAKING: Final = frozenset({"speak", "talk", "know", "tell"})
THEY: Final = frozenset({"they", "it", "others", "some", "we", "he", "she"})
NAMED: Final = frozenset({"Organization", "Person", "Location"})
NARROW: Final = frozenset({"have", "find"})  # what others than bodies that count people have are things
COUNTED: Final = frozenset({"say", "count", "claim"})  # a bare number behind them, of a body that counts, is a toll
BEFORE: Final = 30  # tokens before the answer's sentence in which a number must stand
STATES: Final = frozenset({"aboard", "dead", "missing", "injured", "killed", "wounded"})
QUOTE_MARKS: Final = frozenset({"“", '"', "‘", "'", "``"})
HEDGING: Final = frozenset(
    {
        "more", "than", "at", "least", "about", "around", "some", "nearly", "almost", "over",
        "up", "to", "fewer", "less", "no", "only", "just",
    }
)  # fmt: skip
# Behind the number: it ends its phrase, so that it counts no noun.
ENDS: Final = frozenset(
    {".", ",", ";", ")", '"', "”", "''", "and", "but", "when", "while", "on", "by", "until", "as", "at", "in", "this"}
)


def answers(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """The drafts of all numbers that somebody gives after another number: what they say is the number."""
    for at, pos in enumerate(parse.pos):
        if pos == "NUM" and parse.pos[at - 1] != "NUM" and parse.names[at] not in {"Date", "Money"}:
            draft = _bare(parse, at) or _of_people(parse, at)
            if draft is not None and quoted.around(draft.cue.start) is None:
                yield draft


def giving(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """The verb by which a number that stands alone is given, and the subject of the verb; the number runs from the
    token `first` to `last`, its hedges included. None where it is not given by anybody who counts people."""
    behind = parse.low[last + 1 : min(last + 2, parse.stops[last])]
    if behind and behind[0] not in ENDS and "\n" not in behind[0]:
        return None
    at = first - 1
    while at > parse.opens[first] and (parse.low[at] in QUOTE_MARKS or parse.pos[at] == "ADV"):
        at -= 1
    of = parse.low[at] == "of" and at > 0
    verb = at - 1 if of else at
    lemma = parse.lemmas[verb]
    if lemma not in (SPEAKING if of else words("answers", "verbs")) or parse.pos[verb] not in {"VERB", "AUX"}:
        return None
    subject = _subject(parse, verb)
    return (verb, subject) if subject is not None and _counts(parse, subject, narrow=lemma in NARROW) else None


def _subject(parse: Parse, verb: int) -> int | None:
    own = parse.child(verb, "nsubj")
    if own is not None and parse.low[own] == "which":
        near = own - 2 if parse.words[own - 1] == "," else own - 1
        own = near if parse.pos[near] in {"NOUN", "PROPN"} else own
    if own is None and parse.deps[verb] in {"conj", "xcomp"}:
        own = parse.child(parse.heads[verb], "nsubj")
    return own if own is not None and own < verb else None


def _counts(parse: Parse, subject: int, *, narrow: bool) -> bool:
    """Whether the subject is somebody who gives numbers; `narrow` asks for a body that counts people."""
    lemma, low = parse.lemmas[subject], parse.low[subject]
    if low in THEY:
        return not narrow or low not in {"he", "she"}
    if {lemma, low} & words("answers", "bodies"):
        return True
    listed = any({lemma, low} & nouns(key) for key in ("roles", "bodies", "crowd", "documents"))
    return not narrow and (listed or parse.names[subject] in NAMED)


def _bare(parse: Parse, at: int) -> Draft | None:
    """The rebels gave 52: where a number stands shortly before."""
    first = at
    while first > parse.opens[at] and parse.low[first - 1] in HEDGING:
        first -= 1
    last = at
    while last + 1 < len(parse) and parse.pos[last + 1] == "NUM":
        last += 1
    given = giving(parse, first, last) if first <= at else None
    if given is None:
        return None
    plainly = parse.lemmas[given[0]] in COUNTED and _counts(parse, given[1], narrow=True)
    if not plainly and not _asked(parse, given[1]):
        return None
    return _draft(parse, given, first, last + 1)


def _asked(parse: Parse, subject: int) -> bool:
    """Whether a number stands before the answer, so that there was a question."""
    near = range(max(0, parse.opens[subject] - BEFORE), subject)
    return any(parse.pos[at] == "NUM" and parse.names[at] not in {"Date", "Money"} for at in near)


def _of_people(parse: Parse, at: int) -> Draft | None:
    """The government has counted 88 people aboard."""
    noun = parse.heads[at]
    verb = parse.heads[noun]
    if parse.deps[at] != "nummod" or parse.deps[noun] != "obj":
        return None
    if is_people(parse.lemmas[noun], parse.low[noun]) is not True:
        return None
    subject = _subject(parse, verb) if parse.lemmas[verb] in words("answers", "counting") else None
    if subject is None or parse.low[subject] == "we" or not _counts(parse, subject, narrow=True):
        return None
    end = parse.rights[noun] + 1
    end += end < parse.stops[noun] and parse.low[end] in STATES
    return _draft(parse, (verb, subject), max(parse.lefts[noun], verb + 1), end)


def _draft(parse: Parse, given: tuple[int, int], first: int, end: int) -> Draft:
    verb, subject = given
    start = verb
    while start > subject + 1 and parse.pos[start - 1] in {"AUX", "ADV"}:
        start -= 1
    return Draft(
        verb=verb, cue=parse.span(start, first if parse.low[first - 1] == "of" else verb + 1),
        content=parse.span(first, end), source=phrase(parse, subject, start), act="say", shape="object",
        lemma=parse.lemmas[verb],
    )  # fmt: skip
