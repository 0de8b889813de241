"""Who is named in a report: persons with their offices, bodies with their short forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .. import vocabulary
from ..nounclasses import members
from ..parse import Parse
from .cues import nouns
from .outlets import is_outlet

BODY_LABELS: Final = frozenset({"Organization", "Location", "NORP", "Misc", "Facility", "Product"})
DEPUTIES: Final = frozenset({"deputy", "vice", "former", "assistant", "ex", "-"})
TITLED: Final = frozenset({"appos", "flat", "compound", "nmod:desc"})
NAME_WORD: Final = r"(?:[A-Z][\w’'-]*|of|the|for|and|in|on|de|du|la)"
BRACKETED: Final = re.compile(rf"({NAME_WORD}(?: {NAME_WORD})+)\s?\(([A-Z][A-Za-z.]{{1,9}})\)")


def titles(key: str = "words") -> frozenset[str]:
    """Titles before a name; `male` and `female` are those that tell which."""
    return vocabulary.words("sources", "titles", key)


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person: its tokens, the name's words without titles, whether it is the subject of its clause."""

    first: int
    end: int
    name: tuple[str, ...]
    text: str
    subject: bool


@dataclass(frozen=True, slots=True)
class Office:
    """An office said of a person at a place: with which words ("foreign", "defence") before its noun."""

    at: int
    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Body:
    """A mention of an organisation, a state, an outlet."""

    first: int
    end: int
    name: str
    subject: bool


def _is_building(words: list[str]) -> bool:
    """Whether a name is that of a part of a place, not of a person: Block D, Camp 7."""
    return len(words) > 1 and len(words[-1]) == 1 and words[0].lower() in members("structures") | members("places")


class Actors:
    """The named persons and bodies of one report."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self.persons: list[Person] = []
        self.bodies: list[Body] = []
        self.offices: dict[str, list[Office]] = {}
        self.sexes: dict[str, str] = {}
        labels = _majority(parse)
        for first, end, label in parse.entities:
            self._add(first, end, labels.get(parse.span(first, end).of(parse.text), label))
        self._by_last: dict[str, list[Person]] = {}
        for person in self.persons:
            for word in person.name:
                self._by_last.setdefault(word.casefold(), []).append(person)
        self.short_forms = self._short_forms()
        for person in self.persons:
            self._offices_of(person)

    def person_in(self, first: int, end: int) -> list[Person]:
        """The persons named inside a range of tokens."""
        return [person for person in self.persons if first <= person.first and person.end <= end]

    def full(self, name: tuple[str, ...], text: str | None = None) -> str:
        """The fullest form of a person's name in the report; `text` is how it stands here."""
        wanted = {word.casefold() for word in name}
        best = max(
            (
                person
                for person in self._by_last.get(name[-1].casefold(), [])
                if wanted <= {w.casefold() for w in person.name}
            ),
            key=lambda person: (min(len(person.name), 5), -person.first),
            default=None,
        )
        return best.text if best and len(best.name) > len(name) else text or " ".join(name)

    def body(self, name: str) -> str:
        """The fullest form of a body's name: the one its short form stands for, where the report gives both."""
        bare = name.removeprefix("the ").removeprefix("The ")
        return self.short_forms.get(bare.replace(".", ""), bare)

    def sex(self, name: str) -> str | None:
        """`male` or `female` where a title or an office told it."""
        return self.sexes.get(name)

    def _add(self, first: int, end: int, label: str) -> None:
        parse = self._parse
        while end - first > 1 and parse.tags[end - 1] == "POS":
            end -= 1
        words = parse.words[first:end]
        text = " ".join(parse.span(first, end).of(parse.text).split())
        top = parse.heads[first] if parse.deps[first] in TITLED else first
        subject = any(parse.deps[token].startswith("nsubj") for token in (top, *range(first, end)))
        if (
            label == "Person"
            and not is_outlet(text)
            and not (len(words) == 1 and words[0].isupper() and len(words[0]) < 6)
            and not _is_building(words)
        ):
            begin = first
            while begin < end - 1 and (parse.low[begin] in titles() or parse.low[begin] in nouns("roles")):
                begin += 1
            bare = " ".join(parse.span(begin, end).of(parse.text).split())
            self.persons.append(Person(begin, end, tuple(parse.words[begin:end]), bare, subject))
        elif label in BODY_LABELS or label == "Person":
            self.bodies.append(Body(first, end, text, subject))

    def _offices_of(self, person: Person) -> None:
        """What the words around a name say its bearer is: the minister before it, the apposition behind it."""
        parse, name = self._parse, self.full(person.name, person.text)
        at = person.first - 1
        while at >= 0 and person.first - at < 10 and self._titular(at):
            self._note_office(at, name, person.first)
            at -= 1
        if person.end + 1 < len(parse) and parse.words[person.end] == ",":
            for at in range(person.end + 1, min(len(parse), person.end + 9)):
                if parse.words[at] in {",", ".", ";"} or parse.tags[at] in {"VBD", "VBZ", "VBP", "MD"}:
                    break
                if parse.deps[at] != "nmod":
                    self._note_office(at, name, person.first)

    def _titular(self, at: int) -> bool:
        parse = self._parse
        linking = parse.low[at] in {",", "of", "for", "the"} or parse.low[at] in titles()
        return linking or parse.pos[at] in {"NOUN", "PROPN", "ADJ"}

    def _note_office(self, at: int, name: str, position: int) -> None:
        parse = self._parse
        self._note_sex(parse.low[at], name)
        if parse.lemmas[at] not in nouns("roles") or parse.low[at - 1] in DEPUTIES:
            return
        first = at
        while first > 0 and parse.pos[first - 1] in {"NOUN", "PROPN", "ADJ"}:
            first -= 1
        words = frozenset(parse.low[first:at])
        self.offices.setdefault(parse.lemmas[at], []).append(Office(position, name, words))

    def _note_sex(self, word: str, name: str) -> None:
        for sex in ("female", "male"):
            if word in titles(sex):
                self.sexes.setdefault(name, sex)

    def _short_forms(self) -> dict[str, str]:
        """IDF to Israel Defense Forces: from brackets, and from initials that fit exactly one name."""
        forms: dict[str, str] = {}
        for match in BRACKETED.finditer(self._parse.text):
            words = match[1].split()
            short = match[2].replace(".", "")
            for start in range(len(words) - 1):
                if words[start][0] == short[0] and _fits("".join(w[0] for w in words[start:]), short):
                    forms.setdefault(short, " ".join(words[start:]))
                    break
        for body in self.bodies:
            parts = body.name.removeprefix("the ").removeprefix("The ").split()
            if len(parts) > 1:
                initials = "".join(part[0] for part in parts if part[0].isupper())
                if len(initials) > 1:
                    forms.setdefault(initials, " ".join(parts))
        return forms


def _fits(initials: str, short: str) -> bool:
    upper = "".join(letter for letter in initials if letter.isupper())
    return short.upper() in {upper, initials.upper()} or (len(short) > 2 and upper.startswith(short.upper()))


def _majority(parse: Parse) -> dict[str, str]:
    """The commonest label of each name: one wrong reading among several is outvoted."""
    counts: dict[str, dict[str, int]] = {}
    for first, end, label in parse.entities:
        table = counts.setdefault(parse.span(first, end).of(parse.text), {})
        table[label] = table.get(label, 0) + 1
    return {text: max(sorted(table), key=lambda label: table[label]) for text, table in counts.items()}
