"""The best sequence of labels is the best of all sequences, however many are decoded in step."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.reader.chains import Chain, decode


def made(rng: np.random.Generator, labels: int) -> Chain:
    return Chain(rng.normal(size=labels).astype(np.float32), rng.normal(size=(labels, labels)).astype(np.float32))


def score(chain: Chain, scores: np.ndarray, labels: list[int]) -> float:
    steps = sum(chain.following[a, b] for a, b in itertools.pairwise(labels))
    return float(chain.first[labels[0]] + steps + sum(scores[word, label] for word, label in enumerate(labels)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.integers(2, 3), st.integers(0, 10_000))
def test_each_row_gets_its_best_labels(sizes: list[int], labels: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    chain = made(rng, labels)
    rows = [rng.normal(size=(words, labels)).astype(np.float32) for words in sizes]
    for scores, found in zip(rows, decode(chain, rows), strict=True):
        every = (list(labels) for labels in itertools.product(range(scores.shape[1]), repeat=len(scores)))
        best = max(score(chain, scores, labels) for labels in every)
        assert score(chain, scores, found.tolist()) == pytest.approx(best, abs=1e-4)


def test_nothing_to_decode_gives_nothing() -> None:
    assert decode(made(np.random.default_rng(0), 3), []) == []


def test_a_label_that_may_not_follow_is_not_chosen() -> None:
    inside_after_outside = np.array([[0, 0, -50], [0, 0, 0], [0, 0, 0]], np.float32)
    chain = Chain(np.array([0, 0, -50], np.float32), inside_after_outside)
    scores = np.array([[1, 0, 2], [0, 0.5, 2]], np.float32)
    assert decode(chain, [scores])[0].tolist() == [1, 2]
