"""What a number alone goes on counting: on Saturday it was 41, raised its total to 69, the last five, you say nine."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..parse import Parse
from ..people import is_people
from . import senses
from .answers import last_whole, nearest, sentences_between
from .counted import Counted, Fate

THEY: Final = frozenset({"we", "they", "i", "he", "she", "you"})
ROLES: Final = frozenset({"nsubj", "nsubj:pass", "obj"})
LASTING: Final = frozenset(
    {"killed", "held", "released", "abducted", "missing", "rescued", "trapped", "detained", "escaped"}
)
REACH: Final = 9  # tokens before “to” in which the sum and its verb stand
IT: Final = frozenset({"it", "that", "this", "which"})
MAKING: Final = frozenset({"make", "bring", "take", "be", "become"})
SAYING: Final = frozenset(
    {
        "say",
        "write",
        "hear",
        "read",
        "concede",
        "admit",
        "confess",
        "own",
        "speak",
        "talk",
        "mention",
        "give",
        "whisper",
        "find",
    }
)
LEADS: Final = frozenset({"to", "of"})
ENDS: Final = frozenset(
    {".", ",", ";", "?", "!", "”", '"', "''", ")", "and", "but", "then", "since", "by", "on", "in", "not"}
)
LAST: Final = frozenset({"last", "first", "final", "remaining", "other"})
QUOTES: Final = frozenset({"“", '"', "‘", "``", "'"})


def continued(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The fate of those counted before, where a number alone gives their number again, or counts the last of them."""
    if count.number.kind != "cardinal" or (count.number.low or count.number.high or 0) < 2:
        return None
    answer = _asked_for(parse, count)
    if answer is not None:
        return answer
    stated = _total_of(parse, count)
    if stated is not None:
        return stated
    if not before:
        return None
    found = _total(parse, count) or (_it_was(parse, count) or _said(parse, count) if count.bare else None)
    if found is not None:
        asked = nearest(parse, count, before)
        if asked is None or _too_far(count, asked[0]):
            return None
        return replace(
            asked[1], trigger=found, verb=found, reason=f"“{parse.low[found]}” gives what was counted before"
        )
    return _last_of(parse, count, before) or _clause_of_part(parse, count, before) or _as_before(parse, count, before)


def _asked_for(parse: Parse, count: Counted) -> Fate | None:
    """How many arrests? Seven suspects: the question just before says what befell them."""
    opened = parse.opens[count.first]
    if count.people is False or count.first > opened + 4 or opened < 3:
        return None
    mark = next((at for at in range(opened - 1, max(-1, opened - 12), -1) if parse.low[at] == "?"), None)
    if mark is None:
        return None
    asked = range(parse.opens[mark], mark)
    many = next((at for at in asked if parse.low[at : at + 2] == ["how", "many"]), None)
    for at in asked if many is not None else ():
        sense = senses.undergo().get(parse.lemmas[at]) or senses.do().get(parse.lemmas[at])
        measure = senses.nouns().get(parse.lemmas[at]) or senses.states().get(parse.low[at])
        measure = measure or (sense.measure if sense and at > (many or 0) else None)
        if measure:
            return Fate(measure, at, at, f"answers the question for “{parse.low[at]}”")
    return None


