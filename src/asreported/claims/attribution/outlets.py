"""Outlets: whether a name is that of an agency, a broadcaster, a paper."""

from __future__ import annotations

from functools import cache

from .. import vocabulary


@cache
def _names() -> frozenset[str]:
    kinds = ("agencies", "broadcasters", "papers")
    return frozenset(name for kind in kinds for name in vocabulary.words("sources", "outlets", kind))


def is_outlet(name: str) -> bool:
    """Whether a name is that of an agency, a broadcaster, a paper: known, or made of such words."""
    low = name.lower().removeprefix("the ").replace("’", "'")
    if low in _names():
        return True
    parts = low.split()
    if not parts or name.lower() == name:
        return (
            bool(parts) and parts[-1] in vocabulary.words("sources", "outlets", "nouns") and low not in {"social media"}
        )
    if (
        parts[-1] in vocabulary.words("sources", "outlets", "words")
        or parts[0] in {"radio", "tv", "daily"}
        or low.endswith((".com", ".org", ".net"))
    ):
        return True
    return any(part in {"times", "news", "broadcasting", "newspaper"} for part in parts)
