"""Claimants: the words that name a source read as a person, an office, a body, a crowd."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from ..names import name_words, plain, words
from .bodies import body, matters, qualifier, run_by
from .employers import employer, home
from .known import Actor, key, known, listed, vocabulary
from .phrases import Phrase, bare, homes, parted, phrase, prepositions, ungraded

COMMA: Final = re.compile(r",(?!\d{3})")
ADJECTIVE: Final = re.compile(r"(?:an|ese|ish|[^aeiou]i)$")
MEMBERS: Final = frozenset({"members", "member"})


@cache
def role_words() -> frozenset[str]:
    """Every word for an office or calling, one of several words too."""
    return (
        listed("roles", "speakers", "words")
        | listed("roles", "offices", "words")
        | listed("roles", "callings", "words")
    )


@cache
def crowds() -> dict[str, str]:
    """Each word for a crowd to the line it stands in: officials, people, fighters."""
    lines: dict[str, str] = {}
    for line, nouns in vocabulary("roles")["crowds"].items():
        for noun in nouns:
            lines.setdefault(noun, line)
    return lines


@cache
def peoples() -> dict[str, str]:
    """Each word for a people or faith without a state to the one that stands for it."""
    return {word: people for people, forms in vocabulary("roles")["peoples"].items() for word in forms}


def claimant(name: str, country: str | None) -> Actor:
    """Who is named by the words; always somebody, if only by the words themselves."""
    found = known(name, country)
    if found is not None:
        return _people(name, found) or found
    pieces = [phrase(piece) for piece in COMMA.split(name)]
    pieces = [piece for piece in pieces if piece and piece.low not in name_words().suffixes]
    if not pieces:
        return Actor(f"name:{plain(name)}", name.strip(), "role")
    whole = _ministry_with_commas(name, country) if len(pieces) > 1 else None
    return whole or _apposed([read(pieces[0], country), *(_behind_comma(piece, country) for piece in pieces[1:])])


def _kin(role: Actor) -> bool:
    """Whether somebody is told by a family or friend: Holt's neighbour does not speak for Holt."""
    said = role.id.removeprefix("name:").partition(" of ")[0].split()
    return bool(set(said) & listed("roles", "degrees", "kin"))


def _people(name: str, state: Actor) -> Actor | None:
    """The people of a state where their plural is the whole name: Kenyans are not Kenya."""
    text = key(name)
    if state.kind != "state" or not text.endswith("s") or text == key(state.name):
        return None
    if known(text[:-1].title()) != state:
        return None
    return Actor(f"name:people of {state.id}", name.strip(), "collective", state.id, state.side)


def _behind_comma(piece: Phrase, country: str | None) -> Actor:
    """What stands behind a comma: a name, an office, or “of the provincial council”."""
    if piece.words[0].low in homes() and len(piece) > 1:
        return _unnamed(piece[:1], home(piece[1:], country), "role")
    return read(piece, country)


def _ministry_with_commas(name: str, country: str | None) -> Actor | None:
    found = known(name.replace(",", " "), country)
    return found if found is not None and found.kind != "person" else None


def _apposed(read_pieces: list[Actor]) -> Actor:
    """The person that one piece names, with what the next ones say of them; else what the first piece names."""
    first = next((actor for actor in read_pieces if actor.kind == "person" and " " in actor.name), read_pieces[0])
    if first.kind == "role" and first.of is None:
        return next((actor for actor in read_pieces if actor.id.startswith("org-")), first)
    if first.kind != "person" or first.of is not None:
        return first
    told = next((actor for actor in read_pieces if actor.kind == "role" and actor.of and not _kin(actor)), None)
    return replace(first, of=told.of, side=told.side) if told is not None else first


def read(piece: Phrase, country: str | None) -> Actor:
    """The actor of one piece between commas."""
    piece = bare(piece)
    if piece.words[0].low in prepositions() and len(piece) > 1:
        return read(piece[1:], country)
    if piece.low in listed("roles", "pronouns", "words"):
        return Actor(f"name:{piece.low}", piece.text, "collective")
    for reading in (_listed, _quantity, _joint, _body, _role, _crowd, _grouped, _named):
        found = reading(piece, country)
        if found is not None:
            return found
    head, preposition, tail = parted(piece)
    of = home(tail, country) if preposition in homes() else None
    kind = "collective" if _plural(head.lows[-1]) else "role"
    return _unnamed(head, of, kind)


