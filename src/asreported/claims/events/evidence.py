"""Evidence: the clause that carries an event, as one stretch of the text around its trigger."""

from __future__ import annotations

import re
from typing import Final

from ..parse import Parse
from .datelines import after_dateline
from .trigger import Trigger

CLAUSAL: Final = frozenset({"ccomp", "parataxis", "advcl", "acl:relcl", "conj", "list", "csubj"})
EMPTY_LINE: Final = re.compile(r"\n\s*\n")
VERBAL: Final = ("VB", "MD")


def clause(parse: Parse, trigger: Trigger) -> tuple[int, int]:
    """The first and the end token of the clause that holds the trigger."""
    head = _head(parse, trigger.token)
    first, end = min(parse.lefts[head], trigger.first), max(parse.rights[head] + 1, trigger.end)
    for child in parse.children[head]:
        if parse.deps[child] in CLAUSAL and (parse.deps[child] != "conj" or _is_clause(parse, child)):
            left, right = parse.lefts[child], parse.rights[child] + 1
            if left >= trigger.end and left > head:
                end = min(end, left)
            elif right <= trigger.first and right <= head:
                first = max(first, right)
    end = min(end, parse.sentence(trigger.token)[1])
    first, end = _one_paragraph(parse, max(first, after_dateline(parse, trigger.first)), end, trigger)
    return _trimmed(parse, first, end, trigger)


def _is_clause(parse: Parse, token: int) -> bool:
    return parse.tags[token][:2] in VERBAL or any(parse.deps[c] in {"cop", "nsubj"} for c in parse.children[token])


def _head(parse: Parse, token: int) -> int:
    """The verb or noun that the clause hangs on: up to the next finite clause, over infinitives and noun phrases."""
    at = token
    if parse.deps[at] == "amod":
        return parse.heads[at]  # “the jailed editor” tells it all: when and where he was freed is another event's
    while parse.heads[at] != at:
        relation = parse.deps[at]
        if relation in {"ccomp", "parataxis", "advcl", "acl:relcl"} or (relation == "conj" and _is_clause(parse, at)):
            return at
        at = parse.heads[at]
    return at


def _one_paragraph(parse: Parse, first: int, end: int, trigger: Trigger) -> tuple[int, int]:
    """What stands between the empty lines around the trigger: no clause runs from a headline into its report."""
    words = parse.span(trigger.first, trigger.end)
    start, stop = parse.starts[first], parse.ends[end - 1]
    for gap in EMPTY_LINE.finditer(parse.text, start, stop):
        if gap.end() <= words.start:
            first = parse.at(gap.end())
        elif gap.start() >= words.end:
            return first, parse.at(gap.start() - 1) + 1
    return first, end


def _trimmed(parse: Parse, first: int, end: int, trigger: Trigger) -> tuple[int, int]:
    """Without punctuation and joining words at the edges."""
    while first < trigger.first and (not parse.is_word(first) or _joins(parse, first)):
        first += 1
    while end > trigger.end and (not parse.is_word(end - 1) or parse.deps[end - 1] == "cc"):
        end -= 1
    return first, end


def _joins(parse: Parse, token: int) -> bool:
    return parse.deps[token] in {"cc", "mark"} and parse.low[token] in {"and", "but", "that", "or"}
