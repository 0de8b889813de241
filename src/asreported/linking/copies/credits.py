"""Credits and citations: the agency whose words a report prints, and the outlet that it says it has something from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from asreported.claims import Span

from ..actors import actor

# A credit stands in one of the first or last lines; further in, the same words are part of the story.
_HEAD, _FOOT = 4, 5
# The German agency writes its name small.
_WORD = r"(?:[A-Z](?:[\w&’'-]|\.(?=\w))*|dpa\b)"
_NAME = rf"{_WORD}(?:[ /-](?:(?:of|de) )?{_WORD})*"
_BETWEEN = re.compile(r", and |, | and | & ")


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """The words of a credit: of the `whole` report, or of part of its material."""

    span: Span
    agency: str
    whole: bool


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """The words by which a report says that it has something from another outlet."""

    span: Span
    outlet: str


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    name: str
    whole: bool = False
    place: str = ""


def credits_of(text: str) -> tuple[Credit, ...]:
    """The agencies that a report credits at its head or foot, in the order of the text."""
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]*\S[^\n]*", text)]
    places = {"head": lines[:_HEAD], "foot": lines[-_FOOT:]}
    found = {
        Credit(span, name, form.whole)
        for form in _forms("credit")
        for line in places[form.place]
        for name, span in _names(form, text, line)
    }
    return tuple(sorted(found))


def citations(text: str, within: Span | None = None) -> tuple[Citation, ...]:
    """The outlets that the text, or a stretch of it, says that it has something from."""
    where = within or Span(0, len(text))
    found = [Citation(span, name) for form in _forms("citation") for name, span in _names(form, text, where)]
    # "First reported by" holds "reported by": of what ends at the same name the longest is kept.
    longest = {(citation.span.end, citation.outlet): citation for citation in sorted(found, reverse=True)}
    return tuple(sorted(longest.values()))


def _names(form: _Form, text: str, where: Span) -> Iterator[tuple[str, Span]]:
    """The names in a stretch that has the form, each with the words of the form and where they stand."""
    stretch = where.of(text)
    start = where.start + len(stretch) - len(stretch.lstrip())
    for found in form.pattern.finditer(stretch.strip()):
        for name in _BETWEEN.split(found[1]):
            bare = name.strip(" .’'-").removesuffix("'s").removesuffix("’s")
            if bare and bare.casefold() not in _not_names() and _fits(bare, form):
                yield bare, Span(start + found.start(), start + found.end())


def _fits(name: str, form: _Form) -> bool:
    known = actor(name)
    return form.name == "any" or (
        known.kind == "outlet" and (form.name == "outlet" or not known.id.startswith("name:"))
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("credits.toml").read_text("utf-8"))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(_data()["not_names"]["words"])


@cache
def _forms(kind: str) -> tuple[_Form, ...]:
    rows: Iterable[dict[str, Any]] = _data()[kind]
    names = rf"{_NAME}(?:(?:, and |, | and | & )(?:the )?{_NAME})*"
    return tuple(
        _Form(
            re.compile(row["pattern"].replace("NAMES", names).replace("NAME", _NAME)),
            row["name"],
            row.get("whole", False),
            row.get("place", ""),
        )
        for row in rows
    )
