"""Dates as the desk writes them: what a claim says of its own day, and apart from it when it was published."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from asreported.intake import Report

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")

# How much of an ISO day a month and a year are.
_PRECISE = {"month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date on a page.

    `iso` is for machines, None where nothing is known; `words` is the day, `hour` the time of day as published;
    `mark` says in words where a day of publication was found, None where the source says it.
    """

    iso: str | None
    words: str
    hour: str | None = None
    mark: str | None = None


NOT_SAID = ShownDate(None, "–")


def shown(iso: str | None, mark: str | None = None) -> ShownDate:
    """An ISO day, month or time in words; what is no such date is shown as it is."""
    if not iso:
        return ShownDate(None, "undated")
    try:
        if _DAY.fullmatch(iso):
            return ShownDate(iso, day_words(date.fromisoformat(iso)), None, mark)
        if _YEAR.fullmatch(iso):
            return ShownDate(iso, iso, None, mark)
        if month := _MONTH.fullmatch(iso):
            return ShownDate(iso, f"{calendar.month_name[int(month[2])]} {month[1]}", None, mark)
        moment = datetime.fromisoformat(iso)
    except (ValueError, IndexError):
        return ShownDate(None, iso, None, mark)
    return ShownDate(iso, day_words(moment.date()), f"{moment:%H:%M}", mark)


def day_words(day: date) -> str:
    """A day as English newsrooms write it: 2 March 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def short_day(day: date) -> str:
    """A day for the axis of a chart: 2 Mar."""
    return f"{day.day} {calendar.month_abbr[day.month]}"


def publication(report: Report) -> ShownDate:
    """When a report was published, marked where the source did not say so itself."""
    return shown(report.published, "read off the text" if report.published_from == "text" else None)


def stated(first: str | None, last: str | None = None, precision: str | None = None) -> ShownDate:
    """What a claim says of its date, no more exactly than it says it; `NOT_SAID` where it says nothing."""
    if not first:
        return NOT_SAID
    start = shown(first[: _PRECISE.get(precision or "", len(first))])
    if last in (None, first) or precision in _PRECISE:
        return start
    return ShownDate(start.iso, f"{start.words} to {shown(last).words}")


def instant(iso: str | None) -> datetime | None:
    """The moment of an ISO day or time in UTC, a day at its noon; None for what has no place on an axis of days."""
    if not iso:
        return None
    try:
        if _DAY.fullmatch(iso):
            return datetime.combine(date.fromisoformat(iso), time(12), UTC)
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
