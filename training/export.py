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

from asreported.reader.encoder import MODEL, OUTPUTS
from asreported.reader.wordpieces import Wordpieces

from .network import Labels, Network

LOW = -1e9


class OneSegment(nn.Module):
    """The network as it runs: one segment without padding, label numbers out, scores only where a tree needs them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        states = net.words(ids, torch.ones_like(ids), shapes, first)
        arcs, dependents, governors = net.arcs(states)
        row = torch.cumsum(torch.ones_like(arcs[0]), 0)
        column = torch.cumsum(torch.ones_like(arcs[0]), 1)
        arcs = arcs + LOW * (column == row + 1).to(arcs.dtype)  # no word is its own head
        heads = arcs.argmax(-1)
        words = states[:, 1:]
        return (
            net.upos(words).argmax(-1), net.xpos(words).argmax(-1), net.feats(words).argmax(-1),
            net.lemmas(words).argmax(-1), net.names(words).argmax(-1), net.starts(words).squeeze(-1), heads,
            net.relations(dependents, governors, heads).argmax(-1), arcs, dependents, governors,
        )  # fmt: skip


def export(work: Path, encoder: Path, folder: Path) -> None:
    """Write reader.onnx (int8 per channel), relations.npy, labels.json, tokenizer.json and card.json to the folder."""
    labels = Labels(**json.loads((work / "labels.json").read_text(encoding="utf-8")))
    network = Network(encoder, labels)
    network.load_state_dict(torch.load(work / "checkpoint.pt", weights_only=True)["network"])
    network.encoder.config._attn_implementation = "eager"  # the fused attention does not export
    model = OneSegment(network).eval()
    pieces = Wordpieces(encoder / "tokenizer.json").segment(["The", "spokesman", "said", "seven", "were", "freed", "."])
    inputs = tuple(torch.tensor([values]) for values in (pieces.ids, pieces.shapes, pieces.first))
    axes = {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "first": {1: "words_and_root"}}
    axes |= {name: {1: "words"} for name in OUTPUTS} | {
        "arcs": {1: "words", 2: "words_and_root"},
        "governors": {1: "words_and_root"},
    }
    full = work / "reader.fp32.onnx"
    torch.onnx.export(model, inputs, full, dynamo=False, opset_version=18, input_names=["ids", "shapes", "first"],
                      output_names=OUTPUTS, dynamic_axes=axes)  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    # Per channel: per tensor lost 0.6 LAS and 1.2 F1 of names in the pilot. Reduced range: on processors without VNNI
    # sums of full-range products overflow and readings would differ; it cost nothing measurable.
    quantize_dynamic(full, folder / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    np.save(folder / "relations.npy", network.relation_pair.detach().numpy().astype(np.float32), allow_pickle=False)
    (folder / "labels.json").write_text(
        json.dumps(labels.as_dict(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    shutil.copy(encoder / "tokenizer.json", folder / "tokenizer.json")
    card = {"version": hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest()[:12], "card": "docs/reader.md"}
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    for path in sorted(folder.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=MODEL)
    args = parser.parse_args()
    export(args.work, args.encoder, args.to)


if __name__ == "__main__":
    main()
