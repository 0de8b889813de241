"""Score the reader on published test sets, one pass over each: trees, sentences, names, attributions, factuality.

Trees from gold tokens and gold sentences, and from raw text by the alignment of the CoNLL 2018 shared task (a word is
right when its characters, head and relation are); names by exact span and type; attributions by CofeNet's files and
scorer; factuality by Pearson's r. Sentences and blocks are read as the corpora give them, one a call; raw text and
"in context" are read as the program reads. Each figure comes with its 95 % interval from 1,000 resamples of documents,
or of sentences where a corpus names none (Efron 1979).
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from training.annotations import contrasts, wikinews
from training.corpora import Sentence, conllu, uner, unpack, worldwide
from training.polnear import annotated, cofenet

from asreported.reader import lemmas, load
from asreported.reader.encoder import Encoder, Labels, Reading
from asreported.reader.names import spans
from asreported.reader.segments import STOPS, TOGETHER_WORDS, Segment

MAIN_NAMES = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
UNER_NAMES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
RESAMPLES = 1000
AROUND, LEAST = 140, 20  # words of a block with its neighbours; fewer than the second are no context
Counts = NDArray[np.float64]
Decode = Callable[[Reading], list[str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: counts [units, columns] and how their sums become a rate in per cent."""

    name: str
    counts: Counts
    rate: Callable[[Counts], Counts]
    documents: Sequence[str] = ()  # the one that each unit is of; none where every unit is one

    def value(self) -> float:
        return float(self.rate(self.counts.sum(0)))

    def interval(self) -> tuple[float, float]:
        """The 2.5th and 97.5th percentile over resamples of whole documents, by a fixed seed."""
        groups = self.counts
        if self.documents:
            names, places = np.unique(np.array(self.documents), return_inverse=True)
            groups = np.zeros((len(names), self.counts.shape[1]))
            np.add.at(groups, places, self.counts)
        rng, size = np.random.default_rng(1), len(groups)
        sums = np.stack([groups[rng.integers(0, size, size)].sum(0) for _ in range(RESAMPLES)])
        low, high = np.percentile(self.rate(sums), [2.5, 97.5])
        return float(low), float(high)


class Network(Protocol):
    """What is scored: our `Encoder`, or a peer in its form."""

    @property
    def labels(self) -> Labels:
        """The label sets that a reading's numbers count."""

    def read(self, segments: Sequence[Segment]) -> Iterator[Reading]:
        """The readings of segments, in order."""


def share(n: Counts) -> Counts:
    """(right, all) to per cent."""
    return 100 * n[..., 0] / n[..., 1]


def f1(n: Counts) -> Counts:
    """(right, given, gold) to F1 in per cent."""
    return 200 * n[..., 0] / (n[..., 1] + n[..., 2])


def pearson(n: Counts) -> Counts:
    """(n, sum x, sum y, sum xx, sum yy, sum xy) to Pearson's r times 100."""
    size, x, y, xx, yy, xy = (n[..., i] for i in range(6))
    return 100 * (size * xy - x * y) / np.sqrt((size * xx - x * x) * (size * yy - y * y))


def read(reader: Network, sentences: Sequence[list[str]]) -> Iterator[Reading]:
    """Readings of given words, one sentence a segment."""
    return reader.read([Segment(list(range(len(words))), words, []) for words in sentences])


