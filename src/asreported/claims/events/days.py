"""Days: the date expression that says when an event was, in its own clause or in one that it shares its day with."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..claim import Span
from ..parse import Parse
from ..times import DateMention
from .trigger import Trigger

CLAUSES: Final = frozenset({"ccomp", "parataxis", "advcl", "acl", "acl:relcl", "csubj"})
TOGETHER: Final = frozenset({"as", "when"})
APART: Final = frozenset({"later", "earlier", "before", "previously", "then"})  # says that it was on another day
PAST: Final = frozenset({"VBD", "VBN"})
STEPS: Final = 4  # from an event to the clause that it shares its day with
AHEAD: Final = frozenset({"planned", "promised", "ruled_out"})


def when(parse: Parse, times: list[DateMention], evidence: Span, trigger: Trigger, how_far: str) -> DateMention | None:
    """The date expression that stands nearest to the trigger in its clause, or that of a clause told with it."""
    start = parse.starts[trigger.first]
    inside = [time for time in times if evidence.holds(time.span)]
    if inside:
        nearest = min(inside, key=lambda time: (abs(time.span.start - start), time.span.start))
        return nearest.ahead() if how_far == "planned" else nearest
    if not times or how_far in AHEAD:
        return None
    first, end = parse.sentence(trigger.token)
    sentence = Span(parse.starts[first], parse.ends[end - 1])
    near = [time for time in times if time.precision == "day" and sentence.holds(time.span)]
    return _shared(parse, near, trigger) if near else None


def _shared(parse: Parse, near: list[DateMention], trigger: Trigger) -> DateMention | None:
    """“Retook the prison on Saturday, freeing eleven”: the day of the clause that the event accompanies or joins."""
    at = trigger.token
    for _ in range(STEPS):
        head, relation = parse.heads[at], parse.deps[at]
        if head == at:
            return None
        if relation in CLAUSES or (relation == "conj" and parse.tags[at][:2] == "VB"):
            if not _goes_with(parse, at, head, relation):
                return None
            for time in near:
                if _clause_of(parse, parse.at(time.span.start), head) == head:
                    said = f"{time.reason}, the day of “{parse.words[head]}”, which it is told with"
                    return replace(time, reason=said)
        at = head
    return None


def _goes_with(parse: Parse, at: int, head: int, relation: str) -> bool:
    """Whether the clause shares the day of the one above it, by its form."""
    if any(parse.low[word] in APART for word in range(parse.lefts[at], parse.rights[at] + 1)):
        return False
    if relation == "conj":
        return parse.tags[at] in PAST and parse.tags[head] in PAST
    if relation != "advcl":
        return False
    marks = {parse.low[mark] for mark in parse.children_as(at, "mark", "advmod") if mark < at}
    return bool(marks & TOGETHER) or (parse.tags[at] == "VBG" and not parse.has(at, "mark"))


def _clause_of(parse: Parse, token: int, top: int) -> int:
    """The verb whose clause the token stands in; `top` where it is reached before any other clause."""
    at = token
    while at != top and parse.heads[at] != at:
        if parse.deps[at] in CLAUSES or (parse.deps[at] == "conj" and parse.tags[at][:2] == "VB"):
            return at
        at = parse.heads[at]
    return at
