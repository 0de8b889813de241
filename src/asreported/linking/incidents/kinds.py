"""Kinds of events: which two can be one incident, which lie ahead, which last, by what means they were done."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

STEM: Final = 4  # letters
# The type of what stands for a report in which no event was found.
UNTOLD: Final = "untold"


@cache
def table() -> dict[str, Any]:
    """The tables of incidents.toml; callers must not change them."""
    return tomllib.loads(resources.files(__package__).joinpath("incidents.toml").read_text(encoding="utf-8"))


def kin(one: str, other: str) -> bool:
    """Whether events of these two types can be one incident."""
    if UNTOLD in (one, other):
        return {one, other} <= {UNTOLD, *table()["deeds"]["types"]}
    return one == other or any(one in row and other in row for row in table()["kin"].values())


def ahead(stage: str) -> bool:
    """Whether what is told at this stage is not said to have begun."""
    return stage in table()["ahead"]["stages"]


def deed(kind: str) -> bool:
    """Whether other events of a report follow from events of this type: arrests, help, talks."""
    return kind in table()["deeds"]["types"]


def lasting(kind: str) -> bool:
    """Whether two reports of it weeks apart may still tell one thing."""
    return kind in table()["lasting"]["types"]


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: “offer” and “offering”, “deployed” and “deployment”."""
    least = max(STEM, min(len(one), len(other)) - 3)
    return one == other or (one[:least] == other[:least] and min(len(one), len(other)) >= STEM)


@cache
def means(trigger: str) -> str | None:
    """By what a deed was done or which force of nature it was, by its folded word; None where that does not tell."""
    stems = ((name, stem) for name, row in table()["means"].items() for stem in row)
    return next((name for name, stem in stems if trigger.startswith(stem)), None)
