"""Numbers that take their measure from a figure beside them: including twelve children, and five others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..parse import Parse
from . import senses
from .continuing import among_those
from .counted import Counted, Fate
from .descriptions import described
from .fates import deed, verb_measure
from .labels import gapped, itemised, more_said
from .predicates import governed
from .tolls import listed

VICTIMS: Final = frozenset({"victim", "victims", "they", "those"})
INCLUDING: Final = re.compile(
    r"\bincluding,? according to [^,;.]{2,60}, (?:at least |about |some |up to )?$", re.IGNORECASE
)

# Behind a number alone these begin another stretch of time.
PART_LABELS: Final = (["of", "these"], ["of", "them"], ["of", "whom"], ["of", "which"], ["among", "them"])
STRETCHES: Final = frozenset({"since", "so", "this", "last", "over"})


def inherited(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The measure of a figure before it: including twelve children, and five civilians, as were seventeen others."""
    here = [(other, fate) for other, fate in before if parse.opens[other.first] == parse.opens[count.first]]
    if _is_including(parse, count):
        part = _part_of(parse, count, here) or _victims(parse, count, before)
        return part or among_those(parse, count, before)
    # “the two engineers, a Dane and a Finn”: who they are, and no further count
    outer = parse.heads[count.node] if parse.deps[count.node] == "conj" else count.node
    one = count.number.kind == "one" and parse.deps[outer] == "appos" and not _goes_on(parse, count, outer)
    nodes = {other.node: fate for other, fate in reversed(here) if not one or other.number.low == 1}
    node = count.node
    for _ in range(3):
        if parse.deps[node] not in {"conj", "appos", "parataxis", "orphan", "nsubj", "list", "obl", "dep", "nmod"}:
            break
        node = parse.heads[node]
        if node in nodes and (
            parse.deps[count.node] in {"conj", "appos", "list", "parataxis"} or _crew_of(parse, count)
        ):
            return replace(nodes[node], reason=f"joined to what stands before: {nodes[node].reason}")
    if here and _in_list_of_parts(parse, count, here[-1][0]):
        return replace(here[-1][1], reason=f"a part of what stands before: {here[-1][1].reason}")
    theirs = _of_same(parse, count, here)
    if theirs:
        return theirs
    item = _part_label(parse, count, before) or itemised(parse, count, here) or gapped(parse, count, here)
    if item:
        return item
    if parse.deps[count.node] == "conj":
        other = replace(count, node=parse.heads[count.node])
        found = governed(parse, other) or described(parse, other) or deed(parse, other)
        if found:
            return replace(found, reason=f"joined to what stands before: {found.reason}")
    return (
        _too(parse, count)
        or _victims(parse, count, before)
        or _as_did(parse, count, here)
        or _elliptic(parse, count, here)
        or _since(parse, count, here)
        or _put(parse, count, before)
    )


