"""Figures: every count of people that a report gives, with the words that carry each field."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from asreported.intake import Report

from ..attribution import Voices
from ..claim import Figure, Span
from ..parse import Parse
from ..places import place
from ..times import as_of
from .counted import Counted, Fate, counted
from .evidence import evidence
from .groups import each, group
from .measures import measures
from .modes import mode
from .numbers import Number, numbers
from .parts import is_whole
from .scopes import scope

LIST_JOINTS: Final = frozenset({"including", ",", "and", "or", "plus", ";", "also", "another"})
# These go to a place.
MOVING: Final = frozenset({"deployed", "evacuated", "displaced"})


def figures(parse: Parse, report: Report, voices: Voices) -> list[Figure]:
    """The figures of one report in the order of the text. The same number said twice is two figures."""
    before: list[tuple[Counted, Fate]] = []
    waiting: list[Counted] = []
    found: list[Figure] = []
    for number in numbers(report.text):
        if number.kind in {"one", "zero"} and not _worth(parse, number):
            continue
        if _is_name(parse, number):
            continue
        count = counted(parse, number)
        fates = measures(parse, count, before[-8:])
        told = [(count, fate) for fate in fates]
        if fates and fates[0].trigger > count.end:
            told = [(other, fates[0]) for other in _sharing(parse, count, waiting)] + told
        if fates:
            waiting.clear()
        elif count.people and not is_whole(parse, count.first):
            waiting.append(count)
        before.extend(told)
        found.extend(figure for other, fate in told for figure in _figures(parse, other, fate, report, voices))
    return sorted(found, key=lambda figure: (figure.number, figure.measure, figure.group))


def _sharing(parse: Parse, count: Counted, waiting: list[Counted]) -> list[Counted]:
    """The counts before this one that share its word of state: 12 soldiers and 5 others dead."""
    shared: list[Counted] = []
    first = count.first
    for other in reversed(waiting):
        between = parse.low[other.end + 1 : first]
        if other.end >= first or not between or not set(between) <= LIST_JOINTS:
            break
        shared.append(other)
        first = other.first
    return shared


def _worth(parse: Parse, number: Number) -> bool:
    """Articles stand everywhere: only those whose noun may be counted are read further."""
    at = parse.at(number.core.end - 1)
    head = parse.heads[at]
    if number.kind == "zero":
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


def _figures(parse: Parse, count: Counted, fate: Fate, report: Report, voices: Voices) -> list[Figure]:
    """One figure, or one for each group of “two each from the army and the police”."""
    figure = _figure(parse, count, fate, report, voices)
    return [replace(figure, group=words) for words in each(parse, count)] or [figure]


def _figure(parse: Parse, count: Counted, fate: Fate, report: Report, voices: Voices) -> Figure:
    clause = evidence(parse, count, fate)
    who = group(parse, count, fate)
    how, why_mode = _mode(parse, count, fate, voices)
    reach, why_scope = scope(parse, count, fate, clause, how)
    voice = voices.at(count.number.span)
    checked, why_checked = voices.verification(count.number.span)
    number = count.number
    return Figure(
        report=report.id, evidence=clause, speaker=voice.speaker, speaker_span=voice.speaker_span, relay=voice.relay,
        hedge=tuple(hedge.span.of(parse.text) for hedge in number.hedges), verification=checked,
        number=number.span, measure=fate.measure, low=number.low, high=number.high, form=number.form,
        group=who.words, people=who.people, side=who.side, nationality=who.nationality, scope=reach, mode=how,
        as_of=as_of(clause.of(parse.text), report.published), place=_place(parse, fate, clause),
        reasons=(
            ("number", number.reason), ("measure", fate.reason), ("group", who.reason), ("mode", why_mode),
            ("scope", why_scope), ("speaker", voice.reason), *([("verification", why_checked)] if checked else []),
        ),
    )  # fmt: skip


def _mode(parse: Parse, count: Counted, fate: Fate, voices: Voices) -> tuple[str, str]:
    """The mode of the clause, unless the report doubts what stands there; a plan stays a plan."""
    found = mode(parse, count, fate)
    doubt = voices.doubt(count.number.span)
    return found if doubt is None or found[0] == "planned" else (doubt.mode, doubt.reason)


def _place(parse: Parse, fate: Fate, clause: Span) -> str | None:
    """The place that the clause names, else its sentence."""
    tokens = parse.at(clause.start), parse.at(clause.end - 1) + 1
    moving = fate.measure in MOVING
    found, _ = place(parse, fate.trigger, tokens, moving)
    return found or place(parse, fate.trigger, parse.sentence(tokens[0]), moving)[0]
