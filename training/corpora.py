"""The training corpora as plain sentences. Unpacks the archives once into the work folder."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# GUM documents whose texts are licensed for non-commercial use only: never in shipped weights.
NON_COMMERCIAL = {"essay", "fiction", "letter", "podcast", "whow"}
QUOTES_AFTER_STOP = {'"', "''", "”", "’", "'", ")"}


@dataclass(slots=True)
class Sentence:
    """One annotated sentence. Heads count from 1, 0 is the root; lists that a corpus does not give are empty."""

    words: list[str]
    document: str = ""
    spaces: list[bool] = field(default_factory=list)
    new_paragraph: bool = False
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    western: list[str] = field(default_factory=list)  # names by UNER's guideline
    attributions: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)  # which attribution of the document a word belongs to, 0 for none
    factuality: dict[int, float] = field(default_factory=dict)  # word number -> -3 (did not happen) to 3


def unpack(corpora: Path, work: Path, name: str) -> Path:
    """The folder of one corpus, unpacked from its archive where that has not been done yet."""
    archive, folder = corpora / f"{name}.tar.xz", work / "corpora" / name
    if not folder.exists():
        if not archive.exists():
            raise SystemExit(f"{archive} is missing: training needs the corpora archives (see training/README.md)")
        whole = work / "corpora" / f"{name}.unpacked"  # moved when complete: what was interrupted is unpacked anew
        with tarfile.open(archive) as tar:
            tar.extractall(whole, filter="data")
        (whole / name).rename(folder)
        whole.rmdir()
    return folder


def conllu(path: Path, *, skip_genres: Iterable[str] = ()) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, multiword tokens as their words with the spaces of the text."""
    skip, document, paragraph = set(skip_genres), "", False
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = []
        for line in block.splitlines():
            if line.startswith("# newdoc id"):
                document, paragraph = line.split("= ", 1)[1], True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
        if rows and not any(f"_{genre}_" in document for genre in skip):
            yield _sentence(rows, document, paragraph)
        if rows:
            paragraph = False


def _sentence(rows: list[list[str]], document: str, paragraph: bool) -> Sentence:
    inside: dict[int, bool] = {}  # word number -> is a space after it, for words of a multiword token
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside.update({k: k == last and "SpaceAfter=No" not in row[9] for k in range(first, last + 1)})
    words = [row for row in rows if row[0].isdigit()]
    return Sentence(
        words=[row[1] for row in words], document=document, new_paragraph=paragraph,
        spaces=[inside.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in words],
        lemmas=[row[2] for row in words], upos=[row[3] for row in words], xpos=[row[4] for row in words],
        feats=[row[5] for row in words], heads=[int(row[6]) for row in words], relations=[row[7] for row in words],
    )  # fmt: skip


def worldwide(folder: Path, split: str) -> Iterator[Sentence]:
    """The worldwide newswire names of one published split, cut into sentences at full stops."""
    for line in (folder / "worldwide" / f"split_{split}.txt").read_text(encoding="utf-8").split():
        path = folder / "worldwide" / "processed_annotated" / Path(line).name
        if not path.exists():
            path = path.with_name(path.name + ".tsv")
        yield from _newswire(path)


def _newswire(path: Path) -> Iterator[Sentence]:
    rows = [[cell.strip() for cell in line.split("\t")] for line in path.read_text(encoding="utf-8").splitlines()]
    words: list[str] = []
    names: list[str] = []
    for row, following in zip(rows, [*rows[1:], [""]], strict=True):
        if row[0]:
            words.append(row[0])
            names.append(row[1] if len(row) > 1 and row[1] else "O")
        if words and (not row[0] or _ends(words, names, following[0])):
            yield Sentence(words=words, names=names, document=path.name)
            words, names = [], []
    if words:
        yield Sentence(words=words, names=names, document=path.name)


def _ends(words: list[str], names: list[str], following: str) -> bool:
    """Whether a sentence ends after these words: a stop that is no part of a name, or a quote closed after one."""
    if len(words) > 1 and words[-1] in ".?!" and names[-1] == "O":
        return following not in QUOTES_AFTER_STOP
    return len(words) > 2 and words[-1] in {'"', "”"} and words[-2] in ".?!" and following[:1].isupper()


def uner(path: Path) -> list[Sentence]:
    """UNER's sentences with its person, organisation and place names."""
    out = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            out.append(Sentence(words=[row[1] for row in rows], names=[row[2] for row in rows]))
    return out


def add_western(sentences: list[Sentence], path: Path) -> None:
    """Put UNER's names on the EWT sentences that they annotate, matched by their words."""
    tagged = {tuple(s.words): s.names for s in uner(path)}
    for sentence in sentences:
        sentence.western = tagged.get(tuple(sentence.words), [])


def add_factuality(sentences: list[Sentence], path: Path) -> None:
    """Put UDS-IH2's degrees on the EWT sentences that they annotate, matched by their words."""
    known = {tuple(s.words): s for s in sentences}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentence = known.get(tuple(row["text"].split(" ")))
        for target in row["targets"] if sentence else ():
            sentence.factuality[target["span1"][0]] = float(target["label"])
