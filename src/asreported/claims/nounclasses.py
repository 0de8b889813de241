"""Noun classes: what kind of thing a noun names, as far as a rule asks for it."""

from __future__ import annotations

from functools import cache

from .inflections import noun_forms, nouns_of
from .people import kinds


@cache
def members(name: str) -> frozenset[str]:
    """All forms of the words of one list of `nounclasses.toml`; `people` has the nouns of `people.toml` besides."""
    forms = nouns_of("nounclasses", name)
    return forms.union(*map(noun_forms, kinds())) if name == "people" else forms
