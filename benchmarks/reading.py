"""How fast text becomes claims: `make bench`. One process, one thread, beside what runs here without a model.

The text is the fictional example, or the reports of a folder (`--texts DIR`). Words are white-space words. Rounds are
interleaved and the median counts, since a laptop's clock wanders.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from asreported.claims import extract
from asreported.intake import Report, items
from asreported.reader import load
from asreported.reader.encoder import encoder
from asreported.reader.segments import segments

EXAMPLE = Path(__file__).parent.parent / "examples" / "hostage-crisis"


def stages(reports: list[Report]) -> dict[str, Callable[[], Any]]:
    """What is measured, by name: our whole path and its parts, and a tokenizer-only pipeline as the floor."""
    ours, blank = load(), spacy.blank("en")
    blank.add_pipe("sentencizer")
    docs = [ours(report.text) for report in reports]
    network = encoder()
    parts = [segments(doc, network.fits) for doc in docs]
    return {
        "text to claims": lambda: [extract(ours(r.text), r) for r in reports],
        "  reader": lambda: [ours(r.text) for r in reports],
        "    encoder, all heads": lambda: [list(network.read(part)) for part in parts],
        "  claims": lambda: [extract(doc, r) for doc, r in zip(docs, reports, strict=True)],
        "spaCy tokens and sentencizer": lambda: [blank(r.text) for r in reports],
    }


def measure(todo: dict[str, Callable[[], Any]], words: int, rounds: int) -> dict[str, list[float]]:
    """Words a second of each, one figure a round. Every second round runs backwards, so that none is always first."""
    found: dict[str, list[float]] = {name: [] for name in todo}
    for run in todo.values():
        run()
    for number in range(rounds):
        for name, run in list(todo.items())[:: -1 if number % 2 else 1]:
            started = time.perf_counter()
            run()
            found[name].append(words / (time.perf_counter() - started))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="*", default=[EXAMPLE])
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    reports = [item for item in items(args.texts) if isinstance(item, Report)]
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports, {words} words; Python {platform.python_version()}, {platform.machine()}")
    for name, figures in measure(stages(reports), words, args.rounds).items():
        print(f"{name:30} {statistics.median(figures):9.0f} words/s  [{min(figures):.0f}..{max(figures):.0f}]")


if __name__ == "__main__":
    main()
