"""The reader as a spaCy component: fills a Doc with trees, tags, lemmas, names, attribution spans and factuality."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from . import lemmas
from .encoder import MODEL, Reading, encoder
from .names import spans
from .segments import Segment, segments
from .tokens import tokenizer

COLUMNS: Final = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
ATTRIBUTIONS: Final = "attributions"  # the span group: parts labelled source, cue and content
FACTUALITY: Final = "asreported.factuality"  # in user_data: float32 a token, -3 (did not happen) to 3
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
        table = np.zeros((len(doc), len(COLUMNS)), np.uint64)
        table[:, 6] = OUTSIDE
        parts = segments(doc, self._encoder.fits)
        certainty = np.zeros(len(doc), np.float32)
        said: list[Span] = []
        for segment, reading in zip(parts, self._encoder.read(parts), strict=True):
            self._fill(table, segment, reading)
            certainty[segment.tokens] = reading.factuality
            said += self._attributions(doc, segment.tokens, reading, len(said))
        self._spaces(doc, table)
        doc.from_array(COLUMNS, table)  # type: ignore[arg-type] # spaCy's stub knows signed numbers only
        doc.spans[ATTRIBUTIONS] = said
        doc.user_data[FACTUALITY] = certainty
        return doc

    def _attributions(self, doc: Doc, tokens: list[int], reading: Reading, given: int) -> list[Span]:
        """The parts of the segment's attributions as spans of the Doc; `span_id` says which belong together."""
        return [Span(doc, tokens[part.first], tokens[part.end - 1] + 1, part.role, span_id=str(given + part.number))
                for part in reading.attributions]  # fmt: skip

    def _fill(self, table: NDArray[np.uint64], segment: Segment, reading: Reading) -> None:
        tokens, words = segment.tokens, segment.words
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
        blank: list[int] = np.flatnonzero(doc.to_array([IS_SPACE])).tolist()
        word = next((i for i, space in enumerate([*blank, len(doc)]) if i != space), 0)  # the first that is none
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
    nlp.max_length = 20_000_000  # the limit guards spaCy's own parser; ours reads window by window
    nlp.add_pipe("asreported_reader", config={"model": str(model) if model else None})
    return nlp
