"""What a number counts: the noun behind it, the token that carries its role in the clause, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ..lemmas import verbs
from ..parse import Parse
from ..people import is_people
from .numbers import Number, of_several
from .parts import of_behind, part_of, past_whole
from .senses import states

MODIFIERS: Final = frozenset({"nummod", "det", "amod", "compound", "advmod", "nmod", "dep", "nmod:unmarked"})
INSIDE: Final = frozenset({"ADJ", "NOUN", "PROPN"})
JOINTS: Final = frozenset({"-", "‑", "–", "'", "’", "“", "”", '"', "‘", "'s", "’s"})
NOUNS: Final = frozenset({"NOUN", "PROPN"})
# Behind a noun for people these begin to say what became of them: took twelve workers hostage.
FATES: Final = frozenset(
    {
        "hostage", "captive", "prisoner", "dead", "wounded", "injured", "missing", "homeless", "hurt", "killed",
        "displaced", "kidnapped", "abducted", "detained", "evacuated", "rescued",
    }
)  # fmt: skip
# Read as nouns by mistake where a number stands alone before them: half a million verging on starvation.
SUFFERING: Final = frozenset({"verging", "facing", "risking"})
# Who comes after those counted before: two died and a third was hurt.
ORDINALS: Final = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# Of these a part is counted: 35 of them children.
# The 54 of the day before: a number of some day, no part of it.
DAYS: Final = frozenset({"day", "week", "month", "year", "morning", "evening", "night"})
WHOLES: Final = frozenset({"them", "whom", "those"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts.

    Tokens: `first` and `last` are the number's with its hedges, `node` carries its role, `noun` is the head noun of
    those counted, None where the number stands alone; `end` is the last token of the noun phrase. `people` is True,
    False or None (unknown). `partitive` is true of “twenty of the hostages”.
    """

    number: Number
    first: int
    last: int
    node: int
    noun: int | None
    end: int
    people: bool | None
    partitive: bool = False

    @property
    def bare(self) -> bool:
        """Whether the number stands alone."""
        return self.noun is None


@dataclass(frozen=True, slots=True)
class Fate:
    """What is said to have become of those counted.

    `trigger` is the token that gives the measure, `verb` the one whose mode and clause count.
    """

    measure: str
    trigger: int
    verb: int
    reason: str


def counted(parse: Parse, number: Number) -> Counted:
    """What the number counts, by the parse, or by the order of words where the parse has no noun for it."""
    first, core = parse.at(number.span.start), parse.at(number.core.start)
    last = parse.at(number.span.end - 1)
    top = _out_of_hedges(parse, _top(parse, core, parse.at(number.core.end - 1)), first, last)
    of = of_behind(parse, last)
    if number.kind == "one" and of is None:
        head = _head_noun(parse, top, last)
        number = number if head is None else of_several(number, parse.lemmas[head])
    if of is not None:
        return _partitive(parse, number, (first, last), top, of)
    noun = _head_noun(parse, top, last)
    if noun in {None, last + 1} and number.kind == "one" and ordinal(parse, last + 1):
        return Counted(number, first, last, last + 1, None, last + 1, None)
    if noun is None and _in_brackets(parse, first, last):
        return Counted(number, first, last, first - 2, first - 2, last + 1, True)
    if noun is None:
        who = number.kind == "cardinal" and parse.low[last + 1 : last + 2] == ["who"]
        return Counted(number, first, last, top, None, last, True if who else None)
    return _made(parse, number, (first, last), _outer(parse, top, noun), noun, False)


def ordinal(parse: Parse, at: int) -> int:
    """The value of an ordinal that stands alone (a third died), else 0: a third of them, a third man are none."""
    if at >= len(parse) or parse.low[at] not in ORDINALS or parse.deps[at] == "amod":
        return 0
    follows = parse.low[at + 1] if at + 1 < parse.stops[at] else ""
    return 0 if follows in {"of", "to"} else ORDINALS.index(parse.low[at]) + 2


