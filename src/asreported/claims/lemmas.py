"""Lemmas of the listed words by their forms: a wrong guess at “held” must not lose a hostage."""

from __future__ import annotations

from functools import cache
from typing import Final

from . import vocabulary
from .inflections import noun_forms, verb_forms

VERBAL: Final = frozenset({"VERB", "AUX", "ADJ"})
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
DEEDS: Final = ("undergo", "weak", "do", "weak_do")
DEED_WORDS: Final = (
    "found", "life_takers", "toll_verbs", "include_verbs", "light_verbs", "refuge_verbs", "keeping", "helping",
    "searching", "carrying", "sought", "unseen", "raising", "naming",
)  # fmt: skip
COUNTED_WORDS: Final = ("tolls", "deployable", "refugees", "remains")


def lemma(word: str, tag: str, pos: str, guess: str) -> str:
    """The lemma of a lower-case word: by the lists where they know the form, else the reader's guess."""
    if pos in VERBAL or tag.startswith("VB"):
        return verbs().get(word) or guess.lower()
    if pos in NOMINAL or tag.startswith("NN"):
        return _nouns().get(word) or guess.lower()
    return guess.lower()


@cache
def verbs() -> dict[str, str]:
    """Every form of every listed verb to its lemma."""
    bases = sorted(_saying() | _doing(), reverse=True)
    return {form: base for base in bases if base.isalpha() for form in verb_forms(base)}


def _saying() -> set[str]:
    """The verbs by which somebody is heard."""
    cues = vocabulary.load("cues")
    lists = [verbs for table in ("acts", "heard", "frames") for verbs in cues[table].values()]
    lists += [cues["bridges"]["verbs"], cues["giving"]["verbs"]]
    return {verb for listed in [*lists, cues["prepositions"]] for verb in listed}


def _doing() -> set[str]:
    """The verbs that tell what became of those counted, and how far it has come."""
    measures, modes = vocabulary.load("measures"), vocabulary.load("modes")
    found = {verb for row in measures["pair"] for verb in row["verbs"]}
    for table in measures.values():
        if isinstance(table, dict):
            found.update(verb for name in DEEDS for verb in table.get(name, ()))
    found.update(verb for name in DEED_WORDS for verb in measures["words"][name])
    found.update(
        verb for mode in ("planned", "possible", "denied", "ongoing", "standing") for verb in modes[mode]["verbs"]
    )
    return found


@cache
def _nouns() -> dict[str, str]:
    """Every form of every listed noun to its lemma."""
    bases = sorted(_speaking() | _counted(), reverse=True)
    return {form: base for base in bases for form in sorted(noun_forms(base))} | {base: base for base in bases}


def _speaking() -> set[str]:
    """The nouns that name a speaker."""
    table = vocabulary.load("sources")["nouns"]
    return {noun for key in ("roles", "bodies", "documents") for noun in table[key]}


def _counted() -> set[str]:
    """The nouns for those counted, and for what became of them."""
    people, measures = vocabulary.load("people"), vocabulary.load("measures")
    found = {noun for nouns in people["kinds"].values() for noun in nouns} | set(people["things"]["nouns"])
    for table in measures.values():
        if isinstance(table, dict):
            found.update(noun for name in ("nouns", "acts") for noun in table.get(name, ()))
    found.update(noun for name in COUNTED_WORDS for noun in measures["words"][name])
    return found
