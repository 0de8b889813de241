"""Score the program on the gold ledgers, end to end: reports go through the command line as a user's do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from . import reports

SETS = ("seeds", "wikinews")


def claims(folder: Path, work: Path) -> Path:
    """The exported claims of a folder of reports, made by the program as a user runs it."""
    case, out = work / f"{folder.name}.db", work / f"{folder.name}.jsonl"
    program = [sys.executable, "-m", "asreported", "--case", str(case)]
    subprocess.run([*program, "add", *map(str, sorted(folder.glob("*.txt")))], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*program, "export", "claims", "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    return out


def totals(gold: Path, corpora: Path, work: Path, unpacked: Path) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 of each measure of the yardstick: the shared sets together, then each part of our own."""
    found = _summed(gold, [gold / name for name in SETS], work)
    for part in reports.PARTS:
        folder = reports.write(part, corpora, unpacked, work / part)
        found |= {f"{part} {measure}": values for measure, values in _summed(gold, [folder], work).items()}
    return found


def _summed(gold: Path, folders: list[Path], work: Path) -> dict[str, dict[str, float]]:
    sums: dict[str, Counter[str]] = {}
    for folder in folders:
        scorer = [sys.executable, str(gold / "score.py"), str(folder), str(claims(folder, work)), "--json"]
        found = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
        for measure, values in found.items():
            if values.get("gold") and "right" in values:
                sums.setdefault(measure, Counter()).update({k: values[k] for k in ("right", "predicted", "gold")})
    return {measure: _rates(n) for measure, n in sums.items()}


def _rates(n: Counter[str]) -> dict[str, float]:
    p = n["right"] / n["predicted"] if n["predicted"] else 0.0
    r = n["right"] / n["gold"] if n["gold"] else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0, **n}
