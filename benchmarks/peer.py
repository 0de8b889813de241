"""The peer of our reader: a spaCy pipeline trained on the same data, and its readings in the form of ours.

`python -m benchmarks.peer --corpora ../shared/corpora --work work` trains tagger, morphologizer, lemmatizer, parser and
names on one shared tok2vec, as `spacy init config` writes it for a CPU (hash embeddings, width 96, depth 4). Trees and
names come from two corpora; what a corpus does not annotate is missing there, which spaCy leaves out of the loss.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from evaluation.reader import documents
from numpy.typing import NDArray
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from training.corpora import NON_COMMERCIAL, Sentence, conllu, unpack, worldwide

from asreported.reader.encoder import Labels, Reading
from asreported.reader.segments import Segment

# The tok2vec learns when its last listener does. Parser and ner skip a batch without their annotation, taggers never:
# with ner last, no batch of trees alone taught it (tags 49 % right after 400 batches; in this order 76 % after 220).
COMPONENTS = ("parser", "ner", "tagger", "morphologizer", "trainable_lemmatizer")
TOGETHER = 10  # sentences a document, as `spacy convert --n-sents 10` makes them
FOLDER = Path("peer") / "model-last"  # in the work folder


class Peer:
    """A trained spaCy pipeline as an encoder: words in, the readings out that `evaluation.reader` scores."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.labels = Labels([], [], [], [], [], [], [], [])
        self._numbers: dict[tuple[int, str], int] = {}

    def read(self, segments: Sequence[Segment]) -> Iterator[Reading]:
        """The readings of given words; `labels` grow as they are met."""
        for doc in self._nlp.pipe(Doc(self._nlp.vocab, words=segment.words) for segment in segments):
            none = np.zeros(len(doc), np.float32)
            yield Reading(
                upos=self._column(self.labels.upos, (t.pos_ for t in doc)),
                xpos=self._column(self.labels.xpos, (t.tag_ for t in doc)),
                feats=self._column(self.labels.feats, (str(t.morph) or "_" for t in doc)),
                lemmas=self._column(self.labels.lemmas, (f"1|A|{t.lemma_}" for t in doc)),
                names=self._column(self.labels.names, (f"{t.ent_iob_}-{t.ent_type_}".strip("-") for t in doc)),
                relations=self._column(self.labels.relations, (_relation(t.dep_) for t in doc)),
                heads=[t.head.i for t in doc], sentences=[(s.start, s.end) for s in doc.sents],
                attributions=[], factuality=none, western=none,
            )  # fmt: skip

    def text(self, text: str) -> Doc:
        """The Doc of a text, roots named as the treebanks name them."""
        doc = self._nlp(text)
        for token in doc:
            token.dep_ = _relation(token.dep_)
        return doc

    def _column(self, labels: list[str], values: Iterable[str]) -> NDArray[np.int64]:
        out = []
        for value in values:
            number = self._numbers.setdefault((id(labels), value), len(labels))
            if number == len(labels):
                labels.append(value)
            out.append(number)
        return np.array(out, np.int64)


def _relation(dep: str) -> str:
    return "root" if dep == "ROOT" else dep


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="the folder with the archives")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where corpora, training files and model go")
    parser.add_argument("--steps", type=int, default=3500, help="updates, of up to 1,000 words each")
    parser.add_argument("--limit", type=int, help="sentences of each corpus, for a trial")
    parser.add_argument("--own-names", action="store_true", help="names on a tok2vec of their own, as spaCy ships them")
    args = parser.parse_args()
    folder = args.work / FOLDER.parent
    folder.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        write(folder / f"{split}.spacy", args.corpora, args.work, split, args.limit)
    settings = config(folder, args.steps, args.own_names)
    settings.to_disk(folder / "config.cfg")
    train(folder / "config.cfg", folder)


def write(path: Path, corpora: Path, work: Path, split: str, limit: int | None) -> None:
    """One split of both corpora as spaCy's training file; of the development splits a part, for time."""
    ud, ner = (unpack(corpora, work, name) for name in ("ud", "ner"))
    most = limit or (1000 if split == "dev" else None)
    vocab = spacy.blank("en").vocab
    trees = (conllu(ud / f"en_{name}-ud-{split}.conllu", skip_genres=NON_COMMERCIAL) for name in ("ewt", "gum"))
    docs = [_tree_doc(vocab, part) for sentences in trees for part in _parts(islice(sentences, most))]
    docs += [_name_doc(vocab, part) for part in _parts(islice(worldwide(ner, split), most))]
    DocBin(docs=docs).to_disk(path)


def config(folder: Path, steps: int, own_names: bool) -> spacy.util.Config:
    """spaCy's own small configuration, with a learning rate that falls to 0 and few scorings, for time."""
    settings = init_config(lang="en", pipeline=list(COMPONENTS), optimize="efficiency")
    settings["paths"] |= {"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")}
    settings["training"] |= {"max_steps": steps, "patience": 0, "eval_frequency": max(steps // 5, 1)}
    settings["training"]["batcher"]["size"]["start"] = 400  # of 100 words, a batch often holds one document
    settings["training"]["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1", "warmup_steps": 250, "total_steps": steps, "initial_rate": 0.001
    }  # fmt: skip
    if own_names:
        own = deepcopy(settings["components"]["tok2vec"]["model"])
        own["embed"]["width"] = own["encode"]["width"]
        settings["components"]["ner"]["model"]["tok2vec"] = own
    return settings


def _parts(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Neighbours of one document, a few at a time."""
    part: list[Sentence] = []
    for sentence in sentences:
        if part and (len(part) == TOGETHER or part[0].document != sentence.document):
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def _tree_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """The sentences as they are printed: a blank line between paragraphs is a token, as spaCy's tokenizer gives it."""
    ((text, rows),) = documents(sentences)
    columns: dict[str, list[str]] = {name: [] for name in ("words", "tags", "pos", "morphs", "lemmas", "deps")}
    heads: list[int] = []
    spaces: list[bool] = []
    for s, places in rows:
        if text[places[0][0] - 1 : places[0][0]] == "\n":
            _extend(columns, ["\n\n"], ["_SP"], ["SPACE"], [""], ["\n\n"], ["dep"])
            heads.append(len(heads) - 1)
            spaces.append(False)
        first = len(heads)
        feats = ["" if feats == "_" else feats for feats in s.feats]
        _extend(columns, s.words, s.xpos, s.upos, feats, s.lemmas, s.relations)
        heads += [first + head - 1 if head else first + i for i, head in enumerate(s.heads)]
        spaces += [text[end : end + 1] == " " for _, end in places]
    return Doc(vocab, heads=heads, spaces=spaces, **columns)


def _extend(columns: dict[str, list[str]], *values: list[str]) -> None:
    for column, more in zip(columns.values(), values, strict=True):
        column += more


def _name_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Words and names alone: the newswire's files do not give spaces or trees."""
    words, names = ([x for s in sentences for x in column(s)] for column in (lambda s: s.words, lambda s: s.names))
    return Doc(vocab, words=words, ents=names)


if __name__ == "__main__":
    main()
