"""Hostile files through intake: `python -m benchmarks.hostile`. Bombs and broken files are made, read and thrown away.

Told are, for each bomb, its reason and its seconds; for all, whether every file that gave no report is listed with a
reason, whether the good reports between them came through, and by how much this process grew. Ends with 1 where a
promise is broken: 65 seconds a bomb, 200 MB.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from asreported.intake import Report, Unreadable, sources

from .bombs import BOMBS
from .mutations import mutations
from .papers import TEXT, seeds

SECONDS = 65
MEGABYTES = 200
# A good text between so many files shows that the batch goes on, and a good page that its parser does.
_EVERY = 50
_ROOT = Path(__file__).parent.parent
_GOOD = {"good.txt": TEXT.encode(), "good.html": seeds()["page.html"]}


@dataclass(slots=True)
class Outcome:
    """What became of some files."""

    files: int = 0
    reports: int = 0
    refused: int = 0
    # Files that gave neither a report nor a reason, bombs that took too long, good files that gave no report.
    silent: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def holds(self) -> bool:
        return not (self.silent or self.slow or self.lost)


def read(path: Path, outcome: Outcome, limit: float = SECONDS) -> list[Unreadable]:
    """Read one file and note what became of it; its refusals are given back."""
    started = time.perf_counter()
    found = [item for source in sources([path]) for item in source.items()]
    refused = [one for one in found if isinstance(one, Unreadable)]
    outcome.files += 1
    outcome.reports += len(found) - len(refused)
    outcome.refused += len(refused)
    outcome.reasons.update(one.reason.partition(" (")[0].partition("“")[0][:60] for one in refused)
    if not found or any(not (one.reason and one.advice) for one in refused):
        outcome.silent.append(path.name)
    if time.perf_counter() - started > limit:
        outcome.slow.append(path.name)
    return refused


def read_good(folder: Path, outcome: Outcome) -> None:
    """Read good files, which must come through whatever was read before."""
    for name, data in _GOOD.items():
        path = folder / name
        path.write_bytes(data)
        found = [item for source in sources([path]) for item in source.items()]
        if not any(isinstance(item, Report) for item in found):
            outcome.lost.append(name)


def read_bombs(names: Iterable[str], tell: bool = True) -> Outcome:
    """Make and read each bomb, a good file after each."""
    outcome = Outcome()
    with TemporaryDirectory() as place:
        for name in names:
            path = Path(place) / name
            # In a process of its own, so that what making it takes is no growth of this one.
            subprocess.run([sys.executable, "-m", "benchmarks.bombs", name, path], cwd=_ROOT, check=True)
            size, started = path.stat().st_size, time.perf_counter()
            refused = read(path, outcome)
            if not refused:
                outcome.silent.append(name)
            if tell:
                seconds, reason = time.perf_counter() - started, refused[0].reason if refused else "READ WHOLE"
                print(f"{name:24} {size / 1e6:6.2f} MB {seconds:6.1f} s  {reason[:90]}", flush=True)
            path.unlink()
            read_good(Path(place), outcome)
    return outcome


def read_mutations(count: int, seed: int) -> Outcome:
    """Make and read so many broken files, good ones between them."""
    outcome = Outcome()
    with TemporaryDirectory() as place:
        for number, (name, data) in enumerate(mutations(count, seed)):
            path = Path(place) / name
            path.write_bytes(data)
            read(path, outcome)
            path.unlink()
            if number % _EVERY == 0:
                read_good(Path(place), outcome)
    return outcome


def memory() -> float:
    """The most memory that this process ever had, in megabytes."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Read all of them and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--bombs", nargs="*", choices=list(BOMBS), default=list(BOMBS))
    asked = parser.parse_args()
    before = memory()
    bombs = read_bombs(asked.bombs)
    between, started = memory(), time.perf_counter()
    broken = read_mutations(asked.mutations, asked.seed)
    seconds = time.perf_counter() - started
    for what, outcome in ((f"{len(asked.bombs)} bombs", bombs), (f"{asked.mutations} mutated files", broken)):
        print(f"{what}: {outcome.reports} reports, {outcome.refused} refusals, without a reason {outcome.silent}, ")
        print(f"  too slow {outcome.slow}, good files lost {outcome.lost}")
    for reason, count in broken.reasons.most_common(25):
        print(f"    {count:6} {reason}")
    grown = memory() - before
    print(
        f"This process grew by {grown:.0f} MB ({between - before:.0f} MB by bombs); mutated files took {seconds:.0f} s."
    )
    sys.exit(0 if bombs.holds and broken.holds and grown < MEGABYTES else 1)


if __name__ == "__main__":
    main()