def _listed(piece: Phrase, country: str | None) -> Actor | None:
    found = known(piece.text, country)
    if found is not None:
        return _people(piece.text, found) or found
    if piece.capital and piece.low in vocabulary("functions")["regions"]:
        return Actor(f"name:{piece.low}", piece.text, "state")
    people = peoples().get(piece.low)
    return Actor(f"name:{people}", piece.text, "collective") if people is not None else _described(piece)


def _described(piece: Phrase) -> Actor | None:
    """A known name behind what describes it: the paramilitary Forward Guard, Kestria's Kyodo news agency."""
    at, state = 0, None
    while at < len(piece) - 1:
        word = piece.words[at]
        if word.owns and word.capital:
            state = known(piece[at : at + 1].text)
        elif (word.capital and run_by(word.low) is None) or word.low in role_words() or word.text in prepositions():
            break
        at += 1
    rest = piece[at:]
    found = known(rest.text) if at and rest.words[0].capital else None
    if found is None or found.kind == "state" or (state and found.side != state.id and found.kind == "organisation"):
        return None
    return found


def _body(piece: Phrase, country: str | None) -> Actor | None:
    if piece.low in crowds():
        return None
    return body(piece, country)


def _quantity(piece: Phrase, country: str | None) -> Actor | None:
    """Who is counted: dozens of villagers, one of the mediators."""
    lows = piece.lows
    at = next((at for at, low in enumerate(lows) if low == "of"), None)
    if at is None or at + 1 >= len(piece) or piece.words[at - 1].low not in listed("roles", "quantities", "words"):
        return None
    if at > 2 or any(word.capital for word in piece.words[1:at]):
        return None
    found = read(piece[at + 1 :], country)
    return found if found.kind == "collective" else Actor(f"name:one of {found.id}", piece.text, "collective", found.id)


def _joint(piece: Phrase, country: str | None) -> Actor | None:
    """Two who speak as one; neither of them alone."""
    at = next((at for at, word in enumerate(piece.words) if at and word.text == "and"), None)
    if at is None or at + 1 >= len(piece) or (body(piece, country) is not None and not piece.capital):
        return None
    first, second = read(piece[:at], country), read(piece[at + 1 :], country)
    if first.kind in {"collective", "role"} and second.kind in {"collective", "role"}:
        return Actor(f"name:{piece.low}", piece.text, "collective", second.of, second.side)
    if {first.kind, second.kind} & {"person", "role"} and first.kind != second.kind:
        return None
    if first.id.startswith("name:") and second.id.startswith("name:") and first.kind == "person":
        return None
    one, other = sorted((first.id, second.id))
    return Actor(f"name:{one} and {other}", piece.text, "collective")


def _role(piece: Phrase, country: str | None) -> Actor | None:
    """Somebody by an office or calling, with or without a name: the ministry's spokesman Ola Renn."""
    head, preposition, tail = parted(piece)
    last = _last_role(head)
    if last is None:
        return _person_of(head, preposition, tail, country)
    first, end = _run_of_roles(head, last)
    before, run, after = head[:first], head[first:end], head[end:]
    if after:
        if not _is_name(after):
            return None
    elif tail and _is_minister(run) and (cut := _name_behind(tail)):
        tail, after = tail[:cut], tail[cut:]
    elif run.capital and run.low in listed("roles", "organised", "outlets") and before.capital:
        return None
    of = employer(run, before, preposition, tail, country)
    if after:
        return _person(after, None if set(run.lows) & listed("roles", "degrees", "kin") else of)
    return replace(_unnamed(run, of, "role", before), name=piece.text)


