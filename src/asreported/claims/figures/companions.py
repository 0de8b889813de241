"""Numbers that take their measure from a figure beside them: including twelve children, and five others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .descriptions import described
from .fates import deed, verb_measure
from .predicates import governed
from .tolls import listed

INCLUDING: Final = re.compile(
    r"\bincluding,? according to [^,;.]{2,60}, (?:at least |about |some |up to )?$", re.IGNORECASE
)

# Behind a number alone these begin another stretch of time.
STRETCHES: Final = frozenset({"since", "so", "this", "last", "over"})


def inherited(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The measure of a figure before it: including twelve children, and five civilians, as were seventeen others."""
    here = [(other, fate) for other, fate in before if parse.opens[other.first] == parse.opens[count.first]]
    if _is_including(parse, count):
        source = here[-1][1] if here else _without_number(parse, count)
        return replace(source, reason=f"a part of what stands before: {source.reason}") if source else None
    nodes = {other.node: fate for other, fate in here}
    node = count.node
    for _ in range(3):
        if parse.deps[node] not in {"conj", "appos", "parataxis", "orphan", "nsubj", "list", "obl", "dep", "nmod"}:
            break
        node = parse.heads[node]
        if node in nodes and parse.deps[count.node] in {"conj", "appos", "list", "parataxis"}:
            return replace(nodes[node], reason=f"joined to what stands before: {nodes[node].reason}")
    if parse.deps[count.node] == "conj":
        other = replace(count, node=parse.heads[count.node])
        found = governed(parse, other) or described(parse, other) or deed(parse, other)
        if found:
            return replace(found, reason=f"joined to what stands before: {found.reason}")
    return _elliptic(parse, count, here) or _since(parse, count, here) or _put(parse, count, before)


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
            found = Fate(measure, node, node, f"object of “{parse.low[node]}”") if measure else None
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
    joined = any(parse.low[at] in {"and", "as", "with", "but", ";"} for at in between)
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


def coordinated(parse: Parse, count: Counted, fate: Fate) -> tuple[Fate, ...]:
    """Killed and wounded of one number are casualties; abducted and later killed are two figures."""
    verbs = [fate.verb, *(child for child in parse.children[fate.verb] if parse.deps[child] == "conj")]
    if parse.deps[fate.verb] == "conj" and count.node > fate.verb:
        verbs.append(parse.heads[fate.verb])
    fates = [fate]
    for verb in verbs[1:]:
        lo, hi = sorted((verb, fate.verb))
        if (
            fate.trigger != fate.verb
            or parse.pos[verb] != "VERB"
            or parse.has(verb, "nsubj")
            or parse.has(verb, "nsubj:pass")
            or parse.has(verb, "obj")
        ):
            continue
        if any(parse.pos[at] == "NUM" for at in range(lo, hi)) or parse.tags[verb] != parse.tags[fate.verb]:
            continue
        sense = senses.undergo().get(parse.lemmas[verb])
        if sense and (not sense.weak or count.people) and fate.reason.startswith("object"):
            fates.append(Fate(sense.measure, verb, verb, f"object of “{parse.low[verb]}” too"))
    if {fate.measure for fate in fates} >= {"killed", "wounded"}:
        return (replace(fate, measure="casualties", reason="dead and hurt are not told apart"),)
    return tuple({found.measure: found for found in reversed(fates)}.values())


def either(parse: Parse, fate: Fate) -> Fate:
    """A hundred dead or wounded: not told apart, they are casualties."""
    if parse.low[fate.trigger + 1 : fate.trigger + 2] not in (["or"], ["and/or"]) or fate.trigger + 2 >= len(parse.low):
        return fate
    other = senses.states().get(parse.low[fate.trigger + 2])
    if {fate.measure, other} != {"killed", "wounded"}:
        return fate
    return replace(fate, measure="casualties", reason="dead and hurt are not told apart")
