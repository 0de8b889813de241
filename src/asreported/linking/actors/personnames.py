"""Two names of persons: one person's, another's, or not to be told apart."""

from __future__ import annotations

from typing import Final

from ..judgements import Judgement, Verdict
from ..names import alike, name_words, words

# Above this two words are one name in two spellings: Yevgeny/Evgeni .92, Sharif/Shareef .97, but Marin/Moran .85.
SPELLED: Final = 0.9


def same_person(first: str, second: str, *, close: bool) -> Judgement:
    """Whether two names are one person's; `close` where one report names both or both belong to one body."""
    one, other = words(first), words(second)
    if one == other:
        return _equal(one, close)
    if "".join(one) == "".join(other):
        return Judgement(Verdict.SAME, 0.95, (f"“{first}” and “{second}” are one name written apart and together",))
    if min(len(one), len(other)) == 1:
        return _short(one, other, close)
    if sorted(one) == sorted(other):
        return Judgement(Verdict.SAME, 0.85, ("the same names in another order",))
    return _full(one, other, close)


def _equal(one: tuple[str, ...], close: bool) -> Judgement:
    text = " ".join(one)
    if len(one) > 1:
        return Judgement(Verdict.SAME, 0.97, (f"the full name “{text}” is the same",))
    if close:
        return Judgement(Verdict.SAME, 0.9, (f"“{text}” is the same in one report or of one body",))
    return Judgement(Verdict.UNSURE, 0.6, (f"only “{text}” is given, and many may be called so",))


def _short(one: tuple[str, ...], other: tuple[str, ...], close: bool) -> Judgement:
    """A single name against a full one: the surname mostly, seldom the given name."""
    (alone,), full = (one, other) if len(one) == 1 else (other, one)
    tail = max(alike(alone, full[-1]), alike(alone, " ".join(full[1:])))
    if tail >= SPELLED:
        same = close and tail >= 0.97
        verdict, likeness = (Verdict.SAME, 0.9) if same else (Verdict.UNSURE, 0.6)
        return Judgement(verdict, likeness, (f"“{alone}” may be short for “{' '.join(full)}”",))
    if max((alike(alone, word) for word in full[:-1]), default=0.0) >= SPELLED:
        return Judgement(Verdict.UNSURE, 0.45, (f"“{alone}” is a part of “{' '.join(full)}”",))
    return Judgement(Verdict.DIFFERENT, 0.05, (f"“{alone}” is no part of “{' '.join(full)}”",))


def _full(one: tuple[str, ...], other: tuple[str, ...], close: bool) -> Judgement:
    """Two full names: by surname, then by given name."""
    surname = alike(one[-1], other[-1])
    given, reason = _given(one[0], other[0])
    if surname < SPELLED:
        return _within(one, other)
    if given == 0:
        return Judgement(Verdict.DIFFERENT, 0.05, (reason,))
    sure = surname == 1 and given >= 0.85 and _middle(one[1:-1], other[1:-1])
    if sure or (close and min(surname, given) >= SPELLED):
        return Judgement(Verdict.SAME, round(0.9 * min(surname, given), 3), (reason,))
    return Judgement(Verdict.UNSURE, round(0.7 * min(surname, given), 3), (reason,))


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> Judgement:
    """Names with two surnames or a patronymic: one holds all words of the other."""
    shorter, longer = sorted((one, other), key=len)
    if set(shorter) < set(longer) and shorter[0] == longer[0]:
        return Judgement(Verdict.UNSURE, 0.7, (f"“{' '.join(longer)}” holds all of “{' '.join(shorter)}”",))
    return Judgement(Verdict.DIFFERENT, 0.05, (f"the surnames “{one[-1]}” and “{other[-1]}” differ",))


def _given(one: str, other: str) -> tuple[float, str]:
    """How far two given names are one's, 0 where they are two people's, and why."""
    if one == other:
        return 1.0, f"given name “{one}” and surname agree"
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return 0.85, f"“{one}” may be the initial of “{other}”" if len(
            one
        ) == 1 else f"“{other}” may be that of “{one}”"
    if _long(one) & _long(other):
        return 0.9, f"“{one}” and “{other}” are forms of one given name"
    likeness = alike(one, other)
    if likeness >= SPELLED:
        return min(likeness, 0.84) if len(
            one
        ) < 5 else likeness, f"“{one}” and “{other}” may be one name spelled two ways"
    return 0.0, f"the given names “{one}” and “{other}” differ"


def _long(name: str) -> frozenset[str]:
    return name_words().short.get(name, frozenset()) | {name}


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether no middle name speaks against: one lacks them, or their initials agree."""
    return not one or not other or one[0][0] == other[0][0]
