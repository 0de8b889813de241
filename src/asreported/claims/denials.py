"""Denials: which claim of another source in the same report a denial points at, where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from . import vocabulary
from .claim import Claim, Event, Figure, Span, Statement

DEFINITE: Final = frozenset({"the", "that", "this", "those", "these", "such", "any", "all", "both"})
OWNERS: Final = frozenset({"his", "her", "its", "their"})
KINDS: Final = ("accusations", "claims", "counts", "deeds")
# Acts by which something is told that may be denied; who threatens or demands tells nothing.
TELLING: Final = frozenset({"say", "claim", "allege", "accuse", "report", "announce", "estimate", "confirm", "believe"})
SHORT: Final = 4  # characters: shorter words tell little of what is denied
NEAR: Final = 400  # characters back from a denial in which “the accusation” finds what it points at

Found = tuple[str, str]  # the id of what is denied, and the reason


def pointed(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, each denial among them pointing at the claim of another source that it denies."""
    if not any(isinstance(claim, Statement) and claim.act == "deny" for claim in claims):
        return list(claims)
    placed = sorted(claims, key=lambda claim: (_place(claim), claim.id))
    return [
        _pointing(claim, placed, text) if isinstance(claim, Statement) and claim.act == "deny" else claim
        for claim in placed
    ]


def _pointing(denial: Statement, claims: Sequence[Claim], text: str) -> Statement:
    earlier = [claim for claim in claims if _is_earlier(claim, denial)]
    counts = [claim for claim in claims if isinstance(claim, Figure) and denial.content.holds(claim.number)]
    if counts:  # who denies another number denies nothing that was said
        found = _same_count([figure for figure in counts if figure.mode == "denied"], earlier, text)
    else:
        found = _named(denial, earlier, text) or _same_event(denial, claims, earlier, text)
    if found is None:
        return denial
    reasons = tuple((field, found[1] if field == "denies" else why) for field, why in denial.reasons)
    return replace(denial, denies=found[0], reasons=reasons)


def _is_earlier(claim: Claim, denial: Statement) -> bool:
    """Whether another source says it before the denial."""
    if claim.speaker is None or _one(claim.speaker, denial.speaker):
        return False
    return _place(claim).end <= min(denial.cue.start, denial.content.start)


def _place(claim: Claim) -> Span:
    if isinstance(claim, Figure):
        return claim.number
    if isinstance(claim, Event):
        return claim.trigger
    return claim.content if isinstance(claim, Statement) else claim.evidence


def _one(name: str, other: str | None) -> bool:
    """Whether two names may be those of one source."""
    return other is None or not _words(name).isdisjoint(_words(other))


def _words(words: str) -> set[str]:
    plain = (word.strip("“”\"'‘’,.").removesuffix("’s").removesuffix("'s") for word in words.split())
    return {word.casefold() for word in plain if len(word) >= SHORT or word.isupper()}


def _same_count(denied: Sequence[Figure], earlier: Sequence[Claim], text: str) -> Found | None:
    """Denied having killed 12 people: the last count of that number, measure and kind of people by another source."""
    for figure in denied:
        for claim in reversed(earlier):
            if isinstance(claim, Figure) and _counts_alike(claim, figure):
                return claim.id, f"“{figure.number.of(text)}” of the same measure was said before by {claim.speaker}"
    return None


def _counts_alike(claim: Figure, figure: Figure) -> bool:
    value = (claim.measure, claim.low, claim.high)
    known = claim.low is not None or claim.high is not None
    kinds = {claim.people, figure.people} - {"unspecified", "mixed"}
    return known and value == (figure.measure, figure.low, figure.high) and len(kinds) < 2 and claim.mode != "denied"


def _named(denial: Statement, earlier: Sequence[Claim], text: str) -> Found | None:
    """Denied the report, rejected that count, dismissed the group's claim, denied involvement."""
    words = denial.content.of(text).replace("’", "'").split()
    nouns = {kind: vocabulary.words("doubts", "denied", kind) for kind in KINDS}
    last = words[-1].strip("“”\"'").casefold()
    kinds = [kind for kind, listed in nouns.items() if last in listed and len(words) in range(2, 6)]
    if not nouns["deeds"].isdisjoint(word.casefold() for word in words[:2]):
        kinds = ["deeds"]  # any involvement in the killing
    if not kinds:
        return None
    near = [claim for claim in earlier if denial.cue.start - _place(claim).end <= NEAR]
    owner = _owner(words)
    if owner is not None:
        near = [claim for claim in near if claim.speaker and owner in claim.speaker.casefold()]
    elif kinds[0] != "deeds" and words[0].casefold() not in DEFINITE | OWNERS:
        return None
    target = _target(kinds[0], near, denial, text)
    if target is None:
        return None
    return target.id, f"“{denial.content.of(text)}” points back at what {target.speaker} said before"


def _owner(words: Sequence[str]) -> str | None:
    """Whose claim it is by a possessive: the last word of its name."""
    owners = [word.casefold() for word in words if word.endswith(("'s", "s'"))]
    return owners[-1].removesuffix("'s").removesuffix("s'") if owners else None


def _target(kind: str, near: Sequence[Claim], denial: Statement, text: str) -> Claim | None:
    """The last claim of the kind that the noun names; none where the denial cannot answer it."""
    if kind == "counts":
        counts = [claim for claim in near if isinstance(claim, Figure) and claim.mode != "denied"]
        return _alone(counts)
    said = [claim for claim in near if isinstance(claim, Statement) and claim.act in TELLING]
    accusing = [claim for claim in said if claim.act in {"accuse", "allege", "claim"}]
    if kind == "claims":
        return _alone(said)
    mine = _words(denial.speaker or "")
    blaming = accusing if kind == "deeds" else said
    return next((claim for claim in reversed(blaming) if mine & _words(claim.content.of(text))), None)


def _alone(claims: Sequence[Claim]) -> Claim | None:
    """The last claim, where nobody else makes one that may be meant as well."""
    return claims[-1] if claims and len({claim.speaker for claim in claims}) == 1 else None


def _same_event(denial: Statement, claims: Sequence[Claim], earlier: Sequence[Claim], text: str) -> Found | None:
    """Denied shelling the village: the last event of that type by another source which shares who or where."""
    inside = [claim for claim in claims if isinstance(claim, Event) and denial.content.holds(claim.trigger)]
    for event in (event for event in inside if event.stage == "denied"):  # not: that the arrested man is a guard
        for claim in reversed(earlier):
            if isinstance(claim, Event) and claim.type == event.type and _told_alike(claim, event):
                return claim.id, f"“{event.trigger.of(text)}”: the same {event.type} was told before by {claim.speaker}"
    return None


def _told_alike(claim: Event, event: Event) -> bool:
    """Whether both tell of one target or place, and nothing tells them apart."""
    shared = False
    targets = _words(claim.target or ""), _words(event.target or "")
    places = (_words(told.place or "") - targets[0] - targets[1] for told in (claim, event))  # “shelled the port”
    actors = _words(claim.actor or ""), _words(event.actor or "")
    for one, other in (targets, tuple(places), actors):
        if one and other:  # “it” and “them” tell nothing apart
            if one.isdisjoint(other):
                return False
            shared = True
    apart = claim.date_start and event.date_start and claim.date_start != event.date_start
    return shared and not apart and claim.stage not in {"denied", "ruled_out"}
