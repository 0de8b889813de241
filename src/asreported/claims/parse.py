"""One report's parse as plain lists: what the rules ask of it many times a word, read off the Doc once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, POS, TAG
from spacy.tokens import Doc

from .claim import Span
from .corrections import Columns, correct
from .datelines import datelines
from .lemmas import lemma
from .sentences import cut_at, cut_out, entries, rehung

INSIDE: Final = 1  # spaCy's code for a token that continues a name
NO_TOWN: Final = frozenset({"NUM", "VERB", "AUX"})
NO_WORDS: Final = frozenset({"PUNCT", "SPACE", "SYM"})
# The reader's keys for its span group and its `user_data`, as in `asreported.reader`: importing that brings
# onnxruntime, which the claims of another pipeline's Doc need not load.
ATTRIBUTIONS: Final = "attributions"
FACTUALITY: Final = "asreported.factuality"
# Set by hand on the gold reports, and resting on little: of the 39 figures and events that happened though no word or
# past tense says so the lowest lies at -0.2; of the 5 that did not happen one lies below it, at -0.9. This is about
# halfway.
UNLIKELY: Final = -0.5
FACT: Final = 3.0  # the top of the scale: what is taken where the reader says nothing


@dataclass(frozen=True, slots=True)
class Parse:
    """Token columns of a Doc, one entry a token; a range of tokens is (first, end), end exclusive.

    `words` stand as in the text, `low` and `lemmas` in lower case with straight apostrophes. `heads` and `children`
    are token numbers; `lefts` and `rights` the outermost tokens below each token, itself included. `starts` and
    `ends` are characters. `names` holds the name label of each token or "", `entities` each name as (first, end,
    label). `opens` and `stops` say for each token where its sentence begins and ends. A dateline is a sentence of its
    own, listed in `datelines`: nothing outside it hangs on it. `attributed` are the parts of attributions that the
    reader marked, by place, as (first, end, role, number): the role is source, cue or content, and parts with one
    number belong together. `factuality` says of each token from -3 (did not happen) to 3 (happened) what the reader
    makes of it, meaningful on words that tell an event.
    """

    text: str
    words: list[str]
    low: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    lefts: list[int]
    rights: list[int]
    starts: list[int]
    ends: list[int]
    names: list[str]
    entities: list[tuple[int, int, str]]
    sentences: list[tuple[int, int]]
    opens: list[int]
    stops: list[int]
    datelines: list[tuple[int, int]]
    attributed: list[tuple[int, int, str, int]]
    factuality: list[float]

    def unlikely(self, token: int) -> bool:
        """Whether the reader rather takes what the token tells for something that did not, or not yet, happen."""
        return self.factuality[token] < UNLIKELY

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """The characters of tokens first to end - 1."""
        return Span(self.starts[first], self.ends[end - 1])

    def at(self, character: int) -> int:
        """The token that holds the character, or the first one after it."""
        return bisect_right(self.ends, character)

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that the token stands in."""
        return self.opens[token], self.stops[token]

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these relations, None where there is none."""
        return next((child for child in self.children[token] if self.deps[child] in deps), None)

    def children_as(self, token: int, *deps: str) -> Iterator[int]:
        """All children with one of these relations."""
        return (child for child in self.children[token] if self.deps[child] in deps)

    def has(self, token: int, dep: str, *words: str) -> bool:
        """Whether the token has a child of that relation, of one of the words where any are given."""
        return any(
            self.deps[child] == dep and (not words or self.low[child] in words) for child in self.children[token]
        )

    def case(self, token: int) -> str:
        """The preposition before a word or before what it is joined to, lower case; empty where there is none."""
        mark = self.child(token, "case")
        if mark is None and self.deps[token] == "conj":
            return self.case(self.heads[token])
        return "" if mark is None else self.low[mark]

    def is_word(self, token: int) -> bool:
        """Whether the token is neither punctuation nor white space."""
        return self.pos[token] not in NO_WORDS

    def under(self, token: int, ancestor: int) -> bool:
        """Whether the token hangs somewhere below the ancestor, or is it."""
        while token != ancestor:
            head = self.heads[token]
            if head == token:
                return False
            token = head
        return True


def parsed(doc: Doc) -> Parse:
    """The columns of the Doc."""
    text = doc.text
    starts = _numbers(doc, IDX)
    ends = [start + length for start, length in zip(starts, _numbers(doc, LENGTH), strict=True)]
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    low = [word.lower().replace("’", "'") for word in words]
    tags, pos, deps, guesses, names = (_strings(doc, name) for name in (TAG, POS, DEP, LEMMA, ENT_TYPE))
    heads = [token + offset for token, offset in enumerate(_numbers(doc, HEAD))]
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
    towns = _datelines(text, starts, ends, pos, {first for first, _ in sentences})
    sentences = cut_out(sentences, towns)
    listed = [bisect_right(ends, start) for start in entries(text)]
    sentences = cut_at(sentences, listed) if listed else sentences
    for sentence in sentences if towns or listed else ():
        rehung(sentence, heads, deps, pos)
    correct(Columns(low, tags, pos, deps, heads))
    lefts, rights = _edges(heads)
    return Parse(
        text=text, words=words, low=low, tags=tags, pos=pos, deps=deps, names=names,
        lemmas=[lemma(*columns) for columns in zip(low, tags, pos, guesses, strict=True)],
        heads=heads, children=_children(heads), lefts=lefts, rights=rights, starts=starts, ends=ends,
        entities=_entities(names, _numbers(doc, ENT_IOB)), sentences=sentences,
        opens=[first for first, end in sentences for _ in range(first, end)],
        stops=[end for first, end in sentences for _ in range(first, end)],
        datelines=towns, attributed=_attributed(doc), factuality=_factuality(doc),
    )  # fmt: skip


def _attributed(doc: Doc) -> list[tuple[int, int, str, int]]:
    """The parts of attributions that the reader marked, numbered in the order of the text."""
    found = sorted((span.start, span.end, span.label_, span.id_) for span in doc.spans.get(ATTRIBUTIONS, ()))
    numbers: dict[str | int, int] = {}
    alone = enumerate(found)  # a part without an id belongs to no other
    return [
        (first, end, role, numbers.setdefault(key or place, len(numbers))) for place, (first, end, role, key) in alone
    ]


def _factuality(doc: Doc) -> list[float]:
    """The reader's judgement of each token, all of them facts where the Doc is another pipeline's."""
    column = doc.user_data.get(FACTUALITY)
    return [FACT] * len(doc) if column is None else [float(value) for value in column]


def _datelines(text: str, starts: list[int], ends: list[int], pos: list[str], opens: set[int]) -> list[tuple[int, int]]:
    """The tokens of each dateline: at the head of a paragraph or sentence, with no verb or count before its day."""
    found: list[tuple[int, int]] = []
    for start, stop in datelines(text):
        first, end = bisect_right(ends, start), bisect_right(ends, stop - 1)
        end += end < len(starts) and starts[end] < stop
        lead = text[:start].rstrip(" \t")
        headed = not opens.isdisjoint((first, first - 1)) or not lead.strip() or lead.endswith("\n\n")
        if headed and pos[first] not in NO_TOWN:
            found.append((first, end))
    return found


def _numbers(doc: Doc, name: int) -> list[int]:
    """One column of numbers; spaCy hands out the offset of a head as an unsigned number."""
    column: list[int] = doc.to_array([name]).view(np.int64).ravel().tolist()
    return column


def _strings(doc: Doc, name: int) -> list[str]:
    """One column of words behind spaCy's hashes, each looked up once."""
    hashes = cast("list[int]", doc.to_array([name]).ravel().tolist())
    known = {value: doc.vocab.strings[value] for value in set(hashes)}
    return [known[value] for value in hashes]


def _children(heads: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    return children


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The leftmost and rightmost token below each token, itself included."""
    lefts, rights = list(range(len(heads))), list(range(len(heads)))
    for token in range(len(heads)):
        at = token
        while heads[at] != at:
            at = heads[at]
            if lefts[at] <= token <= rights[at]:
                break  # what lies above has been told already
            lefts[at], rights[at] = min(lefts[at], token), max(rights[at], token)
    return lefts, rights


def _entities(names: list[str], places: list[int]) -> list[tuple[int, int, str]]:
    """(first, end, label) of each name. spaCy's own `ents` refuses a name with white space of its own inside."""
    found: list[tuple[int, int, str]] = []
    for token, label in enumerate(names):
        if not label:
            continue
        if places[token] == INSIDE and found and found[-1][1] == token and found[-1][2] == label:
            found[-1] = (found[-1][0], token + 1, label)
        else:
            found.append((token, token + 1, label))
    return found
