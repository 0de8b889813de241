"""What each corpus and head brings: short runs from the same trees, one thing left out of each.

`python -m training.ablation --work DIR --encoder DIR` begins from the checkpoint of the first stage in the work folder
(`language.pt`), trains every variant on the same share of one epoch, and prints the development scores as a table.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch
from evaluation.reader import MAIN_NAMES, UNER_NAMES, Measure, attributions, factuality, names, trees

from asreported.reader.encoder import Encoder

from .batches import Joining
from .corpora import conllu, uner, worldwide
from .export import export
from .polnear import cofenet
from .run import PAIR, Parts, Stage, label_sets, load, train

SHARE = 0.05  # of an epoch of the second stage: about seventy batches
WINDOWS = PAIR[0][0].joining


class Variant(NamedTuple):
    """A short run and what it does without."""

    name: str
    without: frozenset[str] = frozenset()  # parts of the data
    dropped: frozenset[str] = frozenset()  # columns of the treebank's sentences
    joining: Joining = WINDOWS


VARIANTS = (
    Variant("everything"),
    Variant("without attributions", frozenset({"said", "wikinews"})),
    Variant("without worldwide names", frozenset({"names", "wikinews"})),
    Variant("without our annotations", frozenset({"wikinews", "contrasts"})),
    Variant("without UNER", dropped=frozenset({"western"})),
    Variant("without factuality", frozenset({"contrasts"}), frozenset({"factuality"})),
    Variant("trees of single sentences", joining=Joining(0.0, 0)),
)


def varied(data: Parts, variant: Variant) -> Parts:
    """The data of a variant: columns that it does not learn are emptied."""
    empty = {"western": [], "factuality": {}}
    dropped = {name: empty[name] for name in variant.dropped}
    return data | {"ewt": [replace(s, **dropped) for s in data["ewt"]]} if dropped else data


def scores(model: Path, corpora: Path) -> Iterator[Measure]:
    """The development figures of a variant, on parts small enough for a table of many."""
    reader = Encoder(model)
    for name in ("ewt", "gum"):
        yield trees(reader, name.upper(), list(conllu(corpora / "ud" / f"en_{name}-ud-dev.conllu"))[:600])[0]
    yield names(reader, "worldwide", list(worldwide(corpora / "ner", "dev"))[:1500], MAIN_NAMES)
    yield names(reader, "UNER", uner(corpora / "ner" / "en_ewt-ud-dev.iob2"), UNER_NAMES, reader.western)
    yield from attributions(reader, cofenet(corpora / "polnear", "valid")[:800], corpora / "polnear" / "cofenet")
    yield factuality(reader, corpora / "factuality" / "UDS_IH2" / "dev.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    data = load(args.corpora, args.work, openly=False)
    labels = label_sets(data)
    for variant in VARIANTS:
        shares = {part: SHARE * share for part, share in PAIR[0][0].shares.items() if part not in variant.without}
        work = args.work / "ablation" / variant.name.replace(" ", "-")
        work.mkdir(parents=True, exist_ok=True)
        stage = Stage("reader", 1, shares, variant.joining)
        checkpoint = train(stage, varied(data, variant), labels, work, args.encoder, 1, args.work / "language.pt")
        export(work, checkpoint, args.encoder, work / "model")
        row = "  ".join(f"{one.name} {one.value():.1f}" for one in scores(work / "model", args.work / "corpora"))
        print(f"{variant.name:28} {row}", flush=True)


if __name__ == "__main__":
    main()
