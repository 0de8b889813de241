"""Reports and claims made by hand: each claim by the words that stand in the report's text."""

from asreported.claims import Event, Figure, Span, Statement
from asreported.intake import Report


def report(name, day, text, title=None):
    return Report(f"{name}.txt", text, title=title, published=day)


def span(told, words, nth=1):
    at = -1
    for _ in range(nth):
        at = told.text.index(words, at + 1)
    return Span(at, at + len(words))


def figure(told, words, measure, low=None, high=..., *, group="people", nth=1, form=None, **rest):
    high = low if high is ... else high
    form = form or ("vague" if low is high is None else "exact" if low == high else "at_least")
    place = span(told, words, nth)
    return Figure(
        report=told.id,
        evidence=place,
        number=place,
        measure=measure,
        low=low,
        high=high,
        form=form,
        group=group,
        **rest,
    )


def event(told, words, type_, stage="done", *, nth=1, **rest):
    place = span(told, words, nth)
    return Event(report=told.id, evidence=place, trigger=place, type=type_, stage=stage, **rest)


def statement(told, content, act, speaker, *, cue=None):
    place = span(told, content)
    return Statement(
        report=told.id,
        evidence=place,
        cue=span(told, cue) if cue else place,
        content=place,
        act=act,
        quote="indirect",
        named=True,
        speaker=speaker,
    )
