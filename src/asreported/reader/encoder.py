"""The network at run time: segments in, their readings out. onnxruntime, one thread, no PyTorch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from asreported.errors import ReaderError

from . import trees
from .attributions import Part, linked
from .chains import Chain, decode
from .segments import Segment
from .trees import Scores
from .wordpieces import MAX_PIECES, Pieces, Wordpieces

Numbers = NDArray[np.int64]
MODEL: Final = Path(__file__).parent / "model"
OUTPUTS: Final = ["upos", "xpos", "feats", "lemmas", "starts", "heads", "relations", "arcs", "dependents", "governors",
                  "names", "western", "attributions", "factuality", "link_from", "link_to"]  # fmt: skip
CHAINED: Final = ("names", "western", "attributions")
FILES: Final = ("reader.onnx", "decoding.npz", "labels.json", "tokenizer.json", "card.json")
IN_STEP: Final = 64  # segments whose labels are decoded together


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of the heads, in the order of their columns."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    relations: list[str]
    names: list[str]
    western: list[str]
    attributions: list[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One segment as read: label numbers a word, and the sentences as (first, end) word numbers.

    `heads` count words of the segment from 0; a root is its own head. `names` are the labels of the worldwide
    newswire, `western` scores [words, labels] by Universal NER's guideline, which `Encoder.western` decodes for whoever
    compares; the program has no use for them. `factuality` says how sure it is that what a word tells happened, from
    -3 (it did not) to 3; it means something on predicates only.
    """

    upos: Numbers
    xpos: Numbers
    feats: Numbers
    lemmas: Numbers
    names: Numbers
    relations: Numbers
    heads: list[int]
    sentences: list[tuple[int, int]]
    attributions: list[Part]
    factuality: Scores
    western: Scores


class Encoder:
    """The reader's network with its labels. Costly to make (about 0.1 s), cheap to call."""

    def __init__(self, folder: Path = MODEL) -> None:
        missing = [name for name in FILES if not (folder / name).exists()]
        if missing:
            raise ReaderError(
                "AR301", f"The reader's model is not complete: {folder / missing[0]} is missing.",
                "Install asreported again, or make the model as training/README.md says.",
            )  # fmt: skip
        self.labels = Labels(**json.loads((folder / "labels.json").read_text(encoding="utf-8")))
        options = onnxruntime.SessionOptions()
        # Two threads were slower than one; more cores are used by more processes.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.wordpieces = Wordpieces(folder / "tokenizer.json")
        with np.load(folder / "decoding.npz", allow_pickle=False) as tables:
            self._chains = {head: Chain(tables[f"{head}_first"], tables[f"{head}_next"]) for head in CHAINED}
            pairs = tables["relations"]  # [relations, dependent, governor]
        self._pairs = np.ascontiguousarray(pairs.transpose(1, 0, 2)).reshape(pairs.shape[1], -1)

    def read(self, segments: Sequence[Segment]) -> Iterator[Reading]:
        """Read segments of at most `MAX_PIECES` wordpieces each.

        One segment a call of the network: int8 activations are scaled a call, so a neighbour would change the reading.
        """
        for at in range(0, len(segments), IN_STEP):
            chosen = segments[at : at + IN_STEP]
            rows = [self._run(segment.words) for segment in chosen]
            names, said = (
                decode(self._chains[head], [row[head] for row in rows]) for head in ("names", "attributions")
            )
            yield from map(self._reading, chosen, rows, names, said)

    def fits(self, words: list[str]) -> bool:
        """Whether the words are few enough to be read as one segment."""
        return self.wordpieces.length(words) <= MAX_PIECES

    def western(self, reading: Reading) -> list[str]:
        """The name labels of a segment by UNER's guideline: person, organisation and place, demonyms left out."""
        (labels,) = decode(self._chains["western"], [reading.western])
        return [self.labels.western[label] for label in labels.tolist()]

    def _run(self, words: list[str]) -> dict[str, Any]:
        return dict(zip(OUTPUTS, self._session.run(OUTPUTS, _inputs(self.wordpieces.segment(words))), strict=True))

    def _reading(self, segment: Segment, row: dict[str, Any], names: Numbers, said: Numbers) -> Reading:
        words, sentences = segment.words, _sentences(row["starts"], segment)
        heads, relations = [0] * len(words), row["relations"]
        greedy: list[int] = row["heads"].tolist()
        for first, end in sentences:
            own = _within(greedy[first:end], first, end)
            if own is None:
                own = trees.decode(
                    np.concatenate([row["arcs"][first:end, :1], row["arcs"][first:end, first + 1 : end + 1]], 1)
                )
                moved = [first + k for k, h in enumerate(own) if greedy[first + k] != (first + h if h else 0)]
                governors = [first + own[k - first] if own[k - first] else 0 for k in moved]
                relations[moved] = self._relate(row["dependents"][moved], row["governors"][governors])
            heads[first:end] = [first + h - 1 if h else first + k for k, h in enumerate(own)]
        labels = [self.labels.attributions[label] for label in said.tolist()]
        return Reading(
            upos=row["upos"], xpos=row["xpos"], feats=row["feats"], lemmas=row["lemmas"], names=names,
            relations=relations, heads=heads, sentences=sentences,
            attributions=linked(labels, row["link_from"], row["link_to"]),
            factuality=row["factuality"], western=row["western"],
        )  # fmt: skip

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
        "ids": np.array(pieces.ids, np.int64),
        "shapes": np.array(pieces.shapes, np.int64),
        "first": np.array(pieces.first, np.int64),
    }


def _sentences(scores: Scores, segment: Segment) -> list[tuple[int, int]]:
    """Sentences of a segment from the start scores and what is sure; the first word always starts one."""
    starts = scores > 0
    starts[segment.inside] = False
    starts[[0, *segment.starts]] = True
    firsts: list[int] = np.flatnonzero(starts).tolist()
    return list(zip(firsts, [*firsts[1:], len(scores)], strict=True))


def _within(heads: list[int], first: int, end: int) -> list[int] | None:
    """Heads counted inside the sentence, or None where they leave it or make no tree."""
    own = [h - first if h else 0 for h in heads]
    if any(h < 0 or h > end - first or (h == 0 and given != 0) for h, given in zip(own, heads, strict=True)):
        return None
    return own if trees.is_tree(own) else None


@cache
def model_version(folder: Path = MODEL) -> str:
    """The version of a model, a digest of its weights: what a case notes beside the claims that were read with it."""
    return str(json.loads((folder / "card.json").read_text(encoding="utf-8"))["version"])


@cache
def encoder(folder: Path = MODEL) -> Encoder:
    """The encoder of this process, made at first use."""
    return Encoder(folder)
