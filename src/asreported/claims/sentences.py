"""Sentences cut behind datelines and at the lines of lists: each gets its own words back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .transcripts import lines

VERBAL: Final = frozenset({"VERB", "AUX"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BULLET: Final = r"[ \t]*(?:[-–—•*·▪■►●]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)"
LIST: Final = re.compile(rf"(?:^{BULLET}[^\n]*(?:\n|\Z)){{2,}}", re.MULTILINE)
Range = tuple[int, int]


HEADLINE: Final = re.compile(r"[A-Z\d“\"‘'][^\n]{15,160}[^\s.,;:!?-]\n(?=[A-Z][^\n]{2,80}\n\s*\n)")
TIMED: Final = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|local time))?[ \t]*(?:[|–—-][^\n]{2,80})?\n(?=\S)",
    re.MULTILINE,
)  # fmt: skip


def entries(text: str) -> Iterator[int]:
    """Where each line of a list begins: two lines or more, one right below the other, that begin with a bullet; and
    where each label of a transcript begins, and the words behind it; the lines behind a headline and a time of day."""
    headline = HEADLINE.match(text)
    if headline is not None:
        yield headline.end()
    for timed in TIMED.finditer(text):
        yield timed.end()
    for label in lines(text):
        yield label.start
        yield label.words
    for found in LIST.finditer(text):
        start = found.start()
        for line in found[0].splitlines(keepends=True):
            yield start
            start += len(line)


def cut_at(sentences: list[Range], tokens: Iterable[int]) -> list[Range]:
    """The sentences with each of these tokens made the first of its sentence."""
    starts = sorted({first for first, _ in sentences} | set(tokens) - {sentences[-1][1]})
    return list(zip(starts, [*starts[1:], sentences[-1][1]], strict=True))


def cut_out(sentences: list[Range], apart: Iterable[Range]) -> list[Range]:
    """The sentences with each of these ranges made a sentence of its own."""
    cuts = sorted({at for first, end in apart for at in (first, end)})
    inner = sorted({at for first, end in apart for at in range(first + 1, end)})
    if not cuts:
        return sentences
    edges = {first for first, _ in sentences} | set(cuts)
    starts = sorted((edges - set(inner)) - {sentences[-1][1]})
    return list(zip(starts, [*starts[1:], sentences[-1][1]], strict=True))


def rehung(sentence: Range, heads: list[int], deps: list[str], pos: list[str]) -> None:
    """Hang the words of a sentence whose heads lie outside it on words inside, in place.

    The root is the old one where the sentence holds it, else a verb, else the first word; a noun that has lost its
    head before a verb without a subject becomes that subject.
    """
    first, end = sentence
    roots = [at for at in range(first, end) if heads[at] == at]
    lost = [at for at in range(first, end) if not first <= heads[at] < end]
    if not roots and lost:
        root = min(lost, key=lambda at: (pos[at] not in VERBAL, pos[at] == "PUNCT", at))
        heads[root], deps[root] = root, "root"
        roots = [root]
    for at in lost:
        if at != roots[0]:
            _hang(at, roots[0], sentence, heads, deps, pos)


def _hang(at: int, root: int, sentence: Range, heads: list[int], deps: list[str], pos: list[str]) -> None:
    """Hang a word on the root, or as subject on the next verb that is not its own (two soldiers wounded there died)."""
    heads[at] = root
    verb = next((v for v in range(at + 1, sentence[1]) if pos[v] == "VERB" and not _under(v, at, heads)), None)
    if verb is None or pos[at] not in NOMINAL or at > root:
        return
    own = {deps[k] for k in range(sentence[0], sentence[1]) if heads[k] == verb and k < verb}
    if not own & SUBJECTS:
        heads[at], deps[at] = verb, "nsubj:pass" if "aux:pass" in own else "nsubj"


def _under(token: int, ancestor: int, heads: list[int]) -> bool:
    """Whether a token hangs below another one; a chain that leaves the sentence ends somewhere too."""
    for _ in heads:
        if token == ancestor:
            return True
        if heads[token] == token:
            return False
        token = heads[token]
    return True
