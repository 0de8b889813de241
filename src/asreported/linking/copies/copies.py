"""Copies: reports that repeat another's words, so that one source does not pass for several.

Two reports are copies where more than half of the shorter's words stand in passages that the other has too
(`passages`): a brief cut from a longer story is one, an agency's story with other words here and there, too. Whether
two are copies depends on the two alone.

Which pairs are worth laying side by side is found by fingerprints: of each few neighbouring runs of words the one with
the smallest hash ("winnowing", Schleimer, Wilkerson and Aiken 2003). Any eight words in a row that two texts share give
them a fingerprint in common, so a short text is found in a long one, where MinHash compares whole texts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from asreported.intake import Report

from .passages import repeats
from .storywords import story

# Of 1,000 reports with one word in ten changed 997 keep half of their words in passages; of different ones none do.
COPIED = 0.5
# Fewer words are a headline or a caption, not a story.
FEWEST = 15
# Words of a run that is hashed, and neighbouring runs of which the smallest hash is kept (`evaluation/copies.py`).
RUN = 5
WINDOW = 4
# Of the shorter's fingerprints; near-copies have a quarter and more in common.
NEAR = 0.15
# Of those that hold a fingerprint only so many before and behind a report by id are looked at, and only theirs is
# counted as shared: a footer is on every page, and of many copies each is found through its neighbours.
NEIGHBOURS = 12
# Eight words in a row are seldom the same by chance; what a sentence is looked up by.
WORDS = 8


@dataclass(frozen=True, slots=True, order=True)
class CopyPair:
    """Two reports by id, `first` < `second`, with the share of the shorter's words in passages of both."""

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
    return frozenset(_hash(" ".join(words[at : at + WORDS])) for at in range(len(words) - WORDS + 1))


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def fingerprints(text: str) -> tuple[int, ...]:
    """What a report is looked up by, signed 64-bit numbers in order: about one to four of its words."""
    words = _words(text)
    hashes = [_hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)]
    windows = (hashes[at : at + WINDOW] for at in range(max(1, len(hashes) - WINDOW + 1)))
    return tuple(sorted({min(window) for window in windows if window}))


# A report's words are asked for when it comes, and again for each that it is laid beside.
@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return story(text).words


def near(size: int, others: Iterable[tuple[str, int, int]]) -> tuple[str, ...]:
    """The ids worth comparing with a report of `size` fingerprints; of others: id, number of them, how many shared."""
    return tuple(sorted(other for other, its_size, shared in others if _near(size, its_size, shared)))


def _near(size: int, other: int, shared: int) -> bool:
    return shared >= max(1, NEAR * min(size, other))


def copy(first: Report, second: Report) -> CopyPair | None:
    """The pair that two reports make; None where neither is a copy of the other."""
    one, other = sorted((first, second), key=lambda report: report.id)
    words, others = _words(one.text), _words(other.text)
    shorter = min(len(words), len(others))
    shared = sum(repeat.words for repeat in repeats(words, others)) if shorter >= FEWEST else 0
    return CopyPair(one.id, other.id, round(shared / shorter, 3)) if shared > COPIED * shorter else None


def copies(reports: Iterable[Report]) -> tuple[CopyGroup, ...]:
    """The groups of copies among the reports; their order does not matter."""
    known = {report.id: report for report in reports}
    prints = {name: fingerprints(report.text) for name, report in known.items()}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name in sorted(known):
        for one in prints[name]:
            holders[one].append(name)
    shared = Counter(pair for names in holders.values() for pair in _neighbours(names))
    likely = [pair for pair, count in shared.items() if _near(len(prints[pair[0]]), len(prints[pair[1]]), count)]
    found = [pair for one, other in likely if (pair := copy(known[one], known[other]))]
    return groups(found, {name: report.published for name, report in known.items()})


def _neighbours(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of those that stand near each other."""
    return ((one, other) for at, one in enumerate(names) for other in names[at + 1 : at + 1 + NEIGHBOURS])


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
