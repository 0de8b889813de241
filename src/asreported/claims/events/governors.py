"""Governors: the words above an event that say how far it has come (“offered to send”, “a plan to evacuate”)."""

from __future__ import annotations

from functools import cache
from typing import Final

from .. import vocabulary
from ..inflections import noun_forms, nouns_of, verb_forms, verbs_of
from ..parse import Parse
from .auxiliaries import Stage, auxiliary_stage, listed, negated_by
from .matters import calls, calls_for, speaks_of, without_evidence

STEPS: Final = 5  # how far above its event a governing word may stand
CHAIN: Final = frozenset((
    "xcomp", "ccomp", "acl", "acl:relcl", "advcl", "obj", "nsubj", "nsubj:pass", "nsubj:outer", "nmod", "obl", "conj",
    "compound",
))  # fmt: skip
SETTLED: Final = frozenset({"planned", "promised", "offered"})
OVERRULING: Final = frozenset({"ruled_out", "failed", "denied"})  # "a plan to … was called off"
BE: Final = frozenset({"is", "are", "was", "were", "be"})


@cache
def modifiers_by_word() -> dict[str, str]:
    """Word before an event noun → stage."""
    tables: dict[str, list[str]] = vocabulary.load("stages")["modifiers"]
    return {word: stage for stage, words in tables.items() for word in words}


@cache
def _governors() -> dict[str, str]:
    """Word form, with its particle where it has one, → stage. A listed form goes before an inflection."""
    tables: dict[str, list[str]] = vocabulary.load("stages")["governors"]
    table = {word: stage for stage, words in tables.items() for word in words}
    for stage, words in tables.items():
        for word in words:
            first, _, particle = word.partition(" ")
            forms = verb_forms(first) if particle else verb_forms(word) | noun_forms(word)
            for form in sorted(forms):
                table.setdefault(f"{form} {particle}".strip(), stage)
    return table


def _is_participle(parse: Parse, token: int, relation: str) -> bool:
    """“The plan drawn up”: no governor speaks of it; “evidence that it was hijacked”, “a plan of hijacking” do."""
    return relation == "acl" and parse.tags[token] in {"VBN", "VBG"} and not parse.has(token, "mark", "that", "of")


def governed(parse: Parse, token: int) -> Stage | None:
    """The stage that a word above gives; None where the chain ends because another clause speaks of something else."""
    at = token
    for _ in range(STEPS):
        head, relation = parse.heads[at], parse.deps[at]
        if head == at or relation not in CHAIN or _is_participle(parse, at, relation):
            return None
        if relation != "conj":
            found, goes_on = _step(parse, at, head, relation)
            if found or not goes_on:
                return found
        at = head
    return None


def _step(parse: Parse, at: int, head: int, relation: str) -> tuple[Stage | None, bool]:
    """What one word above says, and whether to ask the next one."""
    word = parse.low[head]
    if said := _said_at_once(parse, head, relation):
        return said, False
    if relation in {"xcomp", "obj", "obl"} and word in verbs_of("stages", "calling", "verbs"):
        return _only_named(parse, at, head)
    if relation == "ccomp" and word in verbs_of("stages", "owning", "verbs"):
        return _confirmed(parse, at, head), False
    found = _governor(parse, head)
    if word == "prepared" and relation == "nsubj:pass":
        found = "planned"  # it is being prepared; who is prepared to do it may
    if found and _holds(parse, at, head, relation, found):
        outer = governed(parse, head) if found in SETTLED else None
        if outer and outer[0] == "denied":
            outer = "ruled_out", outer[1]  # “has no plans to send”
        return (outer if outer and outer[0] in OVERRULING else _with_negation(parse, head, found)), False
    if relation in {"advcl", "acl:relcl", "ccomp"} and not (relation == "ccomp" and found):
        return _condition(parse, at), False
    if relation in {"nsubj", "nsubj:pass", "nsubj:outer"}:
        return _of_subject(parse, head), False
    if not _carries(parse, head, relation):
        return None, False
    return (auxiliary_stage(parse, head) if parse.tags[head][:2] == "VB" else None), True


