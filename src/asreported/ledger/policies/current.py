"""What every policy leaves out: what people rejected, what repeats another, what its own claimant replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .counts import Because, Count


def current(counts: Iterable[Count]) -> tuple[list[Count], list[Because]]:
    """The newest count of each voice, and the others, each with the reason why it is left out."""
    held: list[Count] = []
    left: list[Because] = []
    ordered = in_time(counts)
    # What a rejected claim's own words were is said by the first who repeats them, and by nobody else once more.
    instead: dict[str | None, str | None] = {count.id: None for count in ordered if count.status == "rejected"}
    for count in ordered:
        why = _left_out(count, instead)
        if why:
            left.append(Because(count.id, why))
        else:
            held.append(count)
    newest = {count.voice: count for count in held}
    for count in held:
        last = newest[count.voice]
        if last.id != count.id:
            left.append(Because(count.id, f"{count.voice} has given a newer count ({last.words}, {_day(last)})"))
    return list(newest.values()), left


def reliable(counts: Iterable[Count]) -> tuple[list[Count], list[Because]]:
    """The counts that nobody graded as not to be relied on, and the others with the reason."""
    held, left = [], []
    for count in counts:
        if "E" in count.reliability:
            left.append(Because(count.id, "its source is graded E, unreliable"))
        elif "5" in count.credibility:
            left.append(Because(count.id, "it is graded 5, improbable"))
        else:
            held.append(count)
    return held, left


def in_time(counts: Iterable[Count]) -> list[Count]:
    """The counts by day, those without one first: what is dated is newer than what may be of any day."""
    return sorted(counts, key=lambda count: (count.day is not None, count.day or "", count.id))


def newest_day(counts: Sequence[Count]) -> str | None:
    """The newest day that a count is of."""
    return max((count.day[:10] for count in counts if count.day), default=None)


def _left_out(count: Count, instead: dict[str | None, str | None]) -> str | None:
    if count.status == "rejected":
        return "reviewers rejected it"
    if count.old:
        return count.old
    if count.repeats in instead:
        first = instead[count.repeats]
        instead[count.repeats] = first or count.id
        return f"it repeats what {first} does" if first else None
    return f"it repeats {count.repeats}" if count.repeats else None


def _day(count: Count) -> str:
    return count.day[:10] if count.day else "undated"