def trees(reader: Network, name: str, sentences: Sequence[Sentence]) -> list[Measure]:
    """Accuracy over all words, punctuation included, full relation labels."""
    rows, labels = [], reader.labels
    for s, reading in zip(sentences, read(reader, [s.words for s in sentences]), strict=True):
        # The start head may cut a gold sentence; a word that is a root by such a cut counts as wrong.
        heads = [0 if head == i else head + 1 for i, head in enumerate(reading.heads)]
        same = [h == g for h, g in zip(heads, s.heads, strict=True)]
        relations = [labels.relations[r] == g for r, g in zip(reading.relations, s.relations, strict=True)]
        forms = (lemmas.apply(w, labels.lemmas[i]) == g
                 for w, i, g in zip(s.words, reading.lemmas, s.lemmas, strict=True))  # fmt: skip
        rows.append([
            len(s.words), sum(same), sum(a and b for a, b in zip(same, relations, strict=True)),
            sum(labels.upos[i] == g for i, g in zip(reading.upos, s.upos, strict=True)),
            sum(labels.feats[i] == g for i, g in zip(reading.feats, s.feats, strict=True)), sum(forms),
        ])  # fmt: skip
    table = np.array(rows, float)
    columns = {"LAS": 2, "UAS": 1, "UPOS": 3, "features": 4, "lemmas": 5}
    whose = [s.document for s in sentences]
    return [Measure(f"{name} {what}", table[:, [column, 0]], share, whose) for what, column in columns.items()]


def raw(nlp: Callable[[str], Doc], name: str, sentences: Sequence[Sentence]) -> list[Measure]:
    """F1 from raw text: tokens, sentence ends, words with their head and relation. Units are documents."""
    rows = []
    for text, gold_words in documents(sentences):
        doc = nlp(text)
        words = {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}
        solid = [[t for t in sent if not t.is_space] for sent in doc.sents]
        ends = {tokens[-1].idx + len(tokens[-1]) for tokens in solid if tokens}
        gold_ends = {places[-1][1] for _, places in gold_words}
        right = las = gold = 0
        for s, places in gold_words:
            gold += len(places)
            for i, place in enumerate(places):
                token = words.get(place)
                if token is None:
                    continue
                right += 1
                head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
                las += head == (places[s.heads[i] - 1] if s.heads[i] else None) and token.dep_ == s.relations[i]
        rows.append([right, len(words), gold, len(ends & gold_ends), len(ends), len(gold_ends), las])
    table = np.array(rows, float)
    columns = {"LAS": [6, 1, 2], "sentences": [3, 4, 5], "tokens": [0, 1, 2]}
    return [Measure(f"{name} raw {what}", table[:, chosen], f1) for what, chosen in columns.items()]


def documents(sentences: Sequence[Sentence]) -> list[tuple[str, list[tuple[Sentence, list[tuple[int, int]]]]]]:
    """The text of each document, paragraphs apart by a blank line, with the character span of every gold word."""
    groups: dict[str, list[Sentence]] = {}
    for s in sentences:
        groups.setdefault(s.document, []).append(s)
    out = []
    for group in groups.values():
        text, rows = "", []
        for s in group:
            if text:
                text = text.rstrip(" ") + ("\n\n" if s.new_paragraph else " ")
            places = []
            for word, space in zip(s.words, s.spaces, strict=True):
                places.append((len(text), len(text) + len(word)))
                text += word + (" " if space else "")
            rows.append((s, places))
        out.append((text, rows))
    return out


def names(
    reader: Network, name: str, sentences: Sequence[Sentence], kinds: dict[str, str], decode: Decode | None = None
) -> Measure:
    """F1 of exact spans with type, both sides brought to the types that `kinds` names."""
    rows = []
    for s, reading in zip(sentences, read(reader, [s.words for s in sentences]), strict=True):
        tags = decode(reading) if decode else [reader.labels.names[i] for i in reading.names]
        given, gold = (
            {(a, b, kinds[label]) for a, b, label in spans(one) if label in kinds} for one in (tags, s.names)
        )
        rows.append([len(given & gold), len(given), len(gold)])
    whose = [s.document for s in sentences]
    return Measure(name, np.array(rows, float), f1, whose if all(whose) else ())