def _last_role(head: Phrase) -> int | None:
    """Where the last word for an office, calling or rank stands."""
    titles = name_words().titles - {"a", "an", "the"}
    for at in range(len(head) - 1, -1, -1):
        low = head.words[at].low
        if low in role_words() or (low in titles and (at + 1 < len(head) or len(head) == 1)):
            # A title that ends a name is a name: "Audrey King".
            if at and at == len(head) - 1 and head.words[at].capital and _given(head[:at]):
                continue
            return at
    return None


def _given(before: Phrase) -> bool:
    """Whether the words before may be a given name only: one capitalised word that nothing knows."""
    low = before.low
    return (
        len(before) == 1
        and before.words[0].capital
        and not before.words[0].owns
        and known(before.text) is None
        and low not in matters()
        and low not in role_words()
        and low not in listed("roles", "organised", "bodies")
        and body(before, None) is None
        and not before.words[0].text.isupper()
    )


def _run_of_roles(head: Phrase, last: int) -> tuple[int, int]:
    """The offices, ranks and degrees that stand together around the last of them."""
    about = role_words() | name_words().titles | listed("roles", "degrees", "words")
    first = last
    while first and head.words[first - 1].low in about and not head.words[first - 1].owns:
        # "Coast Guard spokesman": a guard is also a calling.
        if body(head[:first], None) is not None:
            break
        first -= 1
    return first, last + 1


def _is_name(after: Phrase) -> bool:
    organised = listed("roles", "organised", "bodies") | listed("roles", "organised", "groups")
    return after.capital and len(after) <= 6 and not any(low in organised for low in after.lows)


def _is_minister(run: Phrase) -> bool:
    return any(low in {"minister", "secretary", "president", "premier", "governor", "mayor"} for low in run.lows)


def _name_behind(tail: Phrase) -> int | None:
    """Where the name begins in “of Defence Ola Renn”, behind a matter or a known land."""
    for size in range(len(tail) - 1, 0, -1):
        first = tail[:size]
        if (first.low in matters() or known(first.text) is not None) and tail[size:].capital:
            return size
    return None


def _person_of(head: Phrase, preposition: str, tail: Phrase, country: str | None) -> Actor | None:
    """Ola Renn of the interior ministry."""
    if preposition not in {"of", "from", "at", "with"} or len(head) < 2 or not _is_name(head):
        return None
    outlet = any(low in listed("roles", "organised", "outlets") for low in head.lows)
    of = None if outlet else home(tail, country)
    return None if outlet else _person(head, of if of is not None and of.kind != "state" else None)


def _person(name: Phrase, of: Actor | None) -> Actor:
    kept = " ".join(words(name.text))
    shown = name.text
    return Actor(f"name:{kept}", shown, "person", of.id if of else None, of.side if of else None)


def _unnamed(run: Phrase, of: Actor | None, kind: str, before: Phrase | None = None) -> Actor:
    """Somebody without a name: what they are, and of what."""
    whole = Phrase((*(before.words if before else ()), *run.words))
    text = ungraded(run).low
    if any(low in listed("roles", "speakers", "words") for low in run.lows):
        text = "spokesperson"
    if of is None:
        shown = ungraded(whole) if before else ungraded(run)
        return Actor(f"name:{shown.low if text != 'spokesperson' else text}", whole.text, kind)
    return Actor(f"name:{text} of {of.id}", whole.text, kind, of.id, of.side)


def _crowd(piece: Phrase, country: str | None) -> Actor | None:
    """Several whom nobody names: residents of a village, officials of a state."""
    head, preposition, tail = parted(piece)
    noun = _crowd_noun(head)
    if noun is None:
        return None
    before = head[: len(head) - noun]
    nouns = head[len(head) - noun :]
    of = _crowd_owner(ungraded(before), country) if any(word.capital for word in before.words) else None
    if of is None and before:
        small = ungraded(before)
        of = body(small, country) if small.low not in listed("roles", "degrees", "words") else None
    if of is None and preposition in homes() | {"near", "on"} and tail:
        of = home(tail, country)
    lowered = list(ungraded(before).words) if of is None and before else []
    lowered = [word for word in lowered if word.low not in listed("roles", "degrees", "words")]
    if MEMBERS & set(nouns.lows) and of is not None:
        return Actor(f"name:members of {of.id}", piece.text, "collective", of.id, of.side)
    run = Phrase((*lowered, *nouns.words))
    return _unnamed(run, of, "collective") if of is None else replace(_unnamed(run, of, "collective"), name=piece.text)


