"""The network at run time: one segment in, its scores out. onnxruntime, one thread, no PyTorch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from asreported.errors import ReaderError

from .trees import Scores, decode, is_tree
from .wordpieces import Pieces, Wordpieces

Numbers = NDArray[np.int64]
MODEL: Final = Path(__file__).parent / "model"
OUTPUTS: Final = [
    "upos",
    "xpos",
    "feats",
    "lemmas",
    "names",
    "starts",
    "heads",
    "relations",
    "arcs",
    "dependents",
    "governors",
]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of the heads, in the order of their columns."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    relations: list[str]
    names: list[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One segment as read: label numbers a word, and the sentences as (first, end) word numbers.

    `heads` count words of the segment from 0; a root is its own head.
    """

    upos: Numbers
    xpos: Numbers
    feats: Numbers
    lemmas: Numbers
    names: Numbers
    relations: Numbers
    heads: list[int]
    sentences: list[tuple[int, int]]


class Encoder:
    """The reader's network with its labels. Costly to make (about 0.1 s), cheap to call."""

    def __init__(self, folder: Path = MODEL) -> None:
        try:
            self.labels = Labels(**json.loads((folder / "labels.json").read_text(encoding="utf-8")))
            options = onnxruntime.SessionOptions()
            # Two threads were slower than one; more cores are used by more processes.
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            self._session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self.wordpieces = Wordpieces(folder / "tokenizer.json")
            pairs = np.load(folder / "relations.npy", allow_pickle=False)  # [relations, dependent, governor]
            self._pairs = np.ascontiguousarray(pairs.transpose(1, 0, 2)).reshape(pairs.shape[1], -1)
        except FileNotFoundError as missing:
            raise ReaderError(
                "AR301", f"The reader's model is not complete: {missing.filename} is missing.",
                "Install asreported again, or make the model as training/README.md says.",
            ) from missing  # fmt: skip

    def read(self, words: list[str]) -> Reading:
        """Read one segment of at most `MAX_PIECES` wordpieces."""
        pieces = self.wordpieces.segment(words)
        found = dict(zip(OUTPUTS, self._session.run(OUTPUTS, _inputs(pieces)), strict=True))
        # One segment a call: int8 activations are scaled a call, so a neighbour would change the reading.
        row = {name: values[0] for name, values in found.items()}
        sentences = _sentences(row["starts"])
        heads, relations = [0] * len(words), row["relations"]
        greedy: list[int] = row["heads"].tolist()
        for first, end in sentences:
            own = _within(greedy[first:end], first, end)
            if own is None:
                own = decode(
                    np.concatenate([row["arcs"][first:end, :1], row["arcs"][first:end, first + 1 : end + 1]], 1)
                )
                moved = [first + k for k, h in enumerate(own) if greedy[first + k] != (first + h if h else 0)]
                governors = [first + own[k - first] if own[k - first] else 0 for k in moved]
                relations[moved] = self._relate(row["dependents"][moved], row["governors"][governors])
            heads[first:end] = [first + h - 1 if h else first + k for k, h in enumerate(own)]
        return Reading(row["upos"], row["xpos"], row["feats"], row["lemmas"], row["names"], relations, heads, sentences)

    def _relate(self, dependents: Scores, governors: Scores) -> Numbers:
        """The best relation of each word to the head that the tree gave it."""
        one = np.ones((len(dependents), 1), np.float32)
        left, right = np.concatenate([dependents, one], 1), np.concatenate([governors, one], 1)
        # einsum, not @: few words move, and waking OpenBLAS's threads for them would stall onnxruntime.
        pairs = np.einsum("wi,ik->wk", left, self._pairs).reshape(len(left), -1, right.shape[1])
        best: Numbers = (pairs * right[:, None, :]).sum(-1).argmax(1)
        return best


def _inputs(pieces: Pieces) -> dict[str, Numbers]:
    return {
        "ids": np.array([pieces.ids], np.int64),
        "shapes": np.array([pieces.shapes], np.int64),
        "first": np.array([pieces.first], np.int64),
    }


def _sentences(starts: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Sentences of a segment from the start scores; the first word always starts one."""
    firsts = [0, *(int(i) for i in np.flatnonzero(starts[1:] > 0) + 1)]
    return list(zip(firsts, [*firsts[1:], len(starts)], strict=True))


def _within(heads: list[int], first: int, end: int) -> list[int] | None:
    """Heads counted inside the sentence, or None where they leave it or make no tree."""
    own = [h - first if h else 0 for h in heads]
    if any(h < 0 or h > end - first or (h == 0 and given != 0) for h, given in zip(own, heads, strict=True)):
        return None
    return own if is_tree(own) else None


@cache
def model_version(folder: Path = MODEL) -> str:
    """The version of a model, a digest of its weights: what a case notes beside the claims that were read with it."""
    return str(json.loads((folder / "card.json").read_text(encoding="utf-8"))["version"])


@cache
def encoder(folder: Path = MODEL) -> Encoder:
    """The encoder of this process, made at first use."""
    return Encoder(folder)
