"""One trigger: the words that tell an event, before its clause is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """The token that tells an event, the tokens of its name, and the type it tells."""

    token: int
    first: int
    end: int
    type: str
    verbal: bool
