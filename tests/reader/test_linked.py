"""Sources and contents go with the cue that answers them; what has no cue goes with its neighbour."""

import numpy as np

from asreported.reader.attributions import Part, linked


def scores(words: int, links: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Link layers by which a word seeks the row given for it: 0 for no cue, 1 + the cue's word."""
    seeking, answering = np.zeros((words, words + 1), np.float32), np.eye(words + 1, dtype=np.float32)
    for word, row in links.items():
        seeking[word, row] = 1
    return seeking, answering


def test_two_attributions_in_one_sentence_stay_apart() -> None:
    # rebels say six died , the army denies it
    labels = ["B-source", "B-cue", "B-content", "I-content", "O", "B-source", "I-source", "B-cue", "B-content"]
    found = linked(labels, *scores(9, {0: 2, 2: 2, 5: 8, 8: 8}))
    assert found == [
        Part(0, 1, "source", 0), Part(1, 2, "cue", 0), Part(2, 4, "content", 0),
        Part(5, 7, "source", 1), Part(7, 8, "cue", 1), Part(8, 9, "content", 1),
    ]  # fmt: skip


def test_a_content_in_two_pieces_is_one_attribution() -> None:
    labels = ["B-content", "B-cue", "B-source", "B-content"]
    assert {part.number for part in linked(labels, *scores(4, {0: 2, 2: 2, 3: 2}))} == {0}


def test_a_source_and_a_content_without_a_cue_go_together() -> None:
    labels = ["B-source", "O", "B-content", "O", "B-content"]
    found = linked(labels, *scores(5, {}))
    assert [(part.role, part.number) for part in found] == [("source", 0), ("content", 0), ("content", 1)]


def test_a_content_that_answers_no_cue_does_not_take_the_next_ones() -> None:
    labels = ["B-content", "O", "B-source", "B-cue", "B-content"]
    found = linked(labels, *scores(5, {0: 0, 2: 4, 4: 4}))
    assert [(part.role, part.number) for part in found] == [
        ("content", 1), ("source", 0), ("cue", 0), ("content", 0),
    ]  # fmt: skip


def test_no_labels_no_attributions() -> None:
    assert linked(["O", "O"], *scores(2, {})) == []
