"""A sentence's heads always make one tree, and the best one."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.reader.trees import decode, is_tree


def score(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[i, h] for i, h in enumerate(heads)))


@pytest.mark.parametrize(
    ("heads", "tree"),
    [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([2, 3, 2], False), ([3, 3, 0], True)],
)
def test_a_tree_has_one_root_and_no_cycle(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_decoded_tree_is_the_best_of_all_trees(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    for i in range(words):
        scores[i, i + 1] = -1e9
    found = decode(scores)
    every = (list(h) for h in itertools.product(range(words + 1), repeat=words) if is_tree(list(h)))
    assert is_tree(found)
    assert score(scores, found) == pytest.approx(max(score(scores, heads) for heads in every), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.integers(0, 10_000))
def test_long_sentences_are_trees_too(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    assert is_tree(decode(scores))
