"""Repeats: which report has its words from which, and whether a sentence is among them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
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
    """The repeats of a case. `groups` are its copies, `reports` the reports they speak of."""

    def __init__(self, found: Iterable[CopyGroup], reports: Iterable[Report]) -> None:
        self._reports = {report.id: report for report in reports}
        self._runs: dict[str, frozenset[int]] = {}
        self._of = defaultdict[str, list[Repeat]](list)
        self._sharing: dict[str, Sharing] = {}
        published = {report.id: report.published for report in self._reports.values()}
        every = tuple(found)
        for group in every:
            earliest = self._reports[group.earliest[0]] if len(group.earliest) == 1 else None
            self._sharing.update(dict.fromkeys(group.reports, Sharing(len(group.reports), earliest)))
        for copy in (pair for group in every for pair in group.pairs):
            (alone,) = groups([copy], published)
            first = alone.earliest[0] if len(alone.earliest) == 1 else None
            for this, other in ((copy.first, copy.second), (copy.second, copy.first)):
                earlier = None if first is None else first == other
                self._of[this].append(Repeat(self._reports[other], earlier, copy.share))

    def sharing(self, report_id: str) -> Sharing | None:
        """The group that the report shares its words with; None where its words are its own."""
        return self._sharing.get(report_id)

    def of(self, report_id: str) -> tuple[Repeat, ...]:
        """The reports that share their words with this one, the earliest first."""
        return tuple(sorted(self._of.get(report_id, ()), key=lambda one: _age(one.report)))

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
