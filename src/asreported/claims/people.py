"""Nouns for people: whether a word names people at all, and of which kind."""

from __future__ import annotations

from functools import cache

from . import vocabulary

PRONOUNS = frozenset({"them", "us", "those", "whom", "who", "others", "other", "more", "one", "ones", "they", "we"})


@cache
def kinds() -> dict[str, str]:
    """The kind of each noun for people, by lemma."""
    tables: dict[str, list[str]] = vocabulary.load("people")["kinds"]
    return {noun: kind for kind, nouns in tables.items() for noun in nouns}


def things() -> frozenset[str]:
    """Nouns that are no people, though they are killed, found or sent."""
    return vocabulary.words("people", "things", "nouns")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(vocabulary.load("people")["endings"]["people"])


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and nouns of states and parties to the short English name of the state or party."""
    data = vocabulary.load("countries")
    return {word: name for table in ("countries", "parties") for name, words in data[table].items() for word in words}


def members() -> frozenset[str]:
    """Nouns that are followed by whose they are."""
    return vocabulary.words("people", "members", "nouns")


def countries() -> frozenset[str]:
    """The short English names of the states."""
    return vocabulary.words("countries", "countries")


def kind(lemma: str, word: str) -> str | None:
    """`civilians`, `security` and so on; None for a noun that is on no list."""
    known = kinds()
    found = known.get(lemma) or known.get(word)
    if found is None and word.endswith("s"):
        found = known.get(word[:-1])
    if found is None and word.endswith("children"):
        found = known.get(word[:-3])
    if found is None and "-" in word:
        found = kind(word.rsplit("-", 1)[1], word.rsplit("-", 1)[1])
    return found


def is_people(lemma: str, word: str, name: str = "") -> bool | None:
    """True for a noun for people, False for a thing, None where no list knows it. `word` is lower case."""
    if kind(lemma, word) or word in PRONOUNS:
        return True
    if lemma in things() or word in things():
        return False
    if name in {"NORP"} or word.capitalize() in demonyms():
        return True
    if name:
        return False
    return True if word.endswith(_endings()) else None
