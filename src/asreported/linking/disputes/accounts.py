"""What of an event or a statement may contradict another: who says it, whom it blames, what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any

from asreported.claims import Claim, Event, Span, Statement
from asreported.intake import Report

from ..bounds import vocabulary
from ..names import plain
from ..occasions.pages import Page, ids, page, setting, standing_with
from ..occasions.setting import Setting, setting_from_json
from ..occasions.voices import Claimant, claimant_from_json, claimed
from ..series.counted import who

# What somebody may have done, or what may have been nobody's deed.
HARM = ("attack", "clash", "raid", "accident", "disaster", "abduction")
DEEDS = ("attack", "clash", "raid", "abduction")
_LONG = 5
_NAME = re.compile(r"(?:[A-Z][\w-]+)(?: (?:of |the |al-)?[A-Z][\w-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An event or statement as a contradiction sees it.

    `start` and `end` are the offsets of its words. `blamed` are the ids of who did it, as this account has it; `denies`
    says that it denies the deed (and `blamed` are then those it clears), `denied` is the id of the claim that it denies
    where the report tells, `refers_back` says that it denies what was said before (“the accusation”). `cause` is
    `mishap` or `deliberate`, `outcome` `won` or `lost`, from the attackers' or rescuers' side; `absent` are nouns said
    not to have been found; `words` its telling words, `target` the sort of people struck.
    """

    id: str
    kind: str
    report: str
    start: int
    end: int
    type: str | None
    stage: str | None
    act: str | None
    trigger: str
    target: str | None
    claimant: Claimant
    speaker: str | None
    blamed: tuple[str, ...]
    denies: bool
    denied: str | None
    refers_back: bool
    cause: str | None
    outcome: str | None
    absent: tuple[str, ...]
    words: tuple[str, ...]
    setting: Setting

    def as_json(self) -> dict[str, Any]:
        """The plain form, to be stored beside the claim."""
        return asdict(self)


def account_from_json(stored: Mapping[str, Any]) -> Account:
    """The account that `as_json` gave."""
    made: dict[str, Any] = {field.name: stored[field.name] for field in fields(Account)}
    flat: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in made.items()}
    parts = {"claimant": claimant_from_json(stored["claimant"]), "setting": setting_from_json(stored["setting"])}
    return Account(**{**flat, **parts})


def accounts(report: Report, claims: Iterable[Claim], place_names: Sequence[str] = ()) -> tuple[Account, ...]:
    """The accounts of a report: its events and statements, in the order of the text. Reads no other report."""
    seen = page(report, claims, place_names)
    made = [_event(claim, seen) for claim in seen.events]
    made += [_statement(claim, seen) for claim in seen.claims if isinstance(claim, Statement)]
    return tuple(sorted(made, key=lambda account: (account.start, account.end, account.id)))


def _event(event: Event, seen: Page) -> Account:
    text = seen.report.text
    said = event.evidence.of(text)
    owned = event.speaker is not None and "responsib" in event.trigger.of(text)
    blamed = ids(event.speaker) if owned else doer(event.actor) if event.type in DEEDS else ()
    return Account(
        id=event.id,
        kind=event.kind,
        report=event.report,
        start=event.trigger.start,
        end=event.trigger.end,
        type=event.type,
        stage=event.stage,
        act=None,
        trigger=plain(event.trigger.of(text)),
        target=_struck(event),
        claimant=claimed(event.speaker, seen),
        speaker=event.speaker,
        blamed=blamed,
        denies=event.stage in {"denied", "ruled_out"},
        denied=None,
        refers_back=False,
        cause=_cause(said) if event.type in HARM and event.stage != "planned" else None,
        outcome={"failed": "lost", "succeeded": "won"}.get(event.stage),
        absent=(),
        words=_telling(f"{event.trigger.of(text)} {event.target or ''}"),
        setting=setting(event.trigger.start, event, seen, said=(event.place,), by=event.speaker),
    )


def _statement(statement: Statement, seen: Page) -> Account:
    said = statement.content.of(seen.report.text)
    denies = statement.act == "deny"
    asserts = statement.act in vocabulary("disputes")["blame"]["acts"]
    back = denies and _refers_back(said)
    event = _spoken_of(statement.content, seen)
    told = _within(statement.content, seen)
    return Account(
        id=statement.id,
        kind=statement.kind,
        report=statement.report,
        start=statement.content.start,
        end=statement.content.end,
        type=told.type if told else None,
        stage=None,
        act=statement.act,
        trigger="",
        target=_struck(told) if told else None,
        claimant=claimed(statement.speaker, seen),
        speaker=statement.speaker,
        blamed=_blamed(said, statement, event, back=back) if asserts else (),
        denies=denies,
        denied=statement.denies,
        refers_back=back,
        cause=_cause(said) if asserts else None,
        outcome=_outcome(said) if asserts else None,
        absent=_absent(said),
        words=_telling(said),
        setting=setting(statement.content.start, event, seen, by=statement.speaker),
    )


