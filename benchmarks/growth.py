"""What one more report costs in a case of 100 reports and in one of 100,000: `python -m benchmarks.growth`.

The reports and claims are made up (`madeup.py`), the reader is left out. One case grows from size to size, in lots; at
each size newcomers of its large, middling and small crises are added one by one, for good and to the disk. Processor
time is that of this process alone, as others may use the machine. What is measured so far is printed and written even
where the time runs out.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from asreported.ledger import Case, open_case, storing

from .madeup import Reading, crisis, sizes

VERSIONS = ("made up", "made up")
# Reports that are stored in one transaction while the case grows.
LOT = 200
# Newcomers before those that count: what a process loads once, it has loaded then.
WARM = 3
COLUMNS = (
    ("reports", 9), ("median_wall", 12), ("p95_wall", 9), ("median_cpu", 11), ("p95_cpu", 8), ("to_first", 9),
    ("to_1000", 8), ("build_ms", 9), ("megabytes", 10), ("peak_megabytes", 15),
)  # fmt: skip


@dataclass(slots=True)
class Stage:
    """The crises that make a case grow by `more` reports; `newcomers` fill as their crises are told."""

    first: int
    more: int
    wanted: int
    newcomers: dict[str, list[Reading]] = field(default_factory=dict)

    def planned(self) -> list[int]:
        """How many reports each crisis has; some of them are newcomers."""
        return sizes(self.more + self.wanted)

    def _asked(self) -> dict[int, str]:
        """The crises that newcomers are of."""
        count = len(self.planned())
        share = max(1, min(self.wanted // 3, count // 4))
        named = dict.fromkeys(range(count - share, count), "small")
        named |= {count // 4 + step: "middling" for step in range(share)}
        return named | {0: "large"}

    def held(self) -> Iterator[Reading]:
        """The reports of the case, one crisis after the other; newcomers are kept aside."""
        planned, asked = self.planned(), self._asked()
        crises = {name: sum(other == name for other in asked.values()) for name in asked.values()}
        for number, size in enumerate(planned):
            name = asked.get(number, "")
            share = -(-self.wanted // (len(crises) * crises[name])) if name else 0
            share = max(share, self.wanted // 2) if name == "large" else share
            out = set(random.Random(number).sample(range(size), min(share, size // 2)))
            for place, reading in enumerate(crisis(self.first + number, size)):
                if place in out:
                    self.newcomers.setdefault(name, []).append(reading)
                else:
                    yield reading


def fill(case: Case, held: Iterator[Reading], deadline: float) -> bool:
    """Store reports; False where the time was up before."""
    while lot := list(islice(held, LOT)):
        if time.monotonic() > deadline:
            return False
        made = [(report, claims, storing.profiles_of(report, claims)) for report, claims in lot]
        with case._writing() as connection:
            storing.add_all(connection, made, VERSIONS)
    return True


def one_more(case: Case, reading: Reading) -> tuple[float, float]:
    """The milliseconds on the clock and of the processor that one more report costs."""
    wall, cpu = time.perf_counter(), time.process_time()
    if not case.add(*reading):
        raise AssertionError("a newcomer was there already")
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def measure(case: Case, newcomers: dict[str, list[Reading]], wanted: int) -> dict[str, Any]:
    """Add newcomers one by one, those of all kinds in turn; what they cost."""
    turns = [(name, reading) for name, some in sorted(newcomers.items()) for reading in some]
    random.Random(0).shuffle(turns)
    for _, reading in turns[:WARM]:
        one_more(case, reading)
    cost = [(name, *one_more(case, reading)) for name, reading in turns[WARM : WARM + wanted]]
    row: dict[str, Any] = {"newcomers": len(cost)}
    for at, what in ((1, "wall"), (2, "cpu")):
        taken = sorted(float(one[at]) for one in cost)
        row |= {f"median_{what}": statistics.median(taken), f"p95_{what}": taken[int(0.95 * (len(taken) - 1))]}
        row[f"most_{what}"] = taken[-1]
    row["crises"] = {
        name: statistics.median(cpu for other, _, cpu in cost if other == name) for name in sorted(newcomers)
    }
    return row


def grow(file: Path, wanted_sizes: list[int], newcomers: int, deadline: float) -> Iterator[dict[str, Any]]:
    """Make a case grow, a row for each size that it reaches in time."""
    first = count = 0
    with open_case(file) as case:
        for size in sorted(wanted_sizes):
            stage = Stage(first, size - count, newcomers + WARM)
            wall, cpu = time.perf_counter(), time.process_time()
            late = not fill(case, stage.held(), deadline)
            spent, used = time.perf_counter() - wall, time.process_time() - cpu
            added = case.counts().reports - count
            first += len(stage.planned())
            count += added
            if late:
                print(f"out of time before {size} reports; there are {count}", flush=True)
                if sum(map(len, stage.newcomers.values())) < 2 * WARM:
                    return
            row = {"reports": count} | measure(case, stage.newcomers, newcomers)
            count += row["newcomers"] + WARM
            row |= {"build_ms": 1000 * used / added, "build_seconds": spent}
            row["megabytes"] = sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*")) / 2**20
            row["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield row
            if late:
                return


def compared(rows: list[dict[str, Any]]) -> None:
    """Note in each row how its median stands to that of the first size and of a thousand reports."""
    thousand = next((row for row in rows if row["reports"] >= 900), None)
    for row in rows:
        row["to_first"] = row["median_cpu"] / rows[0]["median_cpu"]
        row["to_1000"] = row["median_cpu"] / thousand["median_cpu"] if thousand else None


def _print(rows: list[dict[str, Any]]) -> None:
    print(" ".join(f"{name:>{width}}" for name, width in COLUMNS))
    for row in rows:
        shown = (
            ("-" if row[name] is None else f"{row[name]:.1f}".removesuffix(".0"), width) for name, width in COLUMNS
        )
        print(" ".join(f"{value:>{width}}" for value, width in shown))
    row = rows[-1]
    crises = ", ".join(f"{name} {value:.0f}" for name, value in row["crises"].items())
    print(f"  {row['newcomers']} newcomers; median cpu by crisis: {crises}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--newcomers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=60, help="after which nothing more is built")
    parser.add_argument("--folder", type=Path, help="where the case is made and kept; else it is thrown away")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    deadline = time.monotonic() + 60 * args.minutes
    with tempfile.TemporaryDirectory() as passing:
        folder = args.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        rows: list[dict[str, Any]] = []
        for row in grow(folder / "growth.db", args.sizes, args.newcomers, deadline):
            rows.append(row)
            compared(rows)
            _print(rows)
            if args.json:
                args.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
