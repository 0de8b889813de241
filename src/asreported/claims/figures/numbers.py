"""Number expressions as they stand in a text: digits and words, hedges, ranges, vague words. Needs no reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..vocabulary import words
from .hedges import Hedge, after, before
from .numerals import ends, value
from .wordings import GAP, cardinal, expression, other_before, other_behind

# The second of two ages: between the ages of 14 and 18.
SPAN_OF_AGES: Final = re.compile(r"(?:\s*(?:and|to|or|-|–)\s*\d+\b)?")
# Officials write a number twice: nineteen (19) students.
TWICE: Final = re.compile(rf"{GAP}\((\d[\d,]*)\)")
EACH: Final = re.compile(rf"{GAP}(?:each|apiece)\b")
# Longer than the longest word of [left] with its gap.
LOOK: Final = 24


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `span` with its hedge words, `core` without. `kind` is `cardinal`, `vague`, `zero` or `one`.

    `low` and `high` are None where open or vague; `form` is a word of the coding rules; `hedges` are the hedge words
    in the order of the text. `loose` is true of words such as `some`, which count nobody without a noun.
    """

    span: Span
    core: Span
    kind: str
    low: int | None
    high: int | None
    form: str
    hedges: tuple[Hedge, ...] = ()
    reason: str = ""
    loose: bool = False


def numbers(text: str) -> Iterator[Number]:
    """Every number expression of the text that may count people, from left to right.

    Left out are those that the words beside them show to be something else: money, percentages, times, ages, ranks.
    """
    last: Number | None = None
    for number in _all(text):
        # “some 600,000” and “another 15” are one number each, not two.
        beside = last is not None and last.kind == "one" and number.span.start - last.core.end <= 1
        if last and not beside and not number.span.start <= last.core.start:
            yield last
        last = number
    if last:
        yield last


def of_several(number: Number, noun: str) -> Number:
    """The article before a noun that itself counts: a young couple is two."""
    several = vocabulary.load("numbers")["collectives"].get(noun)
    if several is None:
        return number
    why = f"an article before a noun that counts {several}"
    return replace(number, kind="cardinal", low=several, high=several, reason=why)


def _all(text: str) -> Iterator[Number]:
    number, unit_behind, other = expression(), other_behind(), other_before()
    at = 0
    while found := number.search(text, at):
        at = found.end()
        unit = unit_behind.match(text, found.end())
        if unit:
            at = unit.end()
            continue
        lead = other.search(text, max(0, found.start() - LOOK), found.start())
        if lead is None:
            yield from _read(text, found)
            twice = TWICE.match(text, at)
            at = twice.end() if twice and value(twice[1]) == value(found[0]) else at
        elif lead[0].lower().startswith("age"):
            at = SPAN_OF_AGES.match(text, at).end()  # type: ignore[union-attr]


def _read(text: str, found: re.Match[str]) -> Iterator[Number]:
    kind = str(found.lastgroup)
    core = Span(found.start(), found.end())
    if kind == "range":
        both = ends(found[0])
        if both is None:
            yield from _apart(text, core)
            return
        yield _hedged(text, core, "cardinal", both)
    elif kind == "cardinal":
        exact = value(found[0])
        if exact is not None:
            yield _hedged(text, _twice(text, core, exact), "cardinal", (exact, exact))
    elif kind == "pair":
        yield Number(core, core, "cardinal", 2, 2, "approximate", reason=f"“{found[0]}” is a loose two")
    elif kind in {"vague", "rest"}:
        yield _vague(text, core)
    else:
        exact = 0 if kind == "zero" else 1
        yield Number(core, core, kind, exact, exact, "exact", reason=f"“{found[0]}” counts as {exact}")


def _twice(text: str, core: Span, exact: int) -> Span:
    """The span with the digits that say the same number again in brackets."""
    again = TWICE.match(text, core.end)
    return Span(core.start, again.end()) if again and value(again[1]) == exact else core


def _apart(text: str, core: Span) -> Iterator[Number]:
    """Two numbers that stand like a range and are none: a falling pair, a score."""
    for part in cardinal().finditer(text, core.start, core.end):
        exact = value(part[0])
        if exact is not None:
            yield _hedged(text, Span(part.start(), part.end()), "cardinal", (exact, exact))


def _vague(text: str, core: Span) -> Number:
    hedges = before(text, core.start)
    start = hedges[0].span.start if hedges else core.start
    loose = " ".join(core.of(text).lower().split()) in words("numbers", "vague", "alone")
    span = Span(start, core.end)
    return Number(span, core, "vague", None, None, "vague", hedges, f"“{core.of(text)}” names no number", loose)


def _hedged(text: str, core: Span, kind: str, both: tuple[int, int]) -> Number:
    """A number with the hedges around it; an opened end outweighs an approximate value."""
    hedges = (*before(text, core.start), *after(text, core.end))
    span = Span(min([core.start, *(h.span.start for h in hedges)]), max([core.end, *(h.span.end for h in hedges)]))
    said = {hedge.form: f"“{hedge.span.of(text)}”" for hedge in reversed(hedges)}
    low, high = both
    if "at_least" in said:
        return Number(span, core, kind, low, None, "at_least", hedges, f"{said['at_least']} leaves the upper end open")
    if "at_most" in said:
        return Number(span, core, kind, None, high, "at_most", hedges, f"{said['at_most']} leaves the lower end open")
    if low != high:
        return Number(span, core, kind, low, high, "range", hedges, f"“{core.of(text)}” gives both ends")
    if "approximate" in said:
        reason = f"{said['approximate']} makes it approximate"
        return Number(span, core, kind, low, high, "approximate", hedges, reason)
    return Number(
        _each(text, span), core, kind, low, high, "exact", hedges, f"“{core.of(text)}” stands without a hedge"
    )


def _each(text: str, span: Span) -> Span:
    """The span with `each` or `apiece` behind it: two each from the one and the other."""
    found = EACH.match(text, span.end)
    return Span(span.start, found.end()) if found else span
