"""What an account denies, and whether it only asks."""

from __future__ import annotations

import re

from asreported.claims import Event, Span, Statement

from ..occasions.pages import Page
from .blame import doer
from .wording import either, has

# A denial is of what stands near its beginning.
_NEAR = 9
# “Denied it” points back; “denied that it had shelled the town” does not.
_PRONOUNS, _FEW = ("it", "this", "that"), 3


def refers_back(said: str) -> bool:
    """Whether a denial is of what was said before (“the accusation”, “it”)."""
    lead = r"\W*(?:(?:the|any|all|such|these|those|having|a|an|in|its|their)\W+)*"
    found = re.match(rf"{lead}({either('blame', 'back')})\b", said, re.IGNORECASE)
    return found is not None and (found[1].casefold() not in _PRONOUNS or len(said.split()) <= _FEW)


def negated(said: str) -> bool:
    """Whether words say flatly that something was not (“no fighters had been there”, “nobody was beaten”)."""
    begun = rf"\s*(?:that\s+)?(?:there\s+\w+(?:\s+been)?\s+)?(?:{either('denial', 'flat')})\b"
    given = r"\s*(?:[\w’'-]+\s+){1,4}(?:had|has|have|was|were|did)(?:\s+been\s+given)?\s+(?:no|not|never)\b"
    return any(re.match(pattern, said, re.IGNORECASE) for pattern in (begun, given))


def habit(said: str) -> bool:
    """Whether words deny a custom (“it does not target civilians”), which clears nobody of a deed."""
    never = rf"(?:{either('blame', 'habits')})\s+(?:{either('blame', 'deeds')})\b"
    return re.match(rf"\W*(?:that\s+)?(?:[\w’'-]+\s+){{1,4}}{never}", said, re.IGNORECASE) is not None


def refused(said: str) -> bool:
    """Whether what is denied is asked for (“bail”, “entry”), not told."""
    lead = r"\W*(?:(?:the|a|an|any|all|his|her|its|their|him|them|\w+[’']s)\W+)*"
    wanted = re.match(rf"{lead}(?:\w+\W+)?(?:{either('denial', 'refused')})\b", said, re.IGNORECASE)
    # Who rejects a killing as senseless says that it was.
    return wanted is not None or (re.search(r"\bas (?:an? )?[\"“]", said) is not None and not refers_back(said))


def is_open(said: str) -> bool:
    """Whether the words ask, or think possible, what they speak of."""
    return has(said, "denial", "open") or re.match(rf"\W*(?:{either('denial', 'asks')})\b", said, re.I) is not None


def denied_outright(event: Event, seen: Page) -> bool:
    """Whether the words deny the event itself: who did not see a shooting, or has no suspect in it, denies none."""
    text, at = seen.report.text, event.trigger
    if re.fullmatch(r"den(?:y|ies|ied)", at.of(text), re.IGNORECASE):
        return True
    if event.actor and not event.target and not doer(event.actor):
        # “He was not shooting” says nothing of the shooting.
        return False
    start, _ = seen.around.sentence(at.start)
    before, after = text[start : at.start], text[at.end : at.end + 40]
    between = rf"(?:(?:{either('denial', 'between')})\W+)*$"
    direct = rf"(?:\b(?:{either('denial', 'before')})|n[’']t)\W+{between}"
    nothing = rf"\bno(?:ne of the)?\W+(?:\w+\W+){{0,2}}(?:had|has|have|was|were)\W+{between}"
    never = (
        r"^\W+(?:(?:did|had|has|was|were)(?:\W+not|n[’']t|\W+never)|never)\W+(?:happen|take|took|occur|been|carried)"
    )
    if any(re.search(pattern, before, re.I) for pattern in (direct, nothing)) or re.search(never, after, re.I):
        return True
    return any(_denied_in(statement, at, text) for statement in seen.claims if isinstance(statement, Statement))


def _denied_in(statement: Statement, trigger: Span, text: str) -> bool:
    if statement.act != "deny" or not statement.content.holds(trigger) or refused(statement.content.of(text)):
        return False
    before = text[statement.content.start : trigger.start]
    return len(before.split()) <= _NEAR and not has(before, "denial", "aside")
