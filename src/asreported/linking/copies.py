"""Copies: reports that repeat another's words, so that one source does not pass for several.

Two reports are copies where the shorter has most of its runs of eight words in common with the longer (containment,
after Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from asreported.intake import Report

# Eight words in a row are seldom the same by chance; a quoted sentence of a spokesman has about twenty.
WORDS = 8
CONTAINED = 0.6
# Fewer runs (fifteen words) are a headline or a caption, not a story.
FEWEST = 8


@dataclass(frozen=True, slots=True, order=True)
class CopyPair:
    """Two reports by id, `first` < `second`, with the share of the shorter's runs of words that both have."""

    first: str
    second: str
    share: float


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Reports that repeat each other's words, by id.

    `earliest` holds those that may have been first by what they say of their publication: more than one where the
    dates do not tell them apart, none where no report of the group is dated.
    """

    reports: tuple[str, ...]
    earliest: tuple[str, ...]
    pairs: tuple[CopyPair, ...]


def shingles(text: str) -> frozenset[int]:
    """The runs of eight words of a text as signed 64-bit numbers; case, punctuation and line breaks do not count."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
    digests = (blake2b(run.encode("utf-8", "replace"), digest_size=8).digest() for run in runs)
    return frozenset(int.from_bytes(digest, signed=True) for digest in digests)


def pairs(report: str, size: int, others: Iterable[tuple[str, int, int]]) -> list[CopyPair]:
    """The pairs that a report with `size` runs makes with others: each its id, its number of runs, how many are shared.

    Where neither is a copy there is no pair. A case and `copies` both add a report at a time by this.
    """
    return [
        made for other, others_size, shared in others if (made := _pair(report, other, (size, others_size), shared))
    ]


def _pair(first: str, second: str, sizes: tuple[int, int], shared: int) -> CopyPair | None:
    shorter = min(sizes)
    if shorter < FEWEST or shared < CONTAINED * shorter:
        return None
    return CopyPair(min(first, second), max(first, second), round(shared / shorter, 3))


def copies(reports: Iterable[Report]) -> tuple[CopyGroup, ...]:
    """The groups of copies among the reports; their order does not matter."""
    known = {report.id: report for report in reports}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    found: list[CopyPair] = []
    for name, report in known.items():
        runs = shingles(report.text)
        shared = Counter(other for run in runs for other in holders[run])
        found += pairs(name, len(runs), ((other, sizes[other], count) for other, count in shared.items()))
        sizes[name] = len(runs)
        for run in runs:
            holders[run].append(name)
    return groups(found, {name: report.published for name, report in known.items()})


def groups(found: Iterable[CopyPair], published: Mapping[str, str | None]) -> tuple[CopyGroup, ...]:
    """The groups that pairs form, a copy's copy with it; `published` gives each report's ISO day or time or None."""
    ordered = sorted(found)
    group: dict[str, list[str]] = {}
    for link in ordered:
        one, other = group.setdefault(link.first, [link.first]), group.setdefault(link.second, [link.second])
        if one is not other:
            one.extend(other)
            group.update(dict.fromkeys(other, one))
    members = sorted({tuple(sorted(names)) for names in group.values()})
    return tuple(
        CopyGroup(names, _earliest({name: published.get(name) for name in names}), _within(names, ordered))
        for names in members
    )


def _within(names: tuple[str, ...], pairs: list[CopyPair]) -> tuple[CopyPair, ...]:
    inside = frozenset(names)
    return tuple(link for link in pairs if link.first in inside)


def _earliest(published: Mapping[str, str | None]) -> tuple[str, ...]:
    dated = {name: day for name, day in published.items() if day}
    if not dated:
        return ()
    first_day = min(day[:10] for day in dated.values())
    that_day = {name: day for name, day in dated.items() if day[:10] == first_day}
    times = {name: time for name, day in that_day.items() if (time := _instant(day))}
    # A day without an hour may be before or after any hour of that day.
    if len(times) < len(that_day):
        return tuple(sorted(that_day))
    first = min(times.values())
    return tuple(sorted(name for name, time in times.items() if time == first))


def _instant(published: str) -> datetime | None:
    moment = datetime.fromisoformat(published)
    return moment if moment.tzinfo is not None else None
