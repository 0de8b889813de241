"""The words of an account: what tells what it is about, and the lists by which accounts contradict each other."""

from __future__ import annotations

import re
from functools import cache

from ..bounds import vocabulary

_LONG = 5


def telling(said: str, least: int = _LONG) -> tuple[str, ...]:
    """The words of `least` letters that say what it is about, in the singular."""
    common = set(vocabulary("disputes")["common"]["words"])
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", said) if len(word) >= least} - common
    found = {word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in words}
    return tuple(sorted(found | sorts(said)))


def sorts(said: str) -> set[str]:
    """The things that words speak of under any of their names (`~ransom` of “money” that was “paid”)."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", said)}
    named: dict[str, list[str]] = vocabulary("disputes")["sorts"]
    return {f"~{name}" for name, forms in named.items() if words & set(forms)}


def has(said: str, table: str, key: str) -> bool:
    """Whether words have one of a list of `disputes.toml`."""
    return re.search(rf"\b(?:{either(table, key)})\b", said, re.IGNORECASE) is not None


@cache
def either(table: str, key: str) -> str:
    """A list of `disputes.toml` as the alternatives of a pattern, the longest first."""
    words: list[str] = vocabulary("disputes")[table][key]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
