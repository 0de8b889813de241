"""`recent`: the newest count by somebody who is no party to it; then the majority of claimants; then the lowest.

Source: GTD, Codebook: where reports conflict, the most recent source, but not one that rests on the claims of
perpetrators or is questionable; then the number that most independent sources give; then the lowest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .counts import Answer, Because, Count
from .current import current, newest_day, reliable


def recent(counts: Iterable[Count]) -> tuple[Answer, ...]:
    """One answer. What is vague has no number to agree on, and is left out as GTD leaves it blank."""
    held, left = current(counts)
    held, unreliable = reliable(held)
    left += unreliable
    left += [Because(count.id, count.party) for count in held if count.party]
    vague = [count for count in held if not count.party and count.low is None and count.high is None]
    left += [Because(count.id, "its words give no number") for count in vague]
    judged = [count for count in held if not count.party and count not in vague]
    day = newest_day(judged)
    newest = [count for count in judged if (count.day or "")[:10] == (day or "")]
    left += [Because(count.id, f"older than {day}") for count in judged if count not in newest]
    if not newest:
        return (Answer("recent", None, None, None, (), tuple(left), note="no count by anybody who is no party"),)
    chosen, why = _chosen(newest)
    used = tuple(Because(count.id, why) for count in chosen)
    left += [Because(count.id, f"{why} is another") for count in newest if count not in chosen]
    low, high = chosen[0].low, chosen[0].high
    return (Answer("recent", low, low if low == high else None, high, used, tuple(left)),)


def _chosen(newest: list[Count]) -> tuple[list[Count], str]:
    """The counts of one number that the newest day ends with, and by which rule."""
    said: defaultdict[tuple[int | None, int | None], list[Count]] = defaultdict(list)
    for count in newest:
        said[count.low, count.high].append(count)
    if len(said) == 1:
        return newest, "the newest count"
    voices = {number: len({count.voice for count in given}) for number, given in said.items()}
    most = max(voices.values())
    leading = [number for number, count in voices.items() if count == most]
    if len(leading) == 1:
        return said[leading[0]], f"the count of the most claimants ({most})"
    lowest = min(leading, key=lambda number: (number[0] if number[0] is not None else number[1] or 0, number[1] or 0))
    return said[lowest], "the lowest of the newest counts"
