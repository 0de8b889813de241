"""Who is known: states, armed groups, bodies and outlets of the world by their names, from the gazetteer's tables."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple

from ..gazetteer import GAZETTEER
from ..names import plain

DEFAULT: Final = "!"
TABLES: Final = {"groups": "group", "bodies": "organisation", "outlets": "outlet"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom reports name: a person, state, organisation, group, outlet, role or collective.

    `id` is the gazetteer's key (`state-…`, `org-…`) or `name:` with the plain words. `of` is the id of what it speaks
    for or belongs to, `side` that of the state or party it stands with; None where the words do not tell.
    """

    id: str
    name: str
    kind: str
    of: str | None = None
    side: str | None = None


class Meaning(NamedTuple):
    """One actor a name may mean: where, and whether it is the one meant where no country is known."""

    actor: Actor
    countries: frozenset[str]
    first: bool
    seat: bool


@dataclass(slots=True)
class Gazetteer:
    """The actors by id, and what each plain name may mean."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[str, list[Meaning]] = field(default_factory=dict)
    # Names in capitals alone are acronyms: "WHO" is one, "who" is not.
    acronyms: set[str] = field(default_factory=set)


def key(name: str) -> str:
    """A name as the gazetteer looks it up: plain, without hyphens and the article."""
    text = plain(name).replace("-", " ")
    return text[4:] if text.startswith("the ") else text


def known(name: str, country: str | None = None) -> Actor | None:
    """The actor that a whole name means; one named for the name itself where it may mean several, None if unknown."""
    gazetteer = loaded()
    text = key(name)
    meanings = gazetteer.names.get(text)
    if not meanings or (text in gazetteer.acronyms and not _capital(name, text)):
        return None
    here = [meaning for meaning in meanings if country is not None and country in meaning.countries]
    chosen = here if len(here) == 1 else [m for m in meanings if m.first] or meanings
    if len(chosen) == 1:
        return chosen[0].actor
    return Actor(f"name:{text}", name.strip(), chosen[0].actor.kind)


def may_mean(name: str) -> tuple[Actor, ...]:
    """All the actors a name may mean."""
    return tuple(meaning.actor for meaning in loaded().names.get(key(name), ()))


def is_seat(name: str) -> bool:
    """Whether the name is that of a seat of government (Kabul), which may also mean the town."""
    return any(meaning.seat for meaning in loaded().names.get(key(name), ()))


def lands(identity: str) -> frozenset[str]:
    """The ids of the states in which a known group is mostly met."""
    actor = by_id(identity)
    meanings = loaded().names.get(key(actor.name), ()) if actor is not None and actor.kind == "group" else ()
    return frozenset(
        f"state-{code.lower()}" for meaning in meanings if meaning.actor.id == identity for code in meaning.countries
    )


def by_id(identity: str) -> Actor | None:
    """The known actor with this id."""
    return loaded().actors.get(identity)


def _capital(name: str, text: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return all(letter.isupper() for letter in letters) if len(text) <= 3 else bool(letters) and letters[0].isupper()


@cache
def loaded() -> Gazetteer:
    """The gazetteer, read once a process (some twenty milliseconds)."""
    gazetteer = Gazetteer()
    for row in rows("states"):
        _state(gazetteer, row)
    bodies = [(kind, row) for table, kind in TABLES.items() for row in rows(table)]
    belongs = {f"org-{row['key']}": _owner(row["of"]) for _, row in bodies}
    groups = {f"org-{row['key']}" for kind, row in bodies if kind == "group"}
    for kind, row in bodies:
        _body(gazetteer, row, kind, _side(f"org-{row['key']}", belongs, groups))
    return gazetteer


def _state(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    code = row["code"]
    state = Actor(f"state-{code.lower()}", row["name"], "state", None, f"state-{code.lower()}")
    gazetteer.actors[state.id] = state
    here = frozenset({code})
    people = _split(row["people"])
    for name in (row["name"], *_split(row["names"]), *people):
        _name(gazetteer, name, state, here)
    for name in _split(row["seats"]):
        _name(gazetteer, name, state, here, seat=True)


def _body(gazetteer: Gazetteer, row: dict[str, str], kind: str, side: str | None) -> None:
    actor = Actor(f"org-{row['key']}", row["name"], kind, _owner(row["of"]), side)
    gazetteer.actors[actor.id] = actor
    countries = frozenset(_split(row["states"]))
    for name in (row["name"], *_split(row["names"])):
        _name(gazetteer, name, actor, countries)
        if name.startswith("UN "):
            _name(gazetteer, f"United Nations {name[3:]}", actor, countries)


def _name(gazetteer: Gazetteer, name: str, actor: Actor, countries: frozenset[str], *, seat: bool = False) -> None:
    first = name.endswith(DEFAULT)
    name = name.rstrip(DEFAULT)
    text = key(name)
    meanings = gazetteer.names.setdefault(text, [])
    if not meanings or all(meaning.actor is not actor for meaning in meanings):
        meanings.append(Meaning(actor, countries, first, seat))
    if len(text) <= 5 and name.isupper() and text.isalpha():
        gazetteer.acronyms.add(text)


def _owner(cell: str) -> str | None:
    if not cell:
        return None
    return cell if cell.startswith("state-") else f"org-{cell}"


def _side(identity: str, belongs: dict[str, str | None], groups: set[str]) -> str | None:
    """The state or party at the end of what a body belongs to; none for one that stands alone (an aid agency)."""
    top = identity
    while (owner := belongs.get(top)) is not None:
        top = owner
    if top.startswith("org-") and top not in belongs:
        # A body that only its name tells: the army of RU, whose state's code stands first.
        return f"state-{top[4:6]}"
    return top if top != identity or top in groups else None


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the gazetteer; its lines of comment come first."""
    with GAZETTEER.joinpath(f"{table}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The tables of a TOML file of the gazetteer. Callers must not change them."""
    text = GAZETTEER.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def listed(name: str, *path: str) -> frozenset[str]:
    """One list of a TOML file of the gazetteer as a set."""
    found: Any = vocabulary(name)
    for step in path:
        found = found[step]
    return frozenset(found)
