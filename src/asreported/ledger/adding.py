"""Many sources, or a note of a reviewer's own, into a case: for the command line and the desk alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from asreported.intake import Report, Source, Unreadable

from .case import Case
from .decisions.decision import Decision
from .decisions.reviewer import Reviewer
from .readers import Readers
from .reading import Added, Read, add_item, default_read, shipped_versions


def add_sources(
    case: Case, sources: Iterable[Source], read: Read = default_read, *, jobs: int | None = 1
) -> Iterator[Added | str | int]:
    """Add sources to a case: the name of each report before it is stored, what became of it, how many sources are done.

    `jobs` processes read, None for one a core; this one alone writes the case, in the order of the sources. It may be
    left at any point: what was told is stored.
    """
    with Readers(read, jobs) as readers:
        for step, claims in readers.ahead(_steps(sources), lambda report: not case.has(report)):
            if isinstance(step, int):
                yield step
            elif isinstance(step, Source):
                # Whatever was wrong with it may be mended; what still is, is refused again. A folder that shows its
                # files is locked no longer.
                case.forget(step.where, *map(str, Path(step.where).parents))
            else:
                yield step.name
                yield add_item(case, step, claims)


def _steps(sources: Iterable[Source]) -> Iterator[Source | Report | Unreadable | int]:
    """Every source, what it holds, and then how many are done."""
    for done, source in enumerate(sources, start=1):
        yield source
        yield from source.items()
        yield done


def field_note(who: Reviewer, words: str) -> Decision:
    """Keep a text of the reviewer's own as a report of the case, read like every other."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    report = Report(
        name=f"note of {who.name}, {at}",
        text=words.strip(),
        title=f"Field note of {who.name}",
        outlet=who.name,
        published=at,
        published_from="metadata",
    )
    return who.note(report, default_read(report), shipped_versions())
