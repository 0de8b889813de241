"""Bodies by what they are for: the army of a state, the interior ministry of another, the police of a town."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from ..names import plain
from .known import Actor, by_id, is_seat, known, listed, vocabulary
from .phrases import Phrase, bare, parted, prepositions, ungraded

# Kestrian is of Kestria: the land's name as far as its adjective shows it.
DEMONYM: Final = re.compile(r"(?<=\w{3}i)an$")
FORCES: Final = frozenset({"forces", "troops"})
LANDS: Final = re.compile(
    r"^(?:the )?(?:islamic )?(?:kingdom|republic|state|federation|city|town|province|region) of (?:the )?"
)


@cache
def functions() -> dict[str, str]:
    """Every noun of a body to the key of what it is for."""
    return {
        plain(noun).replace("-", " "): key for key, nouns in vocabulary("functions")["bodies"].items() for noun in nouns
    }


@cache
def matters() -> dict[str, str]:
    """The matter of a ministry, in all its wordings, to its key."""
    listed_matters = vocabulary("functions")["ministries"]["matters"]
    return {plain(noun): key for key, nouns in listed_matters.items() for noun in nouns}


@cache
def near_functions() -> frozenset[frozenset[str]]:
    """Pairs of keys that reports seldom keep apart."""
    return frozenset(frozenset(pair) for pair in vocabulary("functions")["kinds"]["near"])


@lru_cache(maxsize=16384)
def land(name: str) -> str:
    """The plain name of an unknown land or place, the same for its adjective where that shows it."""
    words = LANDS.sub("", plain(name)).split()
    return " ".join([*words[:-1], DEMONYM.sub("a", words[-1])]) if words else plain(name)


def body(words: Phrase, country: str | None) -> Actor | None:
    """The body that the words name by what it is for, None where they do not."""
    words = ungraded(bare(words))
    if not words:
        return None
    found = _state(words, country) or _ministry(words, country) or _function(words, country)
    if found is not None:
        return found
    head, preposition, _ = parted(words)
    return body(head, country) if preposition in {"in", "at", "to", "near"} else None


def _state(words: Phrase, country: str | None) -> Actor | None:
    """The state whose government is named."""
    nouns = listed("functions", "states", "nouns")
    owner = None
    if words.lows[-1] in nouns:
        size = 2 if " ".join(words.lows[-2:]) in nouns else 1
        owner = words[: len(words) - size]
    elif words.lows[0] in nouns and words.lows[1:2] in (("of",), ("in",)):
        owner = words[2:]
    if owner is None or (words.lows[0] not in nouns and _split(owner)):
        return None
    if not owner:
        state = by_id(f"state-{country.lower()}") if country else None
        return state or Actor(f"name:{words.low}", words.text, "state")
    of = qualifier(owner)
    if of is None:
        return None
    if of.id.startswith("name:"):
        return Actor(of.id, words.text, "state", None, of.id)
    return (
        of
        if of.kind in {"state", "group"}
        else Actor(f"{of.id}-government", words.text, "organisation", of.id, of.side)
    )


def _ministry(words: Phrase, country: str | None) -> Actor | None:
    nouns = listed("functions", "ministries", "nouns")
    at = next((at for at, low in enumerate(words.lows) if low in nouns), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1 :]
    if _split(before):
        return None
    key, owner = matter_behind(before)
    if key in set(matters().values()):
        owner = owner or after[1:]
    elif after and after.words[0].low in {"of", "for"}:
        key, rest = matter_before(bare(after[1:]))
        owner = before or (rest[1:] if rest and rest.words[0].low in prepositions() else rest)
    elif after and after.words[0].low != "in":
        return None
    else:
        if not key and not owner and words.lows[at] == "ministry":
            key = "ministry"
        owner = owner or after[1:]
    if not key or (words.lows[at] != "ministry" and key not in set(matters().values())):
        return None
    return made(key if key == "ministry" else f"{key}-ministry", owner, words, country)


def matter_before(words: Phrase) -> tuple[str, Phrase]:
    """The matter that the words begin with, by its key, and the words behind it."""
    for size in range(min(5, len(words)), 0, -1):
        found = matters().get(words[:size].low)
        if found is not None:
            return found, words[size:]
    end = next((at for at, word in enumerate(words.words) if at and word.low in {"of", "in"}), len(words))
    return words[:end].low.replace(" ", "-"), words[end:]


def matter_behind(words: Phrase) -> tuple[str, Phrase]:
    """The matter that the words end with, by its key, and the words before it."""
    for size in range(min(4, len(words)), 0, -1):
        found = matters().get(words[len(words) - size :].low)
        if found is not None:
            return found, words[: len(words) - size]
    if not words or known(words[-1:].text) is not None or (len(words) == 1 and words.capital):
        return "", words
    return words[-1:].low, words[:-1]


def _function(words: Phrase, country: str | None) -> Actor | None:
    """An army, a police, a parliament: the longest known noun at the end of the words, or at their beginning."""
    lows = [low.replace("-", " ") for low in words.lows]
    for size in range(min(6, len(lows)), 0, -1):
        key = functions().get(" ".join(lows[-size:]))
        alone = size == len(lows) == 1 and lows[0] in FORCES
        if key is not None and not alone and not _split(words[: len(words) - size]):
            return made(key, words[: len(words) - size], words, country)
    for size in range(min(6, len(lows) - 2), 0, -1):
        key = functions().get(" ".join(lows[:size]))
        if key is not None and lows[size] in {"of", "in", "for"} and lows[:size] != ["forces"]:
            return made(key, parted(bare(words[size + 1 :]))[0], words, country)
    return None


def _split(before: Phrase) -> bool:
    """Whether what stands before the noun is no owner of it: a source within the ministry, police and prosecutors."""
    if before and before.words[-1].text == "and":
        return True
    within = before.words[0].capital if before else False
    return any(word.text in prepositions() and (word.text != "of" or not within) for word in before.words)


def made(key: str, owner: Phrase, words: Phrase, country: str | None) -> Actor:
    """The body with that key: of the state or party that the owner's words name, else by their own words."""
    kind = "outlet" if key in listed("functions", "kinds", "outlets") else "organisation"
    local = key in listed("functions", "kinds", "local")
    owner, key = _plain_owner(owner, key)
    of = qualifier(owner) if owner else None
    if of is None:
        return _unowned(key, words, country, kind)
    if of.id.startswith("name:"):
        return _of_unknown(key, of, words, kind, _land_of(country) if local else of.id)
    if of.kind == "group" and key == "army":
        return of
    identity = f"org-{of.id.removeprefix('state-').removeprefix('org-')}-{key}"
    army = key in listed("functions", "kinds", "army") and of.kind == "state"
    above = f"org-{of.id.removeprefix('state-')}-army" if army else of.id
    return by_id(identity) or Actor(identity, words.text, kind, above, of.side or of.id)


