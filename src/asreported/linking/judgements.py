"""Whether two things are one, as far as the words tell: the answer every comparison gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """`UNSURE` is kept as an open question: only a person makes it final."""

    SAME = "same"
    UNSURE = "maybe-same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, how likely the two are one (0 to 1, for ordering only), and why, in words a reader can check."""

    verdict: Verdict
    likeness: float
    reasons: tuple[str, ...] = ()
