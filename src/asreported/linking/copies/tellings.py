"""Tellings: what is needed of a claim to say whose voice it is in the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from asreported.claims import Claim, Span
from asreported.intake import Report

from ..actors import Actor, actor, cast
from .credits import citations, credits_of
from .storywords import Story, pieces, story

# Around the evidence: so many words in a row that two reports do not share by chance, and still one thought.
WINDOW = 30


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim's way into the ledger.

    `claimant` is who is said to know, None in the report's own voice; `through` are the outlets between, nearest to the
    report first (relays, or the outlet that the sentence cites). `printed` is the outlet whose words the report prints:
    the agency that it credits, else its own, else the report itself; `partly` are agencies credited for part of it.
    `words` stand around the evidence, which is `words[slice(*evidence)]`.
    """

    claim: str
    report: str
    claimant: Actor | None
    through: tuple[Actor, ...]
    printed: Actor
    credited: bool
    partly: tuple[Actor, ...]
    published: str | None
    words: tuple[str, ...]
    evidence: tuple[int, int]

    @property
    def origin(self) -> Actor:
        """Who is at the far end: the claimant, else the last outlet it came through, else whose words these are."""
        return self.claimant or (self.through[-1] if self.through else self.printed)

    @property
    def own(self) -> bool:
        """Whether an outlet says it without saying from whom it has it."""
        return self.claimant is None or self.claimant.kind == "outlet"


def telling_from_json(stored: Mapping[str, Any]) -> Telling:
    """The telling of its plain form, which `dataclasses.asdict` gives."""
    actors = {key: tuple(Actor(**one) for one in stored[key]) for key in ("through", "partly")}
    claimant = Actor(**stored["claimant"]) if stored["claimant"] else None
    first, last = stored["evidence"]
    changed = {"claimant": claimant, "printed": Actor(**stored["printed"]), "evidence": (first, last)}
    return Telling(**{**stored, **changed, **actors, "words": tuple(stored["words"])})


def tellings(report: Report, claims: Iterable[Claim], *, country: str | None = None) -> tuple[Telling, ...]:
    """The tellings of the claims of one report, by claim id.

    All its claims should be given: one place tells whose spokesman the claimant of another is.
    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    people, words = cast(report, ordered, country=country), story(report.text)
    credited = credits_of(report.text)
    whole = [credit.agency for credit in credited if credit.whole]
    partly = tuple(
        sorted({_publisher(credit.agency) for credit in credited if not credit.whole}, key=lambda who: who.id)
    )
    printed = _publisher(whole[0]) if whole else outlet(report)
    return tuple(
        Telling(
            claim=claim.id,
            report=report.id,
            claimant=people[claim.speaker] if claim.speaker else None,
            through=tuple(people[name] for name in claim.relay) or _cited(report.text, claim),
            printed=printed,
            credited=bool(whole),
            partly=partly,
            published=report.published,
            words=around[0],
            evidence=around[1],
        )
        for claim in ordered
        for around in (_around(words, claim.evidence),)
    )


def outlet(report: Report) -> Actor:
    """Who published a report: its outlet, else its site, else the report itself, of which nothing more is known."""
    site = urlsplit(report.url).hostname if report.url else None
    name = report.outlet or (site or "").removeprefix("www.")
    if not name:
        return Actor(f"report:{report.id}", report.name, "outlet")
    return _publisher(name)


def _publisher(name: str) -> Actor:
    """The actor of a name that is an outlet's, whatever it looks like."""
    known = actor(name)
    return known if known.kind == "outlet" else Actor(known.id, known.name, "outlet")


def _cited(text: str, claim: Claim) -> tuple[Actor, ...]:
    """The outlet that the sentence of a claim in the report's own voice says that it has it from."""
    if claim.speaker:
        return ()
    sentence = next((piece for piece in pieces(text) if piece.start <= claim.evidence.start < piece.end), None)
    return tuple(_publisher(cited.outlet) for cited in citations(text, sentence)[:1]) if sentence else ()


def _around(told: Story, evidence: Span) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Words around the evidence, and from where to where among them the evidence is."""
    inside = [at for at, span in enumerate(told.spans) if evidence.start <= span.start < evidence.end]
    if not inside:
        return (), (0, 0)
    more = max(0, WINDOW - len(inside)) // 2
    start = max(0, inside[0] - more)
    return told.words[start : inside[-1] + 1 + more], (inside[0] - start, inside[-1] + 1 - start)
