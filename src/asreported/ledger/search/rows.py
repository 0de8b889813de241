"""What search looks at: a row for each claim and for each stretch of a report's text, in words as compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from asreported.claims import Claim, Event, Figure, Person, Statement
from asreported.intake import Report

from .numbers import number
from .words import Word, words

# Words of a text that are searched together. PostgreSQL keeps 256 places of a word in one row and 16,383 in all; two
# words that stand further apart than this have little to do with each other.
STRETCH: Final = 2_000
# So that a phrase over the end of a stretch is found in the next.
OVERLAP: Final = 24
# Between two names: no phrase goes over it, and nobody can ask for it.
GAP: Final = "\u00a6"
COLUMNS: Final = ("speaker", "place", "names", "words")


def rows(report: Report, claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """The rows of a report and of its claims. `begin` and `stop` bound a stretch of the text, or the evidence."""
    yield from _stretches(report)
    for claim in claims:
        evidence = claim.evidence
        yield _row(report, claim.id, 0, claim.kind, _word(claim), evidence.start, evidence.end) | {
            "speaker": _joined((claim.speaker, *claim.relay)),
            "place": _joined((getattr(claim, "place", None),)),
            "names": _joined(_names(claim)),
            "words": _folded(words(evidence.of(report.text))),
        }


def _stretches(report: Report) -> Iterator[dict[str, Any]]:
    there = list(words(report.text))
    for part, at in enumerate(range(0, max(1, len(there)), STRETCH)):
        some = there[max(0, at - OVERLAP) : at + STRETCH]
        begin, stop = (some[0].start, some[-1].end) if some else (0, len(report.text))
        yield _row(report, report.id, part, "report", None, begin, stop) | {
            "speaker": "",
            "place": "",
            # Once: a title is no reason to show every stretch of a long text.
            "names": "" if part else _joined((report.title, report.outlet)),
            "words": _folded(some),
        }


def _row(report: Report, name: str, part: int, kind: str, word: str | None, begin: int, stop: int) -> dict[str, Any]:
    found = number(name, part, report.published, kind, word)
    return {"number": found, "id": name, "report": report.id, "begin": begin, "stop": stop}


def _word(claim: Claim) -> str | None:
    """What a claim is, in the one word that lists sort it by."""
    match claim:
        case Figure():
            return claim.measure
        case Statement():
            return claim.act
        case Event():
            return claim.type
        case Person():
            return claim.status
    return None


def _names(claim: Claim) -> tuple[str | None, ...]:
    match claim:
        case Figure():
            return (claim.group, claim.nationality, claim.side)
        case Event():
            return (claim.actor, claim.target)
        case Person():
            return (claim.name, claim.role, claim.nationality)
    return ()


def _joined(names: Iterable[str | None]) -> str:
    return f" {GAP} ".join(_folded(words(name)) for name in names if name)


def _folded(found: Iterable[Word]) -> str:
    return " ".join(word.folded for word in found)
