"""Frames: what a verb or noun must have around it to tell an event, from `vocabulary/events.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from .. import vocabulary
from ..inflections import noun_forms, verb_forms
from ..nounclasses import members

PLACES: Final = (
    "subject", "object", "oblique", "particle", "predicate", "clause", "infinitive", "auxiliary", "for",
    "into", "out", "from",  # of a verb
    "modifier", "of", "after", "before", "governor", "copula",
)  # fmt: skip
VERBAL: Final = ("clause", "infinitive", "governor", "copula")  # what stands there is a verb: its verb forms


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling an event type. `asks` and `refuses`: place → the word forms and `#Label`s that fit there.

    A verb frame needs all that it asks for; a noun frame with `only` needs one of it, without `only` none.
    """

    type: str
    asks: tuple[tuple[str, frozenset[str]], ...]
    refuses: tuple[tuple[str, frozenset[str]], ...]
    only: bool = False
    plural: bool = False
    singular: bool = False


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Verb form → the frames it may open, in the order of the list."""
    return _by_form("verb")


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """Noun form → the frames it may open, in the order of the list."""
    return _by_form("noun")


def _by_form(part: str) -> dict[str, tuple[Frame, ...]]:
    forms_of = verb_forms if part == "verb" else noun_forms
    table: dict[str, list[Frame]] = {}
    for entry in vocabulary.load("events")[part]:
        frame = _frame(entry)
        for form in sorted({form for word in entry["words"] for form in forms_of(word)}):
            table.setdefault(form, []).append(frame)
    return {form: tuple(frames) for form, frames in table.items()}


def _frame(entry: dict[str, Any]) -> Frame:
    asks = tuple((place, _expanded(place, entry[place])) for place in PLACES if place in entry)
    refuses = tuple((place, _expanded(place, entry["not_" + place])) for place in PLACES if "not_" + place in entry)
    return Frame(
        entry["type"], asks, refuses, entry.get("only", False), entry.get("plural", False), entry.get("singular", False)
    )


def _expanded(place: str, words: list[str]) -> frozenset[str]:
    """The forms of listed words: `@list` stands for a noun class and the name labels that belong to it."""
    labels: dict[str, list[str]] = vocabulary.load("events")["labels"]
    forms: set[str] = set()
    for word in words:
        if word.startswith("@"):
            forms |= members(word[1:]) | {"#" + label for label in labels.get(word[1:], ())}
        elif word.startswith("#"):
            forms.add(word)
        else:
            forms |= verb_forms(word) if place in VERBAL else noun_forms(word)
    return frozenset(forms)
