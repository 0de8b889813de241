"""Train the reader: `python -m training.run --work DIR`. Checkpoints as it goes; the same command resumes."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from asreported.reader.lemmas import script
from asreported.reader.wordpieces import Wordpieces

from .batches import Batch, Segment, collate, plan, segments, targets
from .corpora import NON_COMMERCIAL, Sentence, conllu, unpack, worldwide
from .network import Labels, Network

BUDGET = 1500  # padded wordpieces a batch; bigger batches trained slower on two cores
ENCODER_RATE, HEAD_RATE, WARM_UP = 1.5e-4, 1e-3, 0.06
CHECKPOINT_STEPS = 400


def load(corpora: Path, work: Path) -> dict[str, list[Sentence]]:
    """The sentences of every part that training or its development scores read."""
    ud, ner = unpack(corpora, work, "ud"), unpack(corpora, work, "ner")
    gum = conllu(ud / "en_gum-ud-train.conllu", skip_genres=NON_COMMERCIAL)
    return {
        "trees": [*conllu(ud / "en_ewt-ud-train.conllu"), *gum],
        "names": list(worldwide(ner, "train")),
        "ewt_dev": list(conllu(ud / "en_ewt-ud-dev.conllu"))[:800],
        "gum_dev": list(conllu(ud / "en_gum-ud-dev.conllu"))[:500],
        "names_dev": list(worldwide(ner, "dev"))[:1300],
    }


def label_sets(data: dict[str, list[Sentence]]) -> Labels:
    """The labels of the training part; rare feature bundles and lemma scripts (seen once) are left out."""
    trees = data["trees"]

    def ranked(values: Iterable[str], least: int = 1) -> list[str]:
        return [v for v, n in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])) if n >= least]

    names = sorted({n for s in data["names"] for n in s.names} - {"O"})
    return Labels(
        upos=ranked(x for s in trees for x in s.upos),
        xpos=ranked(x for s in trees for x in s.xpos),
        feats=ranked((x for s in trees for x in s.feats), 2),
        lemmas=ranked((script(w, x) for s in trees for w, x in zip(s.words, s.lemmas, strict=True)), 2),
        relations=ranked(x for s in trees for x in s.relations),
        names=["O", *names],
    )


class Trainer:
    """The network, its optimiser, and the one place where a batch becomes a loss."""

    def __init__(self, encoder: Path, labels: Labels, steps: int) -> None:
        self.network = Network(encoder, labels)
        self.network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # a third faster, no loss seen
        named = list(self.network.named_parameters())
        body = [p for n, p in named if n.startswith("encoder.") and p.requires_grad]
        heads = [p for n, p in named if not n.startswith("encoder.")]
        self.parameters = [*body, *heads]
        self.optimiser = torch.optim.AdamW(
            [{"params": body, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
        )
        warm = max(1, int(WARM_UP * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda t: (t + 1) / warm if t < warm else max(0.0, (steps - t) / max(1, steps - warm))
        )
        self.number = {head: {label: i for i, label in enumerate(column)} for head, column in labels.as_dict().items()}

    def step(self, items: list[Segment]) -> dict[str, float]:
        with torch.autocast("cpu", torch.bfloat16):
            losses = self.losses(items, collate(items))
        self.optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.schedule.step()
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def losses(self, items: list[Segment], batch: Batch) -> dict[str, Tensor]:
        net, words = self.network, batch.first.shape[1] - 1
        states = net.words(batch.ids, batch.mask, batch.shapes, batch.first)
        if not items[0].sentence.heads:
            return {"names": cross(net.names(states[:, 1:]), self.gold(items, "names", words))}
        scores, as_dependent, as_head = net.arcs(states)
        heads = targets(items, (s.sentence.heads for s in items), words)
        relations = net.relations(as_dependent, as_head, heads)
        starts = targets(items, (s.starts for s in items), words)
        seen = starts >= 0
        return {
            "upos": cross(net.upos(states[:, 1:]), self.gold(items, "upos", words)),
            "xpos": 0.5 * cross(net.xpos(states[:, 1:]), self.gold(items, "xpos", words)),
            "feats": 0.5 * cross(net.feats(states[:, 1:]), self.gold(items, "feats", words)),
            "lemmas": 0.5 * cross(net.lemmas(states[:, 1:]), self.gold(items, "lemmas", words)),
            "arcs": cross(scores.float().masked_fill(~batch.word_mask[:, None, :], -1e4), heads),
            "relations": cross(relations, self.gold(items, "relations", words)),
            "starts": F.binary_cross_entropy_with_logits(
                net.starts(states[:, 1:]).squeeze(-1).float()[seen], starts[seen].float()
            ),
        }

    def gold(self, items: list[Segment], head: str, words: int) -> Tensor:
        number = self.number[head]

        def values(s: Sentence) -> list[str]:
            if head == "lemmas":
                return [script(w, x) for w, x in zip(s.words, s.lemmas, strict=True)]
            return getattr(s, head)  # type: ignore[no-any-return]

        return targets(items, ([number.get(v, -100) for v in values(s.sentence)] for s in items), words)


def cross(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-100)


@torch.no_grad()
def development(trainer: Trainer, parts: dict[str, list[Segment]]) -> dict[str, float]:
    """Quick scores by greedy decoding: LAS of the trees, token accuracy of the names that are no O."""
    trainer.network.eval()
    out = {}
    for part, items in parts.items():
        right = total = 0
        for numbers in plan(items, 3000, None):
            chosen = [items[i] for i in numbers]
            batch = collate(chosen)
            words = batch.first.shape[1] - 1
            with torch.autocast("cpu", torch.bfloat16):
                states = trainer.network.words(batch.ids, batch.mask, batch.shapes, batch.first)
                if part.startswith("names"):
                    gold, guess = trainer.gold(chosen, "names", words), trainer.network.names(states[:, 1:]).argmax(-1)
                    counted = (gold > 0) | ((guess > 0) & (gold >= 0))
                    hits = (gold == guess) & counted
                else:
                    scores, as_dependent, as_head = trainer.network.arcs(states)
                    guess = scores.float().masked_fill(~batch.word_mask[:, None, :], -1e9).argmax(-1)
                    relation = trainer.network.relations(as_dependent, as_head, guess).argmax(-1)
                    gold = targets(chosen, (s.sentence.heads for s in chosen), words)
                    counted = gold >= 0
                    hits = counted & (guess == gold) & (relation == trainer.gold(chosen, "relations", words))
            right, total = right + int(hits.sum()), total + int(counted.sum())
        out[part] = round(100 * right / max(total, 1), 2)
    trainer.network.train()
    return out


def train(work: Path, corpora: Path, encoder: Path, epochs: int, seed: int) -> None:
    torch.manual_seed(seed)
    data, wordpieces = load(corpora, work), Wordpieces(encoder / "tokenizer.json")
    labels = label_sets(data)
    (work / "labels.json").write_text(json.dumps(labels.as_dict(), ensure_ascii=False, indent=0), encoding="utf-8")
    dev = {name: segments(data[name], wordpieces, None) for name in ("ewt_dev", "gum_dev", "names_dev")}

    def epoch_batches(epoch: int) -> list[list[Segment]]:
        rng = random.Random(f"{seed}-{epoch}")
        out = []
        for part, share in (("trees", 1.0), ("names", 0.5)):  # names are limited by data, not by epochs
            items = segments(data[part], wordpieces, rng)
            batches = plan(items, BUDGET, rng)
            out += [[items[i] for i in numbers] for numbers in batches[: math.ceil(share * len(batches))]]
        rng.shuffle(out)
        return out

    steps = int(1.02 * epochs * len(epoch_batches(0)))  # epochs differ by a few batches
    trainer, done, begin = Trainer(encoder, labels, steps), 0, 0
    trainer.network.train()
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        trainer.network.load_state_dict(state["network"])
        trainer.optimiser.load_state_dict(state["optimiser"])
        trainer.schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"])
        begin, done = state["epoch"], state["batch"]
        print(f"resumed at epoch {begin + 1}, batch {done}", flush=True)

    def save(epoch: int, batch: int) -> None:
        state = {
            "network": trainer.network.state_dict(),
            "optimiser": trainer.optimiser.state_dict(),
            "schedule": trainer.schedule.state_dict(),
            "random": torch.get_rng_state(),
            "epoch": epoch,
            "batch": batch,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)

    for epoch in range(begin, epochs):
        sums: dict[str, list[float]] = defaultdict(list)
        started, words = time.monotonic(), 0
        for number, items in enumerate(epoch_batches(epoch)):
            if number < done:
                continue
            for name, loss in trainer.step(items).items():
                sums[name].append(loss)
            words += sum(len(s.sentence.words) for s in items)
            if (number + 1) % CHECKPOINT_STEPS == 0:
                save(epoch, number + 1)
                print(f"  {number + 1} {words / (time.monotonic() - started):.0f} words/s {_means(sums)}", flush=True)
        done = 0
        save(epoch + 1, 0)
        print(
            f"epoch {epoch + 1} {time.monotonic() - started:.0f} s {_means(sums)}\n  {development(trainer, dev)}",
            flush=True,
        )


def _means(sums: dict[str, list[float]]) -> dict[str, float]:
    return {name: round(sum(values) / len(values), 3) for name, values in sums.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for unpacked corpora and checkpoints")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json)"
    )
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    train(args.work, args.corpora, args.encoder, args.epochs, args.seed)


if __name__ == "__main__":
    main()
