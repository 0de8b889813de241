"""Parts and wholes: ten of 30 captives escaped tells of the ten; the 30 are only whom they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..parse import Parse
from .senses import words

if TYPE_CHECKING:
    from .counted import Counted

DEFINITE: Final = frozenset({"the", "them", "those", "these", "its", "their", "his", "our", "us", "whom"})
BEFORE_WHOLE: Final = frozenset(
    {"about", "some", "around", "nearly", "almost", "roughly", "her", "all", "more", "than", "over"}
)

# Nine out of ten is a share, nine out of the ten or out of 30 a part.
ROUND: Final = frozenset({"ten", "10", "hundred", "100", "every"})


def of_behind(parse: Parse, last: int) -> int | None:
    """The “of” that leads from a part to its whole, also in “out of the 30”; None where there is none."""
    behind = parse.low[last + 1 : min(last + 5, parse.stops[last])]
    if behind[:1] == ["of"]:
        return last + 1
    if behind[:2] != ["out", "of"]:
        return None
    return last + 2 if _number(parse, past_lead(parse, last + 3)) else None


def part_of(parse: Parse, of: int) -> bool:
    """Whether a definite or counted whole stands behind “of”."""
    return parse.low[of + 1] in DEFINITE or _number(parse, past_lead(parse, of + 1))


def past_lead(parse: Parse, at: int) -> int:
    """The first token that is neither an article nor a hedge word."""
    while at < len(parse) and (parse.pos[at] == "DET" or parse.low[at] in DEFINITE | BEFORE_WHOLE):
        at += 1
    return at


def past_whole(parse: Parse, at: int) -> int:
    """Past the number of a whole, where it stands before a noun: 30 of “30 captives”."""
    lead = past_lead(parse, at)
    end = lead
    while _number(parse, end) and parse.low[end + 1 : end + 2] != ["-"]:
        end += 1
    return end if end > lead else at


def is_whole(parse: Parse, first: int) -> bool:
    """Whether a part stands before the number that begins here: “ten of the 30”; not: all of the 30."""
    at, floor = first - 1, parse.opens[first]
    while at > floor and (parse.pos[at] == "DET" or parse.low[at] in DEFINITE | BEFORE_WHOLE):
        at -= 1
    if at <= floor or parse.low[at] != "of":
        return False
    part = at - 2 if parse.low[at - 1] == "out" else at - 1
    return (
        part >= floor and parse.names[part] != "Date" and (_number(parse, part) or parse.low[part] in words("portions"))
    )


def is_share(parse: Parse, first: int, last: int) -> bool:
    """Two of every five, nine out of ten: a share counts nobody."""
    behind = parse.low[last + 1 : last + 4]
    if (first and parse.low[first - 1] == "every") or behind[:2] == ["of", "every"]:
        return True
    return behind[:2] == ["out", "of"] and (of_behind(parse, last) is None or behind[2] in ROUND)


def _number(parse: Parse, at: int) -> bool:
    return at < len(parse) and (parse.pos[at] == "NUM" or parse.tags[at] == "CD")


def tells_who(parse: Parse, count: Counted) -> bool:
    """The two drivers, a Dane and a Finn: who they are, and no further count."""
    outer = parse.heads[count.node] if parse.deps[count.node] == "conj" else count.node
    if count.number.kind != "one" or parse.deps[outer] != "appos":
        return False
    numbers = [at for at in parse.children[parse.heads[outer]] if parse.deps[at] == "nummod"]
    return bool(numbers) and parse.low[numbers[0] - 1] in {"the", "these", "those", "all", "both"}
