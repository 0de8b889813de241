"""How a report's words take an event up: “the blast” is the one told before, “another blast” is not."""

from __future__ import annotations

import re
from typing import Final

from asreported.claims import Event

from ..occasions.pages import either, says
from ..occasions.surroundings import Surroundings
from .kinds import table

GIVEN, NEW, OTHER, PAST = "given", "new", "other", "past"
# Characters before an event's word in which its article may stand, and words between the two.
NEAR: Final = 60
BETWEEN: Final = 3
_PHRASE_END = re.compile(r"[,;:.!?()\"“”\n]")
_WORD = re.compile(r"[\w'’]+")


def form(event: Event, around: Surroundings) -> str:
    """`given` for “the raid”, `new` for “a raid”, `other` for “another raid”, `past` of an older time; else ""."""
    start, end = around.sentence(event.trigger.start)
    before = around.text[max(start, event.trigger.start - NEAR) : event.trigger.start].casefold()
    if re.search(rf"\b(?:{either('occasion', 'other')})\b(?:\W+\w+){{0,2}}\W*$", before):
        return OTHER
    if _other(event.target):
        return OTHER
    sentence = around.text[start:end].casefold()
    if says(sentence, "occasion", "times") or set(table()["mentions"][PAST]) & set(_WORD.findall(sentence)):
        return PAST
    last = event.trigger.of(around.text).casefold().split()[-1:]
    if not last or last[0].endswith("ed") or last[0] in table()["mentions"]["verbs"]:
        return ""
    # “the troops battling” is no battle that was told before; “the bombing” is.
    return _article(before, 0 if last[0].endswith("ing") else BETWEEN)


def _other(target: str | None) -> bool:
    """Whether the words for what suffered it set it apart: “a second dam burst”."""
    said = [word for word in _WORD.findall((target or "").casefold()) if word not in table()["mentions"][NEW]]
    return bool(said) and said[0] in table()["mentions"][OTHER]


def _article(before: str, between: int) -> str:
    """What the words of the noun phrase before an event's word say of it, the article at most so many words away."""
    words = table()["mentions"]
    for word in reversed(_WORD.findall(_PHRASE_END.split(before)[-1])[-between - 1 :]):
        if word in words["breaks"]:
            break
        if word.endswith(("'s", "’s")):
            return GIVEN
        if found := next((name for name in (OTHER, GIVEN, NEW) if word in words[name]), None):
            return found
    return ""
