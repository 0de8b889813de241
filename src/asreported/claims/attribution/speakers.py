"""Speakers: a source's words resolved to the fullest name that the report gives it."""

from __future__ import annotations

import re
from typing import Final

from ..claim import Span
from ..parse import Parse
from .actors import Actors, Person, titles
from .bodies import body, named_body
from .cues import nouns, words
from .issuers import issuer
from .nounphrases import Source, head_right
from .offices import office
from .pronouns import he, they
from .quotes import Quoted
from .speaker import DEFINITE, NOBODY, PLURAL, Known, Speaker, naming

PERSONAL: Final = {"he": "male", "she": "female", "him": "male", "her": "female", "his": "male"}
IMPERSONAL: Final = frozenset({"it", "they", "them", "its", "their", "both", "we", "i", "us"})
STAND_INS: Final = frozenset({"other", "one", "another", "first", "second", "third"})
PRESENT: Final = re.compile(r"(?:is|are)\b")
ONLY_MENTIONED: Final = frozenset({"for", "to", "by", "with", "of", "in", "on", "near", "and", "'s"})


class Speakers:
    """Resolves sources in the order of the text, each resolved one a candidate for the next."""

    def __init__(self, parse: Parse, actors: Actors, quoted: Quoted) -> None:
        # A name inside a quotation is talked about; who speaks stands outside.
        outside = [person for person in actors.persons if quoted.around(parse.starts[person.first]) is None]
        self._known = Known(parse, actors, outside)
        self._quoted = quoted
        self._issuer = issuer(parse)

    def of(self, source: Source) -> Speaker:
        """The speaker of a source; remembered for the pronouns and short forms that follow."""
        speaker = _resolved(self._known, self._conversing(source) or source)
        if speaker.name is not None:
            self._known.heard.append(speaker)
        return speaker

    def issuing(self, cue: Span) -> Speaker:
        """Who asks in “the public is requested to”: who issued the statement, nobody in any other report."""
        present = PRESENT.match(cue.of(self._known.parse.text)) is not None
        return _resolved(self._known, self._issuer) if present and self._issuer is not None else NOBODY

    def _conversing(self, source: Source) -> Source | None:
        """Whom “we”, “I” and “you” stand for: who speaks or is asked in a transcript, who issued the statement."""
        parse, low = self._known.parse, self._known.parse.low[source.head]
        if low not in {"we", "i", "you"} or self._quoted.around(parse.starts[source.head]) is not None:
            return None
        turn = self._quoted.turn(parse.starts[source.head])
        if turn is not None:
            return turn.source if turn.asks == (low == "you") else None
        return self._issuer if low != "you" else None


def _resolved(known: Known, source: Source) -> Speaker:
    parse, head = known.parse, source.head
    low, lemma = parse.low[head], parse.lemmas[head]
    apposed = _apposed(known, source) if low in STAND_INS else None
    if apposed is not None:
        return _resolved(known, apposed)
    if low in PERSONAL:
        return he(known, source, PERSONAL[low])
    if low in IMPERSONAL and parse.pos[head] == "PRON":
        return they(known, source, low)
    if not nouns("documents").isdisjoint((lemma, low)) and (owner := _owner(known, source)) is not None:
        return owner
    person = _person(known, source)
    if person is not None:
        name = known.actors.full(person.name, person.text)
        return Speaker(name, True, "person", head, naming(person.text, name))
    return _unnamed(known, source, low, lemma)


def _apposed(known: Known, source: Source) -> Source | None:
    """Who “the other, a senior officer,” is: the noun phrase between commas behind it."""
    parse, first = known.parse, source.head + 2
    if parse.words[source.head + 1 : first] != [","] or parse.low[first : first + 1] not in (["a"], ["an"], ["the"]):
        return None
    end = next((at for at in range(first, min(len(parse), first + 12)) if parse.words[at] in {",", ".", ";"}), None)
    if end is None or parse.words[end] != ",":
        return None
    return Source(first, end, head_right(parse, first))


