"""Whether two names are one actor's: a judgement of the two alone, with its reason."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..judgements import Judgement, Verdict
from ..names import alike, plain
from .bodies import functions, matters, near_functions
from .claimants import crowds
from .known import Actor, by_id, lands, listed, may_mean
from .personnames import SPELLED, same_person

UNNAMED: Final = frozenset({"role", "collective"})
# What the nouns of an unknown group or body share with every other: they tell nobody apart.
COMMON: Final = frozenset({"of", "the", "for", "and", "in", "&", "national", "new", "people", "peoples"})


@lru_cache(maxsize=65536)
def same_actor(first: Actor, second: Actor, *, together: bool = False) -> Judgement:
    """Whether the two are one; `together` where one report names both.

    `DIFFERENT` is a contradiction of the names; a body and what it belongs to, a spokesman and the body are `UNSURE`
    with the reason: `speaks_for` tells whether their words are one claimant's.
    """
    one, other = sorted((first, second), key=lambda actor: (actor.id, actor.name, actor.of or "", actor.side or ""))
    kinds = {one.kind, other.kind}
    if one.id == other.id:
        return _one_id(one, other, together)
    if kinds & UNNAMED:
        return _unnamed(one, other)
    if kinds == {"person"}:
        return _persons(one, other, together)
    related = _related(one, other)
    if related is not None:
        return related
    if "outlet" in kinds and len(kinds) == 2:
        return _different(f"“{one.name}” and “{other.name}”: one is an outlet, the other is not")
    if "person" in kinds:
        return _name_or_body(one, other, together)
    return _bodies(one, other, together)


def _different(reason: str) -> Judgement:
    return Judgement(Verdict.DIFFERENT, 0.05, (reason,))


def _unsure(likeness: float, reason: str) -> Judgement:
    return Judgement(Verdict.UNSURE, likeness, (reason,))


def _one_id(one: Actor, other: Actor, together: bool) -> Judgement:
    if one.kind == other.kind == "person":
        close = together or _one_owner(one, other)
        if _apart(one, other):
            return _unsure(0.5, f"two called “{one.name}”, of {one.of} and of {other.of}")
        return same_person(one.name, other.name, close=close)
    if together:
        return Judgement(Verdict.SAME, 0.95, (f"one report calls both “{one.name}”",))
    if one.kind in UNNAMED:
        return _unnamed_alike(one)
    if one.side is not None and other.side is not None and one.side != other.side:
        return _different(f"“{one.name}” of {one.side} and of {other.side}")
    if one.id.startswith("name:") and ((one.of is None and _is_function(one)) or may_mean(one.name)):
        return _unsure(0.5, f"“{one.name}” does not tell which is meant")
    if one.id.startswith("name:") and _of_any(one):
        return _unsure(0.45, f"many may be called “{one.name}”")
    likeness = 1.0 if not one.id.startswith("name:") else 0.93
    return Judgement(
        Verdict.SAME,
        likeness,
        (f"both are “{one.name}”" if one.name == other.name else f"“{one.name}” and “{other.name}” are names of one",),
    )


def _of_any(one: Actor) -> bool:
    """Whether a body's name is made of nouns alone that many bodies have: the Office, the Front, the Courier."""
    nouns = frozenset[str]().union(*(listed("roles", "organised", sort) for sort in ("groups", "bodies", "outlets")))
    words = one.id.removeprefix("name:").split()
    if one.kind == "state":
        return " ".join(words) in listed("functions", "states", "nouns")
    return all(word in nouns or word in COMMON for word in words)


def _unnamed_alike(one: Actor) -> Judgement:
    """Two unnamed ones in the same words: the same person only where one alone holds the office."""
    if one.of is None or _ownerless(one.of):
        return _unsure(0.2, f"“{one.name}” may be anybody")
    if one.kind == "role":
        held = one.id.removeprefix("name:").partition(" of ")[0].split()
        sole = listed("roles", "offices", "words") | {"spokesperson"}
        minister = "-ministry" in one.of or one.of.endswith(" ministry")
        if (" ".join(held) in sole and held != ["minister"]) or (held in (["minister"], ["secretary"]) and minister):
            return Judgement(
                Verdict.SAME, 0.9, (f"“{one.name}” speaks for one body, and one at a time holds the office",)
            )
    return _unsure(0.5, f"“{one.name}”: the same words for people who are not named")


