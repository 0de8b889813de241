"""Mentions: every place where a named person stands, by name, pronoun, age or calling, with the fullest name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from .. import vocabulary
from ..attribution import Actors, Attribution, Known, Person, Quoted, Source, Speaker, Voices, he, quotes, titles
from ..parse import Parse
from .details import Details, details

SEXES: Final = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
OWN: Final = frozenset({"i", "me", "my"})
# Sentences in which several named together may still be “they”.
NEAR: Final = 3
DESCRIBING: Final = frozenset({"ADJ", "NOUN", "NUM"})
JOINING: Final = frozenset({",", "and", "&"})
BRACKETS: Final = frozenset({"(", ")"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens first to end - 1, the one that hangs on the rest of the sentence, the fullest name, and why that."""

    first: int
    end: int
    head: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class People:
    """The named persons of one report: where each is named, and what is said of each (by fullest name)."""

    parse: Parse
    actors: Actors
    known: Known
    quoted: Quoted
    voices: Voices
    names: list[Mention]
    details: dict[str, Details] = field(default_factory=dict)

    def pronoun(self, token: int) -> list[Mention]:
        """Whom a pronoun stands for: one person, several for “they”, nobody where that is open."""
        low = self.parse.low[token]
        if low in OWN:
            name, why = self._speaking(token)
        elif low in SEXES:
            name, why = self._he(token, SEXES[low])
        else:
            return self._they(token)
        return [Mention(token, token + 1, token, name, why)] if name else []

    def described(self, token: int) -> list[Mention]:
        """Whom “the engineer”, “the 34-year-old” stands for: the one person named before of whom the report says so."""
        parse = self.parse
        first = token
        while first > parse.opens[token] and (
            parse.pos[first - 1] in {"ADJ", "NOUN", "NUM"} or parse.low[first - 1] == "-"
        ):
            first -= 1
        if first == parse.opens[token] or parse.low[first - 1] != "the" or parse.tags[token] not in {"NN", "JJ"}:
            return []
        words = {parse.lemmas[at] for at in range(first, token + 1)}
        if not words.isdisjoint(vocabulary.words("persons", "words", "kin")):
            return []
        before = {mention.name for mention in self.names if mention.end <= first}
        fits = sorted(name for name in before if (found := self.details.get(name)) and found.fits(words))
        if len(fits) != 1:
            return []
        said = parse.span(first - 1, token + 1).of(parse.text)
        return [Mention(first - 1, token + 1, token, fits[0], f"“{said}” is {fits[0]}, the only one so described")]

    def _speaking(self, token: int) -> tuple[str | None, str]:
        speaker = self._says(token)
        if self.quoted.around(self.parse.starts[token]) is None or speaker not in {m.name for m in self.names}:
            return None, ""
        return speaker, f"“{self.parse.words[token]}” is {speaker}, who speaks"

    def _he(self, token: int, sex: str) -> tuple[str | None, str]:
        """The person of whom the text last spoke, where the voices' own reading of the pronoun agrees."""
        found = he(self.known, Source(token, token + 1, token), sex)
        last = next((mention for mention in reversed(self.names) if mention.end <= token), None)
        if self.quoted.around(self.parse.starts[token]) and self._says(token) == found.name:
            return None, ""
        near = last is not None and self._sentences_between(last.first, token) <= NEAR
        return (found.name if last is not None and near and last.name == found.name else None), found.reason

    def _says(self, token: int) -> str | None:
        """Who says the words that a token stands in."""
        return self.voices.at(self.parse.span(token, token + 1)).speaker

    def _sentences_between(self, first: int, token: int) -> int:
        opens = self.parse.opens
        return sum(opens[first] < begin <= opens[token] for begin, _ in self.parse.sentences)

    def speaks(self, name: str) -> bool:
        """Whether the person speaks in this report."""
        return any(speaker.name == name for speaker in self.known.heard)

    def _they(self, token: int) -> list[Mention]:
        """The persons named together last, in this sentence or shortly before it."""
        parse = self.parse
        sentences = [first for first, _ in parse.sentences]
        here = sentences.index(parse.opens[token])
        for first in reversed(sentences[max(0, here - NEAR) : here]):
            named = [mention for mention in self.names if first <= mention.first < parse.stops[first]]
            together = _together(parse, named)
            if len(together) > 1:
                why = f"“{parse.words[token]}” are those named together last"
                return [Mention(token, token + 1, token, name, why) for name in together]
            if named:
                return []
        return []


