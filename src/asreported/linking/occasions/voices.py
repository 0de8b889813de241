"""Whose voice a claim is: the body that answers for it, read off the source's name and what the report says of him."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..actors import Actor, actor, speaks_for
from ..bounds import vocabulary
from ..names import plain, words
from .pages import Page

# Words that end what may stand before a name as his office.
_BREAKS = re.compile(
    r"(?:[,.;:!?“”\"()\n]|\b(?:said|says|told|by|to|that|and|with|from|as|but|while|when|after|on|in|adding|added)\b)\s*"
)
_FURTHEST = 7


@dataclass(frozen=True, slots=True)
class Claimant:
    """`id` is the organisation or state that is spoken for, or the source itself; `""` is the report's own voice.

    `levels` are the ids of source and organisation, `side` the id of the state or party, `kind` the kind of source.
    """

    id: str
    levels: tuple[str, ...] = ()
    side: str | None = None
    kind: str = ""

    def apart_from(self, other: Claimant) -> bool:
        """Whether two known bodies speak, and neither for the other (“the army”, “the Kesh army”)."""
        if not self.id or not other.id or {*self.levels} & {*other.levels}:
            return False
        mine, theirs = (set(words(one.id.removeprefix("name:"))) for one in (self, other))
        return not (mine and theirs and (mine <= theirs or theirs <= mine))


OWN_VOICE = Claimant("")


def claimant_from_json(stored: Mapping[str, Any]) -> Claimant:
    """The claimant of its plain form."""
    return Claimant(stored["id"], tuple(stored["levels"]), stored["side"], stored["kind"])


def claimed(speaker: str | None, seen: Page) -> Claimant:
    """The claimant of a claim by its source's name; the office that the report gives him tells whom he speaks for."""
    if not speaker and (speaker := _issuer(seen)) is None:
        return OWN_VOICE
    known = seen.cast.get(speaker) or actor(speaker)
    if known.of is None and known.id.startswith("name:") and known.kind == "person":
        known = _in_office(speaker, seen) or known
    body = speaks_for(known)
    return Claimant(body, tuple(dict.fromkeys((known.id, body))), known.side, known.kind)


def _issuer(seen: Page) -> str | None:
    """The body that speaks in a communiqué of its own, by the outlet's name; None where an outlet reports."""
    outlet = re.sub(r"^[^()]*\(([^()]+)\)$", r"\1", seen.report.outlet or "")
    bodies = {*vocabulary("disputes")["claimants"]["issuers"]}
    if not bodies & {*plain(outlet).split()} or actor(outlet).kind == "outlet":
        return None
    return outlet


def _in_office(name: str, seen: Page) -> Actor | None:
    """The person with the office that stands before or behind his name at its first place in the text."""
    text = seen.report.text
    at = text.find(name)
    if at < 0:
        return None
    before = _BREAKS.split(text[max(0, at - 90) : at])[-1].split()[-_FURTHEST:]
    tries = [" ".join((*before[start:], name)) for start in range(len(before))]
    behind = re.match(r",\s+(?:an? |the )?([^,.;:“”\"()\n]{3,60})", text[at + len(name) :])
    if behind:
        tries.append(f"{behind[1]} {name}")
        tries.append(f"{name}, {behind[1]}")
    return next((found for said in tries if (found := actor(said)).of is not None and found.kind == "person"), None)
