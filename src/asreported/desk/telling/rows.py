"""Rows: what a claim shows on every page: who says it, through whom, where it stands, and in which sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asreported.claims import Claim, Event, Figure, Person, Span, Statement
from asreported.intake import Report
from asreported.ledger import ClaimRow

from ..lists.filters import NO_OUTLET, OWN_VOICE
from ..words import label
from .dates import NOT_SAID, ShownDate, publication, stated
from .highlights import Quote, quote
from .judgements import Judged, judged
from .repeats import Repeat, Repeats


@dataclass(frozen=True, slots=True)
class Told:
    """How a claim reached the reader: the claimant, None for the report's own voice, the relays, the report."""

    claimant: str | None
    relay: tuple[str, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Row:
    """A claim on a page.

    `href` leads to its words in the report; `words` are those that it turns on; `quote` is its sentence, with the
    words in it that the eye looks for: the number, what was said, the event; `marks` say what it must not pass for.
    `date` is the day of the event or that the figure is as of, `NOT_SAID` where the text gives none; `published` never
    stands in for it. `claim` has in it what people corrected, `judged` says so. `link` is the incident of an event, the
    series of a figure.
    """

    claim: Claim
    href: str
    told: Told
    date: ShownDate
    published: ShownDate
    words: str
    quote: Quote
    marks: tuple[str, ...]
    repeat: Repeat | None
    in_copy: Repeat | None
    link: str | None
    judged: Judged | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def called(report: Report) -> str:
    """A report by its outlet; where that is unknown the file's name goes with it, to tell it from others."""
    return report.outlet or f"unknown outlet, {report.name}"


def outlet_key(row: ClaimRow[Any]) -> str:
    """The outlet as a filter knows it."""
    return row.report.outlet or NO_OUTLET


def outlet_called(key: str) -> str:
    """The outlet's name in a filter."""
    return "Unknown outlet" if key == NO_OUTLET else key


def title(report: Report) -> str:
    """The title of a report, or the source's name where it has none."""
    return report.title or report.name


def report_href(report: Report) -> str:
    """The page of a report."""
    return f"/reports/{report.id}"


def claim_href(claim: Claim) -> str:
    """The place of a claim in the page of its report."""
    return f"/reports/{claim.report}#claim-{claim.id}"


def claimant_key(row: ClaimRow[Any]) -> str:
    """The claimant as a filter knows it."""
    return row.decided.speaker or OWN_VOICE


def claimant_called(key: str) -> str:
    """The claimant's name in a filter."""
    return "The report’s own voice" if key == OWN_VOICE else key


def row(found: ClaimRow[Any], repeats: Repeats) -> Row:
    """A row of the ledger as the pages show it."""
    report: Report = found.report
    claim: Claim = found.decided
    sources = repeats.sources(report.id)
    return Row(
        claim=claim,
        href=claim_href(claim),
        told=Told(claim.speaker, claim.relay, report),
        date=stated_date(claim),
        published=publication(report),
        words=found.key_words,
        quote=quote(report.text, *_sought(found)),
        marks=marks(claim),
        repeat=repeats.of_sentence(report.id, found.sentence_words) if sources else None,
        in_copy=sources[0] if sources else None,
        link=found.link,
        judged=judged(found),
    )


def _sought(found: ClaimRow[Any]) -> tuple[Span, Span]:
    """The sentence of a claim and the words in it to look for."""
    sought = found.claim.content if isinstance(found.claim, Statement) else found.key
    sentence = found.sentence
    return Span(min(sentence.start, sought.start), max(sentence.end, sought.end)), sought


def stated_date(claim: Claim) -> ShownDate:
    """When a claim says that it holds or happened."""
    if isinstance(claim, Figure):
        return stated(claim.as_of)
    if isinstance(claim, (Event, Person)):
        return stated(claim.date_start, claim.date_end, claim.date_precision)
    return NOT_SAID


def marks(claim: Claim) -> tuple[str, ...]:
    """What must be said of a claim lest it pass for a plain fact: denied, planned, possible, not verified."""
    mode = label("modes", claim.mode) if isinstance(claim, (Figure, Person)) else ""
    return tuple(mark for mark in (mode, label("verification", claim.verification)) if mark)


def amount(figure: Figure) -> str:
    """Low and high in words and digits: 9 or more, up to 250, 30–40, about 200.

    Vague words get no number, and neither does a denial that anybody was: it counts nobody, and is no count of zero.
    """
    if (figure.low is None and figure.high is None) or (figure.mode == "denied" and figure.high == 0):
        return "no number"
    if figure.high is None:
        return f"{figure.low:,} or more"
    if figure.low is None:
        return f"up to {figure.high:,}"
    bounds = f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,}–{figure.high:,}"
    return f"about {bounds}" if figure.form == "approximate" else bounds
