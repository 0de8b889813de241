"""What a record or a manifest says about a report: title, outlet, day of publication, address."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from .datelines import dateline, field
from .report import Report

TEXT_KEYS = ("text", "body", "content")
_TITLE_KEYS = ("title", "headline")
_OUTLET_KEYS = ("outlet", "source", "publisher")
_PUBLISHED_KEYS = ("published", "date")
_URL_KEYS = ("url", "link")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields as found; `published` is an ISO 8601 day or time, and `notes` say what was not believed."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def metadata(row: Mapping[str, object]) -> Metadata:
    """The metadata in a JSON object; keys that are missing, empty or of another type count as unknown."""
    dated = first(row, _PUBLISHED_KEYS)
    day = field(dated) if dated else None
    return Metadata(
        title=first(row, _TITLE_KEYS),
        outlet=first(row, _OUTLET_KEYS),
        published=day.published if day else None,
        url=first(row, _URL_KEYS),
        notes=day.notes if day else (),
    )


def first(row: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The first of the keys that holds words, on one line; an object stands for its `name`, as news APIs write it."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and (line := one_line(value)):
            return line
    return None


def one_line(value: str) -> str | None:
    """The value without control characters, broken characters and runs of white space; None where nothing is left."""
    kept = "".join(" " if unicodedata.category(character) in ("Cc", "Cs") else character for character in value)
    return " ".join(kept.split()) or None


def report(name: str, text: str, about: Metadata, notes: tuple[str, ...] = ()) -> Report:
    """The report of a text and what is known about it; the text's own dateline stands in where no field gives a day."""
    inside = dateline(text)
    contrary: tuple[str, ...] = ()
    if about.published and inside.published and about.published[:10] != inside.published[:10]:
        contrary = (f"the text is dated {inside.published}; its metadata was believed",)
    published = about.published or inside.published
    return Report(
        name=one_line(name) or "unnamed",
        text=text,
        title=about.title,
        outlet=about.outlet,
        published=published,
        published_from="metadata" if about.published else "text" if published else None,
        url=about.url,
        notes=(*notes, *about.notes, *inside.notes, *contrary),
    )
