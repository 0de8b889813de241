"""What of an event or a statement may contradict another: who says it, whom it blames, what it denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from asreported.claims import Claim, Event, Person, Span, Statement
from asreported.intake import Report

from ..bounds import vocabulary
from ..names import plain
from ..occasions.pages import Page, ids, page, setting, standing_with
from ..occasions.setting import Setting, setting_from_json
from ..occasions.voices import Claimant, claimant_from_json, claimed
from ..series.counted import who
from .blame import DEEDS, blamed, doer
from .causes import absent, called
from .causes import cause as caused
from .causes import outcome as ended
from .denials import denied_outright, habit, is_open, negated, refers_back, refused
from .wording import telling

# What somebody may have done, or what may have been nobody's deed.
HARM = ("attack", "clash", "raid", "accident", "disaster", "abduction")
_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An event or statement as a contradiction sees it.

    `start` and `end` are the offsets of its words. `blamed` are the ids of who did it, as this account has it; `denies`
    says that it denies the deed (and `blamed` are then those it clears), `denied` is the id of the claim that it denies
    where the report tells, `refers_back` says that it denies what was said before (“the accusation”), `negated` that it
    says flatly that something was not. `cause` is `mishap` or `deliberate`, `outcome` `won` or `lost`, from the
    attackers' or rescuers' side; `absent` are nouns said not to have been there; `called` is `militants` or `civilians`
    by what it calls the dead; `words` its telling words, `target` the sort of people struck, `struck` the words that
    name what was struck. `open` says that it asks or thinks possible. `person` is who is named in a person's claim,
    with `status` and `role`.
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
    negated: bool
    cause: str | None
    outcome: str | None
    absent: tuple[str, ...]
    called: str | None
    words: tuple[str, ...]
    struck: tuple[str, ...]
    open: bool
    setting: Setting
    person: str | None = None
    status: str | None = None
    role: str | None = None

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
    """The accounts of a report: its events, statements and persons, in the order of the text. Reads no other report."""
    seen = page(report, claims, place_names)
    made = [_event(claim, seen) for claim in seen.events]
    made += [_statement(claim, seen) for claim in seen.claims if isinstance(claim, Statement)]
    made += [_person(claim, seen) for claim in seen.claims if isinstance(claim, Person) and _holds_office(claim)]
    return tuple(sorted(made, key=lambda account: (account.start, account.end, account.id)))


def _event(event: Event, seen: Page) -> Account:
    text = seen.report.text
    said = event.evidence.of(text)
    owned = event.speaker is not None and "responsib" in event.trigger.of(text)
    by = event.actor if event.type in DEEDS and plain(event.actor or "") != plain(event.place or "") else None
    denies = event.stage in {"denied", "ruled_out"} and denied_outright(event, seen)
    blamed = ids(event.speaker) if owned else doer(by)
    if event.stage in {"denied", "ruled_out"} and not denies:
        blamed = ()
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
        denies=denies,
        denied=None,
        refers_back=False,
        negated=False,
        cause=caused(said) if event.type in HARM and event.stage != "planned" else None,
        outcome={"failed": "lost", "succeeded": "won"}.get(event.stage),
        absent=(),
        called=None,
        words=telling(f"{event.trigger.of(text)} {event.target or ''}"),
        struck=telling(event.target or "", _SHORT),
        open=is_open(said),
        setting=setting(event.trigger.start, event, seen, said=(event.place,), by=event.speaker),
    )


def _statement(statement: Statement, seen: Page) -> Account:
    said = statement.content.of(seen.report.text)
    denies = statement.act == "deny" and not (refused(said) or is_open(said) or habit(said))
    asserts = statement.act in vocabulary("disputes")["blame"]["acts"]
    back = denies and refers_back(said)
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
        blamed=blamed(said, statement, event, statement.cue.of(seen.report.text), back=back) if asserts else (),
        denies=denies,
        denied=statement.denies if denies else None,
        refers_back=back,
        negated=asserts and not denies and not absent(said) and not is_open(said) and negated(said),
        cause=caused(said) if asserts else None,
        outcome=ended(said, event) if asserts else None,
        absent=absent(said),
        called=called(said) if asserts and not denies else None,
        words=telling(said),
        struck=telling(told.target or "", _SHORT) if told else (),
        open=is_open(said),
        setting=setting(statement.content.start, event, seen, by=statement.speaker),
    )


def _person(person: Person, seen: Page) -> Account:
    event = standing_with(person.mention.start, HARM, seen)
    return Account(
        id=person.id,
        kind=person.kind,
        report=person.report,
        start=person.mention.start,
        end=person.mention.end,
        type=None,
        stage=None,
        act=None,
        trigger=plain(person.trigger.of(seen.report.text)),
        target=None,
        claimant=claimed(person.speaker, seen),
        speaker=person.speaker,
        blamed=(),
        denies=False,
        denied=None,
        refers_back=False,
        negated=False,
        cause=None,
        outcome=None,
        absent=(),
        called=None,
        words=(),
        struck=(),
        open=person.mode != "happened" and person.mode != "ongoing",
        setting=setting(person.mention.start, event, seen, said=(person.place,), by=person.speaker),
        person=person.name,
        status=person.status,
        role=plain(person.role or "") or None,
    )


def _holds_office(person: Person) -> bool:
    """Whether the role is one that a single person has: of two passengers killed, two names are right."""
    return bool(set(plain(person.role or "").split()) & set(vocabulary("disputes")["identity"]["offices"]))


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