def _crowd_owner(before: Phrase, country: str | None) -> Actor | None:
    """Whose the crowd is; a word with a capital only because it begins the sentence names nobody."""
    first = before.words[0]
    common = first.low in listed("roles", "organised", "bodies") or first.low in crowds()
    alone = sum(word.capital for word in before.words) == 1 and first.capital
    if alone and known(first.text) is None and (common or (len(before) > 1 and not ADJECTIVE.search(first.low))):
        found = body(before, country)
        return found if found is not None and len(before) == 1 else None
    return home(before, country)


def _crowd_noun(head: Phrase) -> int | None:
    """How many words at the end of the head name the crowd."""
    for size in (2, 1):
        if len(head) >= size and head[len(head) - size :].low in crowds():
            return size
    last = head.words[-1]
    if not last.capital and (_plural(last.low) or last.low in MEMBERS):
        return 1
    return None


def _plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in {"people", "men", "women", "children"}


def _grouped(piece: Phrase, country: str | None) -> Actor | None:
    """A group named with what it is called: the Hamas movement, the militant group Hamas."""
    called = listed("roles", "grouped", "words")
    kept = Phrase(tuple(word for word in piece.words if word.low not in called))
    if not kept or len(kept) == len(piece):
        return None
    found = known(kept.text, country)
    return found if found is not None and found.kind == "group" else None


def _named(piece: Phrase, country: str | None) -> Actor | None:
    """A name that no table has, by the words in it: outlet, group, body, or else a person."""
    head, preposition, tail = parted(piece)
    if not piece.words[0].capital and not head.words[-1].capital:
        return None
    kind = _kind(head, preposition)
    if not head.words[0].capital and (name := _behind_small(head)) is not None:
        return _person(name, None)
    if kind == "person" and not (head.capital and head.lows[-1] not in listed("roles", "organised", "things")):
        return None
    if kind == "person":
        of = home(tail, country) if preposition in {"of", "from", "at", "with"} else None
        return _person(head, of)
    text = " ".join(part for part in plain(piece.text).replace("-", " ").split() if part not in {"the", "a", "an"})
    of = qualifier(piece[:1])
    state = of if of is not None and of.kind == "state" and not of.id.startswith("name:") else None
    return Actor(f"name:{text}", piece.text, kind, state.id if state else None, _side(kind, text, state))


def _behind_small(head: Phrase) -> Phrase | None:
    """The two or more capitalised words behind small ones: her boss Ola Renn."""
    first = next((at for at, word in enumerate(head.words) if word.capital), len(head))
    name = head[first:]
    return name if first and len(name) > 1 and name.capital and _kind(name, "") == "person" else None


def _side(kind: str, text: str, state: Actor | None) -> str | None:
    """An unknown group is a side of its own."""
    if kind == "group":
        return f"name:{text}"
    return state.id if state else None


def _kind(head: Phrase, preposition: str) -> str:
    lows = [part for low in head.lows for part in low.split("-")]
    organised = vocabulary("roles")["organised"]
    if len(lows) > 1 and lows[-1].isdigit() and lows[-2] in organised["outlets"]:
        return "outlet"
    if (
        set(head.lows[-1].split("-")) & set(organised["outlets"])
        or lows[0] in {"radio", "channel"}
        or _site(head.lows[-1])
    ):
        return "outlet"
    if any(low in organised["groups"] for low in lows):
        return "group"
    if any(low in organised["bodies"] for low in lows):
        return "organisation"
    if len(head) == 1 and head.text.isupper() and len(head.text) > 1:
        return "organisation"
    first = known(head[:1].text) if len(head) > 1 else None
    if first is not None and first.kind == "state" and head.words[0].owns:
        return "organisation"
    return "organisation" if len(head) == 1 and preposition == "of" else "person"


def _site(low: str) -> bool:
    name, _, ending = low.rpartition(".")
    return bool(name) and 2 <= len(ending) <= 4 and ending.isalpha()
