"""Details: the age, calling and nationality that a report gives a named person, at whatever place it does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from .. import vocabulary
from ..parse import Parse
from ..people import countries, demonyms, is_people

OLDEST: Final = 120
YEARS: Final = r"(\d{1,3})[-‑ ]year[-‑ ]old"
AGED: Final = re.compile(
    rf"\s*(?:,\s*|\(\s*)(?:an?\s+|the\s+)?(?:aged?\s+)?(?:{YEARS}\b|(\d{{1,3}})(?=\s*[,.);]|\s+(?:and|who|from|of|was|were|is)\b))"
)
BEFORE: Final = re.compile(rf"\b{YEARS}(?:\s+[\w’'-]+){{0,6}}\s+$")
SAID: Final = re.compile(
    r"\s+(?:is|was)\s+(\d{1,3})(?:\s+years?\s+old)?\s*[.,;]|\s+(?:is|was)\s+an?\s+(\d{1,3})[- ]year[- ]old\b"
)
# Characters before a name in which an age may stand.
LEAD: Final = 80
INSIDE: Final = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "PART", "ADV"})
LONGEST: Final = 9
ARTICLES: Final = frozenset({"a", "an", "the", "one", "another"})
OWNERS: Final = frozenset({"his", "her", "their", "its"})
JOINTS: Final = frozenset({"-", "'s", "’s", "and"}) | OWNERS
ENDING: Final = frozenset({",", ".", ";", ":", "(", ")", "—", "–", "“", "”", '"', "!", "?"})


class Named(Protocol):
    """A place where a person is named."""

    @property
    def first(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Details:
    """What the report says of one person, each None where it does not, with the words that say so as reasons."""

    role: str | None = None
    age: int | None = None
    nationality: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def explained(self) -> tuple[tuple[str, str], ...]:
        """Why each is what it is, also where it is None."""
        known = dict(self.reasons)
        names = ("role", "age", "nationality")
        return tuple((name, known.get(name, "no words beside the name give it")) for name in names)

    def fits(self, words: set[str]) -> bool:
        """Whether a description in these words may be of this person, by calling or by age."""
        role = {word.casefold() for word in (self.role or "").split()}
        if self.age is not None and str(self.age) in words and words & {"year", "old"}:
            return True
        nouns = {word for word in words if is_people(word, word)} - vocabulary.words("persons", "words", "no_roles")
        return bool(nouns & role)


def details(parse: Parse, names: Iterable[Named]) -> dict[str, Details]:
    """The details of each person by name: of several that are given, the first one counts."""
    found: dict[str, Details] = {}
    for mention in names:
        known = found.get(mention.name, Details())
        age, role, nationality = _age(parse, mention), _role(parse, mention), _nationality(parse, mention)
        if age and known.age is None:
            known = replace(known, age=age[0], reasons=(*known.reasons, ("age", age[1])))
        if role and known.role is None:
            known = replace(known, role=role, reasons=(*known.reasons, ("role", f"“{role}” beside the name")))
        if nationality and known.nationality is None:
            why = f"“{nationality[1]}” beside the name"
            known = replace(known, nationality=nationality[0], reasons=(*known.reasons, ("nationality", why)))
        found[mention.name] = known
    return found


def _age(parse: Parse, mention: Named) -> tuple[int, str] | None:
    text, start, end = parse.text, parse.starts[mention.first], parse.ends[mention.end - 1]
    sentence = parse.starts[parse.opens[mention.first]]
    before = BEFORE.search(text[max(sentence, start - LEAD) : start])
    if before is not None and not _verb_between(parse, mention, before[0]):
        return _years(before[1], before[0])
    for pattern in (AGED, SAID):
        if match := pattern.match(text, end):
            return _years(next(group for group in match.groups() if group), match[0])
    return None


def _verb_between(parse: Parse, mention: Named, words: str) -> bool:
    first = parse.at(parse.starts[mention.first] - len(words))
    return any(
        parse.pos[at] in {"VERB", "AUX"} and parse.tags[at] not in {"VBN", "VBG"} for at in range(first, mention.first)
    )


def _years(number: str, words: str) -> tuple[int, str] | None:
    return (
        (int(number), f"“{' '.join(words.split()).strip(' ,(')}” beside the name") if 0 < int(number) < OLDEST else None
    )


def _before(parse: Parse, mention: Named) -> range:
    """The tokens before a name that say who it is: “the French engineer”."""
    first = mention.first
    floor = max(parse.opens[mention.first], mention.first - LONGEST)
    while first > floor and (
        (parse.pos[first - 1] in {"NOUN", "ADJ", "PROPN", "NUM"} and parse.names[first - 1] not in {"Person", "Date"})
        or parse.low[first - 1] in {"-", "and"}
        or (parse.words[first - 1] == "," and first == mention.first and _leads(parse, first - 2))
    ):
        first -= 1
    return range(first, mention.first)


def _leads(parse: Parse, at: int) -> bool:
    """Whether the word before a comma is the noun that a name explains: “the pilot, Ana Bell,”."""
    return at >= 0 and parse.tags[at] == "NN" and is_people(parse.lemmas[at], parse.low[at]) is True


def _behind(parse: Parse, mention: Named) -> range:
    """The tokens of what stands between commas behind a name: “, 34, a French engineer,”."""
    at, stop = mention.end, parse.stops[mention.first]
    if at >= stop or parse.words[at] not in {",", "("}:
        return range(0)
    at += 1
    age = AGED.match(parse.text, parse.ends[mention.end - 1])
    if age is not None and age[2]:
        at = parse.at(age.end())
        while at < stop and parse.words[at] in {",", ")"}:
            at += 1
    end = at
    while end < stop and end - at < LONGEST + 3 and parse.words[end] not in ENDING and _inside(parse, end):
        end += 1
    return range(at, end)


def _inside(parse: Parse, at: int) -> bool:
    return parse.pos[at] in INSIDE or parse.low[at] in JOINTS or parse.tags[at] == "VBN"


def _role(parse: Parse, mention: Named) -> str | None:
    """The calling before or behind the name, without article, age and nationality."""
    return _calling(parse, _before(parse, mention), before=True) or _calling(
        parse, _behind(parse, mention), before=False
    )


def _calling(parse: Parse, tokens: range, *, before: bool) -> str | None:
    """The words of a calling: up to its last noun before a name, up to its noun and what belongs to it behind one."""
    if not before and (not tokens or not _opens(parse, tokens[0])):
        return None
    kept = [at for at in tokens if parse.words[at] != ","]
    while kept and (parse.low[kept[0]] in ARTICLES or _is_age(parse, kept[0]) or _belongs(parse, kept[0])):
        del kept[0]
    nouns = [at for at in kept if parse.pos[at] in {"NOUN", "PROPN"} and is_people(parse.lemmas[at], parse.low[at])]
    if not nouns or any(parse.names[at] == "Person" for at in kept):
        return None
    head = nouns[-1] if before else nouns[0]
    if parse.tags[head] == "NNS" or parse.lemmas[head] in vocabulary.words("persons", "words", "no_roles"):
        return None
    if before and head != kept[-1]:
        return None
    end = head if before else _end(parse, head, kept)
    return " ".join(parse.span(kept[0], end + 1).of(parse.text).split()) or None


def _opens(parse: Parse, at: int) -> bool:
    """Whether words behind a comma may say who somebody is."""
    return parse.low[at] in ARTICLES | {"his", "her", "their", "its"} or parse.pos[at] in {
        "NOUN",
        "ADJ",
        "PROPN",
        "NUM",
    }


def _end(parse: Parse, head: int, kept: list[int]) -> int:
    """The end of “head of the mission”, “engineer at the dam”: one phrase behind the noun."""
    end = head
    if head + 1 in kept and parse.low[head + 1] in {"of", "at", "for", "with", "from"}:
        end = max((at for at in kept if at > head and parse.pos[at] in {"NOUN", "PROPN"}), default=head)
    return end


def _is_age(parse: Parse, at: int) -> bool:
    return parse.low[at] in {"-", "year", "old", "aged"} or "year-old" in parse.low[at] or parse.words[at].isdigit()


def _belongs(parse: Parse, at: int) -> bool:
    return _country(parse, at) is not None


def _country(parse: Parse, at: int) -> str | None:
    """The state, or the party as the text calls it, that an adjective or noun puts somebody in."""
    known = demonyms().get(parse.words[at])
    if known is not None:
        return known if known in countries() or known == "Palestinian" else None
    return parse.words[at] if parse.names[at] == "NORP" and parse.tags[at] == "JJ" else None


def _nationality(parse: Parse, mention: Named) -> tuple[str, str] | None:
    for tokens in (_before(parse, mention), _behind(parse, mention)):
        for at in tokens:
            if parse.names[at] != "Person" and (country := _country(parse, at)):
                return country, parse.words[at]
            if parse.words[at] in {",", "of", "from", "for", "by"}:
                break
    return None