def _together(parse: Parse, named: list[Mention]) -> list[str]:
    """The names of a sentence, where one list joins all of them."""
    for left, right in itertools.pairwise(named):
        between = range(left.end, right.first)
        joined = any(parse.low[at] in JOINING for at in between)
        if not joined or any(parse.pos[at] in {"VERB", "AUX"} or parse.low[at] == "'s" for at in between):
            return []
    return list(dict.fromkeys(mention.name for mention in named))


def people(parse: Parse, voices: Voices) -> People:
    """The named persons of a report."""
    actors, quoted = Actors(parse), Quoted(quotes(parse.text))
    outside = [person for person in actors.persons if quoted.around(parse.starts[person.first]) is None]
    names = [mention for person in actors.persons if (mention := _named(parse, actors, person)) is not None]
    known = Known(parse, actors, outside, _heard(parse, voices.attributions, {mention.name for mention in names}))
    told = details(parse, names)
    whole = {word for mention in names if " " in mention.name for word in mention.name.split()}
    personal = [mention for mention in names if _is_personal(parse, mention, told[mention.name], whole)]
    return People(parse, actors, known, quoted, voices, personal, told)


def _is_personal(parse: Parse, mention: Mention, told: Details, whole: set[str]) -> bool:
    """Whether a name is surely a person's: readers take states and towns they do not know for persons.

    A name of one word needs an age, a calling or a title beside it, or a place in the fuller name (`whole` are the
    words of those) of somebody in the report; a name that is elsewhere rather a place's is none.
    """
    words = mention.name.split()
    if len(words) > 1:
        return not _is_place(parse, words)
    titled = parse.low[mention.first - 1] in titles() if mention.first else False
    return titled or told.age is not None or told.role is not None or mention.name in whole


def _is_place(parse: Parse, words: list[str]) -> bool:
    """Whether the report has the same words more often as the name of a place or body than as a person's."""
    labels = [label for first, end, label in parse.entities if parse.words[first:end] == words]
    return sum(label in {"Location", "Organization"} for label in labels) > labels.count("Person")


def _heard(parse: Parse, attributions: Iterable[Attribution], names: set[str]) -> list[Speaker]:
    """Those of the persons who speak, by place: whom a pronoun may go on with."""
    heard = [
        Speaker(said.speaker, said.named, "person", parse.at(said.source.start), "")
        for said in attributions
        if said.source is not None and said.speaker in names
    ]
    return sorted(heard, key=lambda speaker: speaker.token)


def _named(parse: Parse, actors: Actors, person: Person) -> Mention | None:
    first, end = _whole(parse, person)
    if not any(parse.words[at][:1].isupper() for at in range(first, end)):
        return None
    listed = vocabulary.words("persons", "words", "places")
    if any(parse.low[at] in listed for at in (end - 1, min(end, len(parse) - 1))) and parse.words[end - 1 : end]:
        return None
    head = next((t for t in range(first, end) if not first <= parse.heads[t] < end or parse.heads[t] == t), end - 1)
    name = actors.full(person.name, person.text)
    why = "named so here" if name == person.text else f"“{person.text}” is short for {name}"
    return Mention(first, end, head, name, why)


def _whole(parse: Parse, person: Person) -> tuple[int, int]:
    """The tokens of the name without white space at its ends; titles before it are not part of it."""
    first, end = person.first, person.end
    while first < end - 1 and (not parse.is_word(first) or parse.low[first] in titles()):
        first += 1
    while end - 1 > first and not parse.is_word(end - 1):
        end -= 1
    return first, end
