"""Events: what a report says has happened or is to happen, each once per account, with the clause that says so."""

from __future__ import annotations

from typing import Final

from asreported.intake import Report

from .. import vocabulary
from ..attribution import Voice, Voices, hedged_by
from ..claim import Event, Span
from ..parse import Parse
from ..places import place
from ..times import DateMention, dates
from .arguments import agents
from .claimed import is_claim
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
    when = _when(times, evidence, words, how_far)
    why_day = when.reason if when else "the clause gives no date that can be resolved"
    checked, why_checked = voices.verification(words)
    named = words.of(report.text)
    hedge = (*voice.hedge, *_hedges(parse, trigger))
    return Event(
        report=report.id, evidence=evidence, trigger=words, type=trigger.type, stage=how_far,
        actor=actor, target=target, place=where, speaker=voice.speaker, speaker_span=voice.speaker_span,
        relay=voice.relay, hedge=hedge, verification=checked,
        date_start=when.start if when else None, date_end=when.end if when else None,
        date_precision=when.precision if when else None,
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
    """Whoever claims responsibility says so: the claimer's voice where no attribution gives one."""
    if voice.speaker is not None or not trigger.verbal or not is_claim(parse, trigger.token):
        return voice
    claimers = [at for at in agents(parse, trigger.token) if is_party(parse, at)]
    if not claimers:
        return voice
    span = parse.span(*phrase_tokens(parse, claimers[0]))
    words = " ".join(span.of(parse.text).split())
    said = f"“{words}” names the one who claims responsibility"
    return Voice(words, span, (), said, why_source=said)


def _when(times: list[DateMention], evidence: Span, trigger: Span, how_far: str) -> DateMention | None:
    """The date expression of the clause that stands nearest to the trigger."""
    inside = [time for time in times if evidence.holds(time.span)]
    if not inside:
        return None
    nearest = min(inside, key=lambda time: (abs(time.span.start - trigger.start), time.span.start))
    return nearest.ahead() if how_far == "planned" else nearest


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
    owned = any(parse.deps[child] == "nmod:poss" for child in parse.children[trigger.end - 1])
    new = not before.isdisjoint(words["new"])
    which = parse.child(trigger.end - 1, "acl:relcl") is not None  # “the raid that …” says which one
    if which or (before.isdisjoint(words["back"]) and not owned):
        return "", new
    return "subject" if parse.deps[trigger.end - 1] in {"nsubj", "nsubj:pass"} else ASIDE, new
