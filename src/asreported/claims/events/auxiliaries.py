"""Auxiliaries: what “will”, “may”, “should” and “not” before a verb say of how far its event has come."""

from __future__ import annotations

from .. import vocabulary
from ..parse import Parse

Stage = tuple[str, str]  # the stage and the reason for it


def listed(table: str, name: str) -> frozenset[str]:
    """One list of `stages.toml` as it stands."""
    return vocabulary.words("stages", table, name)


def auxiliary_stage(parse: Parse, verb: int) -> Stage | None:
    """What will, may and not before the verb say."""
    negation = negated_by(parse, verb)
    if late := _too_late(parse, verb, bool(negation)):
        return late
    for child in parse.children_as(verb, "aux", "aux:pass"):
        found = _of_auxiliary(parse.low[child], bool(negation))
        if found:
            return found, f"“{parse.words[child]}”" + (f" with “{negation}”" if negation else " before the verb")
    return ("denied", f"“{negation}” before the verb") if negation else None


def _too_late(parse: Parse, verb: int, negated: bool) -> Stage | None:
    """“Should never have bombed it” says that it was bombed, “should have freed them” that they were not freed."""
    before = {parse.low[child]: child for child in parse.children_as(verb, "aux") if child < verb}
    if "should" not in before or "have" not in before:
        return None
    return "done" if negated else "denied", f"“{parse.words[before['should']]} … {parse.words[before['have']]}”"


def negated_by(parse: Parse, verb: int) -> str | None:
    """The word that negates the verb, at the verb itself or before its subject or object (“no troops will”)."""
    for child in parse.children[verb]:
        if child < verb and parse.low[child] in listed("auxiliaries", "negations"):
            return parse.words[child]
        if parse.deps[child] in {"nsubj", "nsubj:pass", "obj"}:
            if parse.low[child] in {"nobody", "none", "no-one"}:
                return parse.words[child]
            for det in parse.children_as(child, "det", "cc:preconj"):
                if parse.low[det] in {"no", "neither"}:
                    return parse.words[det]
    return None


def _of_auxiliary(word: str, negated: bool) -> str | None:
    if word in listed("auxiliaries", "future"):
        return "ruled_out" if negated else "planned"
    if negated and word in listed("auxiliaries", "unable"):
        return "failed"
    if word in listed("auxiliaries", "requested"):
        return "requested"
    return "possible" if word in listed("auxiliaries", "possible") else None