def _plain_owner(owner: Phrase, key: str) -> tuple[Phrase, str]:
    """The owner's capitalised words; the small ones before the noun are part of what the body is for."""
    size = len(owner)
    while size and not owner.words[size - 1].capital and not run_by(owner.words[size - 1].low):
        size -= 1
    small = owner[size:]
    if size and small and not any(low in prepositions() for low in small.lows):
        return owner[:size], f"{small.low.replace(' ', '-')}-{key}"
    return (owner[:size] if size else Phrase(())), key


def _land_of(country: str | None) -> str | None:
    return f"state-{country.lower()}" if country else None


def _unowned(key: str, words: Phrase, country: str | None, kind: str) -> Actor:
    state = by_id(f"state-{country.lower()}") if country else None
    local = key in listed("functions", "kinds", "local")
    if state is None or local:
        return Actor(f"name:{key.replace('-', ' ')}", words.text, kind, None, state.id if state else None)
    identity = f"org-{state.id.removeprefix('state-')}-{key}"
    return by_id(identity) or Actor(identity, words.text, kind, state.id, state.id)


def _of_unknown(key: str, of: Actor, words: Phrase, kind: str, side: str | None) -> Actor:
    """A body of a land or town that no table has."""
    return Actor(f"{of.id} {key.replace('-', ' ')}", words.text, kind, of.id, side)


@lru_cache(maxsize=16384)
def qualifier(words: Phrase) -> Actor | None:
    """Whose body it is: a state, a party, or an unknown place by its name. A seat of government means its town."""
    regions: dict[str, str] = vocabulary("functions")["regions"]
    for part in _parts(words):
        run = run_by(part.low)
        name = run or part.text
        if part.low in regions:
            return by_id(f"org-{regions[part.low]}")
        found = None if is_seat(name) else known(name)
        if found is not None and found.kind != "outlet":
            return found
    if not any(word.capital for word in words.words):
        return None
    name = " ".join(word.text for word in words.words if word.capital or word.low in {"of", "the"})
    found = None if is_seat(name) else known(name)
    if found is not None and found.kind != "outlet":
        return found
    text = land(name)
    return Actor(f"name:{text}", words.text, "state") if text else None


def _parts(words: Phrase) -> list[Phrase]:
    """The words whole, then, where a hyphened “-run” says who is behind a body, that word alone, then lands around."""
    lead = [words[at : at + 1] for at in range(len(words)) if run_by(words.words[at].low)]
    return [words, *lead, *([words[:1]] if len(words) > 1 and words.words[0].owns else [])]


def run_by(low: str) -> str | None:
    """Who runs it, in “Hamas-run”."""
    name, _, ending = low.rpartition("-")
    return name.title() if name and ending in listed("roles", "run", "endings") else None