def _one_owner(one: Actor, other: Actor) -> bool:
    """Whether both are of one body that its name tells from every other: a ministry of nobody knows whom is none."""
    return one.of is not None and one.of == other.of and not _ownerless(one.of)


def _ownerless(identity: str) -> bool:
    text = identity.removeprefix("name:")
    return text != identity and (text == "ministry" or text.replace(" ", "-") in _function_keys())


def _apart(one: Actor, other: Actor) -> bool:
    """Whether two persons of one name stand on two sides."""
    return one.side is not None and other.side is not None and one.side != other.side


def _persons(one: Actor, other: Actor, together: bool) -> Judgement:
    close = together or _one_owner(one, other)
    judged = same_person(one.name, other.name, close=close)
    if judged.verdict is Verdict.SAME and _apart(one, other):
        return _unsure(0.4, f"{judged.reasons[0]}, but one is of {one.side}, the other of {other.side}")
    return judged


def _related(one: Actor, other: Actor) -> Judgement | None:
    """A judgement on a part and its whole: who speaks for whom is told by `speaks_for`, and they are not one."""
    for part, whole in ((one, other), (other, one)):
        if part.of == whole.id or whole.id in _above(part) or _one_land(part.of, whole.id):
            if part.kind == "organisation" and whole.kind == "group":
                return _different(f"“{part.name}” is of “{whole.name}” and not itself the group")
            return _unsure(0.5, f"“{part.name}” is of “{whole.name}”")
    return None


def _one_land(owner: str | None, land: str) -> bool:
    """Whether an owner's id and that of a name mean one unknown land (Norvalian, Norvale)."""
    if owner is None or not (owner.startswith("name:") and land.startswith("name:")) or " " in owner + land:
        return False
    return _stem(owner.removeprefix("name:")) == _stem(land.removeprefix("name:"))


def _above(actor: Actor) -> list[str]:
    """The ids of all that an actor belongs to, the nearest first."""
    above: list[str] = []
    at = actor.of
    while at is not None and at not in above:
        above.append(at)
        found = by_id(at)
        at = found.of if found is not None else None
    return above


def _unnamed(one: Actor, other: Actor) -> Judgement:
    """Somebody unnamed against somebody else."""
    unnamed, rest = (one, other) if one.kind in UNNAMED else (other, one)
    if _apart(unnamed, rest):
        return _different(f"“{unnamed.name}” and “{rest.name}” stand on two sides")
    if unnamed.of is not None and unnamed.of == rest.id:
        return _unsure(0.6, f"“{unnamed.name}” is of “{rest.name}”")
    if rest.kind in UNNAMED:
        return _two_unnamed(unnamed, rest)
    if unnamed.of is not None and (unnamed.of == rest.of or unnamed.of in _above(rest) or rest.id in _above(unnamed)):
        return _unsure(0.45, f"“{unnamed.name}” and “{rest.name}” are of one body")
    if unnamed.of is not None and rest.of is not None and _owners_differ(unnamed, rest):
        return _different(f"“{unnamed.name}” is not of the body of “{rest.name}”")
    return _unsure(0.15, f"“{unnamed.name}” is not named")


def _two_unnamed(one: Actor, other: Actor) -> Judgement:
    lines = {_line(actor) for actor in (one, other)}
    if len(lines) == 2 and None not in lines:
        return _different(f"“{one.name}” and “{other.name}” are people of two sorts")
    if one.of is not None and other.of is not None and _owners_differ(one, other):
        return _different(f"“{one.name}” and “{other.name}” are of two bodies or places")
    return _unsure(0.3 if one.of is not None and one.of == other.of else 0.15, "neither is named")


def _line(actor: Actor) -> str | None:
    """The line of crowds that somebody unnamed belongs to."""
    noun = actor.id.removeprefix("name:").partition(" of ")[0].rpartition(" ")[2]
    return crowds().get(noun) or crowds().get(noun + "s")


