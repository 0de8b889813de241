"""Evidence: the clause that carries a figure, from its number to what gives the measure."""

from __future__ import annotations

from typing import Final

from ..claim import Span
from ..parse import Parse
from .counted import Counted, Fate

CLAUSE: Final = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "aux",
        "aux:pass",
        "xcomp",
        "cop",
        "advmod",
        "obl:agent",
        "nmod",
        "compound:prt",
        "case",
        "mark",
    }
)
# A clause of more tokens is no shortest clause; then the words between number and trigger stand for it.
LONG: Final = 45
OUTSIDE: Final = frozenset({"conj", "parataxis", "advcl", "ccomp", "punct", "cc", "acl:relcl", "appos", "list"})


def evidence(parse: Parse, count: Counted, fate: Fate) -> Span:
    """The clause: number, group, trigger and the trigger's own subject, objects and places, inside one sentence."""
    sentence = parse.opens[count.first]
    low, high = count.first, max(count.last, count.end)
    if parse.opens[fate.trigger] == sentence:
        low, high = min(low, fate.trigger), max(high, fate.trigger)
        verb = (
            fate.trigger if parse.pos[fate.trigger] in {"VERB", "AUX"} or parse.has(fate.trigger, "cop") else fate.verb
        )
        if parse.opens[verb] == sentence:
            first, last = _clause(parse, verb)
            wide = min(low, first), max(high, last)
            low, high = wide if wide[1] - wide[0] <= LONG else (low, high)
    return Span(min(parse.starts[low], count.number.span.start), max(parse.ends[high], count.number.span.end))


def _clause(parse: Parse, verb: int) -> tuple[int, int]:
    """First and last token of a verb with its own subject, objects and places."""
    low = high = verb
    for child in parse.children[verb]:
        if parse.deps[child] in CLAUSE:
            first, last = _short(parse, child)
            low, high = min(low, first), max(high, last)
    return low, high


def _short(parse: Parse, token: int) -> tuple[int, int]:
    """First and last token of a phrase without the clauses that hang on it."""
    first = last = token
    stack = [child for child in parse.children[token] if parse.deps[child] not in OUTSIDE]
    while stack:
        child = stack.pop()
        first, last = min(first, child), max(last, child)
        stack.extend(k for k in parse.children[child] if parse.deps[k] not in OUTSIDE)
    return first, last
