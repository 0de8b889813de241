"""Repeats: which report has its words from which, and whether a sentence is among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from asreported.intake import Report
from asreported.linking import CopyGroup, groups, shingles

# The share that makes a report a copy (`linking.copies`) makes a sentence one.
REPEATED = 0.6


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another report with the same words. `earlier` is None where the dates do not say which was first."""

    report: Report
    earlier: bool | None
    share: float


@dataclass(frozen=True, slots=True)
class Sharing:
    """The group of `size` reports that a report shares its words with, itself among them.

    `earliest` is None where the dates do not say which was first.
    """

    size: int
    earliest: Report | None


class Repeats:
    """The repeats of a case. `found` are its copies; `read` gives reports by their ids, and is asked for few."""

    def __init__(self, found: Iterable[CopyGroup], read: Callable[[Iterable[str]], Mapping[str, Report]]) -> None:
        self._read = read
        self._known: dict[str, Report] = {}
        self._runs: dict[str, frozenset[int]] = {}
        self._group = {report: group for group in found for report in group.reports}
        self._of: dict[str, tuple[Repeat, ...]] = {}

    def sharing(self, report_id: str) -> Sharing | None:
        """The group that the report shares its words with; None where its words are its own."""
        group = self._group.get(report_id)
        if group is None:
            return None
        (earliest,) = group.earliest if len(group.earliest) == 1 else (None,)
        return Sharing(len(group.reports), None if earliest is None else self._reports([earliest])[0])

    def of(self, report_id: str) -> tuple[Repeat, ...]:
        """The reports that share their words with this one, the earliest first."""
        if report_id not in self._of:
            group = self._group.get(report_id)
            found = () if group is None else self._repeats(report_id, group)
            self._of[report_id] = tuple(sorted(found, key=lambda one: _age(one.report)))
        return self._of[report_id]

    def _repeats(self, report_id: str, group: CopyGroup) -> Iterable[Repeat]:
        pairs = [pair for pair in group.pairs if report_id in {pair.first, pair.second}]
        others = {pair: pair.second if pair.first == report_id else pair.first for pair in pairs}
        known = {one.id: one for one in self._reports([report_id, *others.values()])}
        published = {name: report.published for name, report in known.items()}
        for pair, other in others.items():
            (alone,) = groups([pair], published)
            first = alone.earliest[0] if len(alone.earliest) == 1 else None
            yield Repeat(known[other], None if first is None else first == other, pair.share)

    def _reports(self, ids: Iterable[str]) -> list[Report]:
        wanted = list(dict.fromkeys(ids))
        missing = [name for name in wanted if name not in self._known]
        if missing:
            self._known.update(self._read(missing))
        return [self._known[name] for name in wanted]

    def sources(self, report_id: str) -> tuple[Repeat, ...]:
        """Those of them that were, or may have been, there before it."""
        return tuple(one for one in self.of(report_id) if one.earlier is not False)

    def of_sentence(self, report_id: str, sentence: str) -> Repeat | None:
        """The earliest of the sources that has this sentence too."""
        return next((one for one in self.sources(report_id) if self._stands_in(sentence, one.report)), None)

    def _stands_in(self, sentence: str, report: Report) -> bool:
        runs = shingles(sentence)
        if runs:
            if report.id not in self._runs:
                self._runs[report.id] = shingles(report.text)
            return len(runs & self._runs[report.id]) >= REPEATED * len(runs)
        # Too short for a run of eight words.
        words = _words(sentence)
        return words.strip() != "" and words in _words(report.text)


def _age(report: Report) -> tuple[bool, str, str]:
    return (report.published is None, report.published or "", report.id)


def _words(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "
