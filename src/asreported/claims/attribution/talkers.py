"""Talkers: who can be one that says something, by its noun alone, by a listed cue, or by a cue that is only marked."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from ..people import kind
from .cues import VERB_TAGS, Cue, nouns, words
from .nounphrases import Source
from .quotes import Quoted

# Of those who converse a reader knows nobody by the pronoun alone.
CONVERSING: Final = frozenset({"i", "we", "you", "us", "me"})
# "An earlier version of this report said": the report itself is no source.
ITSELF: Final = frozenset({"report", "story", "article", "dispatch", "page", "bulletin", "post"})
# Pronouns that stand for a source where only the reader marks a cue: "this" and "those" seldom do.
STANDING_FOR: Final = frozenset({"he", "she", "they", "who", "it", "one", "some", "others", "many"})


def speakable(parse: Parse, head: int) -> bool:
    """Whether a common noun can speak: "the meetings underscore", "signs indicate" attribute nothing to anybody."""
    lemma, low = parse.lemmas[head], parse.low[head]
    part = parse.child(head, "nmod") if low == "one" else None
    if part is not None and parse.pos[part] == "NOUN":
        return speakable(parse, part)  # one of its jets
    if any(lemma in nouns(key) or low in nouns(key) for key in ("roles", "bodies", "documents", "crowd")):
        return True
    if kind(lemma, low) is not None or _several(parse, head):
        return True
    if head + 1 < len(parse) and parse.names[head + 1] == "Person" and parse.pos[head + 1] == "PROPN":
        return True
    return parse.names[head] in {"Person", "Organization", "NORP"} or low.endswith(
        ("ists", "ers", "ors", "ees", "ians")
    )


def _several(parse: Parse, head: int) -> bool:
    """Whether a number counts people that can speak: two of them, three of the nurses."""
    if parse.pos[head] != "NUM" or parse.names[head] in {"Date", "Money"}:
        return False
    below = parse.child(head, "nmod")
    return below is not None and (parse.pos[below] == "PRON" or kind(parse.lemmas[below], parse.low[below]) is not None)


def has_voice(parse: Parse, source: Source) -> bool:
    """Whether the source can speak at all, whatever its cue: a name, a pronoun or a noun that can."""
    return parse.pos[source.head] in {"PROPN", "PRON"} or speakable(parse, source.head)


def says_by(parse: Parse, cue: Cue, source: Source, quoted: Quoted) -> bool:
    """Whether the source of a cue can be one who says something by it."""
    head = source.head
    low = parse.low[head]
    if cue.lemma == "continue" and cue.end < len(parse) and parse.low[cue.end] == "to":
        return False
    inside = quoted.around(parse.starts[cue.verb]) is not None
    turn = None if inside else quoted.turn(parse.starts[cue.verb])
    known = turn is not None and low in ({"you"} if turn.asks else {"we"})
    if low in CONVERSING and not known and (inside or low == "you" or cue.lemma in words("frames", "thought")):
        return False
    if low in words("joints", "dumb") or parse.names[head] == "Date":
        return False
    if any(parse.low[at] == "this" and parse.lemmas[at + 1] in ITSELF for at in range(source.first, source.end - 1)):
        return False
    if cue.lemma == "report" and low in {"he", "she"} | CONVERSING:
        return False
    if low == "it" and cue.lemma in {"mean", "show", "suggest", "indicate", "take"}:
        return False
    if parse.pos[head] == "NOUN" and cue.lemma in words("gated", "verbs") and not speakable(parse, head):
        return False
    if cue.lemma in words("documents", "verbs"):
        return parse.lemmas[head] in nouns("documents")
    return parse.pos[head] != "NUM" or parse.low[head] == "one" or _several(parse, head)


def says_by_mark(parse: Parse, cue: Cue, source: Source, quoted: Quoted) -> bool:
    """Whether the source can say something by a cue that only the reader marks: stricter, since no list speaks for it.

    Not from inside a quotation, nor in the first or second person.
    """
    head = source.head
    turn = quoted.turn(parse.starts[cue.verb])
    known = turn is not None and not turn.asks and parse.low[head] == "we"
    if known:
        return quoted.around(parse.starts[cue.verb]) is None
    if parse.low[head] in CONVERSING | words("joints", "dumb") or parse.names[head] == "Date":
        return False
    if source.first <= cue.verb < source.end or quoted.around(parse.starts[cue.verb]) is not None:
        return False
    if parse.tags[cue.verb] in VERB_TAGS and not cue.passive and not says_by(parse, cue, source, quoted):
        return False
    if parse.pos[head] == "PRON":
        return parse.low[head] in STANDING_FOR
    return parse.pos[head] in {"PROPN", "NOUN"} or _several(parse, head)
