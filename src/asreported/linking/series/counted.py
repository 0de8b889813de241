"""Who is counted: the sort of people that a figure's words name, and whether two figures count the same people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..bounds import vocabulary
from ..judgements import Judgement, Verdict

# The reader sorts people by their nouns; these sorts name nobody in particular.
_OPEN = {"unspecified", "mixed"}

# What one person may be called by two reports.
_LOOSE = {"children", "men", "adults", "civilians", "foreigners", "hostages", "attackers"}

# Whom one calls the attackers another calls by their cause.
_ARMED = {"attackers", "militants"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A sort of people with the names (capitalised words) and other words that narrow it, in plain lower case."""

    kind: str
    names: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _nouns(key: str) -> frozenset[str]:
    return frozenset(vocabulary("questions")["groups"][key])


# One more figure is held against dozens, which count much the same groups.
@lru_cache(maxsize=2**14)
def who(group: str, people: str) -> Counted:
    """Who the words of a group name; `people` is the reader's sort."""
    said = [
        word for word in re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", group) if word.casefold() not in _nouns("general")
    ]
    names = tuple(sorted({word.casefold() for word in said if word[0].isupper()}))
    words = tuple(sorted({word.casefold() for word in said if not word[0].isupper()}))
    return Counted(_kind(group, people), names, words)


def _kind(group: str, people: str) -> str:
    said = {word.casefold() for word in re.findall(r"[^\W\d_]+", group)}
    # The reader sorts students and pupils apart, reports of one school do not; so with women among civilians.
    narrower = _nouns("young") | _nouns("women")
    if people not in _OPEN and not (people == "civilians" and said & narrower):
        return people
    if said & _nouns("young"):
        return "children"
    for kind in ("women", "attackers", "men", "adults"):
        if said & _nouns(kind):
            return kind
    return "everyone"


def same_people(one: Counted, other: Counted, *, equal: bool) -> Judgement:
    """Whether two groups are the same people; `equal` says that both figures give the same number."""
    if one.kind != other.kind and not _unsorted(one, other) and {one.kind, other.kind} != _ARMED:
        return _of_kinds(one, other, equal=equal)
    if (mine := _called(one)) and (theirs := _called(other)) and mine != theirs and not equal:
        return Judgement(Verdict.DIFFERENT, 0.0, (f"other people: {', '.join(sorted((mine, theirs)))}",))
    if one.names and other.names and not set(one.names) & set(other.names):
        if equal and one.kind == "everyone":
            return Judgement(Verdict.SAME, 0.6, ("the same number, the people named differently",))
        return Judgement(Verdict.DIFFERENT, 0.0, (f"other people: {' '.join(one.names)}, {' '.join(other.names)}",))
    if bool(one.names) != bool(other.names) and not equal:
        return Judgement(Verdict.UNSURE, 0.5, ("one may count only some of them",))
    return Judgement(Verdict.SAME, 1.0, ())


@lru_cache(maxsize=2**14)
def calling(group: str) -> str | None:
    """What the people of a group do, where its words say it: guards are no soldiers."""
    return _called(who(group, "unspecified"))


def _called(people: Counted) -> str | None:
    said = {*people.words, *people.names}
    callings: dict[str, list[str]] = vocabulary("questions")["callings"]
    found = [name for name, nouns in callings.items() if said & set(nouns)]
    return found[0] if len(found) == 1 else None


def _unsorted(one: Counted, other: Counted) -> bool:
    """Whether one only names the people (“patients”) whom the other sorts out by no word of its own."""
    if {one.kind, other.kind} != {"everyone", "civilians"}:
        return False
    sorted_ = one if one.kind == "civilians" else other
    return not {"civilian", "civilians"} & {*sorted_.words, *sorted_.names}


def _of_kinds(one: Counted, other: Counted, *, equal: bool) -> Judgement:
    kinds = {one.kind, other.kind}
    if "everyone" in kinds:
        narrower = (kinds - {"everyone"}).pop()
        if equal:
            return Judgement(Verdict.SAME, 0.7, (f"the same number, one says {narrower}",))
        return Judgement(Verdict.DIFFERENT, 0.0, (f"narrower group: {narrower}",))
    if equal and kinds <= _LOOSE:
        return Judgement(Verdict.UNSURE, 0.5, (f"the same number, called {' and '.join(sorted(kinds))}",))
    return Judgement(Verdict.DIFFERENT, 0.0, (f"other people: {', '.join(sorted(kinds))}",))