def _owners_differ(one: Actor, other: Actor) -> bool:
    """Whether what two are of are two known ones, neither within the other."""
    owners = (one.of, other.of)
    if None in owners or one.of == other.of or one.of in _above(other) or other.of in _above(one):
        return False
    return _same_owner(one, other).verdict is Verdict.DIFFERENT


def _name_or_body(one: Actor, other: Actor, together: bool) -> Judgement:
    """A name that reads like a person's against a body: a short or other form of it, or somebody else."""
    if "state" in {one.kind, other.kind} and _one_land(one.id, other.id):
        return Judgement(Verdict.SAME, 0.85, (f"“{one.name}” and “{other.name}” name one land",))
    if alike(one.name, other.name) >= SPELLED:
        return _unsure(0.6, f"“{one.name}” may be “{other.name}”")
    short, long = sorted((plain(one.name), plain(other.name)), key=len)
    if f" {short} " in f" {long} " and not _place_name(short):
        return (
            Judgement(Verdict.SAME, 0.8, (f"“{short}” is short for “{long}” in one report",))
            if together
            else _unsure(0.45, f"“{short}” may be short for “{long}”")
        )
    return _different(f"“{one.name}” and “{other.name}” have no name in common")


def _place_name(text: str) -> bool:
    """Whether the words name a state or its seat: a paper is not the city of its name."""
    return any(actor.kind == "state" for actor in may_mean(text))


def _bodies(one: Actor, other: Actor, together: bool) -> Judgement:
    """Two states, groups, bodies or two outlets."""
    if not one.id.startswith("name:") and not other.id.startswith("name:"):
        return _known_bodies(one, other)
    meant = {actor.id for actor in may_mean(one.name)} & {actor.id for actor in may_mean(other.name)}
    if {one.id, other.id} & meant or _ambiguous(one, other):
        return _unsure(0.5, f"“{one.name}” may mean “{other.name}”")
    if _is_function(one) and _is_function(other):
        return _by_function(one, other)
    if acronym(one.name, other.name):
        verdict = Verdict.SAME if together else Verdict.UNSURE
        return Judgement(verdict, 0.85 if together else 0.6, (f"“{one.name}” has the first letters of “{other.name}”",))
    return _by_words(one, other, together)


def _ambiguous(one: Actor, other: Actor) -> bool:
    return any(
        known_one.id in {actor.id for actor in may_mean(unclear.id.removeprefix("name:"))}
        for unclear, known_one in ((one, other), (other, one))
        if unclear.id.startswith("name:")
    )


def _known_bodies(one: Actor, other: Actor) -> Judgement:
    functions = frozenset((_function(one), _function(other)))
    if one.of == other.of and one.of is not None and functions in near_functions():
        return _unsure(0.35, f"“{one.name}” and “{other.name}” are seldom kept apart")
    if _function(one) == _function(other) and {str(one.of), str(other.of)} & (
        lands(str(one.of)) | lands(str(other.of))
    ):
        return _unsure(0.45, f"“{one.name}” and “{other.name}” have one task in one land")
    return _different(f"“{one.name}” and “{other.name}” are two")


def _function(actor: Actor) -> str:
    """What a body is for: its id without its owner's."""
    text = actor.id.removeprefix("org-").removeprefix("name:")
    if actor.of is not None:
        owner = actor.of.removeprefix("state-").removeprefix("org-").removeprefix("name:")
        text = text.removeprefix(owner)
    return text.strip("- ").replace(" ", "-")


def _is_function(actor: Actor) -> bool:
    text = _function(actor)
    return text.endswith("ministry") or text in _function_keys()


@lru_cache(maxsize=1)
def _function_keys() -> frozenset[str]:
    return frozenset(functions().values()) | {f"{key}-ministry" for key in matters().values()}


