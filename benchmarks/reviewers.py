"""Many reviewers at once: 10,000 decisions, four processes on SQLite and eight on PostgreSQL; are all of them kept?

Every reviewer says which decision about a claim it saw last. Whoever is told that somebody has decided since looks
again and decides anew. Afterwards every number that a process was given must be in the log, once, as it was given, and
the chain of the log must hold. PostgreSQL is the tests' own server; without it that half is absent.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from asreported.errors import StaleDecision
from asreported.ledger import Case, Reviewer, open_case

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

CLAIMS = 60  # few, so that reviewers meet


def decide(address: str, name: str, seed: int, wanted: int) -> tuple[list[tuple[int, str]], int]:
    """Take decisions until `wanted` are kept; their numbers and digests, and how often somebody had been quicker."""
    chance, kept, stale = random.Random(seed), list[tuple[int, str]](), 0
    with open_case(address) as case:
        claims = [row.id for row in case.figures()]
        seen = dict.fromkeys(claims, 0)
        reviewer = case.reviewer(name)
        while len(kept) < wanted:
            claim = chance.choice(claims)
            try:
                made = _one(chance, reviewer, claim, seen[claim])
                seen[claim] = made.number
                kept.append((made.number, made.digest))
            except StaleDecision:
                stale += 1
                seen[claim] = max(one.number for one in case.decisions(claim))
    return kept, stale


def _one(chance: random.Random, reviewer: Reviewer, claim: str, seen: int) -> Any:  # noqa: ANN401 - a Decision
    kind = chance.choice(("confirm", "reject", "correct", "grade", "comment"))
    if kind == "correct":
        return reviewer.correct(claim, "low", chance.randrange(1000), seen=seen)
    if kind == "grade":
        return reviewer.grade_claim(claim, chance.choice("123456"), seen=seen)
    if kind == "comment":
        return reviewer.comment(claim, "looked at", seen=seen)
    return (reviewer.confirm if kind == "confirm" else reviewer.reject)(claim, seen=seen)


def fill(case: Case) -> None:
    """Put in the claims that are decided about."""
    from ledger.crowds import crowd

    for report, claims in crowd(CLAIMS // 2):
        case.add(report, claims)


def run(address: str, processes: int, decisions: int) -> dict[str, Any]:
    """What came of it, as one row."""
    with open_case(address) as case:
        fill(case)
    begun = time.perf_counter()
    each = decisions // processes
    with ProcessPoolExecutor(processes) as pool:
        jobs = [pool.submit(decide, address, f"reviewer {at}", at, each) for at in range(processes)]
        found = [job.result() for job in jobs]
    seconds = time.perf_counter() - begun
    told = Counter(one for kept, _ in found for one in kept)
    with open_case(address) as case:
        log = Counter((one.number, one.digest) for one in case.decisions())
        faults = case.faults()
    return {
        "processes": processes,
        "acknowledged": told.total(),
        "in the log": log.total(),
        "lost": sum((told - log).values()),
        "not acknowledged": sum((log - told).values()),
        "told they were late": sum(stale for _, stale in found),
        "faults": len(faults),
        "seconds": round(seconds, 1),
        "a second": round(told.total() / seconds),
    }


def main() -> None:
    """Run both databases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        rows["SQLite"] = run(str(Path(folder) / "case.db"), 4, arguments.decisions)
    from ledger.servers import programs, running

    server: AbstractContextManager[Any] = running() if programs() else nullcontext()
    with server as started:
        if started is None:
            print("PostgreSQL: absent")
        else:
            with started.database() as address:
                rows["PostgreSQL"] = run(address, 8, arguments.decisions)
    print(f"{platform.machine()}, Python {platform.python_version()}")
    for name, row in rows.items():
        print(f"{name}: " + " · ".join(f"{what} {value}" for what, value in row.items()))
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
