"""Whether two places are one, as far as their words and the map tell."""

from __future__ import annotations

from typing import Final

from ..judgements import Judgement, Verdict
from ..names import alike
from .atlas import Entry, atlas, kilometres
from .spots import Place

# How likely two things told at one place are at one spot of it, by the place's precision: a country holds many.
LIKENESS: Final = {1: 1.0, 2: 0.9, 3: 0.8, 4: 0.6, 5: 0.5, 6: 0.3, 7: 0.2}
FAR: Final = 100.0  # km between two spots that no report takes for one another
BORDER: Final = 50.0  # km within which reports may put a spot in the country next door
TOWN: Final = 5.0  # km: a site, and the town that it is in
VICINITY: Final = 25.0
ONE_NAME: Final = 0.9  # likeness of two spellings of a name that the atlas lacks
LIKE_NAME: Final = 0.75
OPPOSITE: Final = frozenset(
    map(frozenset, (("north", "south"), ("east", "west"), ("northeast", "southwest"), ("northwest", "southeast")))
)


def near(a: Place, b: Place) -> Judgement:
    """Whether two places are one, as far as their words and the map tell. The likeness is that of one spot, 0 to 1.

    Same: one id, one spelling, or a site and the town that it is in. Different: other countries, opposite parts, or too
    far apart for both to hold. One that holds the other, and names that tell nothing, leave it open.
    """
    if "+" in a.id or "+" in b.id:
        return _of_several(a, b)
    for rule in (_one_id, _parts, _spellings, _countries, _held, _distance):
        if found := rule(a, b):
            return found
    return Judgement(Verdict.UNSURE, 0.2, (f"nothing tells whether {a.name} is {b.name}",))


def _base(place: Place) -> tuple[str, str]:
    base, _, turn = place.id.partition("/")
    return base, turn


def _entry(place: Place) -> Entry | None:
    return atlas().by_id.get(_base(place)[0])


def _of_several(a: Place, b: Place) -> Judgement:
    """“X and Y” against Y: the same words are the same; else open, unless no part fits any."""
    if a.id == b.id:
        return Judgement(Verdict.SAME, LIKENESS[a.precision], ("the same places",))
    names = set(a.id.split("+")), set(b.id.split("+"))
    if shared := sorted(names[0] & names[1]):
        return Judgement(Verdict.UNSURE, 0.5, (f"both name {shared[0]}",))
    if a.country and b.country and a.country != b.country:
        return Judgement(Verdict.DIFFERENT, 0.05, ("in different countries",))
    return Judgement(Verdict.UNSURE, 0.2, ("several places are named together",))


def _one_id(a: Place, b: Place) -> Judgement | None:
    if a.id != b.id:
        return None
    if a.country and b.country and a.country != b.country:
        return Judgement(Verdict.UNSURE, 0.3, (f"one name, {a.name}, in {a.country} and in {b.country}",))
    if a.at and b.at and (apart := kilometres(a.at, b.at)) > FAR:
        return Judgement(Verdict.UNSURE, 0.3, (f"one name, {a.name}, {apart:.0f} km apart",))
    return Judgement(Verdict.SAME, LIKENESS[max(a.precision, b.precision)], (f"both at {a.name}",))


def _parts(a: Place, b: Place) -> Judgement | None:
    """Two parts or sides of one place."""
    (base, turn), (other, side) = _base(a), _base(b)
    if base != other:
        return None
    if frozenset((turn, side)) in OPPOSITE:
        return Judgement(Verdict.DIFFERENT, 0.05, (f"{a.name} and {b.name} are opposite parts",))
    if max(a.precision, b.precision) <= 2:
        return Judgement(Verdict.SAME, 0.85, (f"{a.name} and {b.name} are within {VICINITY:.0f} km",))
    return Judgement(Verdict.UNSURE, 0.5, (f"{a.name} and {b.name} overlap",))


