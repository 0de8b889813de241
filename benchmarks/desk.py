"""How long the pages of the desk take while many read a large case, beside Datasette on the same file.

A case of made-up reports is built (or the one of `--case` taken), the desk and Datasette are started, a
process each, and readers in threads of this process ask for one page after another without a pause: each
page of the desk, and of Datasette the tables that are nearest to our lists, 100 rows of claims a page. `first` is the
first answer of a page after the case has changed, `p50` and `p95` what readers wait for once all of them ask. A reader
that pauses between two pages waits less: `--pause` says for how long each does.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

import uvicorn

from asreported.desk import create_app
from asreported.ledger import open_case

from .growth import fill
from .madeup import crisis, sizes

CLAIMS_A_REPORT = 4
HOST = "127.0.0.1"


def build(file: Path, claims: int) -> None:
    """A case of made-up reports with about so many claims."""
    with open_case(file) as case:
        readings = chain.from_iterable(
            crisis(number, size) for number, size in enumerate(sizes(claims // CLAIMS_A_REPORT))
        )
        fill(case, readings, time.monotonic() + 24 * 3600)


def pages(file: Path) -> dict[str, list[str]]:
    """The addresses of each page of the desk: lists once, single things some of every size."""
    with closing(sqlite3.connect(file)) as base:
        every = {
            kind: [
                name
                for (name,) in base.execute(
                    "SELECT name FROM grouped WHERE kind = ? GROUP BY name ORDER BY count(*) DESC, name", (kind,)
                )
            ]
            for kind in ("event", "figure")
        }
        found = {
            table: [name for (name,) in base.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 4000")]
            for table in ("reports", "figures")
        }
    with open_case(file, create=False) as case:
        disputes = [one.id for one in case.disputes()]
        people = [one.id for one in case.sources()]
    lists = ["/", "/incidents", "/series", "/disputes", "/people", "/copies", "/versions", "/decisions", "/sources"]
    lists += ["/figures", "/statements", "/events", "/reports", "/timeline", "/map"]
    asked = {place: [place] for place in lists}
    asked["/search"] = [f"/search?q={word}" for word in ("killed", "convoy", "police+post", "teachers+taken")]
    asked["/incidents/…"] = [f"/incidents/{name}" for name in _some(every["event"])]
    asked["/series/…"] = [f"/series/{name}" for name in _some(every["figure"])]
    asked["/reports/…"] = [f"/reports/{name}" for name in _some(found["reports"])]
    asked["/figures/…"] = [f"/figures/{name}" for name in _some(found["figures"])]
    asked["/sources/…"] = [f"/sources/{quote(name)}" for name in _some(people)]
    if disputes:
        asked["/disputes/…"] = [f"/disputes/{name}" for name in _some(disputes)]
    return asked


def _some(names: list[str], most: int = 20) -> list[str]:
    """The largest, and others of all sizes."""
    return list(dict.fromkeys([*names[:3], *random.Random(0).sample(names, min(most, len(names)))]))[:most]


def datasette(file: Path) -> dict[str, list[str]]:
    """The pages of Datasette that come nearest to our lists."""
    name = quote(file.stem)
    tables = ("figures", "statements", "events", "reports")
    found = {f"/{table}": [f"/{name}/{table}?_size=100"] for table in tables}
    return found | {"/figures/…": [f"/{name}/figures?_size=100&measure=killed&_sort=report"]}


@contextmanager
def served(command: list[str], port: int, ready: str) -> Iterator[None]:
    """A server in a process of its own while the block runs."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                try:
                    if ask(http.client.HTTPConnection(HOST, port, timeout=60), ready)[0] < 500:
                        break
                except OSError:
                    time.sleep(0.1)
            yield
        finally:
            process.terminate()


def ask(connection: http.client.HTTPConnection, place: str) -> tuple[int, int]:
    """The status and the length of an answer."""
    connection.request("GET", place)
    answer = connection.getresponse()
    return answer.status, len(answer.read())


def measure(port: int, places: list[str], readers: int, seconds: float, pause: float) -> dict[str, Any]:
    """What readers wait for who ask for these places in turn, in milliseconds."""
    waited: list[float] = []
    lengths: list[int] = []
    errors = 0
    start = time.perf_counter()
    ask(http.client.HTTPConnection(HOST, port, timeout=120), places[0])
    first = 1000 * (time.perf_counter() - start)
    until = time.monotonic() + seconds
    lock = threading.Lock()

    def read(number: int) -> None:
        nonlocal errors
        connection = http.client.HTTPConnection(HOST, port, timeout=120)
        chance = random.Random(number)
        time.sleep(pause * chance.random())
        while time.monotonic() < until:
            begin = time.perf_counter()
            try:
                status, length = ask(connection, chance.choice(places))
            except (OSError, http.client.HTTPException):
                status, length = 599, 0
                connection.close()
            taken = 1000 * (time.perf_counter() - begin)
            with lock:
                waited.append(taken)
                lengths.append(length)
                errors += status != 200
            time.sleep(pause * 2 * chance.random())

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ordered = sorted(waited)
    return {
        "first": first,
        "p50": statistics.median(ordered),
        "p95": ordered[int(0.95 * (len(ordered) - 1))],
        "answers": len(ordered),
        "errors": errors,
        "kilobytes": statistics.mean(lengths) / 1000,
    }


def _free() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--case", type=Path, help="a case in a file that is there; it is only read")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=5, help="for each page")
    parser.add_argument("--pause", type=float, default=0, help="how many seconds a reader looks at a page, on average")
    parser.add_argument("--datasette", default=shutil.which("datasette"), help="the program, if it is not on the path")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--serve", type=int, metavar="PORT", help="only serve the case, read-only, as readers find it")
    args = parser.parse_args()
    if args.serve:
        uvicorn.run(create_app(str(args.case)), host=HOST, port=args.serve, log_level="warning")
        return
    with tempfile.TemporaryDirectory() as passing:
        file = args.case or Path(passing) / "case.db"
        if args.case is None:
            build(file, args.claims)
        rows = {}
        port = _free()
        desk = [sys.executable, "-m", "benchmarks.desk", "--case", str(file), "--serve", str(port)]
        with served(desk, port, "/healthz"):
            for page, places in pages(file).items():
                rows["desk", page] = measure(port, places, args.readers, args.seconds, args.pause)
                _print("desk", page, rows["desk", page])
        if args.datasette:
            port = _free()
            with served([args.datasette, "serve", str(file), "--port", str(port)], port, "/"):
                for page, places in datasette(file).items():
                    rows["datasette", page] = found = measure(port, places, args.readers, args.seconds, args.pause)
                    _print("datasette", page, found)
                    ratio = rows["desk", page]["p95"] / found["p95"]
                    print(f"{'':10} {'':18} ours is {ratio:.2f} times as long")
        else:
            print("datasette: absent")
        if args.json:
            written = [{"server": server, "page": page} | row for (server, page), row in rows.items()]
            args.json.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _print(server: str, page: str, row: dict[str, Any]) -> None:
    print(
        f"{server:10} {page:18} first {row['first']:8.0f} ms  p50 {row['p50']:7.0f}  p95 {row['p95']:7.0f}"
        f"  {row['answers']:6} answers, {row['errors']} errors, {row['kilobytes']:6.0f} kB",
        flush=True,
    )


if __name__ == "__main__":
    main()