def _unnamed(known: Known, source: Source, low: str, lemma: str) -> Speaker:
    """A source in whose words no person is named: by what its noun is."""
    parse, head = known.parse, source.head
    inside = [body for body in known.actors.bodies if body.first <= head < body.end]
    if parse.tags[head] == "NNP" and low not in nouns("crowd") and any(body.first < head for body in inside):
        return named_body(known, source)
    if low in nouns("crowd") or lemma in nouns("crowd"):
        return _crowd(known, source)
    if lemma in nouns("roles"):
        return office(known, source)
    if parse.pos[head] == "PROPN" or inside:
        return named_body(known, source)
    if lemma in nouns("bodies"):
        return body(known, source)
    if not nouns("documents").isdisjoint((lemma, low)):
        return _document(known, source)
    sort = "crowd" if parse.tags[head] in PLURAL else "thing"
    return Speaker(known.label(source), False, sort, head, "the text gives no name", lemma)


def _person(known: Known, source: Source) -> Person | None:
    """The person that a noun phrase is, not one that it only mentions (Brink's brother, a spokesman for Brink)."""
    parse, head = known.parse, source.head
    inside = known.actors.person_in(source.first, source.end)
    role = parse.lemmas[head] in nouns("roles")
    for person in inside:
        if person.first <= head < person.end and not (role and person.first == head):
            return person
    for person in inside:
        owns = parse.tags[person.end : person.end + 1] == ["POS"]
        before = _before(known, source, person)
        if before == "as" and "name" in parse.low[source.first : person.first]:
            return person  # one, who gave his name as Brink
        if not owns and before not in ONLY_MENTIONED and person.first >= head and (role or before == ","):
            return person
    return None


def _before(known: Known, source: Source, person: Person) -> str:
    """The word before a person's titles and name."""
    at = person.first - 1
    while at > source.first and known.parse.low[at] in titles():
        at -= 1
    return known.parse.low[at] if at >= source.first else ""


def _owner(known: Known, source: Source) -> Speaker | None:
    """Whose statement, letter or video it is."""
    parse, head, first = known.parse, source.head, source.first
    for at in range(head - 1, first - 1, -1):
        word = parse.low[at]
        if word in {"his", "her"}:
            return he(known, Source(at, at + 1, at), "male" if word == "his" else "female")
        if word in {"their", "its"}:
            return they(known, Source(at, at + 1, at), "they")
        if parse.tags[at + 1] == "POS":
            return _resolved(known, Source(first, at + 1, at))
    pictures = parse.lemmas[head] in nouns("pictures")
    before = head - 1
    if before >= first and not pictures and (parse.pos[before] == "PROPN" or parse.lemmas[before] in nouns("bodies")):
        return _resolved(known, Source(first, head, before))
    return _maker(known, source, pictures)


def _maker(known: Known, source: Source, pictures: bool) -> Speaker | None:
    """Who is named behind a document: a letter from Brink, a study by the institute."""
    parse, actors = known.parse, known.actors
    for at in range(source.head + 1, source.end - 1):
        word = parse.low[at]
        if word not in {"from", "by", "of"} and (word != "to" or parse.low[at - 1] != "attributed"):
            continue
        ends = [person.end for person in actors.persons if at < person.first <= at + 3]
        if not ends and (word != "of" or not pictures):
            ends = [body.end for body in actors.bodies if at < body.first <= at + 3]
        if ends:
            return _resolved(known, Source(at + 1, ends[0], ends[0] - 1))
    return None


def _document(known: Known, source: Source) -> Speaker:
    parse, head, label = known.parse, source.head, known.label(source)
    lemma = parse.lemmas[head]
    renewed = head == source.first + 2 and parse.low[head - 1] in words("reckonings", "renewed")
    bare = parse.low[source.first] in DEFINITE and (head == source.first + 1 or renewed)
    bare = bare and (renewed or parse.tags[head] not in PLURAL)
    if bare and known.heard and lemma not in nouns("pictures"):
        return known.again(known.heard[-1], head, f"“{label}” is that of the last one heard")
    return Speaker(label, False, "thing", head, "a document or picture whose maker is not named", lemma)


def _crowd(known: Known, source: Source) -> Speaker:
    parse, head, label = known.parse, source.head, known.label(source)
    first, lemma = parse.low[source.first], parse.lemmas[head]
    if (first in DEFINITE and head - source.first <= 1) or first in {"its", "their"}:
        earlier = known.last(lambda s: s.noun == lemma and s.name and len(s.name) > len(label))
        if earlier is not None:
            return Speaker(
                earlier.name, earlier.named, "crowd", head, f"“{label}” are the ones named before", earlier.noun
            )
    return Speaker(label, parse.low[head] in nouns("bodies"), "crowd", head, "several, none of them named", lemma)
