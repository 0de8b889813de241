"""Label scores to the best sequence of labels, where it matters which follows which (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chain:
    """What a head learnt of its labels: the score of each as the first [labels], and after another [before, label]."""

    first: Scores
    following: Scores


def decode(chain: Chain, rows: Sequence[Scores]) -> list[Numbers]:
    """The best labels for each row of scores [words, labels], all rows in step: a step costs the same for many."""
    if not rows:
        return []
    order = sorted(range(len(rows)), key=lambda row: -len(rows[row]))  # those still going on come first
    lengths = [len(rows[row]) for row in order]
    into = np.ascontiguousarray(chain.following.T)  # [label, before]
    scores = np.zeros((lengths[0], len(rows), len(chain.first)), np.float32)
    for place, row in enumerate(order):
        scores[: lengths[place], place] = rows[row]
    best = np.empty_like(scores)  # of all ways to a label at a word, the best
    best[0] = chain.first + scores[0]
    going = [sum(length > word for length in lengths) for word in range(lengths[0])]
    for word in range(1, lengths[0]):
        on = going[word]
        best[word, :on] = (best[word - 1, :on, None, :] + into).max(-1) + scores[word, :on]
    labels = np.zeros((len(rows), lengths[0]), np.int64)
    at, before = np.zeros(len(rows), np.int64), 0
    for word in range(lengths[0] - 1, -1, -1):
        on = going[word]
        at[:before] = (best[word, :before] + into[at[:before]]).argmax(-1)
        at[before:on] = best[word, before:on].argmax(-1)  # these rows end here
        labels[:on, word] = at[:on]
        before = on
    return [labels[place, : lengths[place]] for place in np.argsort(order)]
