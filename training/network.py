"""The reader's network: one small encoder, one head for each thing that it reads off a sentence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from asreported.reader.encoder import CHAINED
from asreported.reader.wordpieces import SHAPES

ARC, RELATION, LINK = 256, 96, 64  # widths of the biaffine layers, the first two as in the pilot
ARC_SCALE = 16.0  # square root of ARC: keeps the scores near one


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

    def as_dict(self) -> dict[str, list[str]]:
        return asdict(self)


class Chain(nn.Module):
    """A linear chain over labels: which label follows which (Lafferty et al. 2001)."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(labels))
        self.next = nn.Parameter(torch.zeros(labels, labels))

    def loss(self, scores: Tensor, gold: Tensor) -> Tensor:
        """Mean negative log likelihood a word; gold [batch, words], -100 past the end and in rows without labels."""
        mask = gold >= 0
        best = gold.clamp(min=0)
        at = scores.gather(-1, best.unsqueeze(-1)).squeeze(-1)
        path = self.first[best[:, 0]] + (at * mask).sum(1) + (self.next[best[:, :-1], best[:, 1:]] * mask[:, 1:]).sum(1)
        total = self.first + scores[:, 0]
        for word in range(1, scores.shape[1]):
            step = torch.logsumexp(total.unsqueeze(2) + self.next, 1) + scores[:, word]
            total = torch.where(mask[:, word].unsqueeze(1), step, total)
        return ((torch.logsumexp(total, 1) - path) * mask[:, 0]).sum() / mask.sum()


class Network(nn.Module):
    """Encoder and heads. A word is its first wordpiece; CLS is the root of the tree."""

    def __init__(self, encoder: Path, labels: Labels, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, attn_implementation="sdpa", add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        # Token types carry word shape: the encoder is uncased, so this is where capitals come in.
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        shapes = nn.Embedding(SHAPES, width)
        shapes.weight.data[:] = old[0]
        self.encoder.embeddings.token_type_embeddings = shapes
        self.dropout = nn.Dropout(dropout)
        self.upos = nn.Linear(width, len(labels.upos))
        self.xpos = nn.Linear(width, len(labels.xpos))
        self.feats = nn.Linear(width, len(labels.feats))
        self.lemmas = nn.Linear(width, len(labels.lemmas))
        self.names = nn.Linear(width, len(labels.names))
        self.western = nn.Linear(width, len(labels.western))
        self.attributions = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, len(labels.attributions))
        )
        self.link_from, self.link_to = nn.Linear(width, LINK), nn.Linear(width, LINK)
        self.chains = nn.ModuleDict({head: Chain(len(getattr(labels, head))) for head in CHAINED})
        self.factuality = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(dropout), nn.Linear(128, 1))
        self.starts = nn.Linear(width, 1)
        self.arc_dependent, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc_pair = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias = nn.Linear(ARC, 1)
        self.relation_dependent, self.relation_head = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.relation_pair = nn.Parameter(torch.randn(len(labels.relations), RELATION + 1, RELATION + 1) * 0.02)

    def words(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """[batch, pieces] -> [batch, 1 + words, width]; row 0 is the root."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=shapes).last_hidden_state
        return self.dropout(torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1])))

    def links(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What a source or content span's first word looks for, and what its cue's first word (CLS: none) answers."""
        return self.link_from(words[:, 1:]) / LINK**0.5, self.link_to(words)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [batch, words, 1 + words], and the relation layers of dependents and heads."""
        dependents = words[:, 1:]
        dependent = self.dropout(F.gelu(self.arc_dependent(dependents)))
        head = self.dropout(F.gelu(self.arc_head(words)))
        scores = torch.matmul(self.arc_pair(dependent), head.transpose(1, 2)) / ARC_SCALE
        scores = scores + self.arc_bias(head).transpose(1, 2)
        as_dependent = self.dropout(F.gelu(self.relation_dependent(dependents)))
        return scores, as_dependent, self.dropout(F.gelu(self.relation_head(words)))

    def relations(self, as_dependent: Tensor, as_head: Tensor, heads: Tensor) -> Tensor:
        """Relation scores [batch, words, relations] for the given heads [batch, words]."""
        chosen = torch.gather(as_head, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, as_head.shape[-1]))
        one = torch.ones_like(as_dependent[..., :1])
        left, right = torch.cat([as_dependent, one], -1), torch.cat([chosen, one], -1)
        labels, rows, columns = self.relation_pair.shape
        weights = self.relation_pair.permute(1, 0, 2).reshape(rows, labels * columns)
        pairs = (left.reshape(-1, rows) @ weights).view(-1, labels, columns)
        scores = (pairs @ right.reshape(-1, columns, 1)).squeeze(-1)
        return scores.view(*as_dependent.shape[:2], labels)
