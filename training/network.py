"""The reader's network: one small encoder, one head for each thing that it reads off a sentence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from asreported.reader.wordpieces import SHAPES

ARC, RELATION = 256, 96  # widths of the biaffine layers, as in the pilot
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

    def as_dict(self) -> dict[str, list[str]]:
        return asdict(self)


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
        scores = (pairs * right.reshape(-1, 1, columns)).sum(-1)
        return scores.view(*as_dependent.shape[:2], labels)