def _in_brackets(parse: Parse, first: int, last: int) -> bool:
    """Whether a number in brackets counts those before it: Danes (five), Finns (two). One person has an age there."""
    noun = first - 2
    if noun < parse.opens[first] or parse.low[first - 1] != "(" or parse.low[last + 1 : last + 2] != [")"]:
        return False
    many = parse.tags[noun] in {"NNS", "NNPS"} or (parse.names[noun] == "NORP" and parse.low[noun].endswith("s"))
    return many and is_people(parse.lemmas[noun], parse.low[noun], parse.names[noun]) is True


def _partitive(parse: Parse, number: Number, ends: tuple[int, int], top: int, of: int) -> Counted:
    """Twenty of the hostages, ten out of 30 captives, dozens of people, 35 of them children."""
    first, last = ends
    noun = _of(parse, of)
    if noun is None or parse.lemmas[noun] in DAYS:
        return Counted(number, first, last, top, None, last, None)
    if parse.low[noun] in WHOLES:
        part = _run(parse, noun + 1)
        if part is not None and part <= noun + 3 and is_people(parse.lemmas[part], parse.low[part]):
            return Counted(number, first, last, top, part, part, True, True)
    top = noun if parse.under(top, noun) else top
    made = _made(parse, number, ends, top, noun, part_of(parse, of))
    told = noun + 1 < parse.stops[noun] and parse.low[noun] == "those" and parse.low[noun + 1] in states()
    if told:
        return replace(made, end=noun + 1)
    return replace(made, people=True, partitive=True) if parse.low[noun] == "these" else made


def _made(parse: Parse, number: Number, ends: tuple[int, int], node: int, noun: int, partitive: bool) -> Counted:
    people = is_people(parse.lemmas[noun], parse.low[noun], parse.names[noun])
    return Counted(number, ends[0], ends[1], node, noun, noun, people, partitive)


def _top(parse: Parse, first: int, last: int) -> int:
    """The token of the number on which its others hang."""
    outer = [t for t in range(first, last + 1) if not first <= parse.heads[t] <= last or parse.heads[t] == t]
    solid = [t for t in outer if parse.pos[t] not in {"ADP", "PUNCT", "ADV", "CCONJ"}]
    return (solid or outer or [last])[-1 if len(solid) == 1 else 0]


def _out_of_hedges(parse: Parse, top: int, first: int, last: int) -> int:
    """The token that carries “as many as 200” on: the parse may hang the number on its hedge words."""
    for _ in range(3):
        head = parse.heads[top]
        if head == top or not first <= head <= last:
            return top
        top = head
    return top


def _head_noun(parse: Parse, top: int, last: int) -> int | None:
    """The noun the number modifies: its head where it stands behind, else the end of the noun run behind it."""
    head = parse.heads[top]
    if parse.low[last + 1 : last + 2] == ["the"]:
        return None  # raised to 24 the number of dead
    if parse.pos[last + 1 : last + 2] == ["NUM"] and parse.low[last + 2 : last + 3] != ["-"]:
        return None
    if (
        parse.deps[top] in MODIFIERS
        and last < head <= last + 8
        and (parse.pos[head] in {"NOUN", "PROPN", "PRON"} or parse.names[head] == "NORP")
        and parse.low[head] not in SUFFERING
        and "AUX" not in parse.pos[last + 1 : head]  # up to 20,000 may be at risk
        and parse.names[head] != "Date"
    ):
        return _run_end(parse, _before_headline_verb(parse, head))
    return _run(parse, last + 1)


def _before_headline_verb(parse: Parse, head: int) -> int:
    """Train with 120 pilgrims derails: people in the plural before a verb that the parse takes for their noun."""
    before = head - 1
    taken = parse.heads[before] == head and parse.deps[before] == "compound" and parse.tags[before] == "NNS"
    known = taken and parse.low[head] in verbs() and is_people(parse.lemmas[before], parse.low[before])
    return before if known and is_people(parse.lemmas[head], parse.low[head]) is not True else head


