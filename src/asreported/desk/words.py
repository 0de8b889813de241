"""How the desk writes the field values of the ledger: labels and their order, from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def vocabulary(field: str) -> Mapping[str, str]:
    """The values of a field with their labels, in the order of the pages."""
    tables: dict[str, dict[str, str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return tables[field]


def label(field: str, value: str | None) -> str:
    """The label of a value; empty where there is none to show; a value that nobody named is shown as it is."""
    if not value:
        return ""
    return vocabulary(field).get(value, value.replace("_", " "))


def rank(field: str, value: str) -> tuple[int, str]:
    """Where a value stands on the pages: in the order of `words.toml`, unknown values last by name."""
    known = list(vocabulary(field))
    return (known.index(value) if value in known else len(known), value)
