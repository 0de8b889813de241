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
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from asreported.reader.encoder import CHAINED
from asreported.reader.lemmas import script
from asreported.reader.wordpieces import SEP, Wordpieces

from .annotations import contrasts, wikinews
from .batches import Batch, Joining, Segment, collate, plan, segments, targets
from .corpora import NON_COMMERCIAL, Sentence, add_factuality, add_western, conllu, unpack, worldwide
from .network import Labels, Network
from .polnear import annotated, cofenet

BUDGET = 1500  # padded wordpieces a batch; bigger batches trained slower on two cores
ENCODER_RATE, HEAD_RATE, WARM_UP = 1.5e-4, 1e-3, 0.06
MASK = 103  # of the vocabulary of uncased BERT
CHECKPOINT_STEPS = 400
ATTRIBUTION_LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
Parts = dict[str, list[Sentence]]


class Stage(NamedTuple):
    """One run over the corpora; each stage begins from the weights of the one before."""

    name: str
    epochs: int
    shares: dict[str, float]  # part -> how often an epoch takes it
    joining: Joining
    rate: float = 1.0  # of the learning rates
    hidden: float = 0.0  # of the wordpieces; their shape is still seen: the words around must tell what stands there


# Trees first: attribution begun from a reader of trees needs half the epochs, and its corpus is the largest by far.
LANGUAGE = Stage("language", 8, {"ewt": 1.0, "gum": 1.0, "names": 0.5}, Joining(0.3, 70))


def readers(name: str, hidden: float) -> tuple[Stage, Stage]:
    """Everything at once, then once more at a lower rate, more of it where the head for western names has its data."""
    joining = Joining(0.6, 90)
    whole = {"ewt": 1.0, "gum": 1.0, "names": 0.7, "said": 1.0, "wikinews": 1.0, "contrasts": 1.0}
    settled = whole | {"ewt": 2.0, "gum": 0.7, "names": 0.4, "said": 0.7}
    return (
        Stage(f"everything-{name}", 5, whole, joining, hidden=hidden),
        Stage(f"settled-{name}", 1, settled, joining, rate=0.6, hidden=hidden),
    )


# Two readers from one beginning, which see the words differently; the mean of their weights reads better than either
# ("model soups", Wortsman et al. 2022), and costs nothing when it runs.
PAIR = (readers("plain", 0.0), readers("hidden", 0.1))
# Openly licensed corpora alone: small in attributions and names, so what there is comes twice an epoch.
OPEN_STAGE = Stage("reader", 3, {"ewt": 1.0, "gum": 1.0, "wikinews": 2.0, "contrasts": 1.0}, Joining(0.5, 80))


def load(corpora: Path, work: Path, openly: bool) -> Parts:
    """The sentences of every part that training or its development scores read."""
    ud, ner, texts = (unpack(corpora, work, name) for name in ("ud", "ner", "open_text"))
    ewt = list(conllu(ud / "en_ewt-ud-train.conllu"))
    add_western(ewt, ner / "en_ewt-ud-train.iob2")
    add_factuality(ewt, unpack(corpora, work, "factuality") / "UDS_IH2" / "train.jsonl")
    data = {
        "ewt": ewt,
        "gum": list(conllu(ud / "en_gum-ud-train.conllu", skip_genres=NON_COMMERCIAL)),
        "wikinews": list(wikinews(texts, "train")),
        "contrasts": list(contrasts("train")),
        "ewt_dev": list(conllu(ud / "en_ewt-ud-dev.conllu"))[:800],
        "gum_dev": list(conllu(ud / "en_gum-ud-dev.conllu"))[:500],
        "said_dev": list(wikinews(texts, "test")),
    }
    if openly:
        return data
    polnear = unpack(corpora, work, "polnear")
    return data | {
        "names": list(worldwide(ner, "train")),
        "said": list(annotated(polnear, "train")),
        "names_dev": list(worldwide(ner, "dev"))[:1300],
        "said_dev": cofenet(polnear, "valid")[:700],
    }


def label_sets(data: Parts) -> Labels:
    """The labels of the training part; rare feature bundles and lemma scripts (seen once) are left out."""
    trees = [*data["ewt"], *data["gum"]]

    def ranked(values: Iterable[str], least: int = 1) -> list[str]:
        return [v for v, n in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])) if n >= least]

    learnt = [part for name, part in data.items() if not name.endswith("_dev")]
    names = sorted({n for part in learnt for s in part for n in s.names} - {"O"})
    return Labels(
        upos=ranked(x for s in trees for x in s.upos),
        xpos=ranked(x for s in trees for x in s.xpos),
        feats=ranked((x for s in trees for x in s.feats), 2),
        lemmas=ranked((script(w, x) for s in trees for w, x in zip(s.words, s.lemmas, strict=True)), 2),
        relations=ranked(x for s in trees for x in s.relations),
        names=["O", *names],
        western=["O", *sorted({n for s in trees for n in s.western} - {"O"})],
        attributions=ATTRIBUTION_LABELS,
    )