def _spoken_of(content: Span, seen: Page) -> Event | None:
    """The harm that a statement speaks of: in its content, else near it, else the report's first."""
    harm = [event for event in seen.events if event.type in HARM]
    if inside := _within(content, seen):
        return inside
    return standing_with(content.start, HARM, seen) or min(harm, key=lambda event: event.trigger, default=None)


def _within(content: Span, seen: Page) -> Event | None:
    return next((event for event in seen.events if event.type in HARM and content.holds(event.trigger)), None)


def _struck(event: Event) -> str | None:
    return who(event.target, "unspecified").kind if event.target else None


def _refers_back(said: str) -> bool:
    lead = r"\W*(?:(?:the|any|all|such|these|those|having|a|an|in|its|their)\W+)*"
    return re.match(rf"{lead}(?:{_either('blame', 'back')})\b", said, re.IGNORECASE) is not None


def _blamed(said: str, statement: Statement, event: Event | None, *, back: bool) -> tuple[str, ...]:
    """Ids of who did it by the words of a statement; of the speaker, where it claims or denies its own part."""
    own = re.match(r"\W*(?:the |full |any )?(?:responsib|involvement|role)", said)
    if back or (statement.act in {"claim", "deny"} and own):
        return ids(statement.speaker)
    if (
        statement.act in {"accuse", "allege"}
        and event
        and event.type in DEEDS
        and statement.content.holds(event.trigger)
    ):
        return doer(event.actor)
    found = [match.start() for match in re.finditer(rf"\b(?:{_either('blame', 'after_doer')})\b", said, re.IGNORECASE)]
    stretches = [said[max(0, at - 60) : at] for at in found]
    after = re.finditer(rf"\b(?:{_either('blame', 'before_doer')})\b", said, re.IGNORECASE)
    stretches += [said[match.end() : match.end() + 50] for match in after]
    return tuple(sorted({one for stretch in stretches for name in _doers(stretch) for one in doer(name)}))


def doer(name: str | None) -> tuple[str, ...]:
    """The ids of who is said to have done something; none for words that leave open who (“gunmen”, “their men”)."""
    words = plain(name or "").split()
    blame = vocabulary("disputes")["blame"]
    vague = {"the", "a", "an", "of", *blame["vague"]}
    if not words or words[0] in blame["possessives"] or all(word in vague or word.isdigit() for word in words):
        return ()
    return ids(name)


def _doers(stretch: str) -> list[str]:
    named = [name for name in _NAME.findall(stretch) if name.casefold() not in {"the", "a", "an", "it", "we", "they"}]
    # “Their government” is whose the rest of the sentence says.
    owned = "".join(rf"(?<!\b{word} )" for word in vocabulary("disputes")["blame"]["possessives"])
    return named or re.findall(rf"{owned}\b(?:{_either('blame', 'doers')})\b", stretch, re.IGNORECASE)


def _cause(said: str) -> str | None:
    """`mishap` or `deliberate` by the words; a negated cause speaks for the other; None where both or none stand."""
    found = set()
    for kind, opposite in (("mishap", "deliberate"), ("deliberate", "mishap")):
        for match in re.finditer(rf"\b(?:{_either('causes', kind)})\b", said, re.IGNORECASE):
            before = said[max(0, match.start() - 40) : match.start()]
            negated = re.search(
                rf"\b(?:{_either('causes', 'negations')})\s+(?:an? |the |any )?$", before, re.IGNORECASE
            )
            found.add(opposite if negated else kind)
    return found.pop() if len(found) == 1 else None


def _outcome(said: str) -> str | None:
    found = {
        kind for kind in ("won", "lost") if re.search(rf"\b(?:{_either('outcomes', kind)})\b", said, re.IGNORECASE)
    }
    return found.pop() if len(found) == 1 else None


def _absent(said: str) -> tuple[str, ...]:
    of = rf"\bno (?:\w+ )?(?:{_either('absence', 'of')}) (?:of|that) (?:an? |the |any )?((?:[\w-]+ ?){{1,3}})"
    nothing = r"\bno ([\w-]+(?: [\w-]+)?) (?:was|were|had|has|have|is|are|been)\b"
    found = [match[1] for pattern in (of, nothing) for match in re.finditer(pattern, said, re.IGNORECASE)]
    return tuple(sorted({word for phrase in found for word in _telling(phrase)}))


def _telling(said: str) -> tuple[str, ...]:
    common = set(vocabulary("disputes")["common"]["words"])
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", said) if len(word) >= _LONG}
    return tuple(sorted(words - common))


@cache
def _either(table: str, key: str) -> str:
    words: list[str] = vocabulary("disputes")[table][key]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
