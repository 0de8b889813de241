"""Near-copies found, and different reports taken for copies. Seeded; nothing of the corpus is written anywhere.

    python -m evaluation.copies --shared ../shared --work work

Copies are made of a story of our own and of the reports of `gva`: up to one word in ten replaced, dropped or inserted,
a sentence dropped, another moved, the headline and the dateline changed. `gva` gives the different reports, too: those
of two incidents. Where one page stands under two incidents in the corpus, that is a copy and not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.corpora import unpack

from asreported.claims import Figure, Span
from asreported.intake import Report
from asreported.linking.copies.copies import copies, copy, fingerprints, near
from asreported.linking.copies.independence import independence
from asreported.linking.copies.storywords import story
from asreported.linking.copies.tellings import Telling, tellings

SEED, MADE, RATE = 20311, 1000, 0.1
TOWNS = ("BREL", "SKERRY", "PORT SORREL", "UPPER MARLIN", "OSTERHAM")
HEADS = (
    "Ferry fire: what is known",
    "Night of fear on the strait",
    "Crew praised after blaze",
    "Inquiry into ferry fire",
)
_WRITTEN = """Fire breaks out on night ferry in the Brel strait

BREL, March 3 — A fire on the car deck of a night ferry killed seventeen people and hurt at least forty others in the
Brel strait early on Tuesday. The boat had left Port Sorrel an hour before midnight with lorries, two coaches of
pilgrims and a circus aboard. Flames were seen from both shores until dawn.

Passengers climbed down rope ladders in the dark while fishing boats circled below with their lamps lit. Some jumped
when the paint on the rail began to blister. A baker from Upper Marlin held two children above the water until a pilot
boat came.

The captain stayed on the bridge with four of his crew and kept the bow to the wind. Tugs brought the hull to a
sandbank south of the lighthouse, where it still smoked at noon. Divers have yet to go through the lower cabins.

Relatives waited in the old customs house, where volunteers handed out blankets and soup. Lists of the living were
read aloud every half hour. The company that runs the ferry has sent buses for those who are well enough to travel.

The strait was shut to shipping for nine hours. Inspectors want to know why the sprinklers on the car deck stayed dry.
A memorial service is planned for Sunday in the sailors' chapel."""
STORY = "\n\n".join(" ".join(part.split()) for part in _WRITTEN.split("\n\n"))
BRIEF = "\n\n".join(STORY.split("\n\n")[:2])


def edited(text: str, chance: random.Random, strangers: Sequence[str]) -> str:
    """A copy of a text with up to `RATE` of its words changed, a sentence dropped, another moved."""
    parts = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]
    if len(parts) > 4 and chance.random() < 0.5:
        parts.pop(chance.randrange(1, len(parts)))
    if len(parts) > 4 and chance.random() < 0.5:
        parts.insert(chance.randrange(1, len(parts)), parts.pop(chance.randrange(1, len(parts))))
    words = "\n".join(parts).split(" ")
    for _ in range(round(len(words) * chance.uniform(RATE / 2, RATE))):
        at, deed = chance.randrange(len(words)), chance.randrange(3)
        words[at : at + (deed < 2)] = [chance.choice(strangers)] if deed else []
    return " ".join(words)


def headed(text: str, chance: random.Random) -> str:
    """The text under another headline and from another town."""
    body = text.split("\n", 1)[1].replace("BREL, March 3", f"{chance.choice(TOWNS)}, March {chance.randrange(2, 6)}")
    return f"{chance.choice(HEADS)}\n{body}"


def voices(source: str, strangers: Sequence[str]) -> dict[str, float]:
    """A source and a thousand copies, each by another outlet in its own voice: how many voices the copies add."""
    chance = random.Random(SEED)
    first = Report("source.txt", source, outlet="Marlin Wire")
    made = [first] + [
        Report(f"{n}.txt", edited(headed(source, chance), chance, strangers), outlet=f"Courier No. {n}")
        for n in range(MADE)
    ]
    pairs = [pair for report in made[1:] if (pair := copy(first, report))]
    told = [telling for report in made for telling in _told(report)]
    found = independence(told, {(pair.first, pair.second) for pair in pairs})
    without = independence(told)
    return {
        "copies": len(pairs),
        "claims": len(told),
        "added": found.most - 1,
        "added by passages alone": without.most - 1,
    }


def _told(report: Report) -> tuple[Telling, ...]:
    found = re.search(r"killed\W+(seventeen)[^.\n]*|(seventeen)\W+people[^.\n]*", report.text)
    if found is None:
        return ()  # its own claim was edited away
    evidence, number = Span(*found.span()), Span(*found.span(1 if found[1] else 2))
    claim = Figure(
        report=report.id,
        evidence=evidence,
        number=number,
        measure="killed",
        low=17,
        high=17,
        form="exact",
        group="people",
    )
    return tellings(report, [claim])


def found_of_different(documents: list[dict[str, Any]], strangers: Sequence[str]) -> dict[str, float]:
    """One copy each of a thousand reports that have a story: how many are found, by fingerprints and by passages."""
    chance = random.Random(SEED)
    stories = [one["content"] for one in documents if len(story(one["content"]).words) >= 40]
    looked_up = paired = 0
    for text in chance.sample(stories, MADE):
        one, other = Report("a", text), Report("b", edited(text, chance, strangers))
        prints = [fingerprints(report.text) for report in (one, other)]
        shared = len(set(prints[0]) & set(prints[1]))
        if near(len(prints[0]), [("b", len(prints[1]), shared)]):
            looked_up += 1
            paired += copy(one, other) is not None
    return {"looked up": looked_up / MADE, "found": paired / MADE}


def false_copies(documents: list[dict[str, Any]]) -> dict[str, float]:
    """Reports that are called copies of a report of another incident."""
    reports = {one["id"]: Report(one["id"], one["content"], url=one["uri"]) for one in documents}
    incidents = {reports[one["id"]].id: one["incident"] for one in documents}
    start = time.process_time()
    found = [pair for group in copies(reports.values()) for pair in group.pairs]
    seconds = time.process_time() - start
    texts = {report.id: report.text for report in reports.values()}
    apart = [pair for pair in found if incidents[pair.first] != incidents[pair.second]]
    false = {name for pair in apart if texts[pair.first] != texts[pair.second] for name in (pair.first, pair.second)}
    bare = {name for pair in apart for name in (pair.first, pair.second)}
    return {
        "reports": len(reports),
        "pairs of one incident": len(found) - len(apart),
        "false copies": len(bare) / len(reports),
        "of them with other words": len(false) / len(reports),
        "milliseconds a report": 1000 * seconds / len(reports),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    args = parser.parse_args()
    folder = unpack(args.shared / "corpora", args.work, "gva")
    documents = json.loads((folder / "docs.json").read_text(encoding="utf-8"))
    strangers = sorted({word for one in documents[:200] for word in one["content"].split() if word.isalpha()})
    measured = {
        "the story": voices(STORY, strangers),
        "its first lines": voices(BRIEF, strangers),
        "copies of different reports": found_of_different(documents, strangers),
        "different reports": false_copies(documents),
    }
    for name, values in measured.items():
        print(f"{name:30}", "  ".join(f"{what} {value:.4g}" for what, value in values.items()))


if __name__ == "__main__":
    main()