def _spellings(a: Place, b: Place) -> Judgement | None:
    """A name that the atlas lacks against another name."""
    if not (a.id.startswith("name:") or b.id.startswith("name:")):
        return None
    likeness = alike(a.name, b.name)
    elsewhere = bool(a.country and b.country and a.country != b.country)
    apart = kilometres(a.at, b.at) if a.at and b.at else None
    if likeness < LIKE_NAME or elsewhere or (apart is not None and apart > FAR):
        return None
    if likeness >= ONE_NAME:
        return Judgement(Verdict.SAME, 0.9 * likeness, (f"{a.name} and {b.name} are spellings of one name",))
    return Judgement(Verdict.UNSURE, 0.6, (f"{a.name} and {b.name} may be spellings of one name",))


def _countries(a: Place, b: Place) -> Judgement | None:
    """Different countries are different places, but for what lies on their border or holds both."""
    one, other = _states(a), _states(b)
    if not one or not other or one & other:
        return None
    if a.at and b.at and max(a.precision, b.precision) <= 5 and kilometres(a.at, b.at) < BORDER + _reach(a) + _reach(b):
        return Judgement(Verdict.UNSURE, 0.2, (f"{a.name} and {b.name} lie on one border",))
    told = f"{a.name} is in {'/'.join(sorted(one))}, {b.name} in {'/'.join(sorted(other))}"
    return Judgement(Verdict.DIFFERENT, 0.02, (told,))


def _states(place: Place) -> frozenset[str]:
    entry = _entry(place)
    return frozenset(entry.countries if entry else (place.country,) if place.country else ())


def _held(a: Place, b: Place) -> Judgement | None:
    """A wide place against what it holds or does not hold."""
    wide, narrow = (a, b) if (a.precision, _reach(a)) >= (b.precision, _reach(b)) else (b, a)
    if wide.precision < 3:
        return None
    if wide.at is None or narrow.at is None or _base(wide)[0].startswith("country-"):
        return _by_code(wide, narrow)  # what lies in the north of a country its middle does not tell
    apart, reach = kilometres(wide.at, narrow.at), _reach(wide) + (_reach(narrow) if narrow.precision > 2 else 0.0)
    same_region = bool(wide.region) and wide.region == narrow.region
    if same_region or apart <= reach:
        return Judgement(Verdict.UNSURE, 0.5, (f"{narrow.name} may lie in {wide.name}",))
    if apart > 1.5 * reach + FAR:
        return Judgement(Verdict.DIFFERENT, 0.03, (f"{narrow.name} is {apart:.0f} km from {wide.name}",))
    return Judgement(Verdict.UNSURE, 0.15, (f"{narrow.name} is outside {wide.name} or by its border",))


def _by_code(wide: Place, narrow: Place) -> Judgement | None:
    if wide.precision in {3, 4} and wide.region and wide.region == narrow.region:
        return Judgement(Verdict.UNSURE, 0.4, (f"{narrow.name} lies in {wide.name}",))
    if wide.country and wide.country == narrow.country:
        return Judgement(Verdict.UNSURE, 0.3, (f"{narrow.name} and {wide.name} are in {wide.country}",))
    return None


def _reach(place: Place) -> float:
    """Kilometres from the point of a place to about its edge."""
    entry = _entry(place)
    least = {1: TOWN, 2: VICINITY, 3: 50.0, 4: 150.0, 5: 400.0, 6: 0.0, 7: 1000.0}[place.precision]
    return max(entry.km if entry else 0.0, least if place.precision < 5 or not entry else 0.0)


def _distance(a: Place, b: Place) -> Judgement | None:
    """Two spots on the map."""
    if a.at is None or b.at is None:
        return None
    apart = kilometres(a.at, b.at)
    told = (f"{a.name} and {b.name} are {apart:.0f} km apart",)
    if apart > FAR:
        return Judgement(Verdict.DIFFERENT, 0.03, told)
    if apart <= TOWN:
        # Two sites in one town stand at the town's point: other names, perhaps other sites.
        sites = a.id.startswith("name:") and b.id.startswith("name:")
        return Judgement(Verdict.UNSURE, 0.4, told) if sites else Judgement(Verdict.SAME, 0.8, told)
    return Judgement(Verdict.UNSURE, round(0.5 * (1 - apart / FAR), 3), told)
