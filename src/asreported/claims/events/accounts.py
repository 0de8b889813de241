"""Events: what a report says has happened or is to happen, each once per account, with the clause that says so."""

from __future__ import annotations

from typing import Final

from asreported.intake import Report

from .. import vocabulary
from ..attribution import Voice, Voices, hedged_by
from ..claim import Event
from ..parse import Parse
from ..places import place
from ..times import DateMention, dates
from .arguments import agents
from .blame import lays_blame
from .claimed import is_claim
from .days import when
from .evidence import clause
from .participants import participants
from .parties import is_party
from .phrases import phrase_tokens
from .stages import stage
from .tellings import ASIDE, once_per_account, without_doubles
from .trigger import Trigger
from .triggers import triggers

MOVING: Final = frozenset({"deployment", "assistance", "evacuation", "raid"})  # these go to a place
REACHING: Final = frozenset({"attack", "raid", "disaster", "accident", "clash"})  # these are done to a place


def events(parse: Parse, report: Report, voices: Voices) -> list[Event]:
    """The events of one report in text order."""
    told = without_doubles(parse, triggers(parse))
    times = dates(parse.text, report.published) if told else []
    found = [(_event(parse, trigger, times, report, voices), *_pointers(parse, trigger)) for trigger in told]
    return once_per_account(found, report.text)


def _event(parse: Parse, trigger: Trigger, times: list[DateMention], report: Report, voices: Voices) -> Event:
    words = parse.span(trigger.first, trigger.end)
    tokens = clause(parse, trigger)
    evidence = parse.span(*tokens)
    voice = _claimer(parse, trigger, voices.at(words))
    how_far, why_stage = stage(parse, trigger)
    (actor, why_actor), (target, why_target) = participants(parse, trigger)
    where, why_place = place(parse, trigger.end - 1, tokens, trigger.type in MOVING, reaching=trigger.type in REACHING)
    day = when(parse, times, evidence, trigger, how_far)
    why_day = day.reason if day else "the clause gives no date that can be resolved"
    checked, why_checked = voices.verification(words)
    named = words.of(report.text)
    hedge = (*voice.hedge, *_hedges(parse, trigger))
    return Event(
        report=report.id, evidence=evidence, trigger=words, type=trigger.type, stage=how_far,
        actor=actor, target=target, place=where, speaker=voice.speaker, speaker_span=voice.speaker_span,
        relay=voice.relay, hedge=hedge, verification=checked,
        date_start=day.start if day else None, date_end=day.end if day else None,
        date_precision=day.precision if day else None,
        reasons=(
            ("trigger", f"“{named}” is {'a verb' if trigger.verbal else 'a noun'} on the lists of events"),
            ("type", f"“{named}” tells {'an' if trigger.type[0] in 'aeiou' else 'a'} {trigger.type}"),
            ("stage", why_stage), ("actor", _by_parse(why_actor, actor)), ("target", _by_parse(why_target, target)),
            ("place", why_place), ("date_start", why_day), ("date_end", why_day), ("date_precision", why_day),
            *voice.reasons, hedged_by(hedge), ("verification", why_checked),
        ),
    )  # fmt: skip


def _by_parse(why: str, part: str | None) -> str:
    return f"{why}, by the parse" if part else "no word that can name a party stands there in the parse"


def _claimer(parse: Parse, trigger: Trigger, voice: Voice) -> Voice:
    """Whoever claims responsibility, blames or disowns says so: their voice where no attribution gives one."""
    claims = trigger.verbal and is_claim(parse, trigger.token)
    if voice.speaker is not None or not (claims or lays_blame(parse, trigger)):
        return voice
    claimers = [at for at in agents(parse, trigger.token) if is_party(parse, at)]
    if not claimers:
        return voice
    span = parse.span(*phrase_tokens(parse, claimers[0]))
    words = " ".join(span.of(parse.text).split())
    said = f"“{words}” names the one who says whose it was"
    return Voice(words, span, (), said, why_source=said)


def _hedges(parse: Parse, trigger: Trigger) -> list[str]:
    """The words before a noun that leave it open whether it happened: the alleged attack."""
    if trigger.verbal:
        return []
    weak = vocabulary.words("stages", "hedging", "words")
    before = (child for child in parse.children_as(trigger.token, "amod") if child < trigger.token)
    return [parse.words[child] for child in before if parse.low[child] in weak]


def _pointers(parse: Parse, trigger: Trigger) -> tuple[str, bool]:
    """How the words point back to what was told (see `once_per_account`), and whether they open something new."""
    if trigger.verbal:
        return "", False
    words = vocabulary.load("events")["pointers"]
    heads = {trigger.token, trigger.end - 1}
    before = {parse.low[child] for head in heads for child in parse.children[head] if child < head}
    owned = parse.has(trigger.end - 1, "nmod:poss") and not parse.has(trigger.end - 1, "nummod")
    new = not before.isdisjoint(words["new"])
    which = parse.child(trigger.end - 1, "acl:relcl") is not None  # “the raid that …” says which one
    if which or (before.isdisjoint(words["back"]) and not owned):
        return "", new
    return "subject" if parse.deps[trigger.end - 1] in {"nsubj", "nsubj:pass"} else ASIDE, new
