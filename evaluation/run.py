"""`make eval`: the program on the gold ledgers, the reader on published test sets, each figure against its floor."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from asreported.reader.encoder import MODEL

from . import claims, crises, reader

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.1  # in per cent: the last decimals of the reader differ between kinds of processors
GATED = {"found", "strict", "attributed", "told", "series", "incidents"}  # the rest is printed only


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with gold/ and corpora/")
    parser.add_argument("--only", choices=["claims", "reader"])
    parser.add_argument(
        "--model", type=Path, default=MODEL, help="the reader to score, where it is not the shipped one"
    )
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    parser.add_argument("--intervals", action="store_true", help="with 95 % intervals of the reader's figures")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    parser.add_argument("--raise-floors", action="store_true", help="write today's figures as floors where higher")
    args = parser.parse_args()
    gold, corpora = args.shared / "gold", args.shared / "corpora"
    for folder in (gold, corpora):
        if not folder.exists():
            print(f"{folder} is missing. What is scored is no part of the project: name its folder by --shared")
            return 2
    scores: dict[str, float] = {}
    if args.only != "reader" and args.model == MODEL:  # claims are read with the shipped one
        scores |= _claims(gold, corpora, args.work)
    if args.only != "claims":
        scores |= _reader(corpora, args.work, args.model, args.intervals)
    if args.json:
        args.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    if args.model != MODEL:
        return 0
    return gate(scores, _digest(gold, corpora), args.raise_floors, whole=args.only is None)


def _claims(gold: Path, corpora: Path, unpacked: Path) -> dict[str, float]:
    """F1 of each measure of the yardstick, printed with its counts."""
    with tempfile.TemporaryDirectory() as work:
        found = claims.totals(gold, corpora, Path(work), unpacked) | crises.totals(gold, Path(work))
    for measure, values in found.items():
        print(f"{measure:38} p {values['p']:.3f}  r {values['r']:.3f}  f1 {values['f1']:.3f}"
              f"  ({values['right']} right, {values['predicted']} given, {values['gold']} gold)")  # fmt: skip
    return {
        name: round(100 * values["f1"], 1)
        for name, values in found.items()
        if name.split()[-1] in GATED and "|" not in name
    }


def _reader(corpora: Path, work: Path, model: Path, intervals: bool) -> dict[str, float]:
    scores = {}
    for measure in reader.measures(corpora, work, model):
        scores[measure.name] = round(measure.value(), 2)
        within = "  [{:.2f} .. {:.2f}]".format(*measure.interval()) if intervals else ""
        print(f"{measure.name:28} {measure.value():6.2f}{within}", flush=True)
    return scores


def _digest(gold: Path, corpora: Path) -> str:
    """What was scored, so that a floor is never compared with another corpus."""
    paths: Iterable[Path] = (p for name in claims.SETS for p in sorted((gold / name).iterdir()))
    named = [path.name.encode() + path.read_bytes() for path in paths if path.suffix in {".txt", ".json"}]
    sizes = [f"{p.name} {p.stat().st_size}".encode() for p in sorted(corpora.glob("*.tar.xz"))]
    return hashlib.sha256(b"\0".join([*named, *sizes])).hexdigest()[:16]


def gate(scores: dict[str, float], corpus: str, raise_floors: bool, whole: bool) -> int:
    """0 when no figure is below its floor; floors rise by `--raise-floors` and fall only by hand, with a reason."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    if kept["corpus"] != corpus:
        print(f"the corpus changed ({kept['corpus']} -> {corpus}): the floors do not apply; set them anew by hand")
        return 1
    floors: dict[str, float] = kept["floors"]
    below = [name for name, floor in floors.items() if name in scores and scores[name] < floor - SLACK]
    for name in below:
        print(f"BELOW ITS FLOOR: {name} {scores[name]} < {floors[name]}")
    gone = set(floors) - set(scores) if whole else set()
    for name in sorted(gone):
        print(f"HAS A FLOOR BUT NO FIGURE: {name}")
    if raise_floors:
        floors |= {name: max(floors.get(name, 0.0), value) for name, value in scores.items()}
        FLOORS.write_text(json.dumps({"corpus": corpus, "floors": floors}, indent=1) + "\n", encoding="utf-8")
    return 1 if below or gone else 0


if __name__ == "__main__":
    sys.exit(main())
