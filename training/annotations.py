"""Our own annotations, kept as offsets into texts of the corpora, and how a text with marked characters is cut."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy

from asreported.reader.segments import sentences
from asreported.reader.tokens import tokenizer

from .corpora import Sentence

WIKINEWS = Path(__file__).parent / "annotations" / "wikinews.jsonl"
CONTRASTS = Path(__file__).parent / "annotations" / "contrasts.tsv"
SURE = 1.5  # what is planned or feared UDS-IH2 counts as not happened, the contrasts as open: not learnt from them
Marks = dict[int, tuple[str, int]]  # character -> its label and its attribution, counted from 1


class Cutter:
    """Cuts a text as the reader does, with the labels that fall on its words."""

    def __init__(self) -> None:
        self._blank = spacy.blank("en")
        self._blank.tokenizer = tokenizer(self._blank)

    def __call__(self, text: str, attributions: Marks, document: str, names: Marks | None = None) -> Iterator[Sentence]:
        """The sentences of the text, in order; a span may go on over sentences."""
        cut = list(sentences(self._blank(text)))
        places = [(word.start, word.end) for sentence in cut for word in sentence]
        said, owners = _columns(places, attributions)
        named, _ = _columns(places, names or {})
        at = previous = 0
        for words in cut:
            here = slice(at, at + len(words))
            yield Sentence(words=[word.text for word in words], attributions=said[here], owners=owners[here],
                           names=named[here] if names is not None else [], document=document,
                           new_paragraph="\n" in text[previous : words[0].start])  # fmt: skip
            at, previous = at + len(words), words[-1].end


def _columns(places: list[tuple[int, int]], marks: Marks) -> tuple[list[str], list[int]]:
    """The label and the attribution's number (0 is none) of each word, given as (start, end)."""
    labels: list[str] = []
    owners: list[int] = []
    for start, end in places:
        label, owner = next((marks[at] for at in range(start, end) if at in marks), ("O", 0))
        follows = bool(labels) and labels[-1][2:] == label[2:] and owners[-1] == owner
        if label != "O":
            label = ("I-" if label[0] == "I" and follows else "B-") + label[2:]
        labels.append(label)
        owners.append(owner)
    return labels, owners


def wikinews(texts: Path, part: str) -> Iterator[Sentence]:
    """The annotated Wikinews sentences of a part, with names and attributions.

    Raises ValueError where a text of the folder is not the one that was annotated.
    """
    cut = Cutter()
    known: dict[str, str] = {}
    for row in map(json.loads, WIKINEWS.read_text(encoding="utf-8").splitlines()):
        if row["part"] != part:
            continue
        if row["id"] not in known:
            lines = (texts / f"{row['file']}.jsonl").read_text(encoding="utf-8").splitlines()
            known |= {one["id"]: one["text"] for one in map(json.loads, lines)}
        text = known[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"{row['id']}: another version of the text was annotated; its offsets do not fit this one")
        names = _marks((start, end, kind, 0) for start, end, kind in row["names"])
        yield from cut(text, _marks(row["attributions"]), row["id"], names)


def _marks(spans: Iterable[tuple[int, int, str, int]]) -> Marks:
    return {at: (("B-" if at == start else "I-") + label, number)
            for start, end, label, number in spans for at in range(start, end)}  # fmt: skip


def contrasts(part: str) -> Iterator[Sentence]:
    """The contrast sentences of a part: the same scene done, denied, planned; degrees of factuality by word."""
    blank = spacy.blank("en")
    blank.tokenizer = tokenizer(blank)
    current = "train"
    for line in CONTRASTS.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            current = "train"
        elif line.startswith("#"):
            current = "test" if line.split() == ["#", "test"] else current
        elif current == part:
            text, _, degrees = line.partition("\t")
            words = [token.text for token in blank(text) if not token.is_space]
            yield Sentence(words=words, document=text, factuality=dict(_degrees(words, degrees.split())))


def _degrees(words: list[str], degrees: list[str]) -> Iterator[tuple[int, float]]:
    """(word number, degree) of `word=degree`, `word#2=degree` for its second occurrence, where it is sure."""
    for one in degrees:
        word, _, degree = one.rpartition("=")
        word, _, which = word.partition("#")
        places = [i for i, known in enumerate(words) if known == word]
        if abs(float(degree)) >= SURE:
            yield places[int(which or 1) - 1], float(degree)
