"""Reckoning: how the words of a date expression become a first day, a last day and a precision."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

from . import vocabulary

Resolved = tuple[date, date, str]  # first day, last day, precision
DAY: Final = timedelta(days=1)
NEAR_FUTURE: Final = 60  # days: "on March 3" in a report of late February means this year's, not last year's


@cache
def words_of(name: str) -> list[str]:
    listed: list[str] = vocabulary.load("times")[name]
    return listed


@cache
def _numbers() -> dict[str, int]:
    tables: list[dict[str, int]] = [vocabulary.load("numbers")["small"], vocabulary.load("times")["numbers"]]
    return tables[0] | tables[1]


@cache
def pattern() -> re.Pattern[str]:
    """One expression for all kinds; the name of the group that closes last says which kind it is."""
    long, short = words_of("months"), words_of("short_months")
    months = "|".join(dict.fromkeys([*(m.title() for m in long), *(m.title() + r"\.?" for m in short)]))
    weekdays = "|".join(day.title() for day in words_of("weekdays"))
    number = r"\d{1,3}|" + "|".join(_numbers())
    unit = r"(?:days?|weeks?|months?|years?)"
    year, day = r"(?:19|20)\d\d", r"[0-3]?\d(?:st|nd|rd|th)?"
    kinds = {
        "iso": r"(?:19|20)\d\d-[01]\d-[0-3]\d",
        "full": rf"(?:{months}) {day},? {year}",
        "full_british": rf"{day}(?: of)? (?:{months}),? {year}",
        "month_year": rf"(?:{months})(?: of|,)? {year}",
        "month_day": rf"(?:{months}) {day}(?!\d|:)",
        "day_month": rf"{day}(?: of)? (?:{months})(?!\w)",
        "weekday": rf"(?:[Ll]ast |[Nn]ext |[Tt]his (?:coming )?)?(?:{weekdays})(?!\w)",
        "near": rf"(?i:{'|'.join(vocabulary.load('times')['near'])})(?!\w)",
        "weekend": r"(?i:(?:last|this|next|over the|at the|during the) (?:past )?weekend)(?!\w)",
        "unit": r"(?i:(?:last|this|next|the past|the previous) (?:week|month|year))(?!\w|end)",
        "ago": rf"(?i:(?:a |about |some |around )?(?:{number})(?: of)? {unit} (?:ago|earlier))(?!\w)",
        "period": rf"(?i:(?:last|past|previous) (?:{number}) (?:hours?|{unit}))(?!\w)",
        "month": r"(?i:\b(?:in|since|last|during|until|of|early|late|mid)[ -])(?:" + months + r")(?![\w’']| \d)",
        "year": rf"(?i:\b(?:in|since|of|during|the|early|late|from|until) )(?:{year})(?![\w,.%]*\d|-)",
    }
    return re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>{form})" for kind, form in kinds.items()) + ")")


ABSOLUTE: Final = frozenset({"iso", "full", "full_british", "month_year", "year"})


def _month(words: str) -> int:
    found = re.search(r"(?i)\b(" + "|".join(m[:3] for m in words_of("months")) + r")[a-z]*", words)
    return [m[:3] for m in words_of("months")].index(found[1].lower()) + 1 if found else 0


def _built(year: int, month: int, day: int) -> Resolved | None:
    try:
        return date(year, month, day), date(year, month, day), "day"
    except ValueError:
        return None


def _iso(match: re.Match[str], _today: date | None) -> Resolved | None:
    year, month, day = match[0].split("-")
    return _built(int(year), int(month), int(day))


def _full(match: re.Match[str], _today: date | None) -> Resolved | None:
    day, year = re.findall(r"\d+", match[0])
    return _built(int(year), _month(match[0]), int(day))


def _month_day(match: re.Match[str], today: date | None) -> Resolved | None:
    if today is None:
        return None
    day, month = int(re.findall(r"\d+", match[0])[0]), _month(match[0])
    built = _built(today.year, month, day)
    if built and built[0] - today > NEAR_FUTURE * DAY:
        return _built(today.year - 1, month, day)
    following = _built(today.year + 1, month, day)
    return following if following and following[0] - today <= NEAR_FUTURE * DAY else built


def _of_month(year: int, month: int) -> Resolved:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _month_year(match: re.Match[str], _today: date | None) -> Resolved | None:
    return _of_month(int(match[0][-4:]), _month(match[0]))


def _bare_month(match: re.Match[str], today: date | None) -> Resolved | None:
    month = _month(match[0].split()[-1])
    if today is None or not month:
        return None
    return _of_month(today.year - (month > today.month), month)


def _year(match: re.Match[str], _today: date | None) -> Resolved | None:
    year = int(match[0][-4:])
    return date(year, 1, 1), date(year, 12, 31), "year"


def _weekday(match: re.Match[str], today: date | None) -> Resolved | None:
    if today is None:
        return None
    words = match[0].lower().split()
    back = (today.weekday() - words_of("weekdays").index(words[-1])) % 7
    if words[0] == "last" and not back:
        back = 7
    day = today - back * DAY
    if set(words) & {"next", "coming"}:
        day += 7 * DAY
    return day, day, "day"


def _near(match: re.Match[str], today: date | None) -> Resolved | None:
    if today is None:
        return None
    words, back = match[0].lower(), vocabulary.load("times")["near"]
    first = today - back[words] * DAY
    return first, today if words == "overnight" else first, "day"


def _weekend(match: re.Match[str], today: date | None) -> Resolved | None:
    """The latest Saturday and Sunday that has begun; the one to come for `next`."""
    if today is None:
        return None
    saturday = today - ((today.weekday() - 5) % 7) * DAY
    if match[0].lower().startswith("next"):
        saturday += 7 * DAY
    return saturday, saturday + DAY, "weekend"


def _unit(match: re.Match[str], today: date | None) -> Resolved | None:
    if today is None:
        return None
    words = match[0].lower()
    step = 0 if words.startswith("this") else 1 if words.startswith("next") else -1
    if words.endswith("week"):
        monday = today - today.weekday() * DAY + step * 7 * DAY
        return monday, monday + 6 * DAY, "week"
    if words.endswith("month"):
        months = today.year * 12 + today.month - 1 + step
        return _of_month(months // 12, months % 12 + 1)
    return date(today.year + step, 1, 1), date(today.year + step, 12, 31), "year"


def _amount(words: str) -> int | None:
    digits = re.search(r"\d+", words)
    if digits:
        return int(digits[0])
    return next((_numbers()[word] for word in reversed(words.lower().split()) if word in _numbers()), None)


def _days_back(words: str, amount: int) -> tuple[timedelta, str]:
    lowered = words.lower()
    for unit, length in (("hour", 1 / 24), ("day", 1), ("week", 7), ("month", 30), ("year", 365)):
        if unit in lowered:
            return timedelta(days=-(-amount * length // 1)), "day" if unit == "hour" else unit
    return timedelta(), "day"


def _ago(match: re.Match[str], today: date | None) -> Resolved | None:
    amount = _amount(match[0])
    if today is None or amount is None or amount > 366:
        return None
    back, unit = _days_back(match[0], amount)
    day = today - back
    if unit == "month":
        return _of_month(day.year, day.month)
    if unit == "year":
        return date(today.year - amount, 1, 1), date(today.year - amount, 12, 31), "year"
    slack = 3 * DAY if unit == "week" else timedelta()
    return day - slack, day + slack, unit


def _period(match: re.Match[str], today: date | None) -> Resolved | None:
    amount = _amount(match[0])
    if today is None or amount is None:
        return None
    return today - _days_back(match[0], amount)[0], today, "period"


RESOLVE: Final[dict[str, Callable[[re.Match[str], date | None], Resolved | None]]] = {
    "iso": _iso, "full": _full, "full_british": _full, "month_year": _month_year, "month_day": _month_day,
    "day_month": _month_day, "weekday": _weekday, "near": _near, "weekend": _weekend, "unit": _unit, "ago": _ago,
    "period": _period, "month": _bare_month, "year": _year,
}  # fmt: skip
