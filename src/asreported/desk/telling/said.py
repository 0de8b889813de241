"""What is said, sentence by sentence: claims that stand in one sentence of one report are shown as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from asreported.claims import Figure, Span
from asreported.ledger import ClaimRow

from .repeats import Repeats
from .rows import Row, row

# A figure's number says more of a sentence than that somebody said something.
_TELLING = {"figure": 0, "person": 1, "event": 2, "statement": 3}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the claim that says most of it, and the ids of all claims that stand in it."""

    row: Row
    claims: tuple[str, ...]


def said(rows: Iterable[ClaimRow[Any]], repeats: Repeats) -> tuple[Said, ...]:
    """The sentences of the rows, each once, as they come; those that were taken over from another report last."""
    sentences: dict[tuple[str, Span], list[ClaimRow[Any]]] = {}
    for one in rows:
        sentences.setdefault((one.report.id, one.sentence), []).append(one)
    made = [_said(found, repeats) for found in sentences.values()]
    return tuple(sorted(made, key=lambda one: one.row.repeat is not None))


def _said(rows: Sequence[ClaimRow[Any]], repeats: Repeats) -> Said:
    lead = min(rows, key=lambda one: (_TELLING[one.claim.kind], one.key))
    return Said(row(lead, repeats), tuple(one.id for one in rows))


def numbers(rows: Iterable[ClaimRow[Any]]) -> tuple[str, ...]:
    """The numbers among the rows in the words that were used, each once."""
    found = (one.key_words for one in rows if isinstance(one.claim, Figure))
    return tuple(dict.fromkeys(" ".join(words.split()) for words in found))