def attributions(reader: Encoder, blocks: Sequence[Sentence], scorer: Path) -> Iterator[Measure]:
    """Exact match of source, cue and content on CofeNet's blocks, each alone and among its neighbours.

    CofeNet's scorer must give the same to a hundredth.
    """
    sys.path.insert(0, str(scorer))
    official = importlib.import_module("exe.eval").evaluate_extraction
    for name, neighbours in (("PolNeAR", 0), ("PolNeAR in context", AROUND)):
        given = list(_labels(reader, blocks, neighbours))
        theirs = official([block.attributions for block in blocks], given)["exact_match"]
        for measure in spans_found(name, blocks, given):
            assert abs(100 * theirs[measure.name.split()[-1]]["f1"] - measure.value()) < 0.01, measure.name
            yield measure


def spans_found(name: str, blocks: Sequence[Sentence], given: Sequence[list[str]]) -> list[Measure]:
    """F1 of exact spans, for each role."""
    rows: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
    for block, tags in zip(blocks, given, strict=True):
        predicted, gold = set(spans(tags)), set(spans(block.attributions))
        for role, counts in rows.items():
            one, other = ({span for span in found if span[2] == role} for found in (predicted, gold))
            counts.append([len(one & other), len(one), len(other)])
    whose = [block.document.rpartition("_")[0] for block in blocks]  # without the annotator
    return [Measure(f"{name} {role}", np.array(counts, float), f1, whose) for role, counts in rows.items()]


def _labels(reader: Encoder, blocks: Sequence[Sentence], around: int = 0) -> Iterator[list[str]]:
    """The labels of each block, read with its neighbours in the document where both are at most `around` words.

    A block that is longer than the encoder's window is cut at sentence ends.
    """
    parts = [_cut(reader, block.words) for block in blocks]
    lefts = [0] * len(blocks)
    for place, block in enumerate(blocks):
        left, right = _neighbours(blocks, place, around - len(block.words))
        if (left or right) and reader.fits(left + block.words + right):
            parts[place], lefts[place] = [left + block.words + right], len(left)
    readings = read(reader, [words for part in parts for words in part])
    for block, part, left in zip(blocks, parts, lefts, strict=True):
        labels: list[str] = []
        for words in part:
            tags = ["O"] * len(words)
            for said in next(readings).attributions:
                tags[said.first : said.end] = [f"B-{said.role}", *[f"I-{said.role}"] * (said.end - said.first - 1)]
            labels += tags
        labels = labels[left : left + len(block.words)]
        yield ["B" + labels[0][1:], *labels[1:]] if labels[0][0] == "I" else labels


