"""Our reader beside its peers on the same input, in one run: speed, memory, and quality on published test sets.

`python -m benchmarks.reader --shared ../shared --work work --json found.json`. The peers: spaCy's tok2vec pipeline,
trained on the same trees and names by `benchmarks.peer`; textacy's direct quotations on either Doc; regular
expressions. One thread, interleaved rounds, medians; a ratio is taken inside a round. What cannot run is printed as
absent.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from evaluation.reader import MAIN_NAMES, Measure, Network, documents, f1, names, raw, share, trees
from spacy.language import Language
from spacy.tokens import Doc, Token
from training.corpora import Sentence, conllu, unpack, worldwide
from training.polnear import cofenet

from asreported.claims import extract
from asreported.intake import Report, items
from asreported.reader import ATTRIBUTIONS, load
from asreported.reader.encoder import encoder
from asreported.reader.names import spans
from asreported.reader.segments import segments

from . import rules
from .peer import FOLDER, Peer
from .reading import measure
from .rules import Role

Finder = Callable[[Doc], Iterable[Role]]
ENCODER, DOC, CLAIMS = "ours: encoder, all heads", "ours: text to Doc", "ours: text to claims"
PEER, NO_FEATURES, GIVEN = "spaCy: text to Doc", "spaCy: without morphologizer", "spaCy: words given"
RATIOS = [(ENCODER, GIVEN), *((ours, peer) for peer in (PEER, NO_FEATURES) for ours in (ENCODER, DOC, CLAIMS))]
ALMOST = 0.5  # Jaccard index of two spans' words from which they count as the same in the overlap measure
OPENING = {"“", '"', "‘"}
PEER_CHILD = "import sys, spacy; spacy.load(sys.argv[2])(open(sys.argv[1], encoding='utf-8').read())"
# A child's peak as its small parent sees it: begun from this process, it would count this one's memory as its own.
PEAK = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")  # fmt: skip


def stages(reports: Sequence[Report], peer: Path | None) -> dict[str, Callable[[], Any]]:
    """What is timed, by name."""
    ours, network = load(), encoder()
    docs = [ours(report.text) for report in reports]
    parts = [segments(doc, network.fits) for doc in docs]
    todo: dict[str, Callable[[], Any]] = {
        ENCODER: lambda: [list(network.read(part)) for part in parts],
        DOC: lambda: [ours(r.text) for r in reports],
        CLAIMS: lambda: [extract(ours(r.text), r) for r in reports],
    }
    if not peer:
        return todo
    theirs, lighter = spacy.load(peer), spacy.load(peer, exclude=["morphologizer"])
    given = [([t.text for t in doc], [bool(t.whitespace_) for t in doc]) for doc in docs]
    return todo | {
        PEER: lambda: [theirs(r.text) for r in reports],
        NO_FEATURES: lambda: [lighter(r.text) for r in reports],
        "spaCy: in batches": lambda: list(theirs.pipe(r.text for r in reports)),
        GIVEN: lambda: [theirs(Doc(theirs.vocab, words=w, spaces=s)) for w, s in given],
    }


def trials(ud: Path, most: int) -> Iterator[Report]:
    """UD's test documents as reports, every third, up to so many words."""
    sentences = [s for name in ("ewt", "gum") for s in conllu(ud / f"en_{name}-ud-test.conllu")]
    words = 0
    for number, (text, _) in enumerate(documents(sentences)[::3]):
        words += len(text.split())
        if words > most:
            return
        yield Report(f"document {number}", text)


def quality(reader: Network, nlp: Callable[[str], Doc], ud: Path, ner: Path, most: int | None) -> Iterator[Measure]:
    """Trees, tags, sentences and names by the functions of `make eval`."""
    for name in ("ewt", "gum", "pud"):
        sentences = list(conllu(ud / f"en_{name}-ud-test.conllu"))[:most]
        yield from trees(reader, name.upper(), sentences)
        yield from raw(nlp, name.upper(), sentences)
    test = list(worldwide(ner, "test"))[:most]
    kinds = {label for s in test for _, _, label in spans(s.names)}
    yield names(reader, "worldwide names", test, {kind: kind for kind in kinds})
    yield names(reader, "worldwide PER ORG LOC", test, MAIN_NAMES)