def _by_function(one: Actor, other: Actor) -> Judgement:
    """Two bodies known by what they are for: same matter and same owner, or not."""
    first, second = _function(one), _function(other)
    near = frozenset((first, second)) in near_functions()
    if first != second and not near and "ministry" not in {first, second}:
        return _different(f"“{one.name}” and “{other.name}” have different tasks")
    if one.of is None or other.of is None:
        return _unsure(
            0.5 if first == second else 0.3, f"whose “{(one if one.of is None else other).name}” is not said"
        )
    owner = _same_owner(one, other)
    if owner.verdict is Verdict.SAME and first == second:
        return Judgement(Verdict.SAME, owner.likeness, (f"the same body of one land, {owner.reasons[0]}",))
    if owner.verdict is Verdict.DIFFERENT:
        return _different(f"“{one.name}” and “{other.name}” are of two lands or places")
    return _unsure(0.45, owner.reasons[0])


@lru_cache(maxsize=16384)
def _stem(text: str) -> str:
    """A land's name or adjective without its ending: Norvale and Norvalian meet."""
    for ending in ("ian", "ean", "ese", "ish", "an", "ia", "i"):
        if text.endswith(ending) and len(text) - len(ending) >= 4:
            text = text.removesuffix(ending)
            break
    return text.rstrip("aeiouy") if len(text.rstrip("aeiouy")) >= 4 else text


def _same_owner(one: Actor, other: Actor) -> Judgement:
    """Whether two owners' ids are one owner's."""
    first, second = str(one.of), str(other.of)
    if first == second:
        return Judgement(Verdict.SAME, 0.93, ("the same owner",))
    name, against = first.removeprefix("name:"), second.removeprefix("name:")
    if first.startswith("name:") and second.startswith("name:"):
        if _stem(name) == _stem(against):
            return Judgement(Verdict.SAME, 0.85, (f"“{name}” and “{against}” name one land",))
        if alike(name, against) >= SPELLED or _holds(name, against):
            return _unsure(0.5, f"“{name}” and “{against}” may be one place")
        return _different(f"“{name}” and “{against}” are two")
    unknown_name, known_id = (name, second) if first.startswith("name:") else (against, first)
    if known_id in {actor.id for actor in may_mean(unknown_name)}:
        return _unsure(0.5, f"“{unknown_name}” may mean several")
    inside = by_id(known_id)
    return _different(f"“{unknown_name}” is not “{inside.name if inside else known_id}”")


def _holds(one: str, other: str) -> bool:
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    return shorter <= longer


def acronym(first: str, second: str) -> bool:
    """Whether one name is made of the first letters of the other's words (three or more)."""
    for short, long in ((first, second), (second, first)):
        letters = "".join(letter for letter in short if letter.isalnum())
        if len(letters) >= 3 and letters.isupper() and " " not in short.strip():
            parts = plain(long).replace("-", " ").split()
            every = "".join(part[0] for part in parts)
            main = "".join(part[0] for part in parts if part not in {"of", "the", "for", "and", "in", "&"})
            if len(parts) > 1 and letters.casefold() in {every, main}:
                return True
    return False


def _by_words(one: Actor, other: Actor, together: bool) -> Judgement:
    """Two names by their words: each having one that the other lacks, they are two."""
    first, second = _telling(one.name), _telling(other.name)
    if first == second or alike(one.name, other.name) >= 0.95:
        return Judgement(Verdict.SAME, 0.85, (f"“{one.name}” and “{other.name}” are one name in two wordings",))
    if alike(one.name, other.name) >= SPELLED:
        return _unsure(0.6, f"“{one.name}” and “{other.name}” may be one name spelled two ways")
    if first <= second or second <= first:
        if together and first and second:
            return Judgement(
                Verdict.SAME, 0.8, (f"“{one.name}” and “{other.name}” in one report, one the shorter form",)
            )
        return _unsure(0.45, f"“{one.name}” and “{other.name}”: one may be short for the other")
    left, right = first - second, second - first
    if len(left) == len(right) and all(any(_kindred(word, against) for against in right) for word in left):
        return _unsure(0.6, f"“{one.name}” and “{other.name}” differ by an adjective or a spelling")
    return _different(f"“{one.name}” and “{other.name}” differ in {', '.join(sorted(left | right))}")


def _telling(name: str) -> frozenset[str]:
    found = frozenset(plain(name).replace("-", " ").split()) - COMMON
    return found or frozenset(plain(name).split())


def _kindred(word: str, other: str) -> bool:
    return alike(word, other) >= SPELLED or (len(_stem(word)) >= 4 and _stem(word) == _stem(other))
