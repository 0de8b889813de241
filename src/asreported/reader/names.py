"""Name tags to spans: B- and I- labels, repaired where an I- stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, end, label) of each name; an I- that continues nothing begins a name of its own."""
    first, label = 0, ""
    for position, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label):
            yield first, position, label
            label = ""
        if prefix in {"B", "I"} and not label:
            first, label = position, kind
