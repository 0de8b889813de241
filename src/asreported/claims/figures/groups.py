"""Who is counted: the group as the text says it, its kind, its side, its nationality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..nounclasses import members as forces
from ..parse import Parse
from ..people import countries, demonyms, is_people, kind, members
from . import senses
from .counted import Counted, Fate


@dataclass(frozen=True, slots=True)
class Group:
    """`words` as the text says them (or `people` for a number alone), and what they tell about those counted."""

    words: str
    people: str
    side: str | None
    nationality: str | None
    reason: str
    why_people: str
    why_side: str


ALONE: Final = "the number stands alone"
NO_KIND: Final = "no word of the group is on the lists of kinds"
NO_SIDE: Final = "no word of the group names a state or party"


def group(parse: Parse, count: Counted, fate: Fate) -> Group:
    """The group of a figure."""
    first, last = _ends(parse, count)
    if first is None or (count.noun is not None and _names_nobody(parse, count.noun)):
        return Group(_alone(parse, count, fate), "unspecified", None, None, ALONE, ALONE, ALONE)
    words = parse.span(first, last + 1).of(parse.text)
    noun = count.noun if count.noun is not None and first <= count.noun <= last else last
    side, nationality, why_side = _belonging(parse, range(first, last + 1))
    people, why_people = _kind(parse, noun, range(first, last + 1), fate)
    return Group(
        " ".join(words.split()), people, side, nationality, f"“{parse.low[noun]}” is the noun counted, by the parse",
        why_people, why_side,
    )  # fmt: skip


def _names_nobody(parse: Parse, noun: int) -> bool:
    """Whether the noun says what became of them, not who they are: 32 hospitalised, two with injuries, four of whom."""
    word = parse.low[noun]
    return word in {"more", "whom", "injuries", "wounds"} or (word in senses.states() and word.endswith("ed"))


def _ends(parse: Parse, count: Counted) -> tuple[int | None, int]:
    """First and last token of the group's words."""
    if count.noun is None:
        return _from(parse, count)
    first = _victims(parse, count.noun)
    floor = count.last if first == count.noun else first - 1
    while first - 1 > floor and (
        parse.pos[first - 1] in {"ADJ", "NOUN", "PROPN"}
        or (parse.pos[first - 1] == "NUM" and parse.low[first] in {"-", "‑"})
        or parse.low[first - 1] in {"-", "'s", "’s", "‑"}
    ):
        first -= 1
    return first, _members(parse, first if first > count.noun else count.noun)


def _victims(parse: Parse, noun: int) -> int:
    """Whom “six deaths were of children” counts: the noun itself for other nouns."""
    head = parse.heads[noun]
    if parse.lemmas[noun] in senses.words("counts") and parse.deps[noun] == "nsubj" and parse.has(head, "case", "of"):
        return head if is_people(parse.lemmas[head], parse.low[head]) else noun
    return noun


def _members(parse: Parse, noun: int) -> int:
    """The last token of “members of the coast guard”, “people on board”: the noun itself for other groups."""
    at = noun + 1
    if parse.lemmas[noun] not in members() or at >= parse.stops[noun] or parse.low[at] != "of":
        return noun
    last = at
    while last + 1 < parse.stops[noun] and (
        parse.pos[last + 1] in {"DET", "PROPN", "NOUN", "ADJ"} or parse.low[last + 1] in {"'s", "’s", "-"}
    ):
        last += 1
    return last if last > at else noun


def _from(parse: Parse, count: Counted) -> tuple[int | None, int]:
    """Seventeen from the army: whom a number alone is from."""
    at = count.last + 1
    if at < parse.stops[count.last] and parse.low[at] == "from":
        last = at
        while last + 1 < parse.stops[at] and parse.pos[last + 1] in {"DET", "PROPN", "NOUN", "ADJ"}:
            last += 1
        named = any(parse.names[k] or is_people(parse.lemmas[k], parse.low[k]) for k in range(at + 1, last + 1))
        if last > at and (named or any(parse.low[k] in forces("forces") for k in range(at + 1, last + 1))):
            return at, last
    return None, count.last


def each(parse: Parse, count: Counted) -> list[str]:
    """The groups that “two each from the army and the police” counts one by one; empty for other numbers."""
    if parse.low[count.last] not in {"each", "apiece"} or parse.low[count.last + 1 : count.last + 2] != ["from"]:
        return []
    groups: list[str] = []
    at = count.last + 2
    while at < parse.stops[count.last]:
        last = at - 1
        while last + 1 < parse.stops[count.last] and parse.pos[last + 1] in {"DET", "PROPN", "NOUN", "ADJ"}:
            last += 1
        if last < at:
            break
        groups.append(f"from {parse.span(at, last + 1).of(parse.text)}")
        at = last + 1
        while at < parse.stops[count.last] and parse.low[at] in {",", "and"}:
            at += 1
    return groups


def _alone(parse: Parse, count: Counted, fate: Fate) -> str:
    """The group of a number without a noun: what it is a toll of, else people."""
    if parse.pos[fate.trigger] == "NOUN" and (
        parse.lemmas[fate.trigger] in senses.words("tolls") or parse.lemmas[fate.trigger] in senses.nouns()
    ):
        first = fate.trigger
        behind = parse.child(first, "nmod")
        if parse.lemmas[first] != "toll" and behind is not None and parse.low[behind - 1] == "of":
            return parse.low[behind]
        while first - 1 >= parse.opens[first] and parse.deps[first - 1] == "compound":
            first -= 1
        return parse.span(first, fate.trigger + 1).of(parse.text)
    acting = parse.tags[fate.trigger] == "VBD" and parse.deps[count.node] == "nsubj"
    if fate.trigger == count.end + 1 and parse.low[fate.trigger] in senses.states() and not acting:
        return parse.span(fate.trigger, fate.trigger + 1).of(parse.text)
    return "people"


def _kind(parse: Parse, noun: int, tokens: range, fate: Fate) -> tuple[str, str]:
    words = {parse.low[at] for at in tokens}
    if "foreign" in words:
        return "foreigners", "“foreign” in the group"
    for at in (noun, *reversed(tokens)):
        found = kind(parse.lemmas[at], parse.low[at])
        if found and found != "unspecified":
            return found, f"“{parse.low[at]}” is on the list of {found}"
    if fate.measure in {"held", "abducted"} and parse.lemmas[noun] == "hostage":
        return "hostages", f"“{parse.low[noun]}” are counted"
    return "unspecified", NO_KIND


def _belonging(parse: Parse, tokens: range) -> tuple[str | None, str | None, str]:
    """Side, nationality and the reason: the first state or party that a word or two of the group name."""
    known = demonyms()
    starts = parse.starts
    for at in tokens:
        for width in (2, 1):
            if at + width > tokens.stop:
                continue
            words = parse.text[starts[at] : parse.ends[at + width - 1]]
            name = known.get(words)
            if name:
                nationality = name if name in countries() or name == "Palestinian" else None
                return name, nationality, f"“{words}” is on the list of " + ("states" if nationality else "parties")
    return None, None, NO_SIDE
