"""Score the shipped reader on the test sets: `python -m training.score --work DIR [--json FILE]`. No PyTorch needed.

Trees from gold tokens and gold sentences, and from raw text by the alignment of the CoNLL 2018 shared task (a word is
right when its characters, head and relation are); names by exact span and type.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc

from asreported.reader import lemmas, load
from asreported.reader.encoder import MODEL, Encoder
from asreported.reader.names import spans

from .corpora import Sentence, conllu, unpack, worldwide

MAIN_NAMES = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
UNER_NAMES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def trees(reader: Encoder, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Accuracy over all words, punctuation included, full relation labels, gold tokens, one sentence a call."""
    hits: Counter[str] = Counter()
    for s in sentences:
        reading = reader.read(s.words)
        # The start head may cut a gold sentence; the gold split is given here, so its own root stays the root.
        labels = reader.labels
        for i in range(len(s.words)):
            head = 0 if reading.heads[i] == i else reading.heads[i] + 1
            relation = labels.relations[reading.relations[i]]
            lemma = lemmas.apply(s.words[i], labels.lemmas[reading.lemmas[i]])
            hits.update(
                words=1, upos=labels.upos[reading.upos[i]] == s.upos[i], xpos=labels.xpos[reading.xpos[i]] == s.xpos[i],
                feats=labels.feats[reading.feats[i]] == s.feats[i], lemmas=lemma == s.lemmas[i],
                uas=head == s.heads[i], las=head == s.heads[i] and relation == s.relations[i],
            )  # fmt: skip
    return {name: round(100 * n / hits["words"], 2) for name, n in hits.items() if name != "words"}


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


def raw(nlp: object, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 from raw text of tokens, sentence ends, and of words with their head (UAS) and relation (LAS)."""
    n: Counter[str] = Counter()
    for text, rows in documents(sentences):
        doc: Doc = nlp(text)  # type: ignore[operator]
        words = {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}
        ends = {
            max(t.idx + len(t) for t in sent if not t.is_space)
            for sent in doc.sents
            if any(not t.is_space for t in sent)
        }
        gold_ends = {places[-1][1] for _, places in rows}
        n.update(words=len(words), sents=len(ends), gold_sents=len(gold_ends), right_sents=len(ends & gold_ends))
        for s, places in rows:
            for i, place in enumerate(places):
                n["gold_words"] += 1
                token = words.get(place)
                if token is None:
                    continue
                n["right_words"] += 1
                head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
                same = head == (places[s.heads[i] - 1] if s.heads[i] else None)
                n["uas"] += same
                n["las"] += same and token.dep_ == s.relations[i]

    def f1(right: str, given: str, gold: str) -> float:
        return round(200 * n[right] / (n[given] + n[gold]), 2)

    return {"tokens": f1("right_words", "words", "gold_words"), "sentences": f1("right_sents", "sents", "gold_sents"),
            "uas": f1("uas", "words", "gold_words"), "las": f1("las", "words", "gold_words")}  # fmt: skip


def names(reader: Encoder, sentences: Iterable[Sentence], gold_map: dict[str, str] | None) -> dict[str, float]:
    """Precision, recall, F1 of exact spans with type; with a map, both sides are brought to PER, ORG, LOC."""
    n: Counter[str] = Counter()
    for s in sentences:
        predicted = [reader.labels.names[i] for i in reader.read(s.words).names]
        gold, given = set(spans(s.names)), set(spans(predicted))
        if gold_map:
            gold = {(a, b, gold_map[label]) for a, b, label in gold if label in gold_map}
            given = {(a, b, MAIN_NAMES[label]) for a, b, label in given if label in MAIN_NAMES}
        n.update(gold=len(gold), given=len(given), right=len(gold & given))
    return {"p": round(100 * n["right"] / n["given"], 2), "r": round(100 * n["right"] / n["gold"], 2),
            "f1": round(200 * n["right"] / (n["given"] + n["gold"]), 2)}  # fmt: skip


def uner(path: Path) -> list[Sentence]:
    """UNER's sentences with its person, organisation and place names."""
    out = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            out.append(Sentence(words=[row[1] for row in rows], names=[row[2] for row in rows]))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    ud, ner = unpack(args.corpora, args.work, "ud"), unpack(args.corpora, args.work, "ner")
    reader, nlp = Encoder(args.model), load(args.model)
    table: dict[str, dict[str, float]] = {}
    for name in ("ewt", "gum", "pud"):
        sentences = list(conllu(ud / f"en_{name}-ud-test.conllu"))
        table[f"{name} gold tokens"] = trees(reader, sentences)
        table[f"{name} raw text"] = raw(nlp, sentences)
    test = list(worldwide(ner, "test"))
    table["worldwide all names"] = names(reader, test, None)
    table["worldwide PER ORG LOC"] = names(reader, test, MAIN_NAMES)
    table["uner ewt PER ORG LOC"] = names(reader, uner(ner / "en_ewt-ud-test.iob2"), UNER_NAMES)
    for part, values in table.items():
        print(f"{part:24}" + "  ".join(f"{k} {v}" for k, v in values.items()))
    if args.json:
        args.json.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
