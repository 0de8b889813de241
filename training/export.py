"""Make the shipped model from a checkpoint: `python -m training.export --work DIR --encoder DIR [--to FOLDER]`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertModel

from asreported.reader.encoder import MODEL, OUTPUTS
from asreported.reader.wordpieces import Wordpieces

from .network import ARC, ARC_SCALE, LINK, RELATION, Labels, Network

LOW = -1e9


class Lean(nn.Module):
    """The encoder for one segment without padding or mask; the last layer is computed for first wordpieces only."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.embeddings, self.layers = bert.embeddings, bert.encoder.layer
        self.heads, self.width = bert.config.num_attention_heads, bert.config.hidden_size
        inner = [layer.attention.self for layer in self.layers]
        self.thirds = nn.ModuleList(together([one.query, one.key, one.value]) for one in inner[:-1])
        self.last = together([inner[-1].key, inner[-1].value])

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Pieces to the states of words and root, [1 + words, width]."""
        tables = self.embeddings
        places = torch.cumsum(torch.ones_like(ids), 0) - 1
        states = (tables.word_embeddings(ids) + tables.token_type_embeddings(shapes)
                  + tables.position_embeddings(places))  # fmt: skip
        states = tables.LayerNorm(states)
        for layer, thirds in zip(self.layers[:-1], self.thirds, strict=True):
            query, key, value = self._split(thirds(states), 3)
            states = self._layer(layer, states, query, key, value)
        key, value = self._split(self.last(states), 2)
        states = states[first]
        (query,) = self._split(self.layers[-1].attention.self.query(states), 1)
        return self._layer(self.layers[-1], states, query, key, value)

    def _split(self, states: Tensor, parts: int) -> Tensor:
        # Sizes as plain numbers: read off the tensor, each would be a node of its own.
        return states.view(-1, parts, self.heads, self.width // self.heads).permute(1, 2, 0, 3)

    def _layer(self, layer: nn.Module, states: Tensor, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        weights = torch.softmax(query @ key.transpose(1, 2) * (self.width // self.heads) ** -0.5, -1)
        seen = (weights @ value).transpose(0, 1).reshape(-1, self.width)
        states = layer.attention.output.LayerNorm(layer.attention.output.dense(seen) + states)
        inner = F.gelu(layer.intermediate.dense(states))
        return layer.output.LayerNorm(layer.output.dense(inner) + states)


class OneSegment(nn.Module):
    """The network as it runs: label numbers out, and scores where a tree, a chain or a link is still to be found.

    Every layer that reads the same states is one product: a dozen small ones cost more than a big one.
    """

    PLAIN = ("upos", "xpos", "feats", "lemmas", "names", "western", "starts", "link_from")

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.encoder = network, Lean(network.encoder)
        self.plain = together([getattr(network, name) for name in self.PLAIN])
        self.bent = together([network.arc_dependent, network.relation_dependent, network.attributions[0],
                              network.factuality[0]])  # fmt: skip
        self.rooted = together([network.arc_head, network.relation_head])

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        states = self.encoder(ids, shapes, first)
        words = states[1:]
        sizes = [getattr(net, name).out_features for name in self.PLAIN]
        upos, xpos, feats, lemmas, names, western, starts, link_from = self.plain(words).split(sizes, -1)
        said = net.attributions[0].out_features
        arc_dependent, dependents, attributions, factuality = F.gelu(self.bent(words)).split(
            [ARC, RELATION, said, net.factuality[0].out_features], -1
        )
        arc_head, governors = F.gelu(self.rooted(states)).split([ARC, RELATION], -1)
        arcs = net.arc_pair(arc_dependent) @ arc_head.T / ARC_SCALE + net.arc_bias(arc_head).T
        row, column = (torch.cumsum(torch.ones_like(arcs), axis) for axis in (0, 1))
        arcs = arcs + LOW * (column == row + 1).to(arcs.dtype)  # no word is its own head
        heads = arcs.argmax(-1)
        return (
            upos.argmax(-1), xpos.argmax(-1), feats.argmax(-1), lemmas.argmax(-1), starts.squeeze(-1), heads,
            net.relations(dependents[None], governors[None], heads[None])[0].argmax(-1), arcs, dependents, governors,
            names, western, net.attributions[-1](attributions), net.factuality[-1](factuality).squeeze(-1),
            link_from / LINK**0.5, net.link_to(states),
        )  # fmt: skip


def together(layers: list[nn.Linear]) -> nn.Linear:
    """Several layers over the same input as one."""
    out = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    out.weight.data = torch.cat([layer.weight.data for layer in layers])
    out.bias.data = torch.cat([layer.bias.data for layer in layers])
    return out


def export(work: Path, checkpoint: Path, encoder: Path, folder: Path) -> None:
    """Write reader.onnx (int8 per channel), decoding.npz, labels.json, tokenizer.json and card.json to the folder."""
    labels = Labels(**json.loads((work / "labels.json").read_text(encoding="utf-8")))
    network = Network(encoder, labels)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    model = OneSegment(network).eval()
    pieces = Wordpieces(encoder / "tokenizer.json").segment(["The", "spokesman", "said", "seven", "were", "freed", "."])
    inputs = tuple(torch.tensor(values) for values in (pieces.ids, pieces.shapes, pieces.first))
    axes = {"ids": {0: "pieces"}, "shapes": {0: "pieces"}, "first": {0: "words_and_root"}}
    axes |= {name: {0: "words"} for name in OUTPUTS} | {
        "arcs": {0: "words", 1: "words_and_root"},
        "governors": {0: "words_and_root"},
        "link_to": {0: "words_and_root"},
    }
    full = work / "reader.fp32.onnx"
    torch.onnx.export(model, inputs, full, dynamo=False, opset_version=18, input_names=["ids", "shapes", "first"],
                      output_names=OUTPUTS, dynamic_axes=axes)  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    # Per channel: per tensor lost 0.6 LAS and 1.2 F1 of names in the pilot. Reduced range: on processors without VNNI
    # sums of full-range products overflow and readings would differ; it cost nothing measurable.
    quantize_dynamic(full, folder / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    tables = {"relations": network.relation_pair}
    for head, chain in network.chains.items():
        tables |= {f"{head}_first": chain.first, f"{head}_next": chain.next}
    np.savez(
        folder / "decoding.npz", **{name: table.detach().numpy().astype(np.float32) for name, table in tables.items()}
    )
    (folder / "labels.json").write_text(
        json.dumps(labels.as_dict(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    shutil.copy(encoder / "tokenizer.json", folder / "tokenizer.json")
    digest = hashlib.sha256((folder / "reader.onnx").read_bytes() + (folder / "labels.json").read_bytes())
    for table in tables.values():  # not the file's bytes: a zip keeps the clock
        digest.update(table.detach().numpy().astype(np.float32).tobytes())
    card = {"version": digest.hexdigest()[:12], "card": "docs/reader.md"}
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    for path in sorted(folder.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=MODEL)
    parser.add_argument("--checkpoint", default="reader.pt", help="its name in the work folder")
    args = parser.parse_args()
    export(args.work, args.work / args.checkpoint, args.encoder, args.to)


if __name__ == "__main__":
    main()
