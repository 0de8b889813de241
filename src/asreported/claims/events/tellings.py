"""Tellings: which mentions of events tell one and the same, so that each is entered once per account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..claim import Event
from ..inflections import verbs_of
from ..parse import Parse
from .arguments import agents, obliques, own_subject, patients, shared_subject
from .trigger import Trigger

ONGOING: Final = frozenset({"assistance", "negotiation", "ceasefire", "captivity"})  # what is said of it now is new
WITHIN: Final = frozenset({"nmod", "conj", "compound", "obj", "obl", "nsubj:pass", "acl", "advcl", "xcomp", "appos"})
ASIDE: Final = "aside"  # a noun that points back and is not what its clause is about
AHEAD: Final = frozenset({"planned", "possible"})
VIOLENT: Final = frozenset({"attack", "accident", "disaster", "clash", "raid"})


def without_doubles(parse: Parse, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without those that tell, in the same clause, what another trigger already tells."""
    by_token = {token: trigger for trigger in found for token in range(trigger.first, trigger.end)}
    return [trigger for trigger in found if not _is_double(parse, trigger, by_token)]


def _is_double(parse: Parse, trigger: Trigger, others: dict[int, Trigger]) -> bool:
    token = trigger.token
    above = others.get(parse.heads[token])
    stopped = above is not None and above is not trigger and above.type == "ceasefire" and above.verbal
    if stopped and trigger.type in VIOLENT and (not trigger.verbal or parse.deps[token] in {"xcomp", "obj"}):
        return True  # “agreed to stop the bombing”, “stop shooting”
    if above is not None and above is not trigger and above.type == trigger.type == "rescue" and not above.verbal:
        return parse.deps[token] == "acl"  # “a raid to free the hostages”
    if trigger.verbal:
        noun = parse.heads[token]
        if parse.deps[token] == "acl:relcl" and parse.deps[noun] in {"obl:agent", "obj"}:
            whole = others.get(parse.heads[noun])  # “kidnapped by men who took them to a hut”
            if whole is not None and whole.type == trigger.type == "abduction":
                return True
        if trigger.type == "assistance" and _part_of_help(parse, trigger, others):
            return True
        return _told_by_its_noun(parse, trigger, others) or _only_helps(parse, trigger, others)
    if trigger.type == "assistance" and _part_of_help(parse, trigger, others):
        return True
    if above is None or above is trigger:
        return False
    inside = {"obj", "xcomp"} if trigger.type in VIOLENT else {"obj", "obl", "xcomp"}  # “killed in an ambush”
    return above.verbal and above.type == trigger.type and parse.deps[token] in inside


def _told_by_its_noun(parse: Parse, trigger: Trigger, others: dict[int, Trigger]) -> bool:
    """“The blast killed three”: the blast is the event. “Vowed to kill”: the vow is."""
    token = trigger.token
    above = others.get(parse.heads[token])
    relation = parse.deps[token]
    if above is not None and above.verbal and relation in {"xcomp", "ccomp"} and above.type in {"threat", trigger.type}:
        return True
    if trigger.type not in VIOLENT:
        return False
    harm = parse.low[token] in verbs_of("events", "harm", "verbs") and relation in {"advcl", "acl", "conj"}
    if harm and above is not None and above.type in VIOLENT and not _takes(parse, above):
        return True
    if harm and parse.tags[token] == "VBG" and _told_before(parse, token, others):
        return True
    before = others.get(token - 1)
    if before is not None and not before.verbal and before.type in VIOLENT:
        return True
    subject = shared_subject(parse, token)
    doers = {*agents(parse, token), *([] if subject is None else [subject])}
    nouns = {at: other for at, other in others.items() if not other.verbal}
    if any(doer in nouns and nouns[doer].type in VIOLENT for doer in doers):
        return True
    hurts = parse.low[token] in verbs_of("events", "harm", "verbs")  # “killed in a shootout”: the shootout tells it
    around = [nouns[at].type for at in obliques(parse, token) if at in nouns]
    return trigger.type in around or (hurts and not VIOLENT.isdisjoint(around))


def _told_before(parse: Parse, token: int, others: dict[int, Trigger]) -> bool:
    """Whether the sentence tells the deed or the mishap before the harm that it did."""
    told = (others.get(at) for at in range(parse.opens[token], token))
    return any(trigger is not None and trigger.type in VIOLENT and not _takes(parse, trigger) for trigger in told)


def _part_of_help(parse: Parse, trigger: Trigger, others: dict[int, Trigger]) -> bool:
    """“An offer of assistance”, “provided support to assist them”: one help, told by the word above."""
    at = trigger.token
    if trigger.verbal and parse.deps[at] == "conj" and own_subject(parse, at) is not None:
        return False  # “four million was paid and nine million pledged”
    for _ in range(4):
        if parse.heads[at] == at or parse.deps[at] not in WITHIN:
            return False
        at = parse.heads[at]
        above = others.get(at)
        if above is not None and above is not trigger:
            return above.type == "assistance"
        if parse.tags[at][:2] == "VB":  # “made an offer of help to feed them”
            return trigger.verbal and any(o in others and others[o].type == trigger.type for o in patients(parse, at))
    return False


