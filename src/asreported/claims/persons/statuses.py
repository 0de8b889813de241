"""Statuses: what became of each named person, with its day and place, once for each account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from asreported.intake import Report

from .. import vocabulary
from ..attribution import Voices, hedged_by
from ..claim import Person, Span
from ..figures import Fate, evidence, mode, senses
from ..parse import Parse
from ..places import place
from ..times import DateMention, dates
from .details import Details
from .fates import counted, fates
from .lookalikes import is_natural, statuses
from .mentions import OWN, SEXES, Mention, People, people
from .unknown import unknown

DAYS_A_YEAR: Final = 365
# Who speaks is neither dead nor gone: “Bell said he had been killed” is of another.
SILENT: Final = frozenset({"killed", "missing", "recovered", "unknown"})


def persons(parse: Parse, report: Report, voices: Voices) -> list[Person]:
    """The statuses of the named persons of one report, in the order of the text."""
    if "Person" not in parse.names:
        return []
    known = people(parse, voices)
    times = dates(parse.text, report.published) if known.names else []
    told = [
        (mention, fate) for mention in _mentions(known) for fate in (*fates(parse, mention), *unknown(parse, mention))
    ]
    found = [_status(parse, report, known, mention, fate, times) for mention, fate in _borne_out(known, told)]
    return _once(_told_now(found, times, report.published))


def _borne_out(known: People, told: list[tuple[Mention, Fate]]) -> Iterator[tuple[Mention, Fate]]:
    """Without deaths that end a life told to its end, and without those that only a doubtful pronoun gives somebody."""
    parse = known.parse
    natural = {mention.name for mention, fate in told if is_natural(parse, fate)}
    dead = {mention.name for mention, fate in told if fate.measure == "killed" and not _is_pronoun(known, mention)}
    for mention, fate in told:
        gone = fate.measure in SILENT and _is_pronoun(known, mention)
        owned = parse.low[mention.first] in {"his", "her"} and fate.measure == "killed"
        doubtful = gone and (known.speaks(mention.name) or (owned and mention.name not in dead))
        if not doubtful and not (fate.measure == "killed" and mention.name in natural):
            yield mention, fate


def _is_pronoun(known: People, mention: Mention) -> bool:
    return mention.end - mention.first == 1 and known.parse.low[mention.first] in SEXES


def _mentions(known: People) -> Iterator[Mention]:
    """Every mention, those by pronoun and description only where a word near them may tell a fate."""
    yield from known.names
    if not known.names:
        return
    parse, groups = known.parse, vocabulary.words("persons", "words", "groups")
    named = {at for mention in known.names for at in range(mention.first, mention.end)}
    first = known.names[0].first
    for at, low in enumerate(parse.low):
        if at in named:
            continue
        if low in SEXES or low in OWN or low in groups:
            if _may_tell(parse, at):
                yield from known.pronoun(at)
        elif at > first and parse.deps[at] in {"nsubj:pass", "obj", "nsubj"} and _may_tell(parse, at):
            yield from known.described(at)


def _may_tell(parse: Parse, at: int) -> bool:
    """The cheap question: whether a word above the mention is one that can tell a fate."""
    head = parse.heads[at]
    words = {parse.lemmas[head], *(parse.lemmas[child] for child in parse.children[head])}
    told = {parse.low[head], *(parse.low[child] for child in parse.children[head])}
    return bool(
        words & (senses.triggers() | vocabulary.words("persons", "words", "deeds") | senses.words("remains"))
    ) or bool(told & (senses.states().keys() | vocabulary.words("persons", "words", "fates")))


def _status(
    parse: Parse, report: Report, known: People, mention: Mention, fate: Fate, times: list[DateMention]
) -> Person:
    count = counted(parse, mention, mention.head)
    words = parse.span(mention.first, mention.end)
    clause = evidence(parse, count, fate)
    tokens = parse.at(clause.start), parse.at(clause.end - 1) + 1
    trigger = _words(parse, fate)
    voice = known.voices.at(trigger)
    how, why_mode = _mode(parse, mention, fate, known.voices)
    where, why_place = place(parse, fate.trigger, tokens)
    when = _when(times, clause, trigger)
    checked, why_checked = known.voices.verification(trigger)
    why_day = when.reason if when else "the clause gives no date that can be resolved"
    hedge = _hedges(parse, fate)
    said = known.details.get(mention.name, Details())
    status = statuses().get(fate.measure, fate.measure)
    return Person(
        report=report.id, evidence=clause, name=mention.name, mention=words, status=status, trigger=trigger, mode=how,
        role=said.role, age=said.age, nationality=said.nationality, place=where,
        date_start=when.start if when else None, date_end=when.end if when else None,
        date_precision=when.precision if when else None,
        speaker=voice.speaker, speaker_span=voice.speaker_span, relay=voice.relay, hedge=hedge,
        verification=checked,
        reasons=(
            ("name", mention.reason), ("mention", mention.reason), ("status", f"{fate.reason}: {status}"),
            ("trigger", fate.reason), ("mode", why_mode), *said.explained, ("place", why_place),
            ("date_start", why_day), ("date_end", why_day), ("date_precision", why_day), *voice.reasons,
            hedged_by(hedge), ("verification", why_checked),
        ),
    )  # fmt: skip


def _words(parse: Parse, fate: Fate) -> Span:
    """The word that gives the status, with the second one of a pair where that follows at once: “taken hostage”."""
    at, end = fate.trigger, fate.trigger + 1
    seconds = {word for pair in senses.pairs().get(parse.lemmas[at], ()) for word in pair.words}
    if end < parse.stops[at] and parse.low[end] in seconds:
        end += 1
    return parse.span(at, end)


def _mode(parse: Parse, mention: Mention, fate: Fate, voices: Voices) -> tuple[str, str]:
    """The mode of the clause, unless the report doubts what stands there; a plan stays a plan."""
    if fate.measure == "unknown":
        return "ongoing", "what is not known yet"
    found = mode(parse, counted(parse, mention, mention.head), fate)
    above = parse.heads[fate.trigger]
    awaited = parse.lemmas[above] in vocabulary.words("persons", "words", "awaiting")
    if (
        awaited
        and parse.pos[fate.trigger] == "NOUN"
        and fate.measure in {"released", "rescued"}
        and found[0] == "happened"
    ):
        return "planned", f"“{parse.low[above]}” over “{parse.low[fate.trigger]}”"
    doubt = voices.doubt(parse.span(fate.trigger, fate.trigger + 1))
    return found if doubt is None or found[0] == "planned" else (doubt.mode, doubt.reason)


def _when(times: list[DateMention], clause: Span, trigger: Span) -> DateMention | None:
    """The date expression of the clause that stands nearest to the words of the status."""
    inside = [time for time in times if clause.holds(time.span)]
    return min(inside, key=lambda time: (abs(time.span.start - trigger.start), time.span.start), default=None)


def _hedges(parse: Parse, fate: Fate) -> tuple[str, ...]:
    """The words that weaken the status: adverbs beside it, and verbs of belief over it."""
    adverbs, verbs = (vocabulary.words("persons", "words", name) for name in ("hedges", "hedging"))
    near = dict.fromkeys((fate.trigger, fate.verb, parse.heads[fate.trigger]))
    found = {child for at in near for child in parse.children[at] if parse.low[child] in adverbs}
    found |= {at for at in near if parse.low[at] in verbs}
    return tuple(parse.words[at] for at in sorted(found))


def _told_now(found: Iterable[Person], times: list[DateMention], published: str | None) -> list[Person]:
    """Without what ended so long before the report that it is somebody's history."""
    history = vocabulary.load("persons")["history"]
    today = published[:10] if published else max((time.end for time in times), default=None)
    if today is None:
        return list(found)
    first = date.fromisoformat(today).toordinal() - history["years"] * DAYS_A_YEAR
    ended = frozenset(history["statuses"])
    return [
        one for one in found
        if one.date_end is None or one.status not in ended or date.fromisoformat(one.date_end).toordinal() >= first
    ]  # fmt: skip


def _once(found: Iterable[Person]) -> list[Person]:
    """Each status of a person once for each voice and mode: the dated ones, or else the first."""
    kept: list[Person] = []
    ordered = sorted(found, key=lambda one: (one.mention, one.trigger, one.status, one.name))
    dated = {_account(one) for one in ordered if one.date_start}
    told: set[tuple[object, ...]] = set()
    dead = {one.name for one in ordered if one.status == "killed" and one.mode == "happened"}
    for one in ordered:
        shot = one.status == "wounded" and one.name in dead and "shot" in dict(one.reasons)["status"]
        account = (*_account(one), one.date_start)
        if shot or account in told or (one.date_start is None and _account(one) in dated):
            continue
        told.add(account)
        kept.append(one)
    return kept


def _account(one: Person) -> tuple[object, ...]:
    return one.name, one.status, one.speaker, one.mode
