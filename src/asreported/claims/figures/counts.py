"""Figures: every count of people that a report gives, with the words that carry each field."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from asreported.intake import Report

from ..attribution import Voice, Voices, hedged_by
from ..claim import Figure, Span
from ..parse import Parse
from ..places import place
from ..times import as_of
from .counted import Counted, Fate, counted
from .evidence import evidence
from .groups import Group, each, group
from .measures import measures
from .modes import mode
from .numbers import Number, numbers
from .parts import is_whole
from .scopes import scope
from .sums import wholes_of
from .wholes import Wholes

LIST_JOINTS: Final = frozenset({"including", ",", "and", "or", "plus", ";", "also", "another"})
BEFORE: Final = 16  # figures back to those that a number may count again
# These go to a place.
MOVING: Final = frozenset({"deployed", "evacuated", "displaced"})
NO_PLACE: Final = (None, "neither the clause nor its sentence names a place")
NO_EVENT: Final = ("event", "no event of a kind that fits the measure stands near it")


def figures(parse: Parse, report: Report, voices: Voices) -> list[Figure]:
    """The figures of one report in the order of the text. The same number said twice is two figures."""
    before: list[tuple[Counted, Fate]] = []
    wholes = Wholes(parse)
    waiting: list[Counted] = []
    found: list[Figure] = []
    counts = [counted(parse, number) for number in numbers(report.text) if _may_count(parse, number)]
    parts = wholes_of(parse, counts)
    fated: dict[int, Fate] = {}
    for nth, count in enumerate(counts):
        fates = measures(parse, count, before[-BEFORE:])
        if not fates and parts.get(nth) in fated:
            whole = fated[parts[nth]]
            fates = (replace(whole, reason=f"these numbers add up to the one before: {whole.reason}"),)
        if fates:
            fated[nth] = fates[0]
        told = [(count, fate) for fate in fates]
        if fates and fates[0].trigger > count.end:
            told = [(other, fates[0]) for other in _sharing(parse, count, waiting)] + told
        if fates:
            waiting.clear()
        elif count.people and not is_whole(parse, count.first):
            waiting.append(count)
        before.extend(told)
        found.extend(figure for other, fate in told for figure in _figures(parse, other, fate, report, voices, wholes))
    return sorted(found, key=lambda figure: (figure.number, figure.measure, figure.group))


def _may_count(parse: Parse, number: Number) -> bool:
    """Whether a number is read further: no name, and of articles those whose noun may be counted."""
    return not (number.kind in {"one", "zero"} and not _worth(parse, number)) and not _is_name(parse, number)


def _sharing(parse: Parse, count: Counted, waiting: list[Counted]) -> list[Counted]:
    """The counts before this one that share its word of state: 12 soldiers and 5 others dead."""
    shared: list[Counted] = []
    first = count.first
    for other in reversed(waiting):
        between = parse.low[other.end + 1 : first]
        if other.end >= first or not between or not set(between) <= LIST_JOINTS or _own_verbs(parse, count, other):
            break
        shared.append(other)
        first = other.first
    return shared


def _own_verbs(parse: Parse, count: Counted, other: Counted) -> bool:
    """The school has 300 pupils, and 40 fell ill: each has a verb of its own."""
    mine, theirs = parse.heads[count.node], parse.heads[other.node]
    own = parse.deps[other.node] == "obj" and theirs < other.first
    return own and parse.deps[count.node] == "nsubj" and mine > count.end and mine != theirs


def _worth(parse: Parse, number: Number) -> bool:
    """Articles stand everywhere: only those whose noun may be counted are read further."""
    at = parse.at(number.core.end - 1)
    head = parse.heads[at]
    if number.kind == "zero" or (parse.low[at] == "another" and parse.deps[at] in {"nsubj", "nsubj:pass", "obj"}):
        return True
    return (
        parse.deps[at] in {"det", "nummod", "amod", "nsubj", "nsubj:pass", "obj"}
        and head != at
        and (parse.pos[head] in {"NOUN", "PROPN", "ADJ"})
    )


def _is_name(parse: Parse, number: Number) -> bool:
    """Whether the number is part of a date, a sum or a product's name."""
    at = parse.at(number.core.start)
    return parse.names[at] in {"Date", "Money", "Product"} and not (
        at + 1 < len(parse.names) and parse.names[at + 1] == "" and number.kind != "cardinal"
    )


