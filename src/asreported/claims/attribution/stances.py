"""Stances: what is said by an adjective or a deadline, without a verb of saying: is certain that, stands ready to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..negations import negated
from ..parse import Parse
from .cues import words
from .draft import Draft
from .extents import trimmed
from .nounphrases import Source, phrase
from .quotes import Quoted
from .talkers import has_voice

IMPERSONAL: Final = frozenset({"it", "this", "that", "there", "which", "what", "you"})
PRESENT: Final = frozenset({"is", "are", "'s", "'re", "stands", "stand", "remains", "remain"})
DEADLINE: Final = 8  # tokens from “gave” to “hours”


def stances(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """The drafts of all stances outside quotations."""
    sure, ready, spans = words("stances", "sure"), words("stances", "ready"), words("stances", "deadlines")
    for at, low in enumerate(parse.low):
        draft = None
        if low in sure and parse.low[at + 1 : at + 2] == ["that"]:
            draft = _sure(parse, at, quoted)
        elif low in ready:
            draft = _ready(parse, at, quoted)
        elif low in spans and parse.low[at + 1 : at + 2] == ["to"]:
            draft = _deadline(parse, at, quoted)
        elif parse.lemmas[at] == "want" and parse.pos[at] == "VERB":
            draft = _wanted(parse, at, quoted)
        if draft is not None and quoted.around(parse.starts[at]) is None:
            yield draft


def _holder(parse: Parse, word: int) -> Source | None:
    """Who is sure or ready, by the subject of the adjective."""
    subject = parse.child(word, "nsubj", "nsubj:pass")
    if subject is None or subject > word or negated(parse, word) or parse.low[subject] in IMPERSONAL:
        return None
    source = phrase(parse, subject, subject + 1)
    return source if has_voice(parse, source) else None


def _sure(parse: Parse, word: int, quoted: Quoted) -> Draft | None:
    """Is certain that."""
    source = _holder(parse, word)
    if source is None or word + 2 >= parse.stops[word]:
        return None
    head = parse.heads[word + 1]
    end = parse.rights[head] + 1 if head > word else parse.stops[word]
    return _draft(parse, (word, word + 1), (word + 2, min(end, parse.stops[word])), source, "believe", quoted)


def _ready(parse: Parse, word: int, quoted: Quoted) -> Draft | None:
    """Is ready to take in: an offer, in the present tense, of one who can offer."""
    source = _holder(parse, word)
    to = next((k for k in range(word + 1, min(parse.stops[word], word + 7)) if parse.low[k] == "to"), None)
    if source is None or to is None or parse.heads[to] <= to or parse.heads[parse.heads[to]] != word:
        return None
    links = [k for k in parse.children[word] if k < word and parse.low[k] in PRESENT]
    done = parse.heads[to]
    if not links or parse.tags[done] != "VB" or parse.lemmas[done] not in words("stances", "done"):
        return None
    return _draft(parse, (links[0], word + 1), (to, parse.rights[done] + 1), source, "offer", quoted)


def _wanted(parse: Parse, verb: int, quoted: Quoted) -> Draft | None:
    """Wants them freed, wants an amnesty: what is wanted of others, not what one wants to do."""
    subject, told = parse.child(verb, "nsubj"), parse.child(verb, "obj", "ccomp", "xcomp")
    own = subject is None or subject > verb or parse.low[subject] in IMPERSONAL | {"i", "we", "who"}
    if own or told is None or told < verb or parse.low[verb + 1 : verb + 2] == ["to"] or negated(parse, verb):
        return None
    if parse.tags[verb] not in {"VBZ", "VBP", "VBD"} or parse.deps[verb].startswith(("acl", "advcl", "ccomp")):
        return None
    source = phrase(parse, subject, subject + 1) if subject is not None else None
    if source is None or not has_voice(parse, source) or parse.pos[told] == "PRON":
        return None
    end = min(parse.rights[verb] + 1, parse.stops[verb])
    return _draft(parse, (verb, verb + 1), (verb + 1, end), source, "demand", quoted)


def _deadline(parse: Parse, span: int, quoted: Quoted) -> Draft | None:
    """Gave the government 48 hours to free them."""
    verb = parse.heads[span]
    near = parse.lemmas[verb] == "give" and parse.pos[verb] == "VERB" and verb < span < verb + DEADLINE
    given, subject = parse.child(verb, "iobj"), parse.child(verb, "nsubj")
    if not near or given is None or subject is None or subject > verb or negated(parse, verb):
        return None
    source = phrase(parse, subject, subject + 1)
    if not has_voice(parse, source) or parse.low[subject] in {"this", "that", "which", "there"}:
        return None
    end = max(parse.rights[parse.heads[span + 1]] + 1, span + 3)
    return _draft(parse, (verb, verb + 1), (span + 1, min(end, parse.stops[verb])), source, "demand", quoted)


def _draft(
    parse: Parse, cue: tuple[int, int], said: tuple[int, int], source: Source, act: str, quoted: Quoted
) -> Draft | None:
    content = trimmed(parse, parse.starts[said[0]], parse.span(*said).end, quoted)
    if content is None:
        return None
    return Draft(
        verb=cue[1] - 1, cue=parse.span(*cue), content=content, source=source, act=act,
        shape="clause" if act == "believe" else "infinitive", lemma=parse.lemmas[cue[1] - 1],
    )  # fmt: skip
