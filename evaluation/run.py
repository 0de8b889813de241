"""Score the program on the gold ledgers: `make eval`. Reads reports through the command line's own path, end to end.

Prints the figures of the yardstick over all sets together and fails when one falls below evaluation/floors.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
SETS = ("seeds", "wikinews")


def claims(folder: Path, work: Path) -> Path:
    """The exported claims of a folder of reports, made by the program as a user runs it."""
    case, out = work / f"{folder.name}.db", work / f"{folder.name}.jsonl"
    program = [sys.executable, "-m", "asreported", "--case", str(case)]
    subprocess.run([*program, "add", *map(str, sorted(folder.glob("*.txt")))], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*program, "export", "claims", "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    return out


def totals(gold: Path, work: Path, sets: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each measure of the yardstick, counts summed over the sets."""
    sums: dict[str, Counter[str]] = {}
    for name in sets:
        scorer = [sys.executable, str(gold / "score.py"), str(gold / name), str(claims(gold / name, work)), "--json"]
        found = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
        for measure, values in found.items():
            if "right" in values:
                sums.setdefault(measure, Counter()).update({k: values[k] for k in ("right", "predicted", "gold")})
    return {measure: _rates(n) for measure, n in sums.items()}


def _rates(n: Counter[str]) -> dict[str, float]:
    p = n["right"] / n["predicted"] if n["predicted"] else 0.0
    r = n["right"] / n["gold"] if n["gold"] else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0, **n}


def digest(gold: Path, sets: tuple[str, ...]) -> str:
    """What was scored, so that a floor is never compared with another corpus."""
    paths = [path for name in sets for path in sorted((gold / name).iterdir()) if path.suffix in {".txt", ".json"}]
    return hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in paths)).hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds gold/")
    parser.add_argument(
        "--raise-floors", action="store_true", help="write today's figures as the new floors where higher"
    )
    args = parser.parse_args()
    gold = args.shared / "gold"
    if not (gold / "score.py").exists():
        print(f"{gold} is missing: the gold ledgers are not part of the project, so there is nothing to score here.")
        return 2
    with tempfile.TemporaryDirectory() as work:
        scores = totals(gold, Path(work), SETS)
    for measure, values in scores.items():
        print(f"{measure:28} p {values['p']:.3f}  r {values['r']:.3f}  f1 {values['f1']:.3f}"
              f"  ({values['right']} right, {values['predicted']} given, {values['gold']} gold)")  # fmt: skip
    return gate(scores, digest(gold, SETS), args.raise_floors)


def gate(scores: dict[str, dict[str, float]], corpus: str, raise_floors: bool) -> int:
    """0 when no figure is below its floor; floors rise by `--raise-floors` and fall only by hand, with a reason."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"corpus": corpus, "f1": {}}
    if kept["corpus"] != corpus:
        print(f"the corpus changed ({kept['corpus']} -> {corpus}): the floors do not apply; set them anew by hand")
        return 1
    below = [name for name, floor in kept["f1"].items() if scores.get(name, {"f1": 0.0})["f1"] < floor]
    for name in below:
        print(f"BELOW ITS FLOOR: {name} {scores.get(name, {'f1': 0.0})['f1']} < {kept['f1'][name]}")
    if raise_floors:
        wanted = [
            name for name in scores if name.endswith(("found", "strict", "attributed", "told")) and "|" not in name
        ]
        floors = {name: max(kept["f1"].get(name, 0.0), scores[name]["f1"]) for name in wanted}
        FLOORS.write_text(json.dumps({"corpus": corpus, "f1": floors}, indent=1) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