def _part_label(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Of these, members of the police: 19: a label that opens with a word for a part."""
    if not before or not count.bare or parse.low[count.first - 1] != ":":
        return None
    start = parse.opens[count.first]
    while start < count.first and not parse.is_word(start):
        start += 1
    if parse.low[start] != "including" and parse.low[start : start + 2] not in PART_LABELS:
        return None
    return replace(before[-1][1], reason=f"a part of what stands before: {before[-1][1].reason}")


def _part_of(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Nine died, including two children: what is told of the whole."""
    source = here[-1][1] if here else _without_number(parse, count)
    return replace(source, reason=f"a part of what stands before: {source.reason}") if source else None


def _goes_on(parse: Parse, count: Counted, outer: int) -> bool:
    """Three Danes, a Greek woman and two children: a list of more people, not who the three are."""
    first = parse.heads[outer]
    counts = [at for at in parse.children[first] if parse.deps[at] == "nummod"]
    definite = bool(counts) and parse.low[counts[0] - 1] in {"the", "these", "those", "all"}
    later = (at for at in parse.children[first] if at > count.end and parse.deps[at] == "conj")
    return not definite and any(parse.has(at, "nummod") and parse.has(at, "cc") for at in later)


def _crew_of(parse: Parse, count: Counted) -> bool:
    """Ninety passengers and a crew of six: the crew is joined to what stands before."""
    head = parse.heads[count.node]
    return (
        parse.low[count.first - 1] == "of"
        and parse.deps[count.node] == "nmod"
        and parse.lemmas[head] == "crew"
        and parse.deps[head] == "conj"
    )


def _victims(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Nine people were killed. The victims were six Danes and a Finn: what the sentence before told of them."""
    node = count.node if parse.has(count.node, "cop") else parse.heads[count.node]
    subject = parse.child(node, "nsubj")
    if not before or count.people is not True or subject is None or parse.low[subject] not in VICTIMS:
        return None
    lists = parse.lemmas[node] in senses.words("include_verbs") and parse.deps[count.node] in {"obj", "conj"}
    other, fate = before[-1]
    near = parse.opens[count.first] in {parse.opens[other.first], parse.stops[other.first]}
    if not near or fate.measure not in {"killed", "wounded", "casualties", "abducted"}:
        return None
    named = parse.has(node, "cop") and (node == count.node or parse.deps[count.node] in {"conj", "appos"})
    if not named and not lists:
        return None
    return replace(fate, reason=f"who “{parse.low[subject]}” were: {fate.reason}")


def _as_did(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Two Danes died, as did a Finn: the same befell whoever stands behind."""
    at = count.first - 2
    if not here or at <= parse.opens[count.first] or count.people is not True or more_said(parse, count):
        return None
    if parse.low[at] not in {"as", "so"} or parse.pos[at + 1] != "AUX":
        return None
    fate = here[-1][1]
    return replace(fate, reason=f"the same befell them: {fate.reason}")


def _in_list_of_parts(parse: Parse, count: Counted, whole: Counted) -> bool:
    """Including all on board, and one worker on the ground: further parts behind “including”, with no verb between."""
    between = range(whole.end + 1, count.first)
    if count.people is not True or not senses.words("including") & set(parse.low[whole.end + 1 : count.first]):
        return False
    start = next(at for at in between if parse.low[at] in senses.words("including"))
    verbs = (at for at in range(start + 1, count.first) if parse.pos[at] in {"VERB", "AUX"})
    return parse.low[count.first - 1] in {",", "and"} and not any(verbs) and not more_said(parse, count)


def _too(parse: Parse, count: Counted) -> Fate | None:
    """Bomb kills reporter, at least five others: a headline's verb counts on behind the comma."""
    if count.noun is None or parse.low[count.noun] not in {"others", "other"} or parse.low[count.first - 1] != ",":
        return None
    if more_said(parse, count):
        return None
    for at in range(count.first - 2, max(parse.opens[count.first], count.first - 8) - 1, -1):
        if parse.pos[at] == "VERB" or parse.tags[at].startswith("V"):
            strong = parse.lemmas[at] in senses.strong()
            measure = verb_measure(parse, count, at, "object") if strong else None
            return Fate(measure, at, at, f"object of “{parse.low[at]}” by the order of the words") if measure else None
    return None


def _of_same(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Killed 12 rebels and captured three: a number alone counts those of whom the verb before speaks."""
    if not count.bare or count.number.kind not in {"cardinal", "vague"} or parse.deps[count.node] != "obj" or not here:
        return None
    verb, (other, fate) = parse.heads[count.node], here[-1]
    if other.people is not True or verb != count.first - 1 or fate.verb not in {parse.heads[verb], verb}:
        return None
    return governed(parse, replace(count, people=True))


def _is_including(parse: Parse, count: Counted) -> bool:
    if (
        count.partitive
        and count.noun is not None
        and parse.low[count.last + 2 : count.last + 3] in (["them"], ["whom"])
    ):
        return True
    if INCLUDING.search(parse.text, max(0, count.number.span.start - 90), count.number.span.start):
        return True
    at = count.first - 1
    floor = max(parse.opens[count.first], count.first - 4)
    if parse.low[at - 1 : at + 1] in (["of", "whom"], ["of", "them"]) and at > floor:
        return True
    while at >= floor and (
        parse.pos[at] in {"DET", "ADV"} or parse.low[at] in {"them", "whom", "were", "are", "also", ",", "these"}
    ):
        if parse.low[at] == "including":
            return True
        at -= 1
    return at >= floor and parse.low[at] in senses.words("including") and count.people is not False


def _without_number(parse: Parse, count: Counted) -> Fate | None:
    """The measure of an uncounted whole: killed civilians, including three children."""
    node = count.node
    for _ in range(3):
        node = parse.heads[node]
        found = (
            governed(parse, replace(count, node=node, people=True))
            if parse.pos[node] in {"NOUN", "PRON", "PROPN", "NUM"}
            else None
        )
        if parse.pos[node] == "VERB":
            measure = verb_measure(parse, count, node, "object")
            found = Fate(measure, node, node, f"object of “{parse.low[node]}”, by the parse") if measure else None
        if found:
            return found
    return None


def _elliptic(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """As were seventeen from the army; and two others on Monday: no verb of its own."""
    if not here or not (
        count.bare
        or parse.low[count.noun or 0] in senses.words("others")
        or parse.low[count.end + 1 : count.end + 2] in (["each"], ["from"])
    ):
        return None
    ahead = range(count.end + 1, min(count.end + 4, parse.stops[count.end]))
    if any(parse.pos[at] == "VERB" for at in ahead) and parse.pos[count.end + 1] == "AUX":
        return None
    last, fate = here[-1]
    between = range(last.end + 1, count.first)
    verbs = [at for at in between if parse.pos[at] == "VERB" and at != fate.trigger]
    if (verbs and verbs != [count.first - 1]) or len(between) > 12:
        return None
    if count.bare and parse.low[count.first - 1] in {"say", "says", "said"}:
        return replace(fate, reason=f"the same question answered by another: {fate.reason}")
    if verbs:
        return None
    spread = parse.low[count.first - 1] == "," and count.bare
    goes_on = (
        parse.low[count.end + 1 : count.end + 2] in (["in"], ["at"])
        and "Location" in parse.names[count.end + 2 : count.end + 4]
    )
    joined = (spread and goes_on) or any(parse.low[at] in {"and", "as", "with", "but", ";"} for at in between)
    turned = any(parse.low[at] in {"were", "was", "did", "had", "have"} for at in between)
    follows = parse.low[count.end + 1] if count.end + 1 < parse.stops[count.end] else ""
    if joined and (
        turned or follows in {"from", "in", "on", "at"} or parse.low[count.end] in {"each", "others", "more"}
    ):
        return replace(fate, reason=f"left out here and taken from before: {fate.reason}")
    return None


def _since(parse: Parse, count: Counted, here: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Nine have died this year, 54 since the war began: the same, over another stretch."""
    behind = parse.low[count.end + 1 : count.end + 2]
    if not here or not count.bare or behind == [] or behind[0] not in STRETCHES or parse.low[count.first - 1] != ",":
        return None
    fate = here[-1][1]
    return replace(fate, reason=f"the same over another stretch of time: {fate.reason}")


def _put(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """Others had put it at more than 70: what the number before it counted, in this sentence or the last."""
    at = count.first - 1
    if not before or not count.bare or at < 2 or parse.low[at] != "at":
        return None
    verb = next((k for k in (at - 2, at - 3) if k >= 0 and parse.lemmas[k] in senses.words("putting")), None)
    if verb is None or not (parse.low[at - 1] == "it" or parse.lemmas[at - 1] in senses.words("tolls")):
        return None
    other, fate = before[-1]
    if parse.opens[count.first] not in {parse.opens[other.first], parse.stops[other.first]}:
        return None
    return replace(fate, trigger=verb, verb=verb, reason=f"“{parse.low[at - 1]}” is what was counted before")


def in_list(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """A place and its number in a list of tolls: Norra – more than 700."""
    found = listed(parse, count, bool(before))
    if found is None:
        return None
    measure, trigger = found
    if measure is None:
        fate = before[-1][1]
        return replace(fate, reason="a place and its number in a list")
    return Fate(measure, trigger, trigger, "a place and its number in a list of tolls")


def either(parse: Parse, fate: Fate) -> Fate:
    """A hundred dead or wounded: not told apart, they are casualties."""
    if parse.low[fate.trigger + 1 : fate.trigger + 2] not in (["or"], ["and/or"]) or fate.trigger + 2 >= len(parse.low):
        return fate
    other = senses.states().get(parse.low[fate.trigger + 2])
    if {fate.measure, other} != {"killed", "wounded"}:
        return fate
    return replace(fate, measure="casualties", reason="dead and hurt are not told apart")
