"""`conservative`: the lowest number among the newest of each reliable claimant.

Source: ACLED, Codebook and FAQs: where sources differ the most conservative estimate is used; where there is no number
"tens" are 10, "dozens" 12, "hundreds" 100. UCDP GED, Codebook: the low estimate is the lowest reliable one.
"""

from __future__ import annotations

from collections.abc import Iterable

from .counts import Answer, Because, Count
from .current import current, reliable
from .vague import point


def conservative(counts: Iterable[Count]) -> tuple[Answer, ...]:
    """One answer; its `best` is its low, what is open stays open."""
    held, left = current(counts)
    held, unreliable = reliable(held)
    left += unreliable
    known = {count.id: count.low for count in held if count.low is not None}
    # “Dozens” is no lower estimate than the 31 that another counted: words stand in only where nobody counted.
    known = known or {count.id: number for count in held if (number := point(count)) is not None}
    left += [Because(count.id, "its words give no least number") for count in held if count.id not in known]
    if not known:
        return (Answer("conservative", None, None, None, (), tuple(left), note="no count gives a least number"),)
    low = min(known.values())
    used = tuple(Because(claim, "the lowest reliable count") for claim, number in known.items() if number == low)
    left += [Because(claim, f"higher than {low}") for claim, number in known.items() if number != low]
    return (Answer("conservative", low, low, None, used, tuple(left)),)