def _takes(parse: Parse, trigger: Trigger) -> bool:
    """“Stormed the station, killing four”: to go in and take is one thing, to kill another."""
    return trigger.verbal and parse.low[trigger.token] in verbs_of("events", "taking", "verbs")


def _only_helps(parse: Parse, trigger: Trigger, others: dict[int, Trigger]) -> bool:
    """“Sent to assist in the rescue” tells a sending and a rescue."""
    token = trigger.token
    if trigger.type != "assistance" or parse.low[token] not in verbs_of("events", "helping", "joining"):
        return False
    parts = [*parse.children_as(token, "xcomp", "ccomp", "advcl"), *obliques(parse, token), *patients(parse, token)]
    return any(part in others and others[part].type != "assistance" for part in parts)


@dataclass(slots=True)
class _Account:
    """One event as one voice tells it, with all that its mentions said."""

    event: Event
    definite: bool


def once_per_account(found: Iterable[tuple[Event, str, bool]], text: str) -> list[Event]:
    """Each event once per voice, in the fullest of its first mentions.

    Each of `found` has the event, how its words point back (`aside` for “before the attack”, `subject` for “the attack
    began”, else empty), and whether they open a new one (“another attack”).
    """
    accounts: list[_Account] = []
    for event, back, new in found:
        if not new and _is_told(accounts, event, back, text):
            continue
        same = None if new else _same(accounts, event, back, text)
        if same is None:
            accounts.append(_Account(event, bool(back)))
        elif not back and _fullness(event) > _fullness(same.event) + 1 and same.definite:
            same.event = event
        elif not back and _fullness(event) >= _fullness(same.event) and _in_headline(same.event, text):
            same.event = event  # the report tells it, its headline only announces it
    return [account.event for account in accounts]


def _in_headline(event: Event, text: str) -> bool:
    """Whether the mention stands in a first line that is set off from the report below it."""
    first_line = text.lstrip().partition("\n\n")[0]
    return event.trigger.end <= text.index(first_line) + len(first_line) and "." not in first_line


def _is_told(accounts: list[_Account], event: Event, back: str, text: str) -> bool:
    """“Before the attack”, or “eleven were killed” after an attack: told already, and nothing new is said of it."""
    told = [account.event for account in accounts if account.event.type == event.type]
    same_voice = [earlier for earlier in told if earlier.speaker == event.speaker]
    if event.trigger.of(text).lower() in verbs_of("events", "harm", "verbs"):
        return event.date_start is None and any(_compatible(earlier, event) for earlier in same_voice)
    stages = {"done", "under_way"}
    if event.type in VIOLENT and any(earlier.stage in AHEAD for earlier in told):
        stages |= AHEAD
    if not back or event.type in ONGOING or event.stage not in stages:
        return False
    if event.type == "rescue" and event.stage == "under_way" and all(earlier.stage == "done" for earlier in told):
        return False  # “joined the search”, after some were found
    if same_voice:
        dated = event.date_start is not None and all(earlier.date_start is None for earlier in same_voice)
        return (event.target is not None) + (event.place is not None) + 2 * dated <= 1
    return bool(told) and back == ASIDE and not _fullness(event)


def _same(accounts: list[_Account], event: Event, back: str, text: str) -> _Account | None:
    for account in reversed(accounts):
        told = account.event
        if told.type != event.type or told.speaker != event.speaker:
            continue
        if _compatible(told, event) and _adds_nothing(told, event, back, text):
            return account
    return None


def _compatible(a: Event, b: Event) -> bool:
    """Whether nothing that both say tells them apart."""
    if a.date_start and b.date_start and a.date_end and b.date_end:
        apart = a.date_end < b.date_start or b.date_end < a.date_start
        if apart:
            return False
    return all(_overlap(x, y) for x, y in ((a.actor, b.actor), (a.target, b.target), (a.place, b.place)))


def _overlap(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    return bool(_content(a) & _content(b))


def _content(words: str) -> set[str]:
    """The words of some length, and acronyms whatever their length."""
    plain = words.replace("’s", "").replace("'s", "")
    return {word.casefold() for word in plain.split() if len(word) > 3 or word.isupper()}


def _adds_nothing(told: Event, event: Event, back: str, text: str) -> bool:
    """Whether a mention only points back, or says the same word over again with hardly a detail to it."""
    details = _fullness(event)
    if back and not details:
        return True
    same_word = event.trigger.of(text).lower() == told.trigger.of(text).lower()
    return same_word and told.stage == event.stage and details <= 1


def _fullness(event: Event) -> int:
    return sum(part is not None for part in (event.actor, event.target, event.place, event.date_start))
