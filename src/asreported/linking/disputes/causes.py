"""What an account says was the cause or the end of a thing, and what it says was not there."""

from __future__ import annotations

import re

from asreported.claims import Event

from ..bounds import vocabulary
from .wording import either, has, telling


def cause(said: str) -> str | None:
    """`mishap` or `deliberate` by the words; a negated cause speaks for the other; None where both or none stand."""
    found = set()
    for kind, opposite in (("mishap", "deliberate"), ("deliberate", "mishap")):
        for match in re.finditer(rf"\b(?:{either('causes', kind)})\b", said, re.IGNORECASE):
            before = said[max(0, match.start() - 40) : match.start()]
            negated = re.search(rf"\b(?:{either('causes', 'negations')})\s+(?:an? |the |any )?$", before, re.IGNORECASE)
            found.add(opposite if negated else kind)
    return found.pop() if len(found) == 1 else None


def outcome(said: str, event: Event | None) -> str | None:
    """`won` or `lost` by the words, from the side of who attacked or rescued."""
    # “He failed to pay”, “captured on video” are no raid's outcome.
    if not (event and event.type in {"raid", "rescue"}) and not has(said, "outcomes", "of"):
        return None
    found = {kind for kind in ("won", "lost") if has(said, "outcomes", kind)}
    # Who was freed makes a raid a success; a rescue that is only spoken of does not.
    if event and event.type in {"raid", "rescue"} and has(said, "outcomes", "freed"):
        found.add("won")
    return found.pop() if len(found) == 1 else None


def absent(said: str) -> tuple[str, ...]:
    """Nouns of things flatly said not to have been there; that nothing proves them is no denial."""
    of = rf"\bno (?:\w+ )?(?:{either('absence', 'of')}) (?:of|that) (?:an? |the |any )?((?:[\w-]+ ?){{1,3}})"
    passive = r"(?:was|were|had been|has been|have been) (?:ever )?"
    done = rf"\bno ([\w-]+(?: [\w-]+)?) {passive}(?:{either('absence', 'done')})\b"
    found = [match[1] for pattern in (of, done) for match in re.finditer(pattern, said, re.IGNORECASE)]
    people = set(vocabulary("disputes")["absence"]["people"])
    return tuple(sorted({word for phrase in found for word in telling(phrase) if word[0] != "~"} - people))


def called(said: str) -> str | None:
    """`militants` or `civilians` where the words call the dead so; None where they name both sorts, or no dead."""
    if not has(said, "victims", "dead") and not re.search(r"\ball (?:\w+ ){0,3}were\b", said):
        return None
    found = {kind for kind in ("militants", "civilians") if has(said, "victims", kind)}
    return found.pop() if len(found) == 1 else None
