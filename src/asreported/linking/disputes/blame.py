"""Whom an account says did it."""

from __future__ import annotations

import re

from asreported.claims import Event, Statement

from ..bounds import vocabulary
from ..names import plain
from ..occasions.pages import ids
from .wording import either

# What somebody may have done.
DEEDS = ("attack", "clash", "raid", "abduction")
_STOPS = r"[.!?;”\"]"
_NAME = re.compile(r"(?:[A-Z][\w-]+)(?: (?:of |the |al-)?[A-Z][\w-]+)*")


def blamed(said: str, statement: Statement, event: Event | None, cue: str, *, back: bool) -> tuple[str, ...]:
    """Ids of who did it by the words of a statement; of the speaker, where it claims or denies its own part."""
    own = re.match(r"\W*(?:the |full |any )?(?:responsib|involvement|role)", said)
    blow = re.match(rf"\W*(?:the |this |that |both )?(?:{either('blame', 'blows')})\b", said)
    taken = blow and statement.act == "claim"
    if back or taken or (statement.act in {"claim", "deny"} and own):
        return ids(statement.speaker)
    accused = _accused(said, cue)
    charged = statement.act in {"accuse", "allege"} and event and event.type in DEEDS
    if not accused and charged and event and statement.content.holds(event.trigger):
        return doer(event.actor)
    found = [match.start() for match in re.finditer(rf"\b(?:{either('blame', 'after_doer')})\b", said, re.IGNORECASE)]
    stretches = [re.split(_STOPS, said[max(0, at - 60) : at])[-1] for at in found]
    done = "" if statement.act == "deny" else f"|{either('blame', 'done_by')}"
    after = re.finditer(rf"\b(?:{either('blame', 'before_doer')}{done})\b", said, re.IGNORECASE)
    stretches += [re.split(_STOPS, said[match.end() : match.end() + 50])[0] for match in after]
    stretches += [*accused, *_subject(said)]
    return tuple(sorted({one for stretch in stretches for name in _doers(stretch) for one in doer(name)}))


def _accused(said: str, cue: str) -> list[str]:
    """The words that name whom a charge is against: “(accused) the army of shelling”, “(blamed) the Front”."""
    if not re.match(rf"\W*(?:{either('blame', 'charges')})\b", cue, re.IGNORECASE):
        return []
    return [re.split(r"\b(?:of|for)\b|[.,;]", said)[0][:60]]


def _subject(said: str) -> list[str]:
    """The words before a deed done (“the Front had fired it”); none where it was done to them (“had been shot”)."""
    deed = re.match(rf"([^.;]{{3,60}}?)\s+(?:(?:had|has|have)\s+)?(?:{either('blame', 'done')})\b", said, re.IGNORECASE)
    return [deed[1]] if deed and not re.search(r"\b(?:was|were|been|being|be|by)$", deed[1]) else []


def doer(name: str | None) -> tuple[str, ...]:
    """The ids of who is said to have done something; none for words that leave open who (“gunmen”, “their men”)."""
    words = plain(name or "").split()
    blame = vocabulary("disputes")["blame"]
    vague = {"the", "a", "an", "of", *blame["vague"]}
    if not words or words[0] in blame["possessives"] or all(word in vague or word.isdigit() for word in words):
        return ()
    # “The mother”, “a third man” may be anybody's description of whom another names.
    known = set(words) & {one for doer in blame["doers"] for one in doer.split()}
    named = any(word[0].isupper() for word in (name or "").split()[1:] or [name or ""])
    described = set(words) & set(blame["described"])
    return ids(name) if known or (named and not described) else ()


def _doers(stretch: str) -> list[str]:
    named = [name for name in _NAME.findall(stretch) if name.casefold() not in {"the", "a", "an", "it", "we", "they"}]
    # “Their government” is whose the rest of the sentence says.
    owned = "".join(rf"(?<!\b{word} )" for word in vocabulary("disputes")["blame"]["possessives"])
    return named or re.findall(rf"{owned}\b(?:{either('blame', 'doers')})\b", stretch, re.IGNORECASE)
