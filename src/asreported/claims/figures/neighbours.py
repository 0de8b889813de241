"""The measure by the order of the words: for what the parse gets wrong, and where order is surer than any parse."""

from __future__ import annotations

from typing import Final

from ..lemmas import verbs
from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .fates import verb_measure

# So far behind the counted noun its verb is looked for.
NEAR: Final = 7
BREAKS: Final = frozenset({"NUM", "CCONJ", "SCONJ", "PUNCT", "PRON"})


def right_behind(parse: Parse, count: Counted) -> Fate | None:
    """Killing twelve, wounded 110: a strong verb stands right before the number."""
    if count.people is not True and not (count.bare and count.number.kind != "one" and not count.number.loose):
        return None
    at = count.first - 1
    while at > parse.opens[count.first] and (parse.pos[at] == "ADV" or parse.low[at] in {"-", "“", '"'}):
        at -= 1
    if at < parse.opens[count.first] or parse.has(at, "aux:pass") or _describes(parse, count, at):
        return None
    if not (parse.pos[at] == "VERB" or parse.tags[at].startswith("V")):
        return _headline(parse, count, at)
    sense = senses.undergo().get(parse.lemmas[at])
    measure = (
        verb_measure(parse, count, at, "object") if sense and not sense.weak and sense.measure in _strong() else None
    )
    return (
        Fate(measure, at, at, f"object of “{parse.low[at]}”, right behind it by the order of the words")
        if measure
        else None
    )


def _describes(parse: Parse, count: Counted, at: int) -> bool:
    """Whether the verb form belongs to the noun before it: of those killed five were soldiers."""
    behind = count.end + 1
    return behind < parse.stops[count.end] and parse.pos[behind] == "AUX" and parse.deps[at] in {"acl", "amod"}


def _headline(parse: Parse, count: Counted, at: int) -> Fate | None:
    """Wounds 20: taggers take the verbs of headlines for nouns."""
    sense = senses.undergo().get(verbs().get(parse.low[at], ""))
    joined = parse.low[at - 1] in {",", "and", "&"} or (parse.tags[at] == "NNS" and _is_title(parse, count))
    if sense is None or sense.weak or parse.tags[at] not in {"NNS", "NN", "VBP", "VB", "JJ", "FW", "NNP"} or not joined:
        return None
    if not count.bare or parse.low[at] in senses.states():
        return None
    return Fate(sense.measure, at, at, f"object of “{parse.low[at]}”, right behind it by the order of the words")


def _is_title(parse: Parse, count: Counted) -> bool:
    """Whether the number stands in a headline: a line without a full stop."""
    last = parse.stops[count.first] - 1
    while last > count.last and parse.pos[last] == "SPACE":
        last -= 1
    return parse.low[last] not in {".", "!", "?", "”", '"', "''"}


def by_order(parse: Parse, count: Counted) -> Fate | None:
    """Soon behind the number a verb of harm, with nothing between that could be its subject."""
    if count.people is not True and not (count.bare and count.number.kind == "cardinal"):
        return None
    aux = False
    start = _behind_parenthesis(parse, count.end)
    for at in range(start, min(parse.stops[count.end], start + NEAR)):
        if parse.pos[at] == "AUX":
            aux = True
        elif parse.pos[at] == "VERB" or (aux and parse.low[at] in senses.states()):
            measure = _soon(parse, at, aux)
            return (
                Fate(measure, at, at, f"soon before “{parse.low[at]}”, by the order of the words") if measure else None
            )
        elif parse.pos[at] not in {"ADV", "PART"} and at > start and (aux or parse.pos[at] in BREAKS):
            return None
    return None


def other_clause(parse: Parse, count: Counted) -> bool:
    """Whether the number begins a clause behind a comma whose verb says nothing of harm: “…, 125 were examined”.

    What stands before the comma then tells nothing of those counted, even where the reader hung them on it.
    """
    head = parse.heads[count.node]
    if count.first < 1 or parse.low[count.first - 1] != "," or not (head < count.first or head > count.end):
        return False
    at = count.end + 1
    stop = parse.stops[count.end]
    while at < stop and parse.pos[at] in {"AUX", "ADV", "PART"}:
        at += 1
    if at >= stop or parse.pos[at] != "VERB" or parse.tags[at] == "VBG":
        return False
    if "AUX" not in parse.pos[count.end + 1 : at]:
        return False
    lemma = parse.lemmas[at]
    light = lemma in senses.words("light_verbs") | senses.words("toll_verbs") or parse.has(at, "xcomp")
    return not light and lemma not in senses.triggers() and parse.low[at] not in senses.states()


def _behind_parenthesis(parse: Parse, end: int) -> int:
    """The first token behind “, all women,”: a few words between commas part a number from its verb."""
    if parse.low[end + 1 : end + 2] != [","]:
        return end + 1
    for at in range(end + 2, min(parse.stops[end], end + 2 + NEAR)):
        if parse.low[at] == ",":
            follows = at + 1
            return follows if follows < parse.stops[end] and parse.pos[follows] == "AUX" else end + 1
        if parse.pos[at] in {"VERB", "AUX"} and parse.low[at] != "including":
            break
    return end + 1


def _soon(parse: Parse, at: int, aux: bool) -> str | None:
    if aux and parse.low[at] in senses.states() and not parse.has(at, "obj"):
        return senses.states()[parse.low[at]]
    dying = senses.do().get(parse.lemmas[at])
    if dying and not dying.weak:
        return dying.measure
    sense = senses.undergo().get(parse.lemmas[at])
    if sense is None or sense.weak or not aux or parse.tags[at] not in {"VBN", "VBD"} or parse.has(at, "obj"):
        return None
    return sense.measure if sense.measure in _strong() else None


def _strong() -> frozenset[str]:
    return frozenset(senses.table("fallback")["measures"])
