"""Trios: the sources, cues and contents that the reader marked as one attribution, before any rule looks at them."""

from __future__ import annotations

from dataclasses import dataclass

from ..parse import Parse
from .cues import unnamed

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trio:
    """What belongs together as the reader marked it: token ranges of each role, by place, any of them empty."""

    sources: tuple[Range, ...]
    cues: tuple[Range, ...]
    contents: tuple[Range, ...]

    def taken(self) -> set[int]:
        """The tokens of its sources and cues, which no content of it may hold."""
        return {at for first, end in (*self.sources, *self.cues) for at in range(first, end)}


def trios(parse: Parse) -> list[Trio]:
    """The trios of a report, in the order of their first words; what lacks a cue gets it from the tree."""
    parts: dict[int, dict[str, list[Range]]] = {}
    for first, end, role, number in parse.attributed:
        parts.setdefault(number, {}).setdefault(role, []).append((first, end))
    found = (Trio(*(tuple(roles.get(role, ())) for role in ("source", "cue", "content"))) for roles in parts.values())
    return [_cued(parse, trio) for trio in found]


def _cued(parse: Parse, trio: Trio) -> Trio:
    """The trio with the verb that its content hangs on as its cue, where the reader marked none that says anything."""
    cues = [at for first, end in trio.cues for at in range(first, end)]
    if cues and not any(unnamed(parse, at) for at in cues):
        return trio
    for first, end in trio.contents:
        for at in range(first, end):
            verb = parse.heads[at]
            led = parse.deps[at] in {"ccomp", "parataxis"} and not first <= verb < end and parse.pos[verb] == "VERB"
            if led and parse.child(verb, "nsubj") is not None and not unnamed(parse, verb):
                return Trio((), ((verb, verb + 1),), ((first, end),))
    return trio