def _as_before(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """There are five in our bus; we keep nineteen: a number alone as subject or object goes on counting."""
    if not count.bare or parse.deps[count.node] not in ROLES or not _ends_phrase(parse, count):
        return None
    subject = parse.child(parse.heads[count.node], "nsubj")
    theirs = parse.deps[count.node] != "obj" or (subject is not None and parse.low[subject] in THEY)
    if parse.low[count.first - 1] == "the" or not theirs:
        return None  # the two had run the firm; the club has 400
    other, fate = before[-1]
    if sentences_between(parse, other.first, count.first) > 1 or fate.measure not in LASTING or _too_far(count, other):
        return None
    return replace(fate, trigger=count.node, verb=count.node, reason=f"goes on counting those before: {fate.reason}")


def _ends_phrase(parse: Parse, count: Counted) -> bool:
    behind = parse.pos[count.last + 1 : min(count.last + 2, parse.stops[count.last])]
    return behind == [] or behind[0] in {"AUX", "PUNCT", "ADP", "SCONJ", "CCONJ", "SPACE"}


def _clause_of_part(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Stands at 31. 28 have been identified; nine were minors: a smaller number alone that opens a clause."""
    ahead = count.first - 1
    opens = count.first <= parse.opens[count.first] + 1 or parse.low[ahead] in {";", "“", '"'}
    behind = count.last + 1
    if not opens or not count.bare or behind >= parse.stops[count.last] or parse.lemmas[behind] not in {"be", "have"}:
        return None
    whole = last_whole(parse, count, before, 1)
    if whole is None or _nearer(parse, whole[0], count) or not (whole[0].number.low or 0) > (count.number.low or 0):
        return None
    verb = parse.heads[count.node]
    return replace(whole[1], trigger=verb, verb=verb, reason=f"some of those counted before: {whole[1].reason}")


def _too_far(count: Counted, other: Counted) -> bool:
    """Whether two numbers are too unlike to answer one question."""
    mine, theirs = (number.low or number.high or 1 for number in (count.number, other.number))
    return max(mine, theirs) > 20 * min(mine, theirs)


def _ends(parse: Parse, count: Counted) -> bool:
    at = count.last + 1
    return at >= parse.stops[count.last] or parse.low[at] in ENDS or parse.pos[at] in {"SPACE", "PUNCT"}


def _it_was(parse: Parse, count: Counted) -> int | None:
    """On Saturday it was 41; that would make 20; which brings it to 60."""
    if not _ends(parse, count):
        return None
    at = count.first - 1
    while at > parse.opens[count.first] and (parse.low[at] in QUOTES | {"to", "it"} or parse.pos[at] == "ADV"):
        at -= 1
    if parse.lemmas[at] not in MAKING or parse.pos[at] not in {"VERB", "AUX"}:
        return None
    before = at - 1
    while before > parse.opens[at] and parse.pos[before] in {"AUX", "ADV", "PART"}:
        before -= 1
    if parse.low[before] in IT:
        return at
    return at if parse.lemmas[at] in {"be", "become"} and parse.lemmas[before] in senses.words("sums") else None


def _total(parse: Parse, count: Counted) -> int | None:
    """Raised its own total to 69 children; cut its estimate to 40: a sum that says of nobody what befell them."""
    to = count.first - 1
    if count.people is False or parse.low[to] not in {"to", "at", "from"}:
        return None
    near = [at for at in range(max(parse.opens[to], to - REACH), to) if parse.lemmas[at] in senses.words("sums")]
    verbs = [at for at in range(max(parse.opens[to], to - REACH), to) if parse.lemmas[at] in senses.words("raising")]
    return near[-1] if near and verbs else None


def _total_of(parse: Parse, count: Counted) -> Fate | None:
    """Cut its list of the missing from 210 to 124: a sum that says what befell them."""
    at = _total(parse, count)
    if at is None:
        return None
    for token in range(at + 1, min(at + 6, count.first)):
        measure = senses.states().get(parse.low[token])
        if measure:
            return Fate(measure, token, token, f"the “{parse.low[at]}” of the “{parse.low[token]}”")
    return None


def _said(parse: Parse, count: Counted) -> int | None:
    """You say nine; the enemy admits to four; whose office wrote forty-one: after a number was given."""
    if not _ends(parse, count):
        return None
    at = count.first - 1
    while at > parse.opens[count.first] and (parse.low[at] in LEADS | QUOTES or parse.pos[at] == "ADV"):
        at -= 1
    return at if parse.lemmas[at] in SAYING and parse.pos[at] == "VERB" else None


def _last_of(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The last five turned up on Tuesday; the other four: what was told of those of whom they are the last."""
    lead = count.first - 1
    if not count.bare or parse.low[lead] not in LAST or parse.low[lead - 1] != "the":
        return None
    whole = last_whole(parse, count, before)
    if parse.low[lead] == "other":
        whole = _left_over(parse, count, before)
    if whole is None or not (whole[0].number.low or 0) > (count.number.low or 0):
        return None
    return replace(
        whole[1], trigger=count.node, verb=count.node, reason=f"some of those counted before: {whole[1].reason}"
    )


def _left_over(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> tuple[Counted, Fate] | None:
    """Nineteen of the 23 came back; the other four: the whole that a part before and these make up."""
    near = [found for found in before if sentences_between(parse, found[0].first, count.first) <= 2]
    for part, _ in near:
        for whole in near:
            if whole[0].number.low == (part.number.low or 0) + (count.number.low or 0) != part.number.low:
                return whole
    return None


def among_those(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Among them were 16 children, at the head of a sentence: a part of those counted in the one before."""
    if count.people is False or not before:
        return None
    if parse.low[count.last] == "one" and parse.low[count.last + 3 : count.last + 4] not in (["a"], ["an"]):
        return None
    led = parse.low[max(parse.opens[count.first], count.first - 5) : count.first]
    behind = parse.low[count.last + 1 : count.last + 3]
    among = any(
        first in {"among", "amongst"} and second in {"them", "these", "those"}
        for first, second in itertools.pairwise(led)
    )
    if not among and not (behind[:1] == ["of"] and behind[1:] and behind[1] in {"them", "these", "those"}):
        return None
    whole = last_whole(parse, count, before)
    if whole is None or _nearer(parse, whole[0], count):
        return None
    most, least = whole[0].number.high or whole[0].number.low, count.number.low or count.number.high
    if most is None or least is None or least >= most:
        return None
    return replace(whole[1], reason=f"a part of what stands before: {whole[1].reason}")


def _nearer(parse: Parse, whole: Counted, part: Counted) -> bool:
    """Whether other people were counted in between, of whom no measure is known: the part may be theirs."""
    for at in range(whole.end + 1, part.first):
        head = parse.heads[at]
        counts = parse.pos[at] == "NUM" and at < head < part.first and parse.deps[at] == "nummod"
        if counts and is_people(parse.lemmas[head], parse.low[head], parse.names[head]) is True:
            return True
    return False
