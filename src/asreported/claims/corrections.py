"""Corrections: tags and places in the tree set right where the words around leave no doubt that the reader erred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SHOOTING: Final = frozenset({"shot", "shoot", "shoots", "shooting"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
# What a clause or a prepositional phrase has and a bare noun phrase has not.
OWN_CLAUSE: Final = frozenset({"nsubj", "nsubj:pass", "cop", "aux", "aux:pass", "mark", "case"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a parse that are corrected in place, one entry a token."""

    low: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]


def correct(columns: Columns) -> None:
    """Set each word right, first to last; `columns` may be read as a parse thereafter."""
    below: dict[int, list[int]] = {}
    for token, head in enumerate(columns.heads):
        if head != token:
            below.setdefault(head, []).append(token)
    for token, children in below.items():
        relations = {columns.deps[child] for child in children}
        _tag(columns, token, relations)
        _second_subject(columns, token, children)
    for token in range(len(columns.low)):
        _joined_object(columns, token, below)
        _particle(columns, token, below)
        _shot_dead(columns, token)


def _tag(columns: Columns, token: int, relations: set[str]) -> None:
    """“Was broken” has a participle, “250 people crossed” a past tense."""
    if columns.tags[token] == "JJ" and "aux:pass" in relations:
        columns.tags[token], columns.pos[token] = "VBN", "VERB"
    helped = not relations.isdisjoint({"aux", "aux:pass", "cop"})
    alone = columns.deps[token] == "root" and "nsubj" in relations and not helped
    if alone and columns.tags[token] == "VBN" and columns.low[token].endswith("ed"):
        columns.tags[token] = "VBD"


def _second_subject(columns: Columns, verb: int, children: list[int]) -> None:
    """“Saw the man attack”: of two subjects the one behind the verb is that of the infinitive that follows it."""
    subjects = [child for child in children if columns.deps[child] == "nsubj"]
    if len(subjects) < 2 or not subjects[0] < verb < subjects[1]:
        return
    clause = next((c for c in children if c > subjects[1] and columns.deps[c] in {"xcomp", "ccomp"}), None)
    if clause is not None and columns.tags[clause] in {"VB", "VBG"}:
        columns.heads[subjects[1]] = clause


def _joined_object(columns: Columns, token: int, below: dict[int, list[int]]) -> None:
    """“Killed himself and seven people”: a noun joined to a verb that has an object before it is joined to that."""
    verb = columns.heads[token]
    if columns.deps[token] != "conj" or columns.pos[token] not in NOMINAL or columns.pos[verb] != "VERB":
        return
    own = {columns.deps[child] for child in below.get(token, ())}
    objects = [child for child in below.get(verb, ()) if columns.deps[child] == "obj" and verb < child < token]
    if objects and "cc" in own and own.isdisjoint(OWN_CLAUSE):
        columns.heads[token] = objects[-1]


def _shot_dead(columns: Columns, token: int) -> None:
    """“Shot dead two nurses”: what the shots made of them, not which nurses they were."""
    verb = token - 1
    if columns.low[token] != "dead" or columns.deps[token] != "amod" or columns.heads[token] < token or verb < 0:
        return
    if columns.low[verb] in SHOOTING and columns.pos[verb] == "VERB":
        columns.heads[token], columns.deps[token] = verb, "xcomp"


def _particle(columns: Columns, token: int, below: dict[int, list[int]]) -> None:
    """“Went down near the coast”: an adverb between a verb and a preposition belongs to the verb."""
    verb, after = token - 1, token + 1
    if columns.deps[token] != "case" or columns.tags[token] not in {"RB", "RP"} or token in below:
        return
    led = columns.deps[after : after + 1] == ["case"] and columns.heads[after] == columns.heads[token]
    if led and verb >= 0 and columns.pos[verb] == "VERB":
        columns.heads[token], columns.deps[token] = verb, "advmod"