def _figures(parse: Parse, count: Counted, fate: Fate, report: Report, voices: Voices, wholes: Wholes) -> list[Figure]:
    """One figure, or one for each group of “two each from the army and the police”."""
    figure = _figure(parse, count, fate, report, voices, wholes)
    wholes.add(count, figure)
    return [replace(figure, group=words) for words in each(parse, count)] or [figure]


def _figure(parse: Parse, count: Counted, fate: Fate, report: Report, voices: Voices, wholes: Wholes) -> Figure:
    clause = evidence(parse, count, fate)
    who = group(parse, count, fate)
    how, why_mode = _mode(parse, count, fate, voices)
    reach, why_scope = scope(parse, count, fate, clause, how)
    voice = voices.at(count.number.span)
    checked, why_checked = voices.verification(count.number.span)
    number = count.number
    day, why_day = as_of(clause.of(parse.text), report.published)
    where, why_place = _place(parse, fate, clause)
    hedge = tuple(dict.fromkeys((*voice.hedge, *(hedge.span.of(parse.text) for hedge in number.hedges))))
    whole, why_whole = wholes.of(count, fate, voice.speaker)
    if whole is not None and voice.speaker is None and whole.speaker is not None:
        why = "who gives the count that this one is a part of"
        voice = Voice(whole.speaker, whole.speaker_span, whole.relay, why, why_source=why, why_relay=why)
    return Figure(
        report=report.id, evidence=clause, speaker=voice.speaker, speaker_span=voice.speaker_span, relay=voice.relay,
        hedge=hedge, verification=checked,
        number=number.span, measure=fate.measure, low=number.low, high=number.high, form=number.form,
        group=who.words, people=who.people, side=who.side, nationality=who.nationality, scope=reach, mode=how,
        as_of=day, place=where, part_of=whole.id if whole else None,
        reasons=(
            ("number", number.reason), ("measure", fate.reason), ("low", number.reason), ("high", number.reason),
            ("form", number.reason), hedged_by(hedge), ("group", who.reason), ("people", who.why_people),
            ("side", who.why_side), ("nationality", _why_nationality(who)), ("scope", why_scope), ("mode", why_mode),
            ("as_of", why_day), ("place", why_place), NO_EVENT, ("part_of", why_whole), *voice.reasons,
            ("verification", why_checked),
        ),
    )  # fmt: skip


def _why_nationality(who: Group) -> str:
    return "a party, not a state, is named" if who.side and not who.nationality else who.why_side


def _mode(parse: Parse, count: Counted, fate: Fate, voices: Voices) -> tuple[str, str]:
    """The mode of the clause, unless the report doubts what stands there; a plan stays a plan."""
    found = mode(parse, count, fate)
    doubt = voices.doubt(count.number.span)
    return found if doubt is None or found[0] == "planned" else (doubt.mode, doubt.reason)


def _place(parse: Parse, fate: Fate, clause: Span) -> tuple[str | None, str]:
    """The place that the clause names, else its sentence, and the reason."""
    tokens = parse.at(clause.start), parse.at(clause.end - 1) + 1
    moving = fate.measure in MOVING
    found = place(parse, fate.trigger, tokens, moving)
    if found[0] is not None:
        return found
    wider, why = place(parse, fate.trigger, parse.sentence(tokens[0]), moving)
    return (wider, why.replace("the clause", "the sentence")) if wider else NO_PLACE
