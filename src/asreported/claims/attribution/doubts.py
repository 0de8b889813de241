"""Doubts: what the report tells without vouching for it, since nobody confirmed it or it is called false."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..negations import negated, nobody, of_nobody
from ..parse import Parse
from .cues import acts

SPOKEN: Final = frozenset({"confirm", "say", "report", "announce", "claim", "estimate", "believe"})
OPEN_REACH: Final = 10  # tokens behind a clause in which it is called false
STOPS: Final = frozenset({",", ".", ";", ":", "—", "–", "”", '"'})


@dataclass(frozen=True, slots=True)
class Doubt:
    """What stands in `span` is `possible` or `denied`; `verification` is `unverified` or None."""

    span: Span
    mode: str
    verification: str | None
    reason: str


def doubts(parse: Parse) -> list[Doubt]:
    """The doubts of a report, by place."""
    found: list[Doubt] = []
    known = acts()
    grounds, claims = _nouns("grounds"), _nouns("claims")
    confirming, false = _verbs("confirming"), _false()
    for token, lemma in enumerate(parse.lemmas):
        if lemma in confirming or (lemma in known and known[lemma] in SPOKEN):
            found.extend(_unconfirmed(parse, token, lemma))
        if lemma in grounds and parse.pos[token] == "NOUN":
            found.extend(_groundless(parse, token))
        elif lemma in claims and parse.pos[token] == "NOUN":
            found.extend(_called_false(parse, token))
        elif parse.low[token] in false:
            found.extend(_false_that(parse, token))
    return found


def _unconfirmed(parse: Parse, verb: int, lemma: str) -> Iterator[Doubt]:
    """Nobody confirmed that; has not been verified that; would neither confirm nor deny that."""
    words = _withheld(parse, verb, lemma)
    if words is None:
        return
    joined = [child for child in parse.children_as(verb, "conj") if acts().get(parse.lemmas[child]) == "deny"]
    for at in (verb, *joined):
        for child in parse.children[at]:
            clause = parse.deps[child] in {"ccomp", "csubj", "csubj:pass"} and child > at
            deed = parse.deps[child] in {"obj", "nsubj:pass"} and parse.lemmas[child] in _deeds()
            if clause or (deed and lemma in _verbs("confirming")):
                yield Doubt(_extent(parse, child), "possible", "unverified", f"“{words} … {parse.low[verb]}”")


def _withheld(parse: Parse, verb: int, lemma: str) -> str | None:
    """The words by which the saying is taken back: a subject that is nobody, “not”, “declined to”."""
    if of_nobody(parse, verb):
        return parse.low[max(parse.lefts[parse.child(verb, "nsubj", "nsubj:pass") or verb], parse.opens[verb])]
    if lemma not in _verbs("confirming"):
        return None
    not_done = negated(parse, verb)
    if not_done is not None:
        return not_done
    head = parse.heads[verb]
    held_back = parse.lemmas[head] in _verbs("withholding") and parse.has(verb, "mark", "to")
    return parse.low[head] if held_back and negated(parse, head) is None else None


def _groundless(parse: Parse, noun: int) -> Iterator[Doubt]:
    """There is no evidence that; no confirmation of the deaths of; there is not any proof that."""
    none = nobody(parse, noun) or parse.case(noun) == "without"
    if not none and not (parse.has(noun, "det", "any") and negated(parse, parse.heads[noun])):
        return
    said = f"no “{parse.low[noun]}” is neither a denial nor a fact"
    clause = _that_clause(parse, noun)
    if clause is not None:
        yield Doubt(parse.span(*clause), "possible", "unverified", said)
    elif parse.lemmas[noun] in _nouns("deeds"):
        for child in parse.children_as(noun, "nmod"):
            if parse.has(child, "case", "of") and parse.lemmas[child] in _deeds():
                yield Doubt(_extent(parse, child), "possible", "unverified", said)


def _called_false(parse: Parse, noun: int) -> Iterator[Doubt]:
    """The report that … was false; a false claim that …; denied reports that …."""
    clause = _that_clause(parse, noun)
    if clause is None:
        return
    lying = vocabulary.words("doubts", "false", "words")
    before = next((parse.low[k] for k in parse.children_as(noun, "amod") if parse.low[k] in lying), None)
    head = parse.heads[noun]
    denied = parse.deps[noun] == "obj" and acts().get(parse.lemmas[head]) == "deny" and not _taken_back(parse, head)
    plain = before or (parse.low[head] if denied else None)
    said = f"“{plain}”" if plain else _falsity(parse, clause[1])
    if said is not None:
        yield Doubt(parse.span(*clause), "denied", None, f"the “{parse.low[noun]}” is called {said}")


def _taken_back(parse: Parse, verb: int) -> bool:
    return negated(parse, verb) is not None or of_nobody(parse, verb)


def _falsity(parse: Parse, start: int) -> str | None:
    """The word in the predicate that begins here by which a claim is called false."""
    if parse.pos[start : start + 1] not in (["AUX"], ["VERB"], ["ADV"]):
        return None
    turned = False
    for at in range(start, min(parse.stops[start], start + OPEN_REACH)):
        word = parse.low[at]
        if word in STOPS:
            return None
        turned = turned or word in _verbs("negations")
        if word in vocabulary.words("doubts", "false", "true" if turned else "words"):
            return f"not “{word}”" if turned else f"“{word}”"
    return None


def _false_that(parse: Parse, word: int) -> Iterator[Doubt]:
    """It is false that; it is not true that."""
    plain = parse.low[word] in vocabulary.words("doubts", "false", "true")
    if plain != (negated(parse, word) is not None) or not parse.has(word, "cop"):
        return
    clause = _that_clause(parse, word)
    if clause is not None:
        yield Doubt(parse.span(*clause), "denied", None, f"called {'not ' * plain}“{parse.low[word]}”")


def _that_clause(parse: Parse, token: int) -> tuple[int, int] | None:
    """First token and end of the clause that “that” right behind a token begins."""
    that = token + 1
    if that + 1 >= parse.stops[token] or parse.low[that] != "that" or parse.tags[that] not in {"IN", "WDT"}:
        return None
    head = parse.heads[that] if parse.heads[that] > that else that + 1
    return that + 1, min(max(parse.rights[head] + 1, that + 2), parse.stops[token])


def _extent(parse: Parse, token: int) -> Span:
    """The words of a clause or noun phrase, up to a relative clause, which the report itself tells."""
    end = parse.rights[token] + 1
    wh = (at for at in range(token + 1, end) if parse.tags[at] in {"WDT", "WP"} and parse.deps[at] != "mark")
    end = next(wh, end) if parse.deps[token] in {"obj", "nsubj:pass", "nmod"} else end
    return parse.span(parse.lefts[token], end)


def _nouns(name: str) -> frozenset[str]:
    return vocabulary.words("doubts", "nouns", name)


def _verbs(name: str) -> frozenset[str]:
    return vocabulary.words("doubts", "verbs", name)


@cache
def _false() -> frozenset[str]:
    return vocabulary.words("doubts", "false", "words") | vocabulary.words("doubts", "false", "true")


@cache
def _deeds() -> frozenset[str]:
    """Nouns of what is done to people: the release, the deaths."""
    tables = [table for table in vocabulary.load("measures").values() if isinstance(table, dict)]
    found = {noun for table in tables for name in ("nouns", "acts") for noun in table.get(name, ())}
    return frozenset(found) - frozenset(vocabulary.load("measures")["affected"]["acts"])
