"""Narrowing: what a reviewer wants of the queue, kept from claim to claim, and the links that change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from asreported.ledger import Sought

from ..words import label, vocabulary
from .filters import link

REVIEW: Final = "/review"
KINDS: Final = ("figure", "statement", "event", "person")
_NAMES: Final = ("only", "kind", "report", "measure")


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows the queue, or where it is `chosen` no longer does; `count` is None where nobody counted."""

    label: str
    href: str
    chosen: bool
    count: int | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue as the head of the review shows it; `kept` is what forms send on of how it is narrowed."""

    reasons: tuple[Choice, ...]
    choices: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    kept: Mapping[str, str]
    done: int
    left: int


def kept(query: Mapping[str, str]) -> Mapping[str, str]:
    """How a query or a form narrows the queue."""
    found = {name: query.get(name, "") for name in _NAMES}
    if found["only"] not in vocabulary("waiting"):
        found["only"] = ""
    if found["kind"] not in KINDS:
        found["kind"] = ""
    return {name: value for name, value in found.items() if value}


def sought(narrowed: Mapping[str, str]) -> Sought:
    """The same as the ledger knows it."""
    return Sought(*(narrowed.get(name, "") for name in _NAMES))


def queue(narrowed: Mapping[str, str], counts: Mapping[str, int], why: str, report: str, done: int) -> Queue:
    """The head of the review of a claim of a report that waits for a reason; `done` are those reviewed today."""
    reasons = (_choice(narrowed, "only", name, label("waiting", name), counts[name], name == why) for name in counts)
    kinds = (_choice(narrowed, "kind", name, label("kinds_found", name)) for name in KINDS)
    asked = narrowed.get("report", "")
    here = _choice(narrowed, "report", asked or report, "This report" if asked in {"", report} else "One report")
    return Queue(
        reasons=tuple(one for one in reasons if one.count or one.chosen),
        choices=(*kinds, here),
        measures=tuple(_measures(narrowed)),
        kept=narrowed,
        done=done,
        left=sum(count for name, count in counts.items() if narrowed.get("only", name) == name),
    )


def _measures(narrowed: Mapping[str, str]) -> Iterable[Choice]:
    return (_choice(narrowed, "measure", name, words) for name, words in vocabulary("measures").items())


def _choice(
    narrowed: Mapping[str, str], name: str, value: str, words: str, count: int | None = None, here: bool = False
) -> Choice:
    chosen = narrowed.get(name) == value
    return Choice(words, link(REVIEW, narrowed, **{name: None if chosen else value}), chosen, count, here)
