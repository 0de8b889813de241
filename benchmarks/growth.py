"""What one more report costs in a case of 100 reports and in one of 100,000: `python -m benchmarks.growth`.

The reports and claims are made up (`madeup.py`), the reader is left out. One case grows from size to size, in lots; at
each size newcomers of its large, middling and small crises are added one by one, for good and to the disk. Processor
time is that of this process alone, as others may use the machine. What is measured so far is printed and written even
where the time runs out; with `--folder` the same command goes on from there. `--rebuild` then makes all links of that
case anew, and says what that takes.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
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

from sqlalchemy import select

from asreported.ledger import Case, open_case, schema, storing
from asreported.ledger.links import LINKS

from .madeup import Reading, crisis, sizes

VERSIONS = ("made up", "made up")
# Reports that are stored in one transaction while the case grows.
LOT = 1000
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
        """The reports of the case, crisis by crisis; newcomers are kept aside."""
        planned, asked = self.planned(), self._asked()
        crises = {name: sum(other == name for other in asked.values()) for name in asked.values()}
        # Those first that newcomers are of: so there are some wherever the time runs out.
        for number, size in sorted(enumerate(planned), key=lambda one: one[0] not in asked):
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
        # What stays for good, tables and compiled questions, need not be looked through again and again.
        gc.freeze()
    gc.unfreeze()
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
        median, most = _spread([float(one[at]) for one in cost])
        row |= {f"median_{what}": median, f"p95_{what}": most}
    row["crises"] = {name: _spread([cpu for other, _, cpu in cost if other == name]) for name in sorted(newcomers)}
    return row


def _spread(taken: list[float]) -> tuple[float, float]:
    """The median, and what 95 of 100 stay within."""
    return (statistics.median(taken), sorted(taken)[int(0.95 * (len(taken) - 1))]) if taken else (0.0, 0.0)


@dataclass(slots=True)
class State:
    """How far a folder's case has come: rows, crises that were told, reports that were there when a stage began.

    `early` are newcomers that were added before the stage was through, as the time ran out.
    """

    file: Path
    rows: list[dict[str, Any]] = field(default_factory=list)
    crises: int = 0
    reports: int = 0
    early: int = 0

    def read(self) -> None:
        """Take up what was kept."""
        if self.file.exists():
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            self.rows, self.crises = kept["rows"], kept["crises"]
            self.reports, self.early = kept["reports"], kept["early"]

    def write(self) -> None:
        """Keep it."""
        kept = {"rows": self.rows, "crises": self.crises, "reports": self.reports, "early": self.early}
        self.file.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _count(case: Case) -> int:
    return case.sizes()["reports"]


def grow(
    file: Path, state: State, wanted_sizes: list[int], newcomers: int, deadline: float
) -> Iterator[dict[str, Any]]:
    """Make a case grow; a row more in its state for each size that it reaches in time."""
    with open_case(file) as case:
        for size in sorted(wanted_sizes)[len(state.rows) :]:
            stage = Stage(state.crises, size - state.reports, newcomers + WARM)
            stored = _count(case)
            wall, cpu = time.perf_counter(), time.process_time()
            done = fill(case, islice(stage.held(), stored - state.reports - state.early, None), deadline)
            spent, used = time.perf_counter() - wall, time.process_time() - cpu
            count = _count(case)
            row: dict[str, Any] = {"reports": count}
            row |= {"build_ms": 1000 * used / max(1, count - stored), "build_seconds": spent, "built": count - stored}
            coming = {name: [one for one in some if not case.has(one[0])] for name, some in stage.newcomers.items()}
            if not done:
                print(f"out of time before {size} reports; there are {count}", flush=True)
                if sum(map(len, coming.values())) < 2 * WARM:
                    return
            row |= measure(case, coming, newcomers)
            row["megabytes"] = sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*")) / 2**20
            row["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            if done:
                state.rows.append(row)
                state.crises, state.reports, state.early = state.crises + len(stage.planned()), _count(case), 0
            else:
                state.early += _count(case) - count
            state.write()
            yield row
            if not done:
                return


def rebuild(file: Path) -> dict[str, Any]:
    """Make all links of a case anew: what that takes, and whether they are the same as those that grew."""
    with open_case(file) as case:
        reports, before = _count(case), _links(case)
        wall, cpu = time.perf_counter(), time.process_time()
        with case._writing() as connection:
            storing.relink(connection)
        taken = {"seconds": time.perf_counter() - wall, "cpu_seconds": time.process_time() - cpu}
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"reports": reports} | taken | {"peak_megabytes": peak, "same": _links(case) == before}


def _links(case: Case) -> str:
    """A digest of all that linking keeps."""
    digest = hashlib.sha256()
    with case._reading() as connection:
        for table in (*LINKS, schema.copies, schema.shingles):
            rows = connection.execution_options(yield_per=1000).execute(select(table).order_by(*table.primary_key))
            for row in rows:
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


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
    crises = ", ".join(f"{name} {median:.0f} / {most:.0f}" for name, (median, most) in row["crises"].items())
    print(f"  {row['newcomers']} newcomers; median and p95 of cpu by crisis: {crises}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 30_000, 100_000])
    parser.add_argument("--newcomers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=60, help="after which nothing more is built")
    parser.add_argument("--folder", type=Path, help="where the case is made and kept; else it is thrown away")
    parser.add_argument("--rebuild", action="store_true", help="make the links of the folder's case anew")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    deadline = time.monotonic() + 60 * args.minutes
    with tempfile.TemporaryDirectory() as passing:
        folder = args.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        state = State(folder / "growth.json")
        state.read()
        for row in grow(folder / "growth.db", state, args.sizes, args.newcomers, deadline):
            rows = state.rows if row in state.rows else [*state.rows, row]
            compared(rows)
            _print(rows)
            if args.json:
                args.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        if args.rebuild:
            print(json.dumps(rebuild(folder / "growth.db")), flush=True)


if __name__ == "__main__":
    main()
