"""Employers: the body, state or place that somebody with an office speaks for."""

from __future__ import annotations

from typing import Final

from .bodies import body, made, matter_before, matter_behind, matters, qualifier, run_by
from .known import Actor, is_seat, known, listed
from .phrases import Phrase, Word, bare, homes, parted, undegreed

PLACED: Final = frozenset({"in", "at", "inside"})


def employer(run: Phrase, before: Phrase, preposition: str, tail: Phrase, country: str | None) -> Actor | None:
    """Whom somebody with that office speaks for: what stands before the office, else what stands behind it."""
    before = undegreed(before)
    if preposition == "of":
        # "The Lomarian-installed governor of Aru" is Aru's.
        before = Phrase(tuple(word for word in before.words if run_by(word.low) is None))
    ministry = _minister(run, before, preposition, tail)
    if ministry is not None:
        return ministry
    before = Phrase(tuple(word for word in before.words if word.low != "prime"))
    if before.low in listed("functions", "ministries", "officials") and independent(run):
        before = before[:0]
    if set(run.lows) & listed("roles", "degrees", "local") and (place := place_of(before)) is not None:
        return place
    found = home(before, country) if before else None
    if found is not None and found.of is None and found.kind == "organisation" and preposition in PLACED and tail:
        return body(Phrase((*before.words, Word("of", "of"), *tail.words)), country) or found
    if (
        preposition not in homes()
        or not tail
        or (found is not None and (found.kind != "state" or preposition in PLACED))
    ):
        return found
    behind = home(tail, country)
    if behind is None or (behind.kind == "state" and (found is not None or _matter_only(behind, preposition))):
        return found
    return behind


def place_of(before: Phrase) -> Actor | None:
    """The town that the words name, though they may also mean the state whose seat it is."""
    return Actor(f"name:{before.low}", before.text, "state") if before and is_seat(before.text) else None


def independent(run: Phrase) -> bool:
    """Whether somebody of that calling speaks for no ministry: a defence attorney."""
    return run.lows[-1] in listed("roles", "degrees", "independent")


def _matter_only(behind: Actor, preposition: str) -> bool:
    """A minister for the Middle East is not of it."""
    return preposition == "for" and behind.id.startswith("name:")


def _minister(run: Phrase, before: Phrase, preposition: str, tail: Phrase) -> Actor | None:
    """The ministry of a minister; whose it is only their own words tell, for reports name ministers of many lands."""
    heads = listed("functions", "ministries", "heads")
    if "prime" in run.lows or not any(low in heads for low in run.lows):
        return None
    known_matters = set(matters().values())
    matter, owner = matter_behind(before) if before else ("", before)
    if matter in known_matters or (matter and not before.words[-1].capital):
        rest = owner or (tail if preposition in homes() else owner)
        return made(f"{matter}-ministry", rest, Phrase((*before.words, *run.words)), None)
    if preposition in {"of", "for"}:
        matter, rest = matter_before(tail)
        if matter in known_matters:
            return made(f"{matter}-ministry", before or rest[1:], Phrase((*run.words, *tail.words)), None)
    return None


def home(of: Phrase, country: str | None) -> Actor | None:
    """The body, state or place that somebody is of."""
    of = undegreed(bare(of))
    if not of:
        return None
    found = known(of.text, country) or body(of, country)
    if found is not None:
        return found
    if of.lows[-1] in listed("functions", "ministries", "officials"):
        matter, owner = matter_behind(of)
        return made(f"{matter}-ministry", owner, of, country)
    owned = next((at for at, word in enumerate(of.words) if word.owns), None)
    if owned is not None and owned + 1 < len(of) and not of.words[owned].capital:
        return home(of[: owned + 1], country)
    head, _, tail = parted(of)
    if tail and not head.capital:
        return home(tail, country)
    return _place_or_body(head)


def _place_or_body(head: Phrase) -> Actor | None:
    """A land, a place, or a body that only its name tells."""
    place = qualifier(head)
    if place is None or not place.id.startswith("name:"):
        return place
    organised = listed("roles", "organised", "bodies") | listed("roles", "organised", "groups")
    if any(low in organised for low in head.lows) or head.text.isupper():
        return Actor(f"name:{head.low}", head.text, "organisation")
    return Actor(place.id, head.text, "state")
