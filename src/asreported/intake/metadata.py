"""What a record or a manifest says about a report: title, outlet, day of publication, address."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields

from .datelines import dateline, field
from .report import Report

TEXT_KEYS = ("text", "body", "content")


@dataclass(frozen=True, slots=True)
class Keys:
    """Under which keys a JSON object has what; the first that holds something counts. `a.b` is b in the object a."""

    text: tuple[str, ...] = TEXT_KEYS
    title: tuple[str, ...] = ("title", "headline")
    outlet: tuple[str, ...] = ("outlet", "source", "publisher")
    published: tuple[str, ...] = ("published", "date")
    url: tuple[str, ...] = ("url", "link")
    id: tuple[str, ...] = ("id",)


# What is looked for where the user names no key.
ANY = Keys()


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields as found; `published` is an ISO 8601 day or time, and `notes` say what was not believed.

    `published_by`, `updated` and `retrieved` are those of `Report`.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()
    published_by: str | None = None
    updated: str | None = None
    retrieved: str | None = None


UNKNOWN = Metadata()


def keys_named(written: str) -> Keys:
    """The keys that `text=body,title=head.main` names, each alone in its field; all as usual where nothing is named.

    Raises ValueError in plain words.
    """
    if not written.strip():
        return ANY
    named: dict[str, tuple[str, ...]] = {}
    known = [one.name for one in fields(Keys)]
    for pair in written.split(","):
        field_, given, key = (part.strip() for part in pair.partition("="))
        if not given or not key:
            raise ValueError(f"“{pair.strip()}” is no pair of a field and a key. Write text=body,title=headline.")
        if field_ not in known:
            raise ValueError(f"There is no field “{field_}”. The fields are {', '.join(known)}.")
        named[field_] = (key,)
    return Keys(**named)


def metadata(row: Mapping[str, object], keys: Keys = ANY) -> Metadata:
    """The metadata in a JSON object; keys that are missing, empty or of another type count as unknown."""
    dated = first(row, keys.published)
    day = field(dated) if dated else None
    return Metadata(
        title=first(row, keys.title),
        outlet=first(row, keys.outlet),
        published=day.published if day else None,
        url=first(row, keys.url),
        notes=day.notes if day else (),
        published_by="the list or record that speaks of it" if day and day.published else None,
    )


def filled(first: Metadata, second: Metadata) -> Metadata:
    """What the first says, and where it says nothing what the second does; the notes of both."""
    own = {one.name: getattr(first, one.name) or getattr(second, one.name) for one in fields(Metadata)}
    day = first if first.published else second
    return Metadata(**own | {"notes": (*first.notes, *second.notes), "published_by": day.published_by})


def first(row: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The first of the keys that holds words, on one line; an object stands for its `name`, as news APIs write it."""
    for key in keys:
        value = under(row, key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and (line := one_line(value)):
            return line
    return None


def under(row: Mapping[str, object], key: str) -> object:
    """What stands under a key, or under a path of keys with dots; None where nothing does."""
    if key in row or "." not in key:
        return row.get(key)
    outer, _, rest = key.partition(".")
    inner = row.get(outer)
    return under(inner, rest) if isinstance(inner, Mapping) else None


def one_line(value: str) -> str | None:
    """The value without control characters, broken characters and runs of white space; None where nothing is left."""
    kept = "".join(" " if unicodedata.category(character) in ("Cc", "Cs") else character for character in value)
    return " ".join(kept.split()) or None


def report(name: str, text: str, about: Metadata, notes: tuple[str, ...] = (), pages: tuple[int, ...] = ()) -> Report:
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
        published_by=about.published_by if about.published else "the dateline of its text" if published else None,
        updated=about.updated,
        retrieved=about.retrieved,
        pages=pages,
    )
