"""Revisions: who lowers, raises or corrects a toll gives the numbers, though no verb of saying stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..parse import Parse
from .cues import words
from .draft import Draft
from .nounphrases import phrase
from .talkers import speakable

STEPS: Final = frozenset({"from", "to", "at", "by"})
STAND_INS: Final = frozenset({"it", "they", "he", "she"})


def revisions(parse: Parse) -> Iterator[Draft]:
    """The drafts of all revisions; they are no statements of their own, but the numbers in them have a claimant."""
    revising = words("revising", "verbs")
    for verb, lemma in enumerate(parse.lemmas):
        if lemma in revising and parse.pos[verb] == "VERB":
            draft = _revision(parse, verb)
            if draft is not None:
                yield draft


def _revision(parse: Parse, verb: int) -> Draft | None:
    subject, told = parse.child(verb, "nsubj"), parse.child(verb, "obj")
    if subject is None or told is None or not subject < verb < told:
        return None
    if not {parse.lemmas[told], parse.low[told]} & words("counting", "counts"):
        return None
    able = parse.low[subject] in STAND_INS or parse.pos[subject] == "PROPN" or speakable(parse, subject)
    limit = parse.stops[verb]
    steps = (at for at in range(told + 1, min(limit, told + 14)) if parse.low[at] in STEPS)
    first = next((at for at in steps if parse.pos[at + 1 : at + 2] == ["NUM"]), None)
    if not able or first is None:
        return None
    end = next((at for at in range(first, limit) if parse.words[at] in {",", ";", "."}), limit)
    return Draft(
        verb=verb, cue=parse.span(verb, verb + 1), content=parse.span(first, end),
        source=phrase(parse, subject, subject + 1), act="say", shape="revised", lemma=parse.lemmas[verb],
    )  # fmt: skip
