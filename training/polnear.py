"""PolNeAR as tagged sentences: source, cue and content of each attribution, in the form of CofeNet's files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from .annotations import Cutter, Marks
from .corpora import Sentence

MARKS = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "--": "–",
}


def annotated(folder: Path, part: str) -> Iterator[Sentence]:
    """The sentences of one split; a text with two annotators comes twice, as in CofeNet's files."""
    cut = Cutter()
    for path in sorted((folder / "data" / part / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for annotation in sorted((folder / "data" / part / "attributions").glob(f"{path.stem}_*.ann")):
            yield from cut(text, _marks(annotation.read_text(encoding="utf-8").splitlines(), text), annotation.stem)


def _marks(lines: list[str], text: str) -> Marks:
    """Label and attribution of every character in a span of an annotation file.

    `T1<tab>Source 110 112;120 130<tab>words` is a span in pieces, `E1<tab>Attribution:T4 Source:T1 Cue:T2` one
    attribution. Pieces with nothing but white space between them are one span, as in CofeNet's files.
    """
    marks: Marks = {}
    attributions = [line.split("\t")[1].split() for line in lines if re.match(r"E\d+\tAttribution", line)]
    owners = {part.partition(":")[2]: number for number, parts in enumerate(attributions, 1) for part in parts}
    for line in lines:
        match = re.match(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t", line)
        previous = None
        for piece in match[3].split(";") if match and match[1] in owners else ():
            start, end = map(int, piece.split())
            goes_on = previous is not None and not text[previous:start].strip()
            for at in range(start, end):
                marks[at] = ("B-" if at == start and not goes_on else "I-") + match[2].lower(), owners[match[1]]
            previous = end
    return marks


def cofenet(folder: Path, part: str) -> list[Sentence]:
    """CofeNet's own blocks of a split (`valid`, `test`), brackets and quotes as they are printed."""
    rows = (
        json.loads(line)
        for line in (folder / "cofenet" / "res" / "polnear" / f"{part}.txt").read_text(encoding="utf-8").splitlines()
    )
    return [
        Sentence(words=[MARKS.get(w, w) for w in row["tokens"]], attributions=row["labels"], document=row["id"])
        for row in rows
    ]
