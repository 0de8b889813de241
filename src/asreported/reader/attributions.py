"""Attribution labels and link scores to attributions: which source and cue go with which content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .names import spans

Scores = NDArray[np.float32]


class Part(NamedTuple):
    """One span of an attribution, in words of its segment, end exclusive; `role` is source, cue or content.

    Parts with one `number` belong together. A content in pieces has several parts.
    """

    first: int
    end: int
    role: str
    number: int


def linked(labels: Sequence[str], seeking: Scores, answering: Scores) -> list[Part]:
    """The parts of a segment's attributions, in order.

    `seeking` [words, width] and `answering` [1 + words, width] are the network's link layers: a source or content goes
    to the cue that answers its first word best; row 0 answers for no cue. What has no cue goes with its neighbour of
    the other role.
    """
    found = list(spans(labels))
    cues = [first for first, _, role in found if role == "cue"]
    numbers = {first: number for number, first in enumerate(cues)}
    owners: list[int | None] = []
    for first, _, role in found:
        if role == "cue":
            owners.append(numbers[first])
            continue
        scores = answering[[0, *(cue + 1 for cue in cues)]] @ seeking[first]
        best = int(scores.argmax())
        owners.append(best - 1 if best else None)
    given = len(cues)
    out: list[Part] = []
    for place, ((first, end, role), owner) in enumerate(zip(found, owners, strict=True)):
        if owner is None:
            before = out[-1] if out else None
            if before and owners[place - 1] is None and before.role != role:
                owner = before.number
            else:
                owner, given = given, given + 1
        out.append(Part(first, end, role, owner))
    return out
