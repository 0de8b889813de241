"""Wholes: the larger count that already holds those counted here, so that nobody adds the two up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..claim import Figure
from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .parts import of_behind, past_lead

NO_PART: Final = (None, "no word such as including, among them or of whom makes it a part of another count")
LEAD: Final = 4  # tokens before a number in which the word stands that makes it a part
SKIPPED: Final = frozenset({"them", "whom", "were", "was", "are", "is", "also", ",", "these", "those", "at", "least"})
BACK: Final = frozenset({"them", "whom", "those"})
TIED: Final = frozenset({",", "and", "or", ";", "plus"})
NEAR: Final = 2  # sentences before it in which the whole of “the dead included” may stand

Found = tuple[Figure | None, str]  # the whole, and the reason


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure, its count, and the words that make it a part, empty where it is none."""

    count: Counted
    figure: Figure
    lead: str


class Wholes:
    """The figures of a report so far, in the order of the text, asked for the one that a count is a part of."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._told: list[_Told] = []
        self._lead = ""

    def of(self, count: Counted, fate: Fate, speaker: str | None) -> Found:
        """The figure that holds those counted, None where it is not sure, and the reason."""
        self._lead = ""
        if not self._told:
            return NO_PART
        found = self._counted_behind(count, fate, speaker) or self._joined(count, fate, speaker)
        if found is not None:
            return found
        words = _lead(self._parse, count)
        if words:
            self._lead = words
            return self._before(count, fate, speaker, words)
        words = _of_the(self._parse, count, fate)
        if words:
            self._lead = words
            return self._said_before(count, fate, speaker, words)
        return NO_PART

    def add(self, count: Counted, figure: Figure) -> None:
        """Remember a figure for those that follow."""
        self._told.append(_Told(count, figure, self._lead if figure.part_of else ""))

    def _counted_behind(self, count: Counted, fate: Fate, speaker: str | None) -> Found | None:
        """Two of the 15 hostages: the last figure of that number and measure in the same voice."""
        parse = self._parse
        of = of_behind(parse, count.last)
        at = len(parse) if of is None else past_lead(parse, of + 1)
        if at >= parse.stops[count.last] or parse.low[at - 1] != "the" or parse.pos[at] != "NUM":
            return None
        whole, words = (
            self._exact(parse.words[at], fate, speaker),
            f"“{parse.span(count.last + 1, at + 1).of(parse.text)}”",
        )
        if whole is None or not _holds(whole.figure, count):
            return None, f"{words} points at no earlier count of that number and measure"
        self._lead = words
        return whole.figure, f"{words} points back at that count"

    def _exact(self, number: str, fate: Fate, speaker: str | None) -> _Told | None:
        for told in reversed(self._told):
            figure = told.figure
            same = figure.measure == fate.measure and figure.speaker == speaker
            core = told.count.number.core.of(self._parse.text).casefold()
            if same and figure.low == figure.high is not None and number.casefold() in {core, str(figure.low)}:
                return told
        return None

    def _joined(self, count: Counted, fate: Fate, speaker: str | None) -> Found | None:
        """Including twelve soldiers and three nurses: what is joined to a part is one too."""
        parse, last = self._parse, self._told[-1]
        if (
            not last.lead
            or parse.deps[count.node] != "conj"
            or parse.opens[last.count.first] != parse.opens[count.first]
        ):
            return None
        between = parse.low[last.count.end + 1 : count.first]
        # “, and three nurses” may go on with the whole, “three nurses, two cooks, and a guide” with the parts.
        parts = sum(told.figure.part_of == last.figure.part_of for told in self._told)
        if not between or not set(between) <= TIED or (between[0] == "," and "and" in between and parts < 2):
            return None
        whole = next(told for told in self._told if told.figure.id == last.figure.part_of)
        if whole.figure.measure != fate.measure or not _holds(whole.figure, count):
            return None
        if speaker not in {whole.figure.speaker, None}:
            return None
        self._lead = last.lead
        return whole.figure, f"joined by “{between[-1]}” to a part of that count"

    def _before(self, count: Counted, fate: Fate, speaker: str | None, words: str) -> Found:
        """The figure that stands last before the words in their sentence, where nothing leaves it in doubt."""
        parse = self._parse
        here = [told for told in self._told if parse.opens[told.count.first] == parse.opens[count.first]]
        here = [told for told in here if told.count.number.span != count.number.span]
        if not here:
            return None, f"{words} follows no count in its sentence"
        last = here[-1]
        if last.lead and last.lead == words:  # 12 of them soldiers, five of them nurses: both of the same
            last = next(told for told in here if told.figure.id == last.figure.part_of)
        elif last.lead and "of" in words:
            return None, f"{words}: two counts before it may be meant"
        same = [told for told in here if told.count.number.span == last.count.number.span]
        return self._settled(count, fate, speaker, words, same, here)

    def _settled(
        self, count: Counted, fate: Fate, speaker: str | None, words: str, same: Sequence[_Told], here: Sequence[_Told]
    ) -> Found:
        fitting = [told for told in same if told.figure.measure == fate.measure]
        if not fitting:
            return None, f"{words} follows a count of another measure"
        whole = fitting[0]
        # “12 were hurt, the mayor said, including two children”: who gives the whole gives the part.
        near = self._parse.opens[whole.count.first] == self._parse.opens[count.first]
        if speaker != whole.figure.speaker and not (speaker is None and near):
            return None, f"{words} follows a count in another voice"
        if not _holds(whole.figure, count):
            return None, f"{words} follows a count that is too small to hold it"
        if any(_coordinated(self._parse, told, whole) and told.figure.measure == fate.measure for told in here):
            return None, f"{words}: two counts before it may be meant"
        return whole.figure, f"{words} makes it a part of the count before"

    def _said_before(self, count: Counted, fate: Fate, speaker: str | None, words: str) -> Found:
        """The dead included 12 soldiers: the one count of that measure in the sentences just before."""
        parse, opened = self._parse, self._parse.opens[count.first]
        if not opened:
            return None, f"{words} follows no count"
        for _ in range(NEAR):
            before = parse.opens[opened - 1] if opened else 0
            there = [
                told
                for told in self._told
                if before <= told.count.first < opened and told.figure.measure == fate.measure and not told.lead
            ]
            if there:
                if len({told.figure.id for told in there}) > 1:
                    return None, f"{words}: two counts before it may be meant"
                return self._settled(count, fate, speaker, words, there, there)
            opened = before
        return None, f"{words} follows no count of the same measure"


def _lead(parse: Parse, count: Counted) -> str:
    """The words that make a count a part of one before it: including, among them, of whom; empty where none do."""
    behind = parse.low[count.last + 1 : count.last + 3]
    if behind[:1] == ["of"] and behind[1:] and behind[1] in {"them", "whom"}:
        return f"“of {behind[1]}”"
    at, floor = count.first - 1, max(parse.opens[count.first], count.first - LEAD)
    while at >= floor and (parse.pos[at] in {"DET", "ADV"} or parse.low[at] in SKIPPED):
        if parse.low[at] in senses.words("including"):
            break
        at -= 1
    if at < floor or parse.low[at] not in senses.words("including"):
        return ""
    if parse.low[at] in {"among", "amongst"}:
        them = parse.low[at + 1 : at + 2]
        return f"“{parse.low[at]} {them[0]}”" if them and them[0] in BACK else ""
    if parse.lemmas[at] == "include" and parse.tags[at] != "VBG" and parse.low[at] != "incl.":
        return ""  # the dead include: the subject says of what
    return f"“{parse.low[at]}”"


def _of_the(parse: Parse, count: Counted, fate: Fate) -> str:
    """The words by which a count is said to be among the dead, the missing, those held."""
    trigger = fate.trigger
    if parse.low[count.last + 1 : count.last + 3] == ["of", "those"] and count.last + 3 <= trigger <= count.last + 5:
        return f"“of those {parse.low[trigger]}”" if trigger == count.last + 3 else "“of those”"
    if not parse.opens[count.first] <= trigger < parse.stops[count.first] or trigger == count.noun:
        return ""
    definite = parse.low[trigger - 1] == "the" or (parse.pos[trigger] == "VERB" and parse.low[trigger - 1] == "those")
    if not definite:
        return ""
    lead = f"{parse.low[trigger - 1]} {parse.low[trigger]}"
    if trigger > 1 and parse.low[trigger - 2] in {"among", "amongst"}:
        return f"“{parse.low[trigger - 2]} {lead}”"
    verb = parse.heads[count.node]
    includes = parse.pos[verb] == "VERB" and parse.lemmas[verb] in senses.words("include_verbs")
    return f"“{lead} … {parse.low[verb]}”" if includes and trigger < verb < count.first else ""


def _coordinated(parse: Parse, told: _Told, whole: _Told) -> bool:
    """Whether a count is joined to the whole by “and”: 12 soldiers and five villagers, including two children."""
    node, other = whole.count.node, told.count.node
    return node != other and parse.deps[node] == "conj" and parse.heads[node] == other


def _holds(whole: Figure, part: Counted) -> bool:
    """Whether the whole can be more than the part, by their numbers."""
    top = whole.high if whole.high is not None else whole.low
    least = part.number.low if part.number.low is not None else part.number.high
    return top is None or least is None or least < top
