"""Names as they are compared: without case, marks and titles, and with a measure for spellings of one name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
GENITIVE: Final = re.compile(r"(?<=\w)['’`´ʼ]s\b")
# Apostrophes and the signs for the Arabic hamza and ayn, which one spelling has and the next has not.
QUOTES: Final = re.compile(r"[\"'’‘`´ʼʻʿʾ“”„«»]")
DOTS: Final = re.compile(r"(?<=\b\w)\.(?=\w\b)|\.(?!\w)")
OTHERS: Final = re.compile(r"[^\w\s.&-]|_|(?<!\w)[-.]|[-.](?!\w)")

VOWELS: Final = {"a": 0, "e": 1, "i": 1, "y": 1, "o": 2, "u": 2}
# Consonants that transliterations put for one another.
KIN: Final = frozenset(
    frozenset(pair)
    for pair in ("kq", "kc", "qc", "gq", "kg", "sz", "dz", "vw", "gj", "jy", "fv", "bp", "dt", "cs", "ck")
)
DIGRAPHS: Final = (("kh", "k"), ("gh", "g"), ("ph", "f"), ("dh", "d"), ("th", "t"), ("sch", "sh"), ("tsch", "ch"))
SILENT: Final = frozenset("h")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `names.toml` holds: sets of words, and tables from a word to the one that stands for all its forms."""

    titles: frozenset[str]
    suffixes: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    inner: frozenset[str]
    short: dict[str, frozenset[str]]
    spellings: dict[str, str]


@cache
def name_words() -> NameWords:
    """The words of `names.toml`, read once a process."""
    text = resources.files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    titles = read["titles"]
    long: dict[str, set[str]] = {}
    for name, forms in read["short"].items():
        for form in forms:
            long.setdefault(form, set()).add(name)
    spellings = {plain(form): name for name, forms in read["spellings"].items() for form in forms}
    return NameWords(
        titles=frozenset(titles["words"]),
        suffixes=frozenset(titles["suffixes"]),
        articles=frozenset(titles["articles"]),
        particles=frozenset(titles["particles"]),
        inner=frozenset(titles["inner"]),
        short={form: frozenset(names) for form, names in long.items()},
        spellings=spellings,
    )


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The name casefolded, without diacritics, quotes, genitive and stops, its spaces single; hyphens stay."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(name.casefold().split())
    text = unicodedata.normalize("NFKD", GENITIVE.sub("", name).casefold().translate(LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = OTHERS.sub(" ", DOTS.sub("", QUOTES.sub("", text)))
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The plain words of a name without articles, titles and honorifics, known spellings of a word as one.

    Empty only where the name has no word at all: a title alone is kept.
    """
    known = name_words()
    parts = [part for word in plain(name).split() for part in _unhyphened(word)]
    kept = list(parts)
    while len(kept) > 1 and kept[0] in known.titles:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in known.suffixes:
        kept.pop()
    rest = [word for at, word in enumerate(kept) if word not in known.articles and not (at and word in {"al", "el"})]
    return tuple(known.spellings.get(word, word) for word in rest or kept)


def _unhyphened(word: str) -> list[str]:
    """The parts of a hyphened word, an Arabic article before or within it left out: al-Hadi, Abd-al-Karim."""
    parts = word.split("-")
    if len(parts) == 1:
        return parts
    particles = name_words().particles
    return [part for part in parts if part and part not in particles] or [word]


@lru_cache(maxsize=65536)
def alike(first: str, second: str) -> float:
    """How far two names are spellings of one, 0 to 1: above .9 only vowels or kindred consonants differ."""
    one, other = "".join(words(first)), "".join(words(second))
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    one, other = _sounded(one), _sounded(other)
    longest = max(len(one), len(other))
    if abs(len(one) - len(other)) > longest / 2:
        return 0.0
    # Alike in sound only is not the same spelling.
    return round(max(0.0, 0.99 - _distance(one, other) / longest), 3)


def _sounded(word: str) -> str:
    """The word with digraphs as one letter and no letter twice in a row."""
    for pair, letter in DIGRAPHS:
        word = word.replace(pair, letter)
    return "".join(letter for at, letter in enumerate(word) if not at or letter != word[at - 1])


def _distance(one: str, other: str) -> float:
    """Edits from one to the other (Levenshtein), a vowel or a kindred consonant counting for less than a letter."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _dropped(letter))
    for letter in one:
        last, row = row, [row[0] + _dropped(letter)]
        for at, against in enumerate(other):
            swapped = last[at] + _swapped(letter, against)
            row.append(min(swapped, last[at + 1] + _dropped(letter), row[at] + _dropped(against)))
    return row[-1]


def _dropped(letter: str) -> float:
    return 0.4 if letter in VOWELS or letter in SILENT else 1.0


def _swapped(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return 0.1 if VOWELS[one] == VOWELS[other] else 0.35
    return 0.3 if frozenset((one, other)) in KIN else 1.0