def _confirmed(parse: Parse, at: int, verb: int) -> Stage | None:
    """“Can confirm that four were abducted” tells it; “could not confirm that …” leaves it open."""
    if (negation := negated_by(parse, verb)) is not None:
        return "possible", f"“{parse.words[verb]}” with “{negation}”"
    return _condition(parse, at)


def _only_named(parse: Parse, at: int, verb: int) -> tuple[Stage | None, bool]:
    """“Called it murder” tells it; “declined to call it murder” leaves it open; “called for a truce” is governed."""
    if parse.case(at) == "for" or parse.child(verb, "compound:prt", "advmod") is not None:
        found = _governor(parse, verb)
        return (_with_negation(parse, verb, found) if found else None), False
    outer = governed(parse, verb)
    refused = (outer is not None and outer[0] in OVERRULING) or negated_by(parse, verb) is not None
    return (("possible", f"nobody “{parse.words[verb]}” it so here") if refused else None), False


def _said_at_once(parse: Parse, head: int, relation: str) -> Stage | None:
    """What the word above says whatever it may govern besides."""
    if relation == "nsubj" and (called := _called(parse, head)):
        return called
    if relation.startswith("nsubj") and _ends_in_failure(parse, head):
        return "failed", f"“{parse.words[head]}” in failure"
    if relation == "nmod" and parse.low[head] in nouns_of("stages", "roles", "nouns"):
        verb = parse.heads[head]
        if parse.low[verb] in verb_forms("deny") and parse.deps[head] == "obj":
            return "denied", f"“{parse.words[verb]}” any “{parse.words[head]}” in it"
    if relation == "xcomp" and parse.low[head] in BE:
        return "planned", f"“{parse.words[head]} … to”"
    return without_evidence(parse, head)


def _carries(parse: Parse, head: int, relation: str) -> bool:
    """Whether what is said of the word above may be said of the event below it."""
    if relation in {"obj", "obl"}:
        return parse.low[head] in verbs_of("stages", "carrying", "verbs")
    return relation != "nmod" or not speaks_of(parse, head)


def _governor(parse: Parse, head: int) -> str | None:
    word = parse.low[head]
    if word in verbs_of("stages", "nominal", "nouns") and parse.tags[head][:2] == "VB":
        return None  # “dealing with a flood” plans none
    if word in nouns_of("stages", "verbal", "nouns") and parse.tags[head][:2] == "NN":
        return None
    if word == "able" and parse.has(head, "cop", "was", "were"):
        return "succeeded"  # “was able to reach them”
    if word in verbs_of("stages", "effective", "verbs") and parse.tags[head] in {"VBD", "VBN"}:
        return "done"
    if word in verbs_of("stages", "trying", "verbs") and parse.tags[head][:2] == "VB":
        return "failed" if parse.tags[head] == "VBD" else "under_way"
    particle = parse.child(head, "compound:prt", "advmod")
    with_particle = None if particle is None else _governors().get(f"{word} {parse.low[particle]}")
    return with_particle or _governors().get(word)


def _called(parse: Parse, head: int) -> Stage | None:
    """“An attack was imminent”."""
    word = parse.low[head]
    stage = modifiers_by_word().get(word) or _governors().get(word)
    return (stage, f"is called “{parse.words[head]}”") if stage and parse.tags[head][:2] in {"JJ", "RB"} else None


def _ends_in_failure(parse: Parse, verb: int) -> bool:
    return any(parse.low[child] in {"failure", "failures"} for child in parse.children_as(verb, "obl"))


