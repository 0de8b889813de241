"""200 times `kill -9` while reports are added and decisions taken: is all that was said to be saved there, whole?

A child adds generated reports and decides about their claims, and tells its parent of each that is saved. The parent
kills it at a random moment, and another goes on. At the end everything told must be in the case, the case must be
whole, and its ledger must be that of a run that nobody disturbed, byte for byte. (The power is not cut: that the disk
keeps what it was given is SQLite's and PostgreSQL's promise, see docs/durability.md.)
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from asreported.ledger import Case, open_case

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

LONGEST = 0.6  # seconds that a child lives after it has begun


def work(address: str, reports: int, tell: int, round_: int) -> None:
    """Add what is not there yet, and decide about it; a line to `tell` for all that is saved."""
    from ledger.crowds import crowd

    with open_case(address) as case:
        os.write(tell, b"begun\n")
        reviewer = case.reviewer(f"reviewer {round_}")
        for report, claims in crowd(reports):
            if case.has(report):
                continue
            case.add(report, claims)
            os.write(tell, f"report {report.id}\n".encode())
            made = reviewer.confirm(claims[0].id)
            os.write(tell, f"decision {made.number} {made.digest}\n".encode())
    os.write(tell, b"done\n")


def killed(address: str, reports: int, chance: random.Random, round_: int) -> list[str]:
    """One child's life; the lines that it told before it was killed."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            work(address, reports, tell, round_)
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(hear, "rb") as lines:
        told = [lines.readline()]
        time.sleep(chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        told += lines.readlines()
    os.waitpid(child, 0)
    return [line.decode().strip() for line in told if line.endswith(b"\n")]


def undisturbed(case: Case, reports: int) -> None:
    """The same reports, all at once."""
    from ledger.crowds import crowd

    for report, claims in crowd(reports):
        case.add(report, claims)


def run(address: str, fresh: str, kills: int, reports: int) -> dict[str, Any]:
    """What came of it, as one row."""
    from ledger.contents import contents

    chance, told, begun = random.Random(9), list[str](), time.perf_counter()
    with open_case("sqlite://") as case:
        # The children find what linking loads already loaded.
        undisturbed(case, 3)
    # A few reports more for every kill, so that every child has some to add.
    for at in range(kills):
        told += killed(address, 1 + reports * (at + 1) // kills, chance, at)
    with open_case(address) as case:
        there = {row.report.id for row in case.reports()}
        log = {(one.number, one.digest) for one in case.decisions()}
        faults = case.faults()
        undisturbed(case, reports)
        resumed = _ledger(contents(case))
    with open_case(fresh) as case:
        undisturbed(case, reports)
        same = _ledger(contents(case)) == resumed
    saved = [line.split() for line in told if line.startswith(("report", "decision"))]
    lost = [line for line in saved if (line[1] not in there if line[0] == "report" else _entry(line) not in log)]
    return {
        "kills": kills,
        "told as saved": len(saved),
        "of them decisions": sum(line[0] == "decision" for line in saved),
        "lost": len(lost),
        "half there": len(faults),
        "resumed as undisturbed": same,
        "seconds": round(time.perf_counter() - begun, 1),
    }


def _entry(line: list[str]) -> tuple[int, str]:
    return int(line[1]), line[2]


def _ledger(tables: dict[str, Any]) -> dict[str, Any]:
    """All but the log of decisions, which has the children's."""
    return {name: rows for name, rows in tables.items() if not name.startswith("decision")}


@contextmanager
def databases() -> Iterator[dict[str, tuple[str, str]]]:
    """The addresses to work on, two for each database that is here."""
    from ledger.servers import programs, running

    server: AbstractContextManager[Any] = running() if programs() else nullcontext()
    with tempfile.TemporaryDirectory() as folder, server as started:
        found = {"SQLite": (f"{folder}/killed.db", f"{folder}/fresh.db")}
        if started is None:
            yield found
            return
        with started.database() as one, started.database() as other:
            yield found | {"PostgreSQL": (one, other)}


def main() -> None:
    """Run both databases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--reports", type=int, default=400)
    arguments = parser.parse_args()
    with databases() as found:
        for name, (address, fresh) in found.items():
            row = run(address, fresh, arguments.kills, arguments.reports)
            print(f"{name}: " + " · ".join(f"{what} {value}" for what, value in row.items()), flush=True)


if __name__ == "__main__":
    main()
