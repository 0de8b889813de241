"""Word lists as data: one TOML file a subject, each with a line saying where its words came from."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `name`.toml. Made once a process; callers must not change them."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """One list of `name`.toml by its table and key, as a set."""
    found: Any = load(name)
    for key in path:
        found = found[key]
    return frozenset(found)