def ours_said(doc: Doc) -> Iterator[Role]:
    """What our reader puts on a Doc."""
    yield from ((span.start, span.end, span.label_) for span in doc.spans[ATTRIBUTIONS])


def quotations(doc: Doc) -> Iterator[Role]:
    """textacy's direct quotations; a passage with an odd number of quotation marks it refuses."""
    from textacy.extract import direct_quotations

    try:
        found = list(direct_quotations(doc))
    except ValueError as refused:
        if "unclosed quotation" in str(refused):
            return
        raise
    for quotation in found:
        yield *_extent(quotation.speaker), "source"
        yield *_extent(quotation.cue), "cue"
        yield *_extent(list(quotation.content)), "content"


def _extent(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].i, tokens[-1].i + 1


def said(blocks: Sequence[Sentence], docs: Sequence[Doc], find: Finder) -> dict[str, list[float]]:
    """Precision, recall and F1 in per cent against CofeNet's blocks, exact and by overlap, for each role.

    The blocks tell no links, so source, cue and content are judged apart. “quoted content” is content that begins
    with a quotation mark, which is all that direct quotations are about.
    """
    counts: dict[str, list[list[int]]] = {}
    for block, doc in zip(blocks, docs, strict=True):
        found, gold = set(find(doc)), set(spans(block.attributions))
        for role in ("source", "cue", "content", "quoted content"):
            one, other = (_chosen(side, role, block.words) for side in (found, gold))
            counts.setdefault(f"{role}, exact", []).append([len(one & other), len(one), len(other)])
            counts.setdefault(f"{role}, overlap", []).append([_overlapping(one, other), len(one), len(other)])
    tables = {name: np.array(rows, float) for name, rows in counts.items()}
    return {name: [Measure("precision", n[:, [0, 1]], share).value() if n[:, 1].any() else 0.0,
                   Measure("recall", n[:, [0, 2]], share).value(), Measure("F1", n, f1).value()]
            for name, n in tables.items()}  # fmt: skip


def _chosen(roles: set[Role], role: str, words: Sequence[str]) -> set[Role]:
    if role == "quoted content":
        return {part for part in roles if part[2] == "content" and words[part[0]] in OPENING}
    return {part for part in roles if part[2] == role}


def _overlapping(found: set[Role], gold: set[Role]) -> int:
    """How many pairs, each span in one at most, share at least half of their words; the closest pairs first."""
    pairs = sorted((-_jaccard(a, b), a, b) for a in found for b in gold if _jaccard(a, b) >= ALMOST)
    used: set[tuple[str, Role]] = set()
    for _, a, b in pairs:
        if not used & {("found", a), ("gold", b)}:
            used |= {("found", a), ("gold", b)}
    return len(used) // 2


def _jaccard(a: Role, b: Role) -> float:
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both)


def attributions(blocks: Sequence[Sentence], ours: Language, peer: Path | None) -> dict[str, dict[str, list[float]]]:
    """Every finder's figures on the same words."""
    docs = [ours(Doc(ours.vocab, words=block.words)) for block in blocks]
    out = {"ours": said(blocks, docs, ours_said)}
    out["rules"] = said(blocks, docs, lambda doc: rules.attributions([t.text for t in doc]))
    if find_spec("textacy"):
        out["textacy on our Doc"] = said(blocks, docs, quotations)
        if peer:
            nlp = spacy.load(peer)
            docs = [nlp(Doc(nlp.vocab, words=block.words)) for block in blocks]
            out["textacy on spaCy's Doc"] = said(blocks, docs, quotations)
    return out


