"""Patterns of number expressions: digits and words, ranges, vague words, and the units that say it counts no people."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from .. import vocabulary

# One line break may stand inside a number (wrapped text), an empty line may not.
GAP: Final = r"(?:[ \t\u00a0\u202f]+|[ \t]*\r?\n(?!\s*\n)[ \t]*)"
TIGHT_BEFORE: Final = r"(?<![\w$€£¥₹#@])(?<![$€£¥₹#]\s)(?<!\d[.,:/])(?<!\w[-–‑'’])"
TIGHT_BEHIND: Final = r"(?![\w])(?![-‑'’](?!odd|plus)\w)(?![.,:/]\d)(?![°º])"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in sorted(words, key=len, reverse=True))


@cache
def expression() -> re.Pattern[str]:
    """One number expression; the group that closes last says which kind it is."""
    data = vocabulary.load("numbers")
    word, digits = _cardinal(data)
    kinds = {
        "rest": rf"(?:{_either(data['rest']['words'])}){GAP}{word}", "vague": _vague(data),
        "pair": _either(data["pair"]["alone"]), "range": _range(data, word, digits),
        "cardinal": word, "zero": _either(data["zero"]["alone"]), "one": _either(data["one"]["alone"]),
    }  # fmt: skip
    either = "|".join(f"(?P<{kind}>{form})" for kind, form in kinds.items())
    return re.compile(f"{TIGHT_BEFORE}(?:{either}){TIGHT_BEHIND}", re.IGNORECASE)


@cache
def cardinal() -> re.Pattern[str]:
    """One number with a value of its own."""
    return re.compile(rf"\b(?:{_cardinal(vocabulary.load('numbers'))[0]})\b", re.IGNORECASE)


@cache
def other_before() -> re.Pattern[str]:
    """Words right before a number of something else: page, aged, a currency."""
    listed = _either(vocabulary.load("numbers")["left"]["not_after"])
    return re.compile(rf"(?:\b(?:{listed}){GAP}?|[$€£¥₹]{GAP}?|\bus\${GAP}?)$", re.IGNORECASE)


@cache
def other_behind() -> re.Pattern[str]:
    """Words right behind a number of something else: per cent, miles, years."""
    listed = _either(vocabulary.load("numbers")["right"]["not_before"])
    return re.compile(rf"{GAP}?-?(?:{listed})(?!\w)", re.IGNORECASE)


def _cardinal(data: dict[str, Any]) -> tuple[str, str]:
    """The patterns of one number in digits or words, and of digits alone."""
    tens, small, times = [*data["tens"]], [*data["small"]], _either([*data["times"]])
    word = rf"(?:(?:{_either(tens)})(?:[-‑]|{GAP})(?:{_either(small[1:10])})|{_either(tens + small)})"
    suffix = rf"(?:(?:{_either([*data['suffixes']])})\b)?"
    digits = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}}(?!\d))+|\d+(?:\.\d+)?{suffix})"
    # Words go on only behind a multiplier: “killed 90 two years ago” holds two numbers.
    more = rf"(?:(?:{GAP}|-)(?:{times})(?:{GAP}(?:and{GAP})?{word})?)*"
    parts = _either([*data["fractions"]])
    led = rf"(?:(?:{parts}){GAP})?(?:half{GAP}an?|an?){GAP}(?:{times}){more}"
    halved = rf"(?:{word}){GAP}and{GAP}a{GAP}half{GAP}(?:{times})"
    return rf"(?:{led}|{halved}|(?:{digits}|{word}){more})", digits


def _range(data: dict[str, Any], word: str, digits: str) -> str:
    times, ranging = _either([*data["times"]]), _either(data["ranging"]["words"])
    led = rf"(?:between|(?:{ranging}){GAP}from){GAP}{word}{GAP}(?:and|to){GAP}{word}"
    dashed = rf"(?<!from\s){digits}[-–‑]{digits}(?:{GAP}(?:{times}))?"
    joined = rf"(?<!from\s){word}(?:{GAP}?[–—]{GAP}?|{GAP}(?:to|or){GAP}){word}"
    return f"{led}|{dashed}|{joined}"


def _vague(data: dict[str, Any]) -> str:
    vague = data["vague"]
    plural, alone = _either(vague["plural"]), _either(vague["alone"])
    stack = rf"(?:{plural})(?:{GAP}(?:of|upon|and){GAP}(?:{plural}))*"
    several = rf"(?:{_either(vague['before_times'])}){GAP}(?:{_either([*data['times']])})s?"
    led = rf"(?:(?:{_either(vague['before_plural'])}){GAP})?{stack}"
    return rf"{several}|{led}|(?<!as\s)(?:{alone})(?!{GAP}as\b)"
