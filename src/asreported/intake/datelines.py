"""The day a report says it was published: from its own first lines, or from a field beside it. Never guessed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

# A dateline stands in the head of a report; a date further down is part of the story.
_HEAD_LINES = 12
_HEAD_CHARACTERS = 1500


@dataclass(frozen=True, slots=True)
class Dateline:
    """`published` is an ISO 8601 day or time, or None; `notes` say what was read and not believed."""

    published: str | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    months: dict[str, int]
    weekdays: tuple[str, ...]
    written: re.Pattern[str]
    heads: tuple[re.Pattern[str], ...]


@cache
def _words() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("datewords.toml").read_text("utf-8"))
    names: list[str] = data["months"]
    months = {name: number for number, name in enumerate(names, start=1)}
    months |= {name[:3]: number for name, number in months.items()}
    months |= {short: months[name] for short, name in data["short_months"].items()}
    month = "(?:" + "|".join(sorted(months, key=len, reverse=True)) + r")\b\.?"
    weekday = rf"(?:(?P<weekday>{'|'.join(data['weekdays'])}),?\s+)?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    american, european = rf"{month}\s+{day},?\s+\d{{4}}", rf"{day}\s+(?:of\s+)?{month},?\s+\d{{4}}"
    written = rf"{weekday}(?P<date>{american}|{european}|\d{{4}}-\d{{2}}-\d{{2}})\b"
    time = r"(?:[,T]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}[^\n]{0,20})?"
    label = rf"(?:{'|'.join(data['labels'])})\s*[:\-]?\s*(?:on\s+)?"
    heads = (
        rf"[\W_]*(?:{label})?{written}{time}[\W_]*$",
        rf"[\W_]*{label}{written}",
        rf"(?-i:[A-Z][A-Z'’.\- ]+)(?:,\s*[^\W\d][\w. ]{{1,30}})?,\s+{written}\s*[(:—–-]",
        rf"by\s[^\n]{{2,60}}?[,|·•—–-]\s*{written}{time}\s*$",
    )
    return _Words(
        months=months,
        weekdays=tuple(data["weekdays"]),
        written=re.compile(written, re.IGNORECASE),
        heads=tuple(re.compile(head, re.IGNORECASE) for head in heads),
    )


def dateline(text: str) -> Dateline:
    """The day that the head of a report's text is dated with; a date inside a sentence is none."""
    lines = [line for line in text[:_HEAD_CHARACTERS].splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        for head in _words().heads:
            if found := head.match(line.lstrip("\ufeff")):
                return _written(found, "the text is dated")
    return Dateline(None)


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline or a line with nothing but a date."""
    return any(head.match(line) for head in _words().heads)


def field(value: str) -> Dateline:
    """The day or time that a metadata field gives: ISO 8601, RFC 2822, or written out in English."""
    value = " ".join(value.split())
    for read in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            return Dateline(_iso(read(value)))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    if found := _words().written.fullmatch(value):
        return _written(found, "its metadata is dated")
    return Dateline(None, (f"its metadata is dated “{value[:60]}”, which is no day of the calendar",))


def _iso(day: date) -> str:
    return day.isoformat(timespec="seconds") if isinstance(day, datetime) else day.isoformat()


def _written(found: re.Match[str], says: str) -> Dateline:
    words = found["date"]
    try:
        day = _day(words)
    except ValueError:
        return Dateline(None, (f"{says} “{words}”, which is no day of the calendar",))
    weekday = (found["weekday"] or "").casefold()
    if weekday and _words().weekdays[day.weekday()] != weekday:
        return Dateline(day.isoformat(), (f"{says} “{found['weekday']}, {words}”, but that day is another weekday",))
    return Dateline(day.isoformat())


def _day(words: str) -> date:
    if words[:4].isdigit():
        return date.fromisoformat(words)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    months = _words().months
    month = next(months[word] for word in re.findall(r"[a-z]{3,}", words.casefold()) if word in months)
    return date(numbers[1], month, numbers[0])
