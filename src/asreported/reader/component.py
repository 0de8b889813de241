"""The reader as a spaCy component: fills a Doc with sentences, tags, features, lemmas, dependencies and names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from . import lemmas
from .encoder import MODEL, Reading, encoder
from .names import spans
from .segments import segments
from .tokens import tokenizer
from .wordpieces import MAX_PIECES

COLUMNS: Final = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
OUTSIDE, BEGIN, INSIDE = 2, 3, 1  # spaCy's codes for entity positions


@Language.factory("asreported_reader", default_config={"model": None})
def create(nlp: Language, name: str, model: str | None) -> Reader:
    """The component for a pipeline with the English tokenizer; `model` is a folder, None for the shipped one."""
    del name
    return Reader(nlp, Path(model) if model else MODEL)


class Reader:
    """Fills a `Doc` in place and returns it. The text is never changed, so offsets never drift."""

    def __init__(self, nlp: Language, model: Path = MODEL) -> None:
        self._vocab = nlp.vocab
        self._encoder = encoder(model)
        labels, strings, morphology = self._encoder.labels, nlp.vocab.strings, nlp.vocab.morphology
        self._tags = _hashes(strings.add(tag) for tag in labels.xpos)
        self._pos = _hashes(strings.add(tag) for tag in labels.upos)
        self._feats = _hashes(morphology.add("" if feats == "_" else feats) for feats in labels.feats)
        self._relations = _hashes(strings.add(relation) for relation in labels.relations)
        self._names = {tag[2:]: strings.add(tag[2:]) for tag in labels.names if tag != "O"}
        self._space = strings.add("SPACE"), strings.add("_SP"), strings.add("dep")
        self._lemmas: dict[tuple[str, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        table = np.zeros((len(doc), len(COLUMNS)), np.uint64)
        table[:, 6] = OUTSIDE
        words = [token.text for token in doc]
        for segment in segments(doc):
            for part in self._fitting(segment, words):
                chosen = [words[i] for i in part]
                self._fill(table, part, chosen, self._encoder.read(chosen))
        self._spaces(doc, table)
        return doc.from_array(COLUMNS, table)  # type: ignore[arg-type] # spaCy's stub knows signed numbers only

    def _fitting(self, segment: list[int], words: list[str]) -> list[list[int]]:
        """The segment, halved until each part fits the encoder's window."""
        if len(segment) == 1 or self._encoder.wordpieces.length([words[i] for i in segment]) <= MAX_PIECES:
            return [segment]
        middle = len(segment) // 2
        return [*self._fitting(segment[:middle], words), *self._fitting(segment[middle:], words)]

    def _fill(self, table: NDArray[np.uint64], tokens: list[int], words: list[str], reading: Reading) -> None:
        rows = np.array(tokens)
        table[rows, 0] = self._tags[reading.xpos]
        table[rows, 1] = self._pos[reading.upos]
        table[rows, 2] = self._feats[reading.feats]
        table[rows, 3] = [
            self._lemma(word, script) for word, script in zip(words, reading.lemmas.tolist(), strict=True)
        ]
        table[rows, 4] = (rows[reading.heads] - rows).astype(np.int64).view(np.uint64)
        table[rows, 5] = self._relations[reading.relations]
        names = [self._encoder.labels.names[i] for i in reading.names.tolist()]
        for first, end, label in spans(names):
            for position in range(first, end):
                table[tokens[position], 6] = BEGIN if position == first else INSIDE
                table[tokens[position], 7] = self._names[label]

    def _lemma(self, word: str, script: int) -> int:
        known = self._lemmas.get((word, script))
        if known is None:
            if len(self._lemmas) >= 200_000:  # an archive's odd words must not fill the memory
                self._lemmas.clear()
            lemma = lemmas.apply(word, self._encoder.labels.lemmas[script])
            known = self._lemmas[word, script] = int(self._vocab.strings.add(lemma))
        return known

    def _spaces(self, doc: Doc, table: NDArray[np.uint64]) -> None:
        """Hang white space on the word before it, the first on the word after: it is no sentence of its own."""
        pos, tag, dep = self._space
        blank = [i for i, token in enumerate(doc) if token.is_space]
        word = next((i for i, token in enumerate(doc) if not token.is_space), 0)
        for i in blank:
            offset = -1 if i > word else word - i
            table[i] = 0
            table[i, [0, 1, 3, 5, 6]] = tag, pos, doc[i].orth, dep, OUTSIDE
            table[i, 4] = np.int64(offset).view(np.uint64)
            if i + 1 < len(doc) and table[i + 1, 6] == INSIDE:
                table[i, [6, 7]] = INSIDE, table[i + 1, 7]  # a line break inside a name is part of the name


def _hashes(values: Iterable[int]) -> NDArray[np.uint64]:
    return np.array(list(values), np.uint64)


def load(model: Path | None = None) -> Language:
    """A spaCy pipeline that reads English: `load()(text)` gives an annotated `Doc`. About a second the first time.

    Raises `ReaderError` when the model is missing or not complete.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp)
    nlp.max_length = 20_000_000  # the limit guards spaCy's own parser; ours reads sentence by sentence
    nlp.add_pipe("asreported_reader", config={"model": str(model) if model else None})
    return nlp
