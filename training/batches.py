"""Sentences to segments, segments to padded batches. Everything is a function of the seed and the epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor

from asreported.reader.wordpieces import MAX_PIECES, Pieces, Wordpieces

from .corpora import Sentence

# Shares of training sentences that are changed, so that headlines, captions and broken text are read too.
UPPER, TITLED, UNSTOPPED = 0.02, 0.04, 0.06


class Joining(NamedTuple):
    """How often a sentence is joined to the one before it, and to how many words."""

    share: float
    words: int


SAID = Joining(0.75, 100)  # a quotation's speaker often stands sentences away


@dataclass(slots=True)
class Segment:
    """What the encoder sees at once: one sentence or a few neighbours, with the input made from it."""

    sentence: Sentence
    starts: list[int]
    pieces: Pieces


def segments(
    sentences: Sequence[Sentence], wordpieces: Wordpieces, rng: random.Random | None, trees: Joining
) -> list[Segment]:
    """Segments for one epoch; neighbours of one document are joined at random where an `rng` is given."""
    out, at = [], 0
    while at < len(sentences):
        group = [sentences[at]]
        at += 1
        said = bool(group[0].attributions)
        joining = SAID if said else trees
        while (rng and (said or sentences[at - 1].heads) and at < len(sentences) and rng.random() < joining.share
               and sentences[at].document == group[0].document and (said or not sentences[at].new_paragraph)
               and sum(len(s.words) for s in group) + len(sentences[at].words) <= joining.words):  # fmt: skip
            group.append(sentences[at])
            at += 1
        group = [_vary(s, rng) if rng else s for s in group]
        joined = _join(group)
        if joined.attributions and joined.attributions[0][0] == "I":  # the window begins inside a span
            joined = replace(joined, attributions=["B" + joined.attributions[0][1:], *joined.attributions[1:]])
        starts = [int(k == 0) for s in group for k in range(len(s.words))]
        if wordpieces.length(joined.words) <= MAX_PIECES:
            out.append(Segment(joined, starts, wordpieces.segment(joined.words)))
    return out


def _vary(sentence: Sentence, rng: random.Random) -> Sentence:
    draw = rng.random()
    if draw < UPPER:
        return replace(sentence, words=[w.upper() for w in sentence.words])
    if draw < UPPER + TITLED:
        return replace(sentence, words=[w[:1].upper() + w[1:] if len(w) > 3 else w for w in sentence.words])
    last = len(sentence.words)
    stopped = last > 1 and sentence.upos[-1:] == ["PUNCT"] and last not in sentence.heads
    if draw < UPPER + TITLED + UNSTOPPED and stopped:
        return replace(sentence, **{name: getattr(sentence, name)[:-1] for name in _COLUMNS})
    return sentence


_COLUMNS = ("words", "spaces", "upos", "xpos", "feats", "lemmas", "heads", "relations", "names", "western",
            "attributions", "owners")  # fmt: skip


def _join(group: list[Sentence]) -> Sentence:
    """Several sentences as one segment: each keeps its own root."""
    if len(group) == 1:
        return group[0]
    heads, offset, factuality = [], 0, {}
    for sentence in group:
        heads += [head + offset if head else 0 for head in sentence.heads]
        factuality |= {offset + word: degree for word, degree in sentence.factuality.items()}
        offset += len(sentence.words)
    columns = {name: [v for s in group for v in getattr(s, name)] for name in _COLUMNS if name != "heads"}
    columns = {name: column if len(column) == offset else [] for name, column in columns.items()}
    return replace(group[0], heads=heads, factuality=factuality, **columns)


def plan(items: Sequence[Segment], budget: int, rng: random.Random | None) -> list[list[int]]:
    """Batches of segment numbers of like length, at most `budget` padded wordpieces each."""
    order = list(range(len(items)))
    noise = {i: rng.uniform(-3, 3) if rng else 0.0 for i in order}
    order.sort(key=lambda i: len(items[i].pieces.ids) + noise[i])
    out: list[list[int]] = []
    current: list[int] = []
    longest = 0
    for i in order:
        length = len(items[i].pieces.ids)
        if current and (len(current) + 1) * max(longest, length) > budget:
            out.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, length)
    out += [current] if current else []
    if rng:
        rng.shuffle(out)
    return out


@dataclass(slots=True)
class Batch:
    ids: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    word_mask: Tensor  # [batch, 1 + words], True where there is a word or the root


def collate(items: Sequence[Segment]) -> Batch:
    pieces = max(len(s.pieces.ids) for s in items)
    words = max(len(s.pieces.first) for s in items)
    batch = Batch(*(torch.zeros(len(items), n, dtype=torch.long) for n in (pieces, pieces, pieces, words)),
                  torch.zeros(len(items), words, dtype=torch.bool))  # fmt: skip
    for row, item in enumerate(items):
        p = item.pieces
        batch.ids[row, : len(p.ids)] = torch.tensor(p.ids)
        batch.mask[row, : len(p.ids)] = 1
        batch.shapes[row, : len(p.ids)] = torch.tensor(p.shapes)
        batch.first[row, : len(p.first)] = torch.tensor(p.first)
        batch.word_mask[row, : len(p.first)] = True
    return batch


def targets(items: Sequence[Segment], values: Iterator[list[int]], words: int) -> Tensor:
    """[batch, words] of label numbers, -100 where there is none."""
    out = torch.full((len(items), words), -100, dtype=torch.long)
    for row, numbers in enumerate(values):
        out[row, : len(numbers)] = torch.tensor(numbers)
    return out
