"""Noun phrases: where the words begin and end that name a source, before its verb and behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..parse import Parse
from .cues import words

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSIDE_NAME: Final = frozenset(
    {"flat", "compound", "nmod", "nmod:desc", "appos", "conj", "nmod:poss", "nmod:unmarked", "list", "dep"}
)
CLOSING: Final = frozenset({",", "”", '"', "''", "’", "'", "?", "!", "…", "—", "–", "»", ".", "-", "--"})


@dataclass(frozen=True, slots=True)
class Source:
    """The noun phrase of a speaker: tokens first to end - 1, its head among them. `inverted`: it follows its verb."""

    first: int
    end: int
    head: int
    inverted: bool = False


def phrase(parse: Parse, head: int, limit: int) -> Source:
    """The noun phrase around a head that stands before its verb, cut where the verb's own words begin."""
    sentence, _ = parse.sentence(head)
    first, end = max(parse.lefts[head], sentence), min(parse.rights[head] + 1, limit)
    for token in range(head, first - 1, -1):  # what was said may have been hung on the source
        if parse.words[token] in CLOSING and token < head and not _inside_name(parse, token, head):
            first = token + 1
            break
    while first < head and (
        not parse.is_word(first)
        or parse.pos[first] in {"CCONJ", "SCONJ", "ADV"}
        or (parse.low[first] in {"that", "meanwhile", "earlier", "while", "but", "and"} and parse.pos[first] != "DET")
    ):
        first += 1
    if end > head and all(parse.pos[token] in {"NOUN", "PROPN", "CCONJ"} for token in range(end, limit)):
        end = limit  # an office and a name hung on the verb side by side
    while end < limit and parse.pos[end] == "PROPN" and parse.names[end] == "Person":
        end += 1
    while end > head + 1 and not parse.is_word(end - 1) and parse.words[end - 1] not in {")", "."}:
        end -= 1
    return Source(first, max(end, head + 1), head)


def right_phrase(parse: Parse, first: int, head: int) -> Source:
    """The noun phrase that follows its verb or preposition, read on word by word: its tail is often hung elsewhere."""
    limit = parse.stops[first]
    at, apposed = max(first + 1, head + 1), False
    while at < limit:
        word = parse.low[at]
        if word == "," and not apposed and _apposition(parse, at, limit):
            apposed = True
            at += 2
        elif word == "(":
            at = _past_bracket(parse, at, limit)
        elif _ends(parse, at, limit):
            break
        else:
            at += 1
    while at > first + 1 and not parse.is_word(at - 1) and parse.words[at - 1] != ")":
        at -= 1
    return Source(first, at, head, inverted=True)


def _ends(parse: Parse, at: int, limit: int) -> bool:
    """Whether a token belongs to the noun phrase before it no more."""
    word, pos = parse.low[at], parse.pos[at]
    if pos in {"SCONJ", "PUNCT", "SPACE"}:
        return word != "-"
    if pos in {"VERB", "AUX"} and parse.tags[at] != "VBN":
        return True
    if pos == "CCONJ" and (at + 1 >= limit or parse.pos[at + 1] not in {"NOUN", "PROPN", "DET", "ADJ"}):
        return True
    if pos == "ADV" or (pos == "PRON" and word not in {"its", "their", "his", "her"} and parse.low[at - 1] != "of"):
        return True
    if word in words("joints", "when") or word == "that" or parse.names[at] == "Date":
        return True
    return word in {"in", "at", "from"} and _occasion(parse, at, limit)


def head_right(parse: Parse, first: int) -> int:
    """The head of the noun phrase that begins here: the last noun of its first run of nouns."""
    at = first
    while at + 1 < len(parse) and parse.pos[at] in {"DET", "ADJ", "NUM", "PUNCT", "ADV", "ADP"} and at < first + 4:
        at += 1
    while at + 1 < len(parse) and (
        parse.pos[at + 1] in {"NOUN", "PROPN"} or parse.tags[at + 1] == "POS" or parse.tags[at] == "POS"
    ):
        at += 1
    return at


def _inside_name(parse: Parse, comma: int, head: int) -> bool:
    """Whether the part before a comma belongs to the noun phrase: an apposition or modifiers before its head."""
    before = comma - 1
    return (
        parse.words[comma] == ","
        and before >= 0
        and parse.pos[before] in NOMINAL | {"ADJ"}
        and (parse.deps[before] in INSIDE_NAME | {"amod"} and parse.under(before, head))
    )


def _past_bracket(parse: Parse, at: int, limit: int) -> int:
    for end in range(at + 1, min(limit, at + 12)):
        if parse.words[end] == ")":
            return end + 1
    return limit


def _apposition(parse: Parse, comma: int, limit: int) -> bool:
    following = comma + 1
    if following + 1 >= limit or parse.names[following] == "Date":
        return False
    if parse.low[following] in {"who", "whose", "from", "of"}:
        return parse.low[following] in {"from", "of"}
    if parse.pos[following] not in {"DET", "NOUN", "PROPN", "ADJ"} or parse.low[following] in {"this", "that", "some"}:
        return False
    end = following
    while end < limit and parse.words[end] not in {",", ".", ";", ":", "”", '"', "“"}:
        if parse.tags[end] in {"VBD", "VBZ", "VBP", "MD"}:
            return False
        end += 1
    return True


def _occasion(parse: Parse, at: int, limit: int) -> bool:
    return any(
        parse.low[token] in words("joints", "occasions") or parse.names[token] == "Date"
        for token in range(at + 1, min(limit, at + 5))
    )
