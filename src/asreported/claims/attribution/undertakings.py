"""Contents that are undertakings rather than clauses: to leave, residents to leave, of shelling."""

from __future__ import annotations

from typing import Final

from .. import vocabulary
from ..parse import Parse
from .cues import VERB_TAGS, Cue, words
from .extents import BREAKS, FINITE, Content, cut, trimmed
from .quotes import Quoted

# Asked for comment, for anonymity: what passes between reporter and source.
UNSAID: Final = frozenset({"comment", "comments", "anonymity", "confidentiality"})


def infinitive(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """Vowed to, offered to, declined to: the source is also the one who will do it."""
    if cue.lemma not in words("frames", "infinitive"):
        return None
    at = after
    _, limit = parse.sentence(cue.verb)
    while at < limit and parse.pos[at] == "ADV":
        at += 1
    if at + 1 >= limit or parse.low[at] != "to":
        return None
    if parse.deps[cue.verb] == "acl:relcl" and parse.rights[at + 1] == at + 1 and parse.has(cue.verb, "nsubj"):
        subject = parse.child(cue.verb, "nsubj")
        if subject is not None and parse.low[subject] not in {"who", "which", "that"}:
            return None  # the wounded whom it had offered to treat
    return _to(parse, cue, at, at, limit, quoted, "infinitive")


def person(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """Urged residents to leave, told the army to stop."""
    if cue.lemma not in words("frames", "person"):
        return None
    _, limit = parse.sentence(cue.verb)
    if cue.lemma == "call" and parse.low[after : after + 1] not in (["on"], ["upon"]):
        return None
    after += cue.lemma == "call"
    for at in range(after, min(limit - 1, after + 14)):
        if parse.words[at] in {",", ":", ";"} or parse.low[at] in {"that", "said"} or parse.tags[at] in FINITE:
            return None
        if (
            parse.low[at] == "to"
            and at > after
            and parse.deps[at] == "mark"
            and parse.tags[parse.heads[at]] in VERB_TAGS
        ):
            begin = at if cue.lemma == "tell" else after
            return _to(parse, cue, begin, at, limit, quoted, "person")
    return None


def _to(parse: Parse, cue: Cue, begin: int, to: int, limit: int, quoted: Quoted, frame: str) -> Content | None:
    verb = parse.heads[to] if parse.heads[to] > to else to + 1
    end = max(parse.rights[verb] + 1, to + 2) if parse.deps[verb] in {"xcomp", "ccomp", "advcl", "acl"} else limit
    end = cut(parse, cue, begin, min(end, limit), quoted)
    span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted)
    return Content(span, frame, begin) if span else None


def prepositional(parse: Parse, cue: Cue, after: int, quoted: Quoted) -> Content | None:
    """Warned of, called for: content behind the preposition; accused them of: from the accused on."""
    table = prepositions().get(cue.lemma)
    if table is None:
        return None
    _, limit = parse.sentence(cue.verb)
    if cue.lemma == "own":  # owned up to
        dead = {"dead", "killed", "wounded", "deaths", "losses"}
        if parse.low[after : after + 2] != ["up", "to"] or (
            parse.pos[after + 2 : after + 3] == ["NUM"] and dead.isdisjoint(parse.low[after + 3 : after + 5])
        ):
            return None
        after += 1
    blames = cue.act == "accuse" or cue.lemma in {"blame", "warn"}
    for at in range(after, min(limit - 1, after + (7 if cue.lemma in {"ask", "warn"} else 14 if blames else 1))):
        if parse.low[at] in table and not _is_day(parse, at + 1) and parse.low[at + 1] not in UNSAID:
            begin = after if blames and at > after else at + 1
            end = cut(parse, cue, begin, _phrase_end(parse, cue, at, limit), quoted)
            span = trimmed(parse, parse.starts[begin], parse.span(begin, end).end, quoted)
            return Content(span, f"preposition {parse.low[at]}", begin) if span else None
        if parse.words[at] in BREAKS or parse.low[at] in {"that", "to"}:
            return None
    return None


def _is_day(parse: Parse, at: int) -> bool:
    """Whether a day follows the preposition, not what is spoken of: reported on Thursday evening."""
    return parse.names[at] == "Date" or parse.low[at] in vocabulary.words("times", "weekdays")


def _phrase_end(parse: Parse, cue: Cue, preposition: int, limit: int) -> int:
    """Where the phrase ends that a preposition leads; "to" and a verb behind it belong to it."""
    head = parse.heads[preposition] if parse.heads[preposition] > preposition else preposition + 1
    if parse.low[preposition] == "to" and parse.pos[preposition + 1] == "NUM":  # owned up to 14 dead, and
        stops = (at for at in range(preposition + 2, limit) if parse.words[at] in BREAKS)
        return next(stops, limit)
    whole = parse.heads[head] == cue.verb or parse.rights[head] > preposition + 1
    end = max(parse.rights[head] + 1, preposition + 2) if whole else limit
    if end < limit and parse.low[end] == "to" and parse.heads[end] > end:
        end = parse.rights[parse.heads[end]] + 1
    return min(end, limit)


def prepositions() -> dict[str, list[str]]:
    """The prepositions that carry content, by cue lemma."""
    table: dict[str, list[str]] = vocabulary.load("cues")["prepositions"]
    return table
