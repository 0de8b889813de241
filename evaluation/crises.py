"""Six fictional crises of several reports each: the three layers, and what holds across reports.

`crises/tuning` may be looked at while rules are written; of `crises/untouched` only totals are ever printed.
`python -m evaluation.crises tuning --errors` scores the program on one part.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from . import claims

FOLDER = Path(__file__).with_name("crises")
PARTS = ("tuning", "untouched")
HEADLINE = {"found", "strict", "attributed", "told", "series", "incidents", "disputes"}  # of the measures, by last word
Scores = dict[str, dict[str, float]]


def folders(part: str) -> list[Path]:
    """The crises of a part, each a folder in the form that the yardstick reads."""
    return sorted(path for path in (FOLDER / part).iterdir() if path.is_dir())


def totals(gold: Path, work: Path) -> Scores:
    """Precision, recall, F1 of each measure of the yardstick for each part; every crisis is a case of its own."""
    return {
        f"crises {part} {measure}": values
        for part in PARTS
        for measure, values in rates([yardstick(gold, folder, work)[0] for folder in folders(part)]).items()
    }


def yardstick(gold: Path, folder: Path, work: Path) -> tuple[dict[str, Any], list[str]]:
    """What the shared scorer says of the program on one crisis: its measures, and its list of what went wrong."""
    scorer = [sys.executable, str(gold / "score.py"), str(folder), str(claims.claims(folder, work))]
    done = subprocess.run([*scorer, "--errors", "--json"], check=True, capture_output=True, text=True)
    *problems, measures = done.stdout.splitlines()
    return json.loads(measures), problems


def rates(scored: list[dict[str, Any]]) -> Scores:
    """The measures of several crises as one, from their counts: a large crisis weighs more than a small one."""
    sums: dict[str, Counter[str]] = {}
    for measures in scored:
        for measure, values in measures.items():
            sums.setdefault(measure, Counter()).update(_counts(values))
    return {measure: _rates(n) for measure, n in sums.items() if n["gold"]}


def _counts(values: dict[str, Any]) -> dict[str, int]:
    """Disputes are counted from two ends: of the program's those that fit, of the gold's those that were found."""
    if "judged" not in values:
        return {"fits": values["right"], **{key: values[key] for key in ("right", "predicted", "gold")}}
    fits = round(values["p"] * values["judged"])
    return {"fits": fits, "right": values["found"], "predicted": values["judged"], "gold": values["gold"]}


def _rates(n: Counter[str]) -> dict[str, float]:
    p, r = n["fits"] / n["predicted"] if n["predicted"] else 0.0, n["right"] / n["gold"]
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    shares = {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3)}
    return shares | {key: n[key] for key in ("right", "predicted", "gold")}


def _print(title: str, found: Scores) -> None:
    print(title)
    for measure, values in found.items():
        if measure.split()[-1] in HEADLINE and "|" not in measure:
            print(f"  {measure:24} p {values['p']:.3f}  r {values['r']:.3f}  f1 {values['f1']:.3f}"
                  f"  ({values['right']} right, {values['predicted']} given, {values['gold']} gold)")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with gold/")
    parser.add_argument("--errors", action="store_true", help="what was missed or wrong; of tuning only")
    args = parser.parse_args()
    if args.errors and args.part != "tuning":
        parser.error("the errors of untouched are not for reading")
    with tempfile.TemporaryDirectory() as work:
        scored = {folder.name: yardstick(args.shared / "gold", folder, Path(work)) for folder in folders(args.part)}
    if args.part == "tuning":
        for name, (measures, problems) in scored.items():
            _print(name, rates([measures]))
            print(*(problems if args.errors else []), sep="\n", end="\n")
    _print(f"all of {args.part}", rates([measures for measures, _ in scored.values()]))


if __name__ == "__main__":
    main()