def memory(texts: Iterable[str], peer: Path | None, words: int) -> dict[str, float]:
    """Peak MB of a process that reads one long report of so many words: `asreported read FILE`, and the peer."""
    long = "\n\n".join(texts).split(" ")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.txt"
        file.write_text(" ".join((long * (words // len(long) + 1))[:words]), encoding="utf-8")
        peaks = {"ours: asreported read": _peak("-m", "asreported", "read", str(file))}
        if peer:
            peaks["spaCy: load and read"] = _peak("-c", PEER_CHILD, str(file), str(peer))
    return peaks


def _peak(*arguments: str) -> float:
    command = [sys.executable, "-c", PEAK, sys.executable, *arguments]
    peak = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)  # Linux counts in KiB


def ratios(speeds: dict[str, list[float]]) -> dict[str, list[float]]:
    """Our speed as a multiple of the peer's, one figure a round."""
    return {f"{ours} / {peer}": [a / b for a, b in zip(speeds[ours], speeds[peer], strict=True)]
            for ours, peer in RATIOS if peer in speeds}  # fmt: skip


def absent(peer: Path) -> dict[str, str]:
    """Which peers cannot run here, and why."""
    out = {}
    if not peer.exists():
        out["spaCy"] = f"{peer} is missing: train it by python -m benchmarks.peer"
    if not find_spec("textacy"):
        out["textacy"] = "not installed: pip install textacy"
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where corpora and the peer's model are")
    parser.add_argument("--texts", type=Path, nargs="*", help="reports to time; else test documents of the treebanks")
    parser.add_argument("--words", type=int, default=15000, help="words of the timed test documents, at most")
    parser.add_argument("--long", type=int, default=20000, help="words of the report whose memory is measured")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["speed", "quality", "attributions", "memory"])
    parser.add_argument("--limit", type=int, help="sentences or blocks of each test set, for a trial")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    ud, ner, polnear = (unpack(args.shared / "corpora", args.work, name) for name in ("ud", "ner", "polnear"))
    folder = args.work / FOLDER
    peer = folder if folder.exists() else None
    reports = [r for r in items(args.texts) if isinstance(r, Report)] if args.texts else list(trials(ud, args.words))
    words = sum(len(r.text.split()) for r in reports)
    found: dict[str, Any] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {spacy.__version__}",
        "timed": f"{len(reports)} texts, {words} words", "absent": absent(folder),
    }  # fmt: skip
    wanted = {args.only} if args.only else {"speed", "quality", "attributions", "memory"}
    if "speed" in wanted:
        speeds = measure(stages(reports, peer), words, args.rounds)
        found |= {"words/s": _middle(speeds), "ratios": _middle(ratios(speeds))}
    if "memory" in wanted:
        found["peak MB"] = memory((r.text for r in reports), peer, args.long)
    if "quality" in wanted:
        readers: dict[str, tuple[Network, Callable[[str], Doc]]] = {"ours": (encoder(), load())}
        if peer:
            theirs = Peer(spacy.load(peer))
            readers["spaCy"] = (theirs, theirs.text)
        found["quality"] = {
            who: {measure.name: measure.value() for measure in quality(*pair, ud, ner, args.limit)}
            for who, pair in readers.items()
        }
    if "attributions" in wanted:
        found["attributions"] = attributions(cofenet(polnear, "test")[: args.limit], load(), peer)
    show(found)
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _middle(figures: dict[str, list[float]]) -> dict[str, list[float]]:
    """Median, least and most of each."""
    return {name: [statistics.median(rounds), min(rounds), max(rounds)] for name, rounds in figures.items()}


def show(found: dict[str, Any]) -> None:
    print(f"{found['machine']}; timed on {found['timed']}")
    for who, why in found["absent"].items():
        print(f"absent: {who}: {why}")
    for part, digits in (("words/s", 0), ("ratios", 2)):
        for name, (middle, low, high) in found.get(part, {}).items():
            print(f"{name:55} {middle:9.{digits}f} {part}  [{low:.{digits}f} .. {high:.{digits}f}]")
    for name, peak in found.get("peak MB", {}).items():
        print(f"{name:55} {peak:9.0f} MB at most")
    scores = found.get("quality", {})
    for name in scores.get("ours", ()):
        print(f"{name:25}", *(f"{who} {values[name]:6.2f}" for who, values in scores.items()))
    for who, figures in found.get("attributions", {}).items():
        for name, (p, r, f) in figures.items():
            print(f"{who:25} {name:25} p {p:6.2f}  r {r:6.2f}  f1 {f:6.2f}")


if __name__ == "__main__":
    main()
