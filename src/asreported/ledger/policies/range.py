"""`range`: from the lowest to the highest of the claimants' newest counts, and the number most of them give.

Source: Standards for Casualty Recording (Every Casualty Counts, 2016): where sources disagree, report the range. UCDP
GED, Codebook: low is the lowest, high the highest reliable estimate, best the most likely; never an average.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .counts import Answer, Because, Count
from .current import current, reliable
from .vague import bounds


def spread(counts: Iterable[Count]) -> tuple[Answer, ...]:
    """One answer. `high` is None where any count is open upwards; `best` where no number leads."""
    held, left = current(counts)
    held, unreliable = reliable(held)
    left += unreliable
    limits = {count.id: bounds(count) for count in held}
    left += [Because(claim, "its words give no number") for claim, found in limits.items() if found == (None, None)]
    known = {claim: found for claim, found in limits.items() if found != (None, None)}
    if not known:
        return (Answer("range", None, None, None, (), tuple(left), note="no count gives a number"),)
    lows = [low for low, _ in known.values()]
    highs = [high for _, high in known.values()]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    used = tuple(Because(claim, _why(found, low, high)) for claim, found in known.items())
    return (Answer("range", low, _leading(held), high, used, tuple(left)),)


def _why(found: tuple[int | None, int | None], low: int | None, high: int | None) -> str:
    ends = [word for word, same in (("lowest", found[0] == low), ("highest", found[1] == high)) if same]
    return f"the {' and '.join(ends)}" if ends else "within the range"


def _leading(held: Iterable[Count]) -> int | None:
    """The one number that more voices give than any other."""
    numbers = Counter(count.low for count in held if count.low is not None and count.low == count.high)
    leading = [number for number, voices in numbers.items() if voices == max(numbers.values())]
    return leading[0] if len(leading) == 1 else None
