"""Whose tally a number is: who is said to have counted it where no source is said to have spoken."""

from __future__ import annotations

import re

from asreported.claims import Figure

from ..actors import actor
from ..occasions.pages import Page, either

# What bodies count and differ over; what an army has or a ministry sends is no count.
_COUNTED = ("killed", "wounded", "casualties", "missing", "displaced", "affected", "recovered", "rescued")
_START = r"(?:^|[,;:.“\"(—-]\s*|\b(?:and|when|while|but|later|that|as|than|whereas)\s+)"
_NAME = r"((?:[Tt]he\s+)?[A-Za-z][\w’'-]*(?:\s+(?!had\b|has\b|have\b)[\w’'-]+){0,6}?)"
_BODIES = ("organisation", "state", "group", "outlet", "person")


def teller(figure: Figure, before: str, seen: Page) -> str | None:
    """The source of a figure: its speaker, else the body that the words before the number say has counted it."""
    if figure.speaker or figure.measure not in _COUNTED:
        return figure.speaker
    aux, verbs = r"(?:(?:has|had|have)\s+)?(?:since\s+|now\s+|so far\s+|already\s+)?", either("tallies", "verbs")
    said = re.search(rf"{_START}{_NAME}\s+{aux}(?:{verbs})\s+(?:(?:{either('tallies', 'between')})\s+)*$", before)
    if said is None:
        return None
    name = re.sub(r"^[Tt]he\s+", "", said[1])
    bodies = {*either("tallies", "bodies").split("|")} & {*name.casefold().split()}
    known = seen.cast.get(name) or actor(name)
    return name if bodies or (known.kind in _BODIES and not known.id.startswith("name:")) else None
