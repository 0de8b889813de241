"""Phrases: the words of the text that name a party, without articles and clauses, and lists of parties whole."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from .parties import is_party

LEFT_OUT: Final = ("acl", "appos", "parataxis", "conj", "punct", "case", "cc", "advcl", "cop", "mark")
LINKING: Final = frozenset({"and", "or", "as", "well", "the", "a", "an", "both"})
WHERE: Final = frozenset({"near", "outside", "off", "around"})
LONGEST: Final = 30  # tokens of a list of people that is still quoted whole


def phrase(parse: Parse, head: int) -> str:
    """The plain noun phrase around a word, in the words of the text."""
    return " ".join(parse.span(*phrase_tokens(parse, head)).of(parse.text).split())


def phrase_tokens(parse: Parse, head: int) -> tuple[int, int]:
    """First and end token of the phrase, without clauses that hang on it and without an article at its start."""
    first = end = head
    for child in parse.children[head]:
        if parse.deps[child].startswith(LEFT_OUT) and not _names_it(parse, child, head):
            continue
        if child < head:
            first = min(first, parse.lefts[child])
        elif parse.case(child) == "by" or _is_where(parse, child):
            break
        elif parse.deps[child] in {"flat", "compound", "nmod", "appos"} and parse.rights[child] - head <= 8:
            end = max(end, parse.rights[child])
    while first < head and (
        parse.low[first] in {"the", "a", "an"} or not parse.is_word(first) or _comments(parse, first)
    ):
        first += 1
    return first, end + 1


def _is_where(parse: Parse, token: int) -> bool:
    """“Gunmen near Lod”: where it was, and no part of who they are."""
    return parse.case(token) in WHERE and parse.names[token] in {"Location", "Facility"}


def _joins(parse: Parse, token: int) -> bool:
    """Whether the token can stand between two members of a list."""
    return not parse.is_word(token) or parse.low[token] in LINKING


def _listed_as_apposition(parse: Parse, head: int) -> list[int]:
    """“Mara Lind, a clerk and two guards”: the rest of a list that the reader took for what the first of them is."""
    second = parse.child(head, "appos")
    rest = list(parse.children_as(head if second is None else second, "conj"))
    rest += [] if second is None else [at for at in parse.children_as(head, "conj") if at > second]
    indefinite = second is not None and (parse.has(second, "det", "a", "an") or parse.has(second, "nummod"))
    return [second, *rest] if second is not None and rest and indefinite else []


def _names_it(parse: Parse, child: int, head: int) -> bool:
    """“The journalist Mara Lind”: a name without a comma before it."""
    return parse.deps[child] == "appos" and bool(parse.names[child]) and parse.lefts[child] == head + 1


def _comments(parse: Parse, token: int) -> bool:
    return parse.tags[token] == "RB" and parse.low[token] in {
        "reportedly",
        "allegedly",
        "apparently",
        "also",
        "then",
        "only",
    }


def joined(parse: Parse, head: int, heads: list[int]) -> str:
    """The phrase of a word and of what is joined to it: “a baker, his wife and two guests”."""
    first, end = phrase_tokens(parse, head)
    for other in sorted({*heads, *_listed_as_apposition(parse, head)}):
        opens, closes = phrase_tokens(parse, other)
        if (
            other > head
            and closes > end
            and is_party(parse, other)
            and all(_joins(parse, at) for at in range(end, opens))
        ):
            end = closes
    if end - first > LONGEST:
        first, end = phrase_tokens(parse, head)
    return " ".join(parse.span(first, end).of(parse.text).split())
