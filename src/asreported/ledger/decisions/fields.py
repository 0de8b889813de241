"""What a person may enter in a field of a claim, checked against the words of the coding rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from asreported.errors import CaseError

Value = str | int | None


@cache
def fields(kind: str) -> Mapping[str, Any]:
    """The fields of a kind of claim that a person may enter, as `fields.toml` lists them."""
    text = resources.files(__package__).joinpath("fields.toml").read_text(encoding="utf-8")
    listed: Mapping[str, Any] = tomllib.loads(text)[kind]
    return listed


def a(kind: str) -> str:
    """A kind of claim with its article."""
    return f"{'an' if kind == 'event' else 'a'} {kind}"


def names(kind: str) -> tuple[str, ...]:
    """The names of those fields."""
    listed = fields(kind)
    return tuple(
        sorted({*listed["words"], *(name for group in ("whole", "text", "days") for name in listed.get(group, ()))})
    )


def value(kind: str, field: str, entered: str | int | None) -> Value:
    """What is entered in a field, as the field holds it; None, or no words at all, for an empty one.

    Raises CaseError where the field does not take it.
    """
    listed = fields(kind)
    if field not in names(kind):
        advice = f"It may be one of: {', '.join(names(kind))}."
        raise CaseError("AR242", f"The field {field!r} of {a(kind)} cannot be entered.", advice)
    if entered is None or entered == "":
        if field in listed["blank"]:
            return None
        raise CaseError("AR242", f"The {field} of {a(kind)} cannot be empty.", "Give it a value.")
    if field in listed["words"] and entered not in listed["words"][field]:
        words = ", ".join(listed["words"][field])
        raise CaseError("AR242", f"{entered!r} is no {field} of {a(kind)}.", f"It may be one of: {words}.")
    if field in listed.get("whole", ()):
        return _whole(field, entered)
    if field in listed.get("days", ()):
        return _day(field, str(entered))
    return storable(str(entered))


def storable(words: str) -> str:
    """Words as every database takes them: what a terminal gave that is no text stands escaped."""
    return words.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _whole(field: str, entered: str | int) -> int:
    try:
        number = int(entered)
    except ValueError:
        number = -1
    if not 0 <= number < 2**63:
        raise CaseError(
            "AR242", f"{entered!r} is no whole number of people.", f"Write {field} in figures, or leave it empty."
        )
    return number


def _day(field: str, entered: str) -> str:
    try:
        return date.fromisoformat(entered).isoformat()
    except ValueError as fault:
        raise CaseError(
            "AR242", f"{entered!r} is no day.", f"Write {field} as YYYY-MM-DD, or leave it empty."
        ) from fault
