"""`confirmed-minimum`: the lowest number that two independent claimants, the doer itself or a grade of 1 stand behind.

Source: Airwars, Methodology: headline totals are the minimums of incidents graded fair (two or more credible sources)
or confirmed (a belligerent accepts responsibility); a single source's claim is weak and not in them. That a reviewer
confirmed a claim says that it was read right, not that it is true; a credibility of 1 says that, “confirmed by others”.
"""

from __future__ import annotations

from collections.abc import Iterable

from .counts import Answer, Because, Count
from .current import current, reliable


def confirmed_minimum(counts: Iterable[Count]) -> tuple[Answer, ...]:
    """One answer: its `low`, and nothing above it; None, which is not 0, where nobody but one source says so."""
    held, left = current(counts)
    held, unreliable = reliable(held)
    left += unreliable
    left += [Because(count.id, "its words give no least number") for count in held if count.low is None]
    known = [count for count in held if count.low is not None]
    sure = [count for count in known if count.own_deed or "1" in count.credibility]
    independent = len({count.voice for count in known}) > 1
    if not independent and not sure:
        left += [Because(count.id, "a single source") for count in known]
        return (Answer("confirmed-minimum", None, None, None, (), tuple(left), note="nothing is confirmed"),)
    chosen = known if independent else sure
    left += [Because(count.id, "others stand behind their number") for count in known if count not in chosen]
    low = min(count.low for count in chosen if count.low is not None)
    used = tuple(Because(count.id, f"{_why(count)}: {count.words}") for count in chosen)
    return (Answer("confirmed-minimum", low, None, None, used, tuple(left)),)


def _why(count: Count) -> str:
    if count.own_deed:
        return "the doer itself says so"
    return "it is graded 1, confirmed by others" if "1" in count.credibility else "one of two or more claimants"