class Trainer:
    """The network, its optimiser, and the one place where a batch becomes a loss."""

    def __init__(self, encoder: Path, labels: Labels, steps: int, stage: Stage) -> None:
        self.network, self.hidden, rate = Network(encoder, labels), stage.hidden, stage.rate
        self.network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # a third faster, no loss seen
        named = list(self.network.named_parameters())
        body = [p for n, p in named if n.startswith("encoder.") and p.requires_grad]
        heads = [p for n, p in named if not n.startswith("encoder.")]
        self.parameters = [*body, *heads]
        self.optimiser = torch.optim.AdamW(
            [{"params": body, "lr": rate * ENCODER_RATE}, {"params": heads, "lr": rate * HEAD_RATE}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
        )
        warm = max(1, int(WARM_UP * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda t: (t + 1) / warm if t < warm else max(0.0, (steps - t) / max(1, steps - warm))
        )
        self.number = {head: {label: i for i, label in enumerate(column)} for head, column in labels.as_dict().items()}

    def step(self, items: list[Segment]) -> dict[str, float]:
        batch = collate(items)
        batch.ids[(torch.rand(batch.ids.shape) < self.hidden) & (batch.ids > SEP)] = MASK
        with torch.autocast("cpu", torch.bfloat16):
            losses = self.losses(items, batch)
        self.optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.schedule.step()
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def losses(self, items: list[Segment], batch: Batch) -> dict[str, Tensor]:
        """The loss of every head that the batch has labels for."""
        words = batch.first.shape[1] - 1
        states = self.network.words(batch.ids, batch.mask, batch.shapes, batch.first)
        out = {}
        for head in CHAINED:
            if any(getattr(s.sentence, head) for s in items):
                scores = getattr(self.network, head)(states[:, 1:]).float()
                out[head] = self.network.chains[head].loss(scores, self.gold(items, head, words))
        places = [
            (b, w, degree) for b, s in enumerate(items) for w, degree in s.sentence.factuality.items() if w < words
        ]
        if places:
            rows, columns, degrees = zip(*places, strict=True)
            guess = self.network.factuality(states[:, 1:][list(rows), list(columns)]).squeeze(-1).float()
            out["factuality"] = 0.5 * F.smooth_l1_loss(guess, torch.tensor(degrees))
        linked = [(b, *link) for b, s in enumerate(items) for link in links(s.sentence)]
        if linked:
            out["links"] = 0.3 * self._links(states, linked)
        return out | (self._trees(items, batch, states) if items[0].sentence.heads else {})

    def _links(self, states: Tensor, linked: list[tuple[int, int, int, list[int]]]) -> Tensor:
        """Each span's cue among the cues of the segment, 0 where it has none."""
        seeking, answering = self.network.links(states)
        scores = torch.einsum("nd,nwd->nw", seeking[[row[0] for row in linked], [row[1] for row in linked]],
                              answering[[row[0] for row in linked]]).float()  # fmt: skip
        open_to = torch.zeros_like(scores, dtype=torch.bool)
        for row, (_, _, _, cues) in enumerate(linked):
            open_to[row, [0, *cues]] = True
        return F.cross_entropy(scores.masked_fill(~open_to, -1e4), torch.tensor([row[2] for row in linked]))

    def _trees(self, items: list[Segment], batch: Batch, states: Tensor) -> dict[str, Tensor]:
        net, words = self.network, batch.first.shape[1] - 1
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


def links(sentence: Sentence) -> list[tuple[int, int, list[int]]]:
    """(word, 1 + word of its cue or 0, 1 + words of all cues) for the first word of each source and content span."""
    words = list(enumerate(zip(sentence.attributions, sentence.owners, strict=True)))
    cues: dict[int, int] = {}
    for word, (label, owner) in words:
        if label == "B-cue":
            cues.setdefault(owner, word + 1)
    return [(word, cues.get(owner, 0), list(cues.values()))
            for word, (label, owner) in words if label in {"B-source", "B-content"}]  # fmt: skip


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
                if part.startswith(("names", "said")):
                    head = "names" if part.startswith("names") else "attributions"
                    gold = trainer.gold(chosen, head, words)
                    guess = getattr(trainer.network, head)(states[:, 1:]).argmax(-1)
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


class Run:
    """One stage on its way: what is trained, the order of batches, and where it was stopped."""

    def __init__(self, stage: Stage, data: Parts, labels: Labels, work: Path, encoder: Path, seed: int) -> None:
        torch.manual_seed(seed)
        self.stage, self.seed, self.data = stage, seed, data
        self.wordpieces = Wordpieces(encoder / "tokenizer.json")
        (work / "labels.json").write_text(json.dumps(labels.as_dict(), ensure_ascii=False, indent=0), encoding="utf-8")
        self.checkpoint = work / f"{stage.name}.pt"
        steps = int(1.02 * stage.epochs * len(self.batches(0)))  # epochs differ by a few batches
        self.trainer, self.epoch, self.done = Trainer(encoder, labels, steps, stage), 0, 0
        self.trainer.network.train()

    def batches(self, epoch: int) -> list[list[Segment]]:
        """The batches of one epoch, a function of seed and epoch."""
        rng = random.Random(f"{self.seed}-{epoch}")
        out = []
        for part, share in self.stage.shares.items():
            for left in range(math.ceil(share)):
                items = segments(self.data[part], self.wordpieces, rng, self.stage.joining)
                batches = plan(items, BUDGET, rng)
                out += [[items[i] for i in numbers] for numbers in batches[: math.ceil((share - left) * len(batches))]]
        rng.shuffle(out)
        return out

    def begin(self, before: Path | None) -> None:
        """Go on where this stage was stopped, else begin from the weights of the stage before."""
        if not self.checkpoint.exists():
            if before:
                state = torch.load(before, weights_only=True)
                self.trainer.network.load_state_dict(state["network"], strict=False)
            return
        state = torch.load(self.checkpoint, weights_only=True)
        self.trainer.network.load_state_dict(state["network"])
        self.trainer.optimiser.load_state_dict(state["optimiser"])
        self.trainer.schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"])
        self.epoch, self.done = state["epoch"], state["batch"]
        print(f"{self.stage.name}: goes on at epoch {self.epoch + 1}, batch {self.done}", flush=True)

    def save(self, epoch: int, batch: int) -> None:
        state = {
            "network": self.trainer.network.state_dict(),
            "optimiser": self.trainer.optimiser.state_dict(),
            "schedule": self.trainer.schedule.state_dict(),
            "random": torch.get_rng_state(),
            "epoch": epoch,
            "batch": batch,
        }
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def train(self, epoch: int) -> None:
        """One epoch, with a checkpoint every few hundred batches."""
        sums: dict[str, list[float]] = defaultdict(list)
        started, words = time.monotonic(), 0
        for number, items in enumerate(self.batches(epoch)):
            if number < self.done:
                continue
            for name, loss in self.trainer.step(items).items():
                sums[name].append(loss)
            words += sum(len(s.sentence.words) for s in items)
            if (number + 1) % CHECKPOINT_STEPS == 0:
                self.save(epoch, number + 1)
                print(f"  {number + 1} {words / (time.monotonic() - started):.0f} words/s {_means(sums)}", flush=True)
        self.done = 0
        self.save(epoch + 1, 0)
        print(f"{self.stage.name} {epoch + 1} {time.monotonic() - started:.0f} s {_means(sums)}", flush=True)


def train(stage: Stage, data: Parts, labels: Labels, work: Path, encoder: Path, seed: int, before: Path | None) -> Path:
    """Train one stage from the checkpoint of the stage before it; where it was stopped, it goes on."""
    run = Run(stage, data, labels, work, encoder, seed)
    run.begin(before)
    tuned = {name: segments(part, run.wordpieces, None, stage.joining)
             for name, part in data.items() if name.endswith("_dev")}  # fmt: skip
    for epoch in range(run.epoch, stage.epochs):
        run.train(epoch)
        print(f"  {development(run.trainer, tuned)}", flush=True)
    return run.checkpoint


def average(checkpoints: list[Path], to: Path) -> None:
    """The mean of the weights of checkpoints that began from the same ones."""
    networks = [torch.load(path, weights_only=True)["network"] for path in checkpoints]
    mean = {name: sum(network[name] for network in networks) / len(networks) if first.is_floating_point() else first
            for name, first in networks[0].items()}  # fmt: skip
    torch.save({"network": mean}, to)


def _means(sums: dict[str, list[float]]) -> dict[str, float]:
    return {name: round(sum(values) / len(values), 3) for name, values in sums.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for unpacked corpora and checkpoints")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json)"
    )
    parser.add_argument("--open", action="store_true", help="from openly licensed corpora alone")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    data = load(args.corpora, args.work, args.open)
    labels = label_sets(data)

    def trained(stage: Stage, before: Path | None) -> Path:
        return train(stage, data, labels, args.work, args.encoder, args.seed, before)

    if args.open:
        trained(OPEN_STAGE, None)
        return
    language = trained(LANGUAGE, None)
    checkpoints = []
    for everything, settled in PAIR:
        checkpoints.append(trained(everything, language))
        checkpoints.append(trained(settled, checkpoints[-1]))
    average(checkpoints, args.work / "reader.pt")


if __name__ == "__main__":
    main()
