"""Head scores to a tree: greedy where that is one, else the maximum spanning tree (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
LOW = -1e9


def is_tree(heads: list[int]) -> bool:
    """Whether heads (1-based, 0 is the root) make one tree with one root and no cycle."""
    if heads.count(0) != 1:
        return False
    settled = [False] * (len(heads) + 1)
    settled[0] = True
    for word in range(1, len(heads) + 1):
        path = set()
        at = word
        while not settled[at]:
            if at in path:
                return False
            path.add(at)
            at = heads[at - 1]
        for step in path:
            settled[step] = True
    return True


def decode(scores: Scores) -> list[int]:
    """The best tree for scores [words, 1 + words]; entry i of the result is the head of word i + 1, 0 the root."""
    words = scores.shape[0]
    square = np.full((words + 1, words + 1), LOW)
    square[1:] = scores
    np.fill_diagonal(square, LOW)
    greedy = [int(h) for h in square[1:].argmax(1)]
    if is_tree(greedy):
        return greedy
    heads = _spanning_tree(square)
    if (heads[1:] == 0).sum() == 1:
        return [int(h) for h in heads[1:]]
    # A large price on every arc from the root leaves exactly one of them in the best tree. It makes the search contract
    # the whole sentence step by step, so it is kept for the few that need it.
    square[1:, 0] -= 2 * (np.abs(scores).max() + 1) * (words + 1)
    return [int(h) for h in _spanning_tree(square)[1:]]


def _spanning_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the maximum spanning tree rooted in 0 for scores [dependent, head]."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    outside = np.ones(len(heads), bool)
    outside[cycle] = False
    rest, inside = np.flatnonzero(outside), np.array(cycle)  # 0 stays first in rest
    kept = scores[inside, heads[inside]]
    # Into the cycle: breaking it at a word costs that word's own arc. Out of it: the best word of the cycle.
    into = scores[inside][:, rest] - kept[:, None]
    out = scores[rest][:, inside]
    small = np.full((len(rest) + 1, len(rest) + 1), LOW)
    small[:-1, :-1] = scores[rest][:, rest]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out.max(1)
    np.fill_diagonal(small, LOW)
    solved = _spanning_tree(small)
    result = heads.copy()
    for number, word in enumerate(rest[1:].tolist(), 1):
        head = solved[number]
        result[word] = inside[out[number].argmax()] if head == len(rest) else rest[head]
    entry = solved[-1]
    broken = into[:, entry].argmax()
    result[inside[broken]] = rest[entry]
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """The words of a cycle, or None where there is none."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = int(heads[at])
        if at and seen[at] == start:
            cycle = [at]
            while int(heads[cycle[-1]]) != at:
                cycle.append(int(heads[cycle[-1]]))
            return cycle
    return None
