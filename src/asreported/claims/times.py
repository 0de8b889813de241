"""Times: the date expressions of a report as ISO days with a precision, never the publication date by default."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from .claim import Span
from .reckoning import ABSOLUTE, DAY, RESOLVE, pattern

DATELINE: Final = 400  # characters in which a full date is the day of the report
AS_OF: Final = re.compile(
    r"\b(?:as of|as at|by|until)\s+(?:(?:late|early|mid|midday|noon|the (?:morning|evening|end) of)\s+)?(?:on\s+)?",
    re.IGNORECASE,
)
NOW: Final = re.compile(r"now\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression: its words, the first and last day it may mean, how exact it is, and why.

    `precision` is `day`, `weekend`, `week`, `month`, `year` or `period`. `weekday` marks a bare weekday, which means
    the coming one where the event is planned.
    """

    span: Span
    start: str
    end: str
    precision: str
    reason: str
    weekday: bool = False

    def ahead(self) -> DateMention:
        """The same weekday of the week to come."""
        if not self.weekday:
            return self
        days = [(date.fromisoformat(day) + 7 * DAY).isoformat() for day in (self.start, self.end)]
        return replace(self, start=days[0], end=days[1], reason="the weekday to come, since it is planned")


def dates(text: str, published: str | None) -> list[DateMention]:
    """The date expressions of a report in text order.

    `published` is an ISO day or time; without it, a full date in the report's first lines stands in as the day that
    weekdays are counted from. What needs such a day and has none is left out.
    """
    today = _day(published) or _dateline(text)
    found = []
    for match in pattern().finditer(text):
        kind = match.lastgroup or ""
        resolved = RESOLVE[kind](match, today)
        if resolved:
            first, last, precision = resolved
            reason = f"“{match[0]}”" + ("" if kind in ABSOLUTE else f" counted from {today}")
            span = Span(*match.span())
            found.append(DateMention(span, first.isoformat(), last.isoformat(), precision, reason, kind == "weekday"))
    return found


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dateline(text: str) -> date | None:
    for match in pattern().finditer(text[:DATELINE]):
        if match.lastgroup in {"iso", "full", "full_british"}:
            resolved = RESOLVE[match.lastgroup](match, None)
            if resolved:
                return resolved[0]
    return None


def as_of(words: str, published: str | None) -> tuple[str | None, str]:
    """The ISO day that a count stood at, where its words name one ("as of Monday", "by 3 May"), and the reason."""
    today = _day(published)
    for lead in AS_OF.finditer(words):
        if today and NOW.match(words, lead.end()):
            return today.isoformat(), f"“{lead[0]}now” on {today}"
        match = pattern().match(words, lead.end())
        resolved = RESOLVE[match.lastgroup or ""](match, today) if match else None
        if resolved and resolved[2] == "day":
            counted = "" if match and match.lastgroup in ABSOLUTE else f" counted from {today}"
            return resolved[0].isoformat(), f"“{words[lead.start() : match.end() if match else lead.end()]}”{counted}"
    return UNDATED


UNDATED: Final = (None, "no words such as by or as of name the day that it stood at")