def _neighbours(blocks: Sequence[Sentence], place: int, room: int) -> tuple[list[str], list[str]]:
    """The words before and after a block, from the blocks beside it, `room` words in all."""
    if room < LEAST:
        return [], []
    block, before, after = blocks[place], blocks[place - 1 : place], blocks[place + 1 : place + 2]
    left = [word for one in before if one.document == block.document for word in one.words][-(room // 2) :]
    return left, [word for one in after if one.document == block.document for word in one.words][: room - len(left)]


def _cut(reader: Encoder, words: list[str]) -> list[list[str]]:
    if reader.fits(words):
        return [words]
    stops = [i + 1 for i, word in enumerate(words[:-1]) if word in STOPS] or [len(words) // 2]
    middle = min(stops, key=lambda stop: abs(stop - len(words) / 2))
    return [*_cut(reader, words[:middle]), *_cut(reader, words[middle:])]


def links(reader: Encoder, sentences: Sequence[Sentence]) -> Measure:
    """Of the source and content spans found exactly, with their cue found too: how many go with that cue."""
    windows = [_joined(window) for window in _windows(sentences)]
    rows = []
    for window, reading in zip(windows, read(reader, [window.words for window in windows]), strict=True):
        gold, owners = set(spans(window.attributions)), window.owners
        found = [part for part in reading.attributions if part[:3] in gold]
        cues = {part.number: part.first for part in found if part.role == "cue"}
        given = {owners[first] for first in cues.values()}
        judged = [part for part in found if part.role != "cue" and owners[part.first] in given]
        right = [part for part in judged if part.number in cues and owners[cues[part.number]] == owners[part.first]]
        rows.append([len(right), len(judged)])
    return Measure("PolNeAR links", np.array(rows, float), share, [window.document for window in windows])


def _joined(window: list[Sentence]) -> Sentence:
    """One window's words with what the corpora say of them."""
    names = ("words", "names", "attributions", "owners")
    return Sentence(**{name: [x for s in window for x in getattr(s, name)] for name in names},
                    document=window[0].document)  # fmt: skip


def _windows(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences of one paragraph together, up to the reader's window."""
    window: list[Sentence] = []
    for s in sentences:
        size = sum(len(one.words) for one in window)
        if window and (s.new_paragraph or s.document != window[0].document or size + len(s.words) > TOGETHER_WORDS):
            yield window
            window = []
        window.append(s)
    if window:
        yield window


def happened(reader: Encoder, sentences: Sequence[Sentence]) -> Measure:
    """F1 of "did not happen" on the sure predicates of our contrast sentences, a quarter of them."""
    rows = []
    for s, reading in zip(sentences, read(reader, [s.words for s in sentences]), strict=True):
        found = {word for word in s.factuality if reading.factuality[word] < 0}
        gold = {word for word, degree in s.factuality.items() if degree < 0}
        rows.append([len(found & gold), len(found), len(gold)])
    return Measure("contrasts: did not happen", np.array(rows, float), f1)


def factuality(reader: Encoder, path: Path) -> Measure:
    """Pearson's r of the degrees of UDS-IH2's predicates."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts = []
    for row, reading in zip(rows, read(reader, [row["text"].split(" ") for row in rows]), strict=True):
        x = np.array([reading.factuality[target["span1"][0]] for target in row["targets"]], float)
        y = np.array([target["label"] for target in row["targets"]], float)
        counts.append([len(x), x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum()])
    return Measure("UDS-IH2 r", np.array(counts, float), pearson)


def measures(corpora: Path, work: Path, model: Path) -> Iterator[Measure]:
    """Every measure of a model, from the corpora archives, unpacked into the work folder where they are not yet."""
    ud, ner, polnear, degrees = (unpack(corpora, work, name) for name in ("ud", "ner", "polnear", "factuality"))
    reader, nlp = Encoder(model), load(model)
    for name in ("ewt", "gum", "pud"):
        sentences = list(conllu(ud / f"en_{name}-ud-test.conllu"))
        yield from trees(reader, name.upper(), sentences)
        yield from raw(nlp, name.upper(), sentences)
    test = list(worldwide(ner, "test"))
    yield names(reader, "worldwide names", test, {kind: kind for kind in _kinds(reader.labels.names)})
    yield names(reader, "worldwide PER ORG LOC", test, MAIN_NAMES)
    yield names(reader, "UNER EWT", uner(ner / "en_ewt-ud-test.iob2"), UNER_NAMES, reader.western)
    yield names(reader, "UNER PUD", uner(ner / "en_pud-ud-test.iob2"), UNER_NAMES, reader.western)
    yield from attributions(reader, cofenet(polnear, "test"), polnear / "cofenet")
    yield links(reader, list(annotated(polnear, "test")))
    yield factuality(reader, degrees / "UDS_IH2" / "test.jsonl")
    yield happened(reader, list(contrasts("test")))
    texts = unpack(corpora, work, "open_text")
    ours = [_joined(window) for window in _windows(list(wikinews(texts, "test")))]
    yield names(reader, "Wikinews names", ours, {kind: kind for kind in _kinds(reader.labels.names)})
    yield from spans_found("Wikinews", ours, list(_labels(reader, ours)))


def _kinds(labels: Sequence[str]) -> list[str]:
    return sorted({label[2:] for label in labels if label != "O"})
