"""Place words: what stands around a place's name (“near”, “northern”, “province of”, “hospital”) and makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from .atlas import atlas, folded, meanings, words

SPLIT: Final = re.compile(r",\s+|\s+(?:in|of|on|at|near|outside|along|from)\s+(?:the\s+)?")
SEVERAL: Final = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+or\s+|\s*/\s*")
AWAY: Final = re.compile(
    r"^(?:about |around |some |roughly |just |nearly )?(?:(?P<n>\d[\d.,]*)[\s-]*(?P<unit>km|kilomet\w+|miles?|mi)\b )?"
    r"(?:to the )?(?P<way>(?:north|south|east|west)[\s-]?(?:north|south|east|west)?|away)(?: of| from) (?P<rest>.+)$",
    re.I,
)
KIND_OF: Final = re.compile(
    r"^(?P<lead>[^,]*?)\b(?P<kind>[\w-]+(?: [\w-]+)?) (?:of|with) (?:the )?(?P<rest>(?:.*[A-Z]).*)$"
)
LED: Final = re.compile(
    r"^(?:(?!(?:al|el|ad|as|ash|an|ar|at|az|de|la|le|bin|ibn|umm|bab|abu)\b)[a-z][\w’'-]* )+(?=[A-Z])"
)
BLOCK: Final = re.compile(r"^\d+ block of (?:the )?", re.I)
MILE: Final = 1.609
BETWEEN: Final = re.compile(r"^between (?P<one>.+?) and (?P<other>.+)$", re.I)
NEAR_KM: Final = 25.0  # UCDP's bound of precision 2


@dataclass(frozen=True, slots=True)
class Found:
    """One way to read a phrase: the words left when something is taken off, and what was.

    `turn` is the part or the side (`north`, `near`), `kind` the precision of the word for the kind of place,
    `container` the larger place, `others` further places joined by “and”, `demonym` the people before it; `site` where
    the words name a building, `street` a road or a corner of two, `quarter` a part of a town, `proper` where that word
    is part of the name (“X Park”, not “X airport”). `precision` is the finest that the whole can be.
    """

    words: str
    core: str
    turn: str = ""
    kind: int = 0
    container: str = ""
    others: tuple[str, ...] = ()
    demonym: str = ""
    site: bool = False
    street: bool = False
    quarter: bool = False
    proper: bool = False
    precision: int = 1


def tidied(name: str) -> str:
    """The phrase in single spaces, without quotes around it, a possessive behind it, “and” or “both” before it."""
    one = re.sub(r"\s+(?=[,.;:]|['’]s\b)", "", " ".join(name.split())).strip(' ,;:.“”"')
    if re.search(r"\b[A-Z]\.[A-Z]$", one):
        one += "."  # U.S.
    one = re.sub(r"^(?:and|both|or|in|at|to|from) ", "", one, flags=re.I)
    return re.sub(r"['’]s?$", "", one)


def readings(phrase: str) -> Iterator[Found]:
    """The ways to read a phrase that is no name of the atlas as it stands, the most telling first."""
    if found := _away(phrase):
        yield found
    bare = re.sub(r"^(?:the|an?|this|that|their|his|her|its|our) ", "", phrase, flags=re.I)
    for rule in RULES:
        if found := rule(bare):
            yield found


def antecedent(phrase: str) -> str:
    """The kind of place of the report that a phrase without a name points at: country, capital, town, region; or ""."""
    return meanings("antecedents").get(phrase.casefold(), "")


def part(table: str, phrase: str) -> bool:
    """Whether the words are in a list of `placewords.toml`."""
    return folded(phrase) in words(table, "words")


def _between(phrase: str) -> Found | None:
    found = BETWEEN.match(phrase)
    return Found(phrase, found["one"], others=(found["other"],), precision=3) if found else None


def _away(phrase: str) -> Found | None:
    """30 km south of a place. With an article it is in it: the south of a country."""
    found = AWAY.match(phrase)
    if not found:
        return None
    far = float(found["n"].replace(",", "")) if found["n"] else 0.0
    far *= MILE if (found["unit"] or "").startswith("mi") else 1.0
    return Found(phrase, found["rest"], "near", precision=2 if far <= NEAR_KM else 3)


def _by(phrase: str) -> Found | None:
    """Near, outside, off a place."""
    low = phrase.casefold()
    opened = max((word for word in words("vicinity", "words") if low.startswith(word + " ")), key=len, default="")
    if not opened:
        return None
    turn = "within" if opened in words("vicinity", "within") else "off" if opened == "off" else "near"
    return Found(phrase, phrase[len(opened) + 1 :], turn, precision=1 if turn == "within" else 2)


def _several(phrase: str) -> Found | None:
    if not re.search(r"\band\b|\bor\b|/", phrase):
        return None
    parts = [tidied(one) for one in SEVERAL.split(phrase) if one and one.strip()]
    if len(parts) < 2 or not all(re.search(r"[A-Z]", one) for one in parts):
        return None
    return Found(phrase, parts[0], others=tuple(parts[1:]), street=any(_is_street(one) for one in parts))


def _kind_of(phrase: str) -> Found | None:
    """“The port city of X”, “the province of X”, “the north of X”, “the border with X”."""
    found = KIND_OF.match(phrase)
    if not found:
        return None
    kind = _longest(found["kind"])
    if kind is None:
        return None
    word, precision, turn = kind
    if found["kind"][-len(word) :][:1].isupper():
        return None  # the Halmar Hills of a country are a name
    before = f"{found['lead']}{found['kind'][: -len(word)]}".split()
    people = " ".join(lead for lead in before if lead[:1].isupper())
    demonym = people if people and is_people(people) else ""
    return Found(phrase, found["rest"], turn, 0 if turn else precision, demonym=demonym, precision=precision)


def _longest(told: str) -> tuple[str, int, str] | None:
    """Of the last words the kind of place or direction: the word, the precision, the turn."""
    low = told.casefold()
    for word in (low, low.rpartition(" ")[2]):
        if word in meanings("directions"):
            return word, 1, meanings("directions")[word]
        if word in meanings("kinds"):
            precision = int(meanings("kinds")[word])
            turn = {2: "near", 5: word.replace(" ", "-")}.get(precision, "")
            return word, precision, turn
    return None


def _split(phrase: str) -> Found | None:
    """“X, Y”, “a school in Y”, “a checkpoint near Y”."""
    found = SPLIT.search(phrase)
    if not found or not re.search(r"[A-Z]", phrase[found.end() :]):
        return None
    left, right, link = phrase[: found.start()], phrase[found.end() :], found[0].split()[0]
    if link == "of" and left[:1].isupper() and part("sites", left):
        return Found(phrase, right, site=True)  # the University of X is a name of its own
    near = link in {"near", "outside", "from", "along"}
    return Found(phrase, left, "near" if near else "", container=right, precision=2 if near else 1)


def _facing(phrase: str) -> Found | None:
    """“Northern X”, “rural X”."""
    first, _, rest = phrase.partition(" ")
    turn = meanings("directions").get(first.casefold())
    return Found(phrase, rest, turn, proper=first[:1].isupper()) if turn and rest else None


def _of_people(phrase: str) -> Found | None:
    """“The Turkish border”, “South Korean waters”."""
    tokens = phrase.split(" ")
    for length in (2, 1):
        people = " ".join(tokens[:length])
        if len(tokens) > length and is_people(people):
            rest = " ".join(tokens[length:])
            kind = _longest(rest) if not re.search(r"[A-Z]", rest) else None
            return Found(phrase, rest, kind[2] if kind else "", demonym=people, precision=kind[1] if kind else 1)
    return None


@cache
def is_people(name: str) -> bool:
    """Whether the words are a demonym."""
    return name[:1].isupper() and folded(name) in atlas().people


def _block(phrase: str) -> Found | None:
    """“The 1500 block of X Avenue”."""
    found = BLOCK.match(phrase)
    return Found(phrase, phrase[found.end() :]) if found else None


def _quarter(phrase: str) -> Found | None:
    """“The X neighbourhood”: a part of a town, whatever town elsewhere bears its name."""
    quarter = part("quarters", phrase.rpartition(" ")[2])
    return Found(phrase, phrase.rpartition(" ")[0], site=True, quarter=True) if quarter and " " in phrase else None


def _kind_behind(phrase: str) -> Found | None:
    """“X province”, “the X area”, “X refugee camp”."""
    tokens = phrase.split(" ")
    for length in (3, 2, 1):
        told = " ".join(tokens[-length:])
        precision = int(meanings("kinds").get(told.casefold(), 0))
        if len(tokens) <= length or not precision or (precision == 1 and told[:1].isupper()):
            continue  # X City is a name of its own
        turn = {2: "near", 3: "district", 5: told.casefold().replace(" ", "-")}.get(precision, "")
        site = precision == 1 and told not in {"city", "town", "village"}
        return Found(phrase, " ".join(tokens[:-length]), turn, precision, precision=precision, site=site)
    return None


def _site_behind(phrase: str) -> Found | None:
    """“The X hospital”: a spot in the place that it is named for, if it is. A street is seldom in the town named."""
    tokens = phrase.split(" ")
    if len(tokens) > 1 and _is_street(phrase):
        return Found(phrase, " ".join(tokens[:-1]), site=True, street=True)
    for length in (2, 1):
        told = " ".join(tokens[-length:])
        if len(tokens) > length and part("sites", told):
            return Found(phrase, " ".join(tokens[:-length]), site=True, proper=told[:1].isupper())
    return None


def _is_street(phrase: str) -> bool:
    return part("streets", phrase.rpartition(" ")[2])


def _led(phrase: str) -> Found | None:
    """A name with small words before it: “densely populated X”."""
    found = LED.match(phrase)
    return Found(phrase, phrase[found.end() :]) if found else None


RULES: Final = (
    _between, _by, _block, _several, _kind_of, _split, _facing, _of_people, _led, _quarter, _kind_behind, _site_behind,
)  # fmt: skip