def _holds(parse: Parse, child: int, head: int, relation: str, found: str) -> bool:
    """Whether the governing word says its stage of this part: “called for a truce”, yes; “called it a truce”, no."""
    word = parse.low[head]
    if found == "requested" and word in calls() and not calls_for(parse, child, head):
        return False
    if parse.tags[head][:2] == "NN":
        return relation in {"acl", "nmod", "compound"} and found != "done"
    if relation == "advcl":
        into = any(parse.low[mark] in {"in", "from", "of", "at"} for mark in parse.children_as(child, "mark"))
        excluded = found == "ruled_out" and parse.tags[child] == "VBG" and parse.child(child, "mark") is None
        # “succeeded in freeing”, “prevented from attacking”, “ruled out storming”
        return parse.tags[child] == "VB" or into or (excluded and child > head)
    if relation == "acl:relcl" or (relation == "obj" and _only_does(word, found)):
        return False
    if relation == "nsubj":
        return found in listed("reach", "of_subject")
    if relation == "nsubj:pass":
        return parse.low[head] not in listed("carrying", "purpose") or parse.child(head, "compound:prt") is not None
    if relation == "obl":
        if word in verb_forms("warn") or found in {"failed", "succeeded"}:  # “warned of”, “failed in its bid to”
            return parse.case(child) in {"of", "about", "against", "in"}
        through = parse.case(child) in listed("reach", "prepositions")
        return through and found in listed("reach", "through_preposition")
    if relation == "ccomp":
        return found in listed("reach", "through_clause") and parse.tags[head][:2] != "JJ"
    return True


def _only_does(word: str, found: str) -> bool:
    """“Committed a murder” promises nothing, and who is for calling a raid a success calls for nothing."""
    return (found == "promised" and word in verb_forms("commit")) or word in verbs_of("stages", "verdicts", "naming")


def _with_negation(parse: Parse, head: int, found: str) -> Stage:
    negation = negated_by(parse, head)
    turned = vocabulary.load("stages")["negated"].get(found)
    if negation and turned:
        return turned, f"“{parse.words[head]}” with “{negation}”"
    if found in {"under_way", "done", "succeeded"}:
        outer = auxiliary_stage(parse, head) or coming(parse, head)
        if outer:
            return outer
    return found, f"governed by “{parse.words[head]}”"


def coming(parse: Parse, verb: int) -> Stage | None:
    """“Is to begin”, “is due to begin”: an infinitive below a form of “be” or below a word for what is planned."""
    if parse.tags[verb] != "VB" and not parse.has(verb, "mark", "to"):
        return None
    for child in parse.children_as(verb, "cop", "aux", "aux:pass", "case"):
        word = parse.low[child]
        if (word in BE or word == "due") and child < verb and "to" in parse.low[child + 1 : child + 3]:
            return "planned", f"“{parse.words[child]} … to”"
    head = parse.heads[verb]
    if head == verb or parse.deps[verb] not in {"xcomp", "advcl", "csubj"}:
        return None
    if parse.low[head] in BE:
        return "planned", f"“{parse.words[head]} … to”"
    found = _governor(parse, head)
    return (found, f"governed by “{parse.words[head]}”") if found in {"planned", "possible", "failed"} else None


def _of_subject(parse: Parse, verb: int) -> Stage | None:
    """What the verb's auxiliaries say of its subject; “not” counts only where the verb says that it happens."""
    found = auxiliary_stage(parse, verb) or coming(parse, verb)
    happens = parse.low[verb] in verbs_of("stages", "carrying", "happening")
    carries = happens or parse.low[verb] in verbs_of("stages", "carrying", "verbs")
    if found and found[0] == "possible" and not carries and parse.has(verb, "aux", "have"):
        return None  # “the flood may have spread the disease”: that there was a flood is not in doubt
    if found and found[0] in {"denied", "failed"} and not happens:
        return None
    done_to = parse.has(verb, "aux:pass") and parse.low[verb] in verbs_of("stages", "carrying", "judging")
    return None if done_to else found  # “must be condemned”, “cannot be tolerated”: it has happened


def _condition(parse: Parse, clause: int) -> Stage | None:
    for child in parse.children_as(clause, "mark"):
        told = parse.low[child] == "until" and (
            parse.tags[clause] == "VBD" or parse.has(clause, "aux:pass", "was", "were")
        )
        if parse.low[child] in listed("auxiliaries", "conditions") and not told:
            return "possible", f"inside an “{parse.low[child]}” clause"
    return None