def _run(parse: Parse, start: int) -> int | None:
    """The last noun of the run of adjectives and nouns that begins at a token."""
    found = nationals = None
    past = start
    for at in range(start, parse.stops[start - 1]):
        if at < past:
            continue
        past = _past_brackets(parse, at)
        if past > at:
            continue
        if parse.names[at] in {"Date", "Money"} or (found is not None and parse.low[at] in FATES):
            break
        if parse.low[at] in SUFFERING:
            break
        if parse.names[at] == "NORP" and parse.pos[at] == "ADJ":
            nationals = at
        if parse.pos[at] in NOUNS or (found is None and parse.low[at] in {"others", "more", "other"}):
            found = at
        elif parse.low[at] not in JOINTS and (found is not None or not _before_noun(parse, at)):
            break
    return nationals if nationals is not None and _no_noun(parse, found, nationals) else found


def _no_noun(parse: Parse, found: int | None, nationals: int) -> bool:
    """Whether a word for nationals is the noun itself: three more Japanese, an Italian."""
    return found is None or (found < nationals and parse.low[found] in {"more", "other", "others"})


def _past_brackets(parse: Parse, at: int) -> int:
    """Behind brackets in the middle of a noun phrase: hundreds of NLA (Norra Liberation Army) fighters."""
    if parse.low[at] != "(" or parse.pos[at - 1] != "PROPN":
        return at
    close = next((k for k in range(at + 1, min(parse.stops[at], at + 12)) if parse.low[k] == ")"), None)
    if close is None or close + 1 >= parse.stops[at] or parse.tags[close + 1] not in {"NNS", "NN"}:
        return at
    return close + 1


def _before_noun(parse: Parse, at: int) -> bool:
    if (
        parse.pos[at] == "NUM"
    ):  # an age in the noun phrase (two 8-year-old girls), not a second number (90 two years ago)
        return parse.low[at + 1 : at + 2] == ["-"]
    return parse.pos[at] in INSIDE or parse.pos[at] == "DET" or parse.deps[at] == "amod"


def _run_end(parse: Parse, head: int) -> int:
    """The head, or the noun that the parse left behind it where the two stand as a compound (police | officers)."""
    after = head + 1
    if (
        after < parse.stops[head]
        and parse.heads[head] == after
        and parse.pos[after] == "NOUN"
        and parse.deps[head] == "compound"
    ):
        return after
    return head


def _outer(parse: Parse, top: int, noun: int) -> int:
    """Of number and noun the one that hangs on the rest of the clause."""
    return top if parse.under(noun, top) and noun != top else noun


def _of(parse: Parse, of: int) -> int | None:
    """The head noun behind “of”."""
    start = of + 1
    if parse.low[start : start + 1] == ["those"] and parse.low[start + 1 : start + 2] and parse.low[start + 1] in FATES:
        return start  # two of those hurt
    while start < parse.stops[of] and (
        parse.pos[start] in {"DET", "ADV"} or parse.low[start] in {"its", "their", "his", "her", "our", "about", "all"}
    ):
        start += 1
    if start >= parse.stops[of]:
        return None
    if parse.pos[start] == "PRON":
        return start
    if start < 1:
        return None
    behind = parse.pos[start + 1] if start + 1 < parse.stops[of] else ""
    if parse.low[start] in FATES and behind not in {"NOUN", "PROPN", "ADJ"} and parse.low[start - 1] == "of":
        return start  # hundreds of dead
    past = past_whole(parse, start)
    definite = past > start or parse.low[start - 1] == "the"
    noun = parse.pos[past + 1] in NOUNS if past + 1 < parse.stops[of] else False
    if (
        definite
        and not noun
        and past < parse.stops[of]
        and parse.low[past] in FATES
        and parse.pos[past] in {"ADJ", "VERB"}
    ):
        return past  # two of the injured, two of the 30 injured
    return _run(parse, past)
