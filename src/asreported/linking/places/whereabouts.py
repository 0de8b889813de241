"""Whereabouts: the words for where something happened to a place in the world, by the atlas and the report's context.

Names that the atlas lacks keep their words: `name:` ids, in the country that the report is about, with no point of
their own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from statistics import fmean
from typing import Final

from ..names import alike, plain
from .atlas import Atlas, Entry, atlas, folded, kilometres
from .placewords import Found, antecedent, part, readings, tidied
from .spots import Context, Place

# What a name's country counts for: all of it where the report speaks of no other, a third at a ninth of its mentions.
AT_HOME: Final = 3.0
NEXT_DOOR: Final = 0.5  # the neighbour of the report's country
OUTLET: Final = 0.7  # the country of the outlet
NEARBY: Final = 1.0  # what lies near other places told
INSIDE: Final = 6.0  # in the larger place that the words themselves give, or out of it
AS_KIND: Final = 3.0  # “the town of”, “province”
NEAR_KM: Final = 250.0
# A small town far from all that the report names is more likely a village of the same name that the list lacks.
SMALL: Final = 5.0
SPELLED: Final = 0.9  # likeness of two spellings of one name
SPELLED_IN: Final = 0.2  # share of the country that it must lie in
# What a town or region named counts for its country; a country or its capital half of that, a demonym one.
COUNTED: Final = 4
KEPT: Final = 12  # places that a context keeps
DATELINE: Final = re.compile(
    r"^\W*((?:[A-Z][\w.’'-]+[ /]?){1,4})(?:, ?[^—–\n]{0,40})?(?:\([^()\n]{2,40}\) ?)?\s*(?:[—–]|--| - )", re.M
)
CAPITALISED: Final = re.compile(r"[A-Z]\w+(?:[ -][A-Z]\w+)?")
NOWHERE: Final = Context()


def context(title: str | None, text: str, names: Iterable[str], *, outlet: str | None = None) -> Context:
    """The context of one report from its title, its text and the names of places in it, each as often as it stands."""
    found = atlas()
    told = Counter(names)
    datelines = tuple(dict.fromkeys(words.strip() for words in DATELINE.findall(text)))
    for words in datelines:
        told[words.title()] += 4
    for name in list(told):
        told[name] += told[name] if title and name in title else 0
    countries: Counter[str] = Counter()
    for name, times in sorted(told.items()):
        if code := _plainly_in(found, name):
            countries[code] += times * (COUNTED if _no_actor(found, name) else COUNTED // 2)
    for code, times in _demonyms(found, f"{title or ''}\n{text}").items():
        countries[code] += times
    by_country = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    shares = tuple((code, round(times / countries.total(), 3)) for code, times in by_country)
    home = next(iter(_demonyms(found, outlet or "")), None) or _plainly_in(found, outlet or "")
    first = Context(datelines, shares, (), home)
    ranked = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    places = (_known(found, name, first) for name, _ in ranked)
    kept = dict.fromkeys(one for one in places if one and one.precision < 6)
    return Context(datelines, shares, tuple(kept)[:KEPT], home)


def place(name: str, context: Context | None = None) -> Place | None:
    """The place that the words mean in the context; None where they name none (“their homes”, “a village”)."""
    return _resolved(tidied(name), context or NOWHERE, None, 0)


def metonym(name: str) -> str | None:
    """The ISO code of the state whose government a name may stand for (“Washington said”); None where it is no seat."""
    return atlas().seats.get(folded(re.sub(r"^[Tt]he ", "", name.strip())))


def _plainly_in(found: Atlas, name: str) -> str | None:
    """The country that a name lies in whoever reads it: no other place worth naming there bears it."""
    candidates = found.find(name) or found.find(re.sub(r"^[Tt]he ", "", name))
    if not candidates:
        return found.people.get(folded(name))
    best = candidates[0][0]
    countries = {entry.country for weight, entry in candidates if weight > best - 1.5 or entry.precision == 4}
    return countries.pop() if len(countries) == 1 and best > SMALL - 0.5 else None


def _no_actor(found: Atlas, name: str) -> bool:
    """Whether the name is of a town or region that no government goes by: countries and capitals act far from home."""
    candidates = found.find(name)
    return bool(candidates) and candidates[0][1].precision < 5 and folded(name) not in found.seats


def _demonyms(found: Atlas, text: str) -> Counter[str]:
    """How often the text names the people of each state."""
    told: Counter[str] = Counter()
    for pair in CAPITALISED.findall(text):
        for word in dict.fromkeys((pair, *pair.split())):
            if code := found.people.get(folded(word)):
                told[code] += 1
                break
    return told


def _resolved(words: str, context: Context, within: Place | None, kind: int) -> Place | None:
    """The place of a phrase: known as it stands, or by what its words add to a name, or by its name alone."""
    found = atlas()
    if whole := _known(found, words, context, within, kind):
        return whole
    if not any(letter.isupper() for letter in words):
        return within or _antecedent(words, context)
    for reading in readings(words):
        if made := _read(reading, context, within, kind):
            return made
    return _unknown(words, context, within, kind)


def _read(reading: Found, context: Context, within: Place | None, kind: int) -> Place | None:
    if reading.others:
        return _several(reading, context, within, kind)
    if reading.container:
        return _contained(reading, context, within, kind)
    if reading.demonym and (found := _of_people(reading, context, within)):
        return found
    if reading.street or reading.quarter:
        return _site(reading, context, within)
    inner = _resolved(reading.core, context, within, reading.kind or kind)
    if inner is None or not (reading.turn or reading.kind or reading.site):
        return inner
    if reading.site:
        # A park may bear the name of any town; a report that speaks of the town means its own.
        told = not reading.proper or inner in context.places
        return _site(reading, context, inner if told else within)
    if inner.country == "US" and part("counties", reading.words.rpartition(" ")[2]):
        return _unknown(reading.words, Context(countries=(("US", 1.0),)), None, 3)  # seldom by the town of its name
    if reading.proper and inner.id.startswith("name:"):
        return None  # “South Lane” is no part of a lane
    return _turned(inner, reading)


def _site(reading: Found, context: Context, within: Place | None) -> Place:
    """A building or street by its name, in the place that the words or, if there is but one, the report names."""
    return _unknown(reading.words, context, within or _antecedent("the town", context), 1)


def _several(reading: Found, context: Context, within: Place | None, kind: int) -> Place | None:
    """“X and Y”: both; the corner of two streets is one spot."""
    if reading.street:
        return _site(reading, context, within)
    parts = [_resolved(words, context, within, kind) for words in (reading.core, *reading.others)]
    return _joined(reading.words, [one for one in parts if one])


def _contained(reading: Found, context: Context, within: Place | None, kind: int) -> Place | None:
    outer = _resolved(atlas().abbreviations.get(folded(reading.container), reading.container), context, within, 0)
    if outer is None:
        return _resolved(reading.core, context, within, kind)
    if reading.turn == "near" and not any(letter.isupper() for letter in reading.core):
        return _turned(outer, reading)
    return _resolved(reading.core, context, outer, kind or reading.kind)


def _of_people(reading: Found, context: Context, within: Place | None) -> Place | None:
    """“The Turkish border”, “the Iraqi town of X”: the state of the people holds the rest."""
    code = atlas().people.get(folded(reading.demonym))
    state = atlas().by_id.get(f"country-{code}") if code else None
    if state is None:
        return None
    holder = _made(state)
    if not any(letter.isupper() for letter in reading.core):
        return _turned(holder, reading) if reading.turn else holder
    return _resolved(reading.core, context, within or holder, reading.kind)


def _known(found: Atlas, words: str, context: Context, within: Place | None = None, kind: int = 0) -> Place | None:
    """The likeliest place of the atlas under these words, if any is likely."""
    if not any(letter.isupper() for letter in words):
        return None
    if within is None and part("never", words):
        return None
    candidates = found.find(words) or found.find(re.sub(r"^[Tt]he ", "", words))
    candidates = candidates or _spelled(found, words, context, within)
    if not candidates:
        return None
    scored = sorted(((-_score(weight, entry, context, within, kind), entry.id, entry) for weight, entry in candidates))
    likeliest = scored[0][2]
    if within and not _lies_in(likeliest, within):
        return None
    weight = next(weight for weight, entry in candidates if entry is likeliest)
    if _far_fetched(weight, likeliest, context, within):
        return None
    if kind == 4 and likeliest.precision == 1 and likeliest.country != "US":  # whose states are all known
        return _division(found, likeliest)
    return _made(likeliest)


def _spelled(found: Atlas, words: str, context: Context, within: Place | None) -> tuple[tuple[float, Entry], ...]:
    """Places of the countries that the report is about whose names spell this one in another way."""
    home = {code for code, share in context.countries if share >= SPELLED_IN}
    home |= {within.country} if within and within.country else set()
    if not home:
        return ()
    return tuple(
        (weight - 1, entry)
        for name, weight, entry in found.sounding(words)
        if entry.country in home and alike(words, name) >= SPELLED
    )


def _score(weight: float, entry: Entry, context: Context, within: Place | None, kind: int) -> float:
    score = weight + AT_HOME * math.sqrt(context.share(entry.countries))
    if context.countries and context.countries[0][0] in atlas().neighbours.get(entry.country or "", ()):
        score += NEXT_DOOR
    if entry.country and entry.country == context.outlet:
        score += OUTLET
    if any(_near_by(entry, other) for other in context.places):
        score += NEARBY
    if within:
        score += INSIDE if _lies_in(entry, within) else -INSIDE
    if kind and (entry.precision == kind or (kind == 4 and entry.precision == 5)):
        score += AS_KIND
    return score


def _near_by(entry: Entry, other: Place) -> bool:
    if other.id == entry.id or other.at is None or entry.precision > 4:
        return False
    return kilometres((entry.latitude, entry.longitude), other.at) < NEAR_KM


def _far_fetched(weight: float, entry: Entry, context: Context, within: Place | None) -> bool:
    if within or not context.countries or entry.precision > 1 or weight >= SMALL:
        return False
    around = atlas().neighbours.get(entry.country or "", frozenset())
    return not context.share((*entry.countries, *around)) and entry.country != context.outlet


def _lies_in(entry: Entry, outer: Place) -> bool:
    if outer.precision == 6 or outer.id.startswith("country-"):
        return outer.country in entry.countries
    if outer.region and entry.region and outer.precision in {3, 4}:
        return outer.region == entry.region
    if outer.at is None:
        return outer.country is None or outer.country in entry.countries
    held = atlas().by_id.get(outer.id.partition("/")[0])
    if held and held.precision > 4 and held.countries and entry.country and entry.country not in held.countries:
        return False
    reach = (held.km if held else 0.0) * 1.2 + 60.0
    return kilometres((entry.latitude, entry.longitude), outer.at) <= reach


def _made(entry: Entry) -> Place:
    at = (entry.latitude, entry.longitude)
    return _placed(entry.id, entry.name, entry.country, entry.region, at, entry.precision)


def _placed(
    key: str, name: str, country: str | None, region: str | None, at: tuple[float, float] | None, precision: int
) -> Place:
    return Place(key, name, country, region, at[0] if at else None, at[1] if at else None, precision)


def _division(found: Atlas, city: Entry) -> Place:
    """The first-level division that a city gives its name: its own entry, or one about the city."""
    if city.region is None:
        return _made(city)
    if known := found.divisions.get(city.region):
        return _made(known)
    at = (city.latitude, city.longitude)
    return _placed(f"region-{city.region}", f"{city.name} province", city.country, city.region, at, 4)


def _antecedent(words: str, context: Context) -> Place | None:
    """What “the city”, “the capital”, “the country” stand for in a report that leaves no choice."""
    kind, found, home = antecedent(words), atlas(), context.country()
    if kind == "country":
        return _made(found.by_id[f"country-{home}"]) if home and f"country-{home}" in found.by_id else None
    if kind == "capital":
        return _known(found, found.capitals.get(home or "", ""), Context(countries=((home or "", 1.0),)))
    wanted = {"town": 1, "region": 4}.get(kind)
    told = [one for one in context.places if one.precision == wanted]
    return told[0] if len(told) == 1 else None


def _unknown(words: str, context: Context, within: Place | None, kind: int) -> Place:
    """A place by its name alone, in what is said to hold it; at its spot where that is one."""
    name = re.sub(r"^(?:[Tt]he|an?) ", "", words)
    country, region, at = context.country(), None, None
    if within:
        country, region = within.country, within.region if within.precision < 5 else None
        at = within.at if within.precision < 3 else None
    return _placed(f"name:{plain(name)}", name, country, region, at, kind or (1 if within else 2))


def _turned(inner: Place, reading: Found) -> Place:
    """Part of a place, or by it. Near a town is within 25 km of it; part of a country is no longer all of it."""
    precision = max(inner.precision, reading.precision)
    if inner.precision == 6 and reading.turn not in {"", "near", "within"}:
        precision = 5
    if reading.turn == "off" and inner.precision > 4:
        precision = 7
    if reading.turn in {"", "within"}:
        return replace(inner, precision=precision)
    return replace(inner, id=f"{inner.id}/{reading.turn}", name=reading.words, precision=precision)


def _joined(words: str, parts: list[Place]) -> Place | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    countries, regions = {one.country for one in parts}, {one.region for one in parts}
    country = countries.pop() if len(countries) == 1 else None
    region = regions.pop() if len(regions) == 1 else None
    points = [one.at for one in parts if one.at]
    middle = (fmean(p[0] for p in points), fmean(p[1] for p in points)) if points else None
    finest = max(one.precision for one in parts)
    spread = 3 if region or not any(one.at for one in parts) else 5
    precision = max(finest, 7 if country is None and points else spread)
    return _placed("+".join(sorted({one.id for one in parts})), words, country, region, middle, precision)
