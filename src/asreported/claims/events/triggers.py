"""Triggers: the verbs and nouns that tell an event, by the frames they fit; names and other senses are left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..nounclasses import members
from ..parse import Parse
from .blame import with_blame
from .claimed import claim_end, is_claim, is_unclaimed
from .fits import noun_type, verb_type
from .frames import Frame, noun_frames, verb_frames
from .headings import is_heading
from .trigger import Trigger
from .violence import settled

CLAIMED: Final = "attack"  # what responsibility is claimed for


def triggers(parse: Parse) -> list[Trigger]:
    """All triggers of a report in text order; one incident may be told by several."""
    found: dict[int, Trigger] = {}
    for token, word in enumerate(parse.low):
        trigger = _hyphened(parse, token) if word == "-" else _at(parse, token, word) if token not in found else None
        if trigger is not None:
            found[trigger.token] = trigger
    kept = [whole for trigger in found.values() if (whole := _standing(parse, trigger, found)) is not None]
    return with_blame(parse, settled(parse, [trigger for trigger in kept if not is_heading(parse, trigger)]))


def _at(parse: Parse, token: int, word: str) -> Trigger | None:
    """The trigger that the token is, as a verb or else as a noun."""
    tag = parse.tags[token]
    if tag[:2] == "VB" and word in verb_frames():
        found = verb_type(parse, token, verb_frames()[word])
        found = CLAIMED if found is None and is_claim(parse, token) and parse.deps[token] == "amod" else found
        if found is not None and not is_unclaimed(parse, token):
            return Trigger(token, _word_start(parse, token), claim_end(parse, token), found, True)
    if tag[:2] in {"NN", "JJ"} or (tag == "VBG" and not _is_done(parse, token)):
        return _noun(parse, token, noun_frames().get(word, ()))
    return None


def _word_start(parse: Parse, verb: int) -> int:
    """The first token of a verb that a hyphen joins to its verb: “machine-gunned” is one word."""
    joined = verb > 1 and parse.low[verb - 1] == "-" and parse.ends[verb - 2] == parse.starts[verb - 1]
    return verb - 2 if joined and parse.ends[verb - 1] == parse.starts[verb] else verb


def _is_done(parse: Parse, token: int) -> bool:
    """Whether an -ing form is a verb here: “killing at least 20”, “was holding”."""
    return parse.child(token, "obj", "aux") is not None or parse.deps[token] == "advcl"


def _noun(parse: Parse, token: int, frames: tuple[Frame, ...]) -> Trigger | None:
    found = noun_type(parse, token, frames) if frames else None
    return None if found is None else Trigger(token, _name_start(parse, token), token + 1, found, False)


def _hyphened(parse: Parse, hyphen: int) -> Trigger | None:
    """The noun that a hyphen makes of two words: “cease-fire”, “hostage-taking”."""
    if not 0 < hyphen < len(parse) - 1 or parse.ends[hyphen - 1] != parse.starts[hyphen]:
        return None
    word = f"{parse.low[hyphen - 1]}-{parse.low[hyphen + 1]}"
    trigger = _noun(parse, hyphen + 1, noun_frames().get(word, ()))
    return None if trigger is None else replace(trigger, first=min(trigger.first, hyphen - 1))


def _name_start(parse: Parse, noun: int) -> int:
    """The first token of the noun's compound, `air` in `air strike`."""
    first = noun
    while first and parse.deps[first - 1] == "compound" and not parse.names[first - 1]:
        named = parse.tags[first - 1] == "NNP" and not parse.words[first - 1].isupper()
        if named or not first <= parse.heads[first - 1] <= noun:
            break
        first -= 1
    return first


def _standing(parse: Parse, trigger: Trigger, found: dict[int, Trigger]) -> Trigger | None:
    """The trigger with the word it stands before (“rescue operation”); None where that word makes it something else."""
    head = None if trigger.verbal else _stands_before(parse, trigger.token)
    if head is None:
        return trigger
    if head in found or parse.low[head] not in members("carriers"):
        return None
    return replace(trigger, end=head + 1)


def _stands_before(parse: Parse, noun: int) -> int | None:
    """The noun that this one only says something about: “rescue” in “search and rescue team”."""
    head, relation = parse.heads[noun], parse.deps[noun]
    if relation == "conj" and parse.deps[head] == "compound":
        head, relation = parse.heads[head], "compound"
    if (
        head <= noun
        or relation not in {"compound", "amod", "nmod", "nmod:desc"}
        or parse.child(noun, "case") is not None
    ):
        return None
    return head
