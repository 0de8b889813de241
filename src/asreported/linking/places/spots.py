"""Spots: a place of the world as the parts of linking hand it on, and what a report says of where it plays.

The precision is UCDP's `where_prec` (codebook of the Georeferenced Event Dataset, Sundberg and Melander 2013): 1 the
spot, a town or site; 2 within about 25 km of it; 3 a district, the second-level division; 4 a province, the first; 5 a
river, a border or part of a country; 6 a country; 7 the open sea, or more than one country.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LEADING: Final = 0.5  # share of its mentions that makes a country the report's own


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `country` is its ISO 3166 alpha-2 code, `region` country and GeoNames code of its first-level division.

    `latitude` and `longitude` are degrees of the spot or about the middle, None where unknown; `precision` is 1 to 7.
    The id is the atlas's (`city-…`, `region-…`, `country-…`, `area-…`) or `name:` and the plain words; behind a slash
    stands what part of it or where by it (`/north`, `/near`), and `+` joins several.
    """

    id: str
    name: str
    country: str | None
    region: str | None
    latitude: float | None
    longitude: float | None
    precision: int

    @property
    def at(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Context:
    """What a report says of where it plays: its datelines, countries with their share, places, its outlet's state.

    Countries and places stand with the most often named first.
    """

    dateline: tuple[str, ...] = ()
    countries: tuple[tuple[str, float], ...] = ()
    places: tuple[Place, ...] = ()
    outlet: str | None = None

    def share(self, countries: Iterable[str]) -> float:
        """The largest share of one of the countries."""
        return max((share for code, share in self.countries if code in countries), default=0.0)

    def country(self) -> str | None:
        """The country that the report is about, as far as one leads."""
        return self.countries[0][0] if self.countries and self.countries[0][1] >= LEADING else None
